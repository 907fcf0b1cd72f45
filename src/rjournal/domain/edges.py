"""The beginning, the middle and the end of a month, a quarter or a year, as people type them.

A part of the grammar of `rjournal.dates`, which tidies the words and says what is wrong with a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from rjournal.domain.periods import MONTHS, add_months

_NUMBERS = {name.lower()[:length]: at for at, name in enumerate(MONTHS, 1) for length in (3, len(name))}
_NUMBERS |= {"sept": 9} | {f"q{number}": 3 * number - 2 for number in range(1, 5)}

_EDGE = re.compile(
    r"(?:the )?(?P<edge>beginning|start|first day|middle|mid|end|last day)(?:-| of | )(?:the )?"
    r"(?:(?P<named>" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")(?: (?P<of_year>\d{4}))?"
    r"|(?:(?P<which>this|next|last) )?(?P<unit>month|quarter|year)"
    r"|(?P<year>\d{4}))"
)
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
_STEPS = {"last": -1, "this": 0, "next": 1}
_LATER = {"beginning": 0, "start": 0, "first day": 0, "middle": 1, "mid": 1, "end": 2, "last day": 2}


def edge_of_period(text: str, today: date, future: bool | None) -> date | None:
    """The day that `end of june`, `mid march 2026`, `start of next quarter` or `end of 2026` is.

    None for other words. The middle of a month is the 15th, that of a quarter the 15th of its second month,
    that of a year 1 July. Without a year, a named month or quarter is the one `nearest` finds. A plain `end
    of month` is this month's, unless `future` asks for one that is still to come, or has been.

    Raises:
        ValueError: it is outside the years 1–9999.
    """
    found = _EDGE.fullmatch(text)
    if not found:
        return None
    edge = _LATER[found["edge"]]
    if found["named"]:
        months = 3 if found["named"].startswith("q") else 1
        years = [int(found["of_year"])] if found["of_year"] else range(today.year - 1, today.year + 2)
        days = [_day(date(year, _NUMBERS[found["named"]], 1), months, edge) for year in years]
        return days[0] if found["of_year"] else nearest(days, today, future)
    if found["year"]:
        return _day(date(int(found["year"]), 1, 1), 12, edge)
    months = _MONTHS_IN[found["unit"]]
    first = date(today.year, today.month - (today.month - 1) % months, 1)
    if found["which"] or future is None:
        return _day(add_months(first, _STEPS[found["which"] or "this"] * months), months, edge)
    return nearest(
        [_day(add_months(first, step * months), months, edge) for step in (-1, 0, 1)], today, future
    )


def nearest(days: Iterable[date], today: date, future: bool | None) -> date:
    """The nearest of these on the side of today that `future` asks for; of two equally near, the first.

    Raises:
        ValueError: none is on that side.
    """
    there = [day for day in days if future is None or day == today or (day > today) == future]
    return min(there, key=lambda day: abs((day - today).days))


def _day(first: date, months: int, edge: int) -> date:
    if edge == 1:
        return add_months(first, months // 2) + timedelta(days=14 * (months % 2))
    return first if edge == 0 else add_months(first, months) - timedelta(days=1)
