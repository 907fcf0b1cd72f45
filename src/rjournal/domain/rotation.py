"""Which of many copies to keep: close together while they are recent, further apart as they grow old."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 4, 12
"""How many days, weeks and months keep their last copy; those without a copy are not counted."""


def surplus(moments: Iterable[datetime]) -> list[datetime]:
    """The moments whose copies may go, oldest first.

    The last copy of each of the newest 7 days, 4 weeks (from Monday) and 12 months that have one stays, so
    that the newest copy always does, at most 23 are left, and a long absence costs none. What stayed for its
    week or month stays as long as that counts: rotating every day leaves what rotating once would.

    Args:
        moments: When the copies were made, in the zone whose days count; no two alike.
    """
    newest_first = sorted(moments, reverse=True)
    kept: set[datetime] = set()
    for period_of, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        kept |= _last_of_each(newest_first, period_of, most)
    return [moment for moment in reversed(newest_first) if moment not in kept]


_Period = tuple[int, ...]


def _day(moment: datetime) -> _Period:
    return (moment.toordinal(),)


def _week(moment: datetime) -> _Period:
    return tuple(moment.isocalendar())[:2]


def _month(moment: datetime) -> _Period:
    return (moment.year, moment.month)


def _last_of_each(
    newest_first: list[datetime], period_of: Callable[[datetime], _Period], most: int
) -> set[datetime]:
    last: dict[_Period, datetime] = {}
    for moment in newest_first:
        last.setdefault(period_of(moment), moment)
    return set(list(last.values())[:most])
