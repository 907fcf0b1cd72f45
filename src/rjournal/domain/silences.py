"""What is not to be reminded of, for a while or for good (docs/domain.md §2.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rjournal.domain.records import Record


@dataclass(frozen=True, kw_only=True)
class Silence(Record):
    """One thing that waits, told to wait, or a whole kind of them switched off.

    `due_kind` is a kind of `rjournal.domain.due`. With `about_kind` None the whole kind is off. Otherwise the
    one about that record is silent until the day `until` (exclusive), or for good where that is None;
    `occasion` is the day it was due, so that a date that moves makes it speak again.
    """

    due_kind: str
    about_kind: str | None = None
    about_id: int | None = None
    occasion: date | None = None
    until: date | None = None
