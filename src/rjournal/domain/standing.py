"""What every kind of measure can say about a goal on a day, whatever it counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from rjournal.domain.goals import CheckIn

if TYPE_CHECKING:
    from rjournal.domain.habit import Period

Movement = Literal["moving", "moving back", "no change", "above start", "below start"]
"""What the last two readings say; `above start` and `below start` lie on the far side of where it began."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a goal stands by its own measure.

    - `value`: the whole figure ("17 days, aim 10"); `now`: the reading alone ("17"); `short`: the figure in
      few characters for lists ("17 days, aim 10").
    - `words`: how a goal that knows no pace stands ("kept 3 of 4 check-ins, in now").
    - `ratio`: share of the way, below 0 beyond the start, above 1 past the aim; None if it cannot be said.
    - `last`: the day of the last reading; `reading`: the check-in it came from, if it did.
    - `readings`: how many days have a reading after the starting point.
    - `reached_on`: the first day the present aim was reached; `holding`: it still is.
    - `scale`: where even pace begins and ends, in the numbers of `now`, with `scale_unit` after them.
    - `outside`: a goal to hold is out of its bounds now; `periods`: the weeks or months of a habit.
    - `partner`: somebody else's last rating of a skill; `looks_lower`: my last one is lower than an earlier.
    - `called`: what its readings are called.
    - `needs`: what is missing before anything can be computed.
    - `notes`: the measure's own sentences, which may hold the user's text.
    """

    value: str
    short: str = ""
    now: str = ""
    words: str = ""
    ratio: float | None = None
    percent: str | None = None
    last: date | None = None
    reading: CheckIn | None = None
    readings: int = 0
    trend: tuple[tuple[date, float], ...] = ()
    movement: Movement | None = None
    reached_on: date | None = None
    holding: bool = False
    scale: tuple[float, float] | None = None
    scale_unit: str = ""
    outside: bool = False
    periods: tuple[Period, ...] = ()
    partner: CheckIn | None = None
    looks_lower: bool = False
    called: Literal["reading", "note"] = "reading"
    needs: str = ""
    notes: tuple[str, ...] = ()
