"""Something that was written and not saved, as it is offered to go on with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Unfinished:
    """A draft: the key it is kept under, what it is, when it was left, how it begins.

    `changed_since` says that the record it changes was changed after the draft was begun.
    """

    key: str
    what: str
    when: str
    beginning: str
    changed_since: bool = False
