"""Whether what was learned or taught stayed: the two checks after it (docs/domain.md §2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rjournal.domain.records import Record

AskedHow = Literal["explain it back", "do it unaided", "recall the main points"]
RetentionResult = Literal["unaided", "with hints", "not yet", "no longer needed"]


@dataclass(frozen=True, kw_only=True)
class RetentionCheck(Record):
    """A check that was made; those to come are derived from the learning's day and never stored.

    `number` is 1 or 2. It is not a test of the person but of how well it was explained.
    """

    learning_id: int
    number: int
    done_on: date
    how: AskedHow | None = None
    result: RetentionResult
    note: str = ""
