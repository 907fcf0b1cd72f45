"""What moved a goal: the records that say so, whatever kind they are (docs/domain.md §2.3, links)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rjournal.domain.records import Ref


@dataclass(frozen=True)
class Mover:
    """A record that moved a goal.

    `what` is the word for it (`learned`, `entry`); `words` are its own, and may be empty; `beside` is whom it
    has to do with, or what has become of it.
    """

    ref: Ref
    what: str
    words: str
    day: date
    beside: str = ""
