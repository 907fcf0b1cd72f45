"""Days, weeks and months, and how they are said.

The names are our own English ones: a terminal's locale never changes what a journal reads like, or what an
export of it looks like on another machine.
"""

from __future__ import annotations

from datetime import date, timedelta

WEEKDAYS: tuple[str, ...] = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""Full names, in the order of `date.weekday()`."""

MONTHS: tuple[str, ...] = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""Full names; the month `n` of a date is `MONTHS[n - 1]`."""


def full(day: date) -> str:
    """The day as it stands on paper, the same whenever it is read: `Mon 16 Feb 2026`."""
    return f"{_short(day)} {day.year}"


def say(day: date, *, today: date) -> str:
    """The day as one would say it today: `today`, `yesterday`, `tomorrow`, else `Mon 16 Feb`.

    The year is added when it is not this one, so that nothing a year old looks recent.
    """
    near = {0: "today", -1: "yesterday", 1: "tomorrow"}.get((day - today).days)
    if near:
        return near
    return _short(day) if day.year == today.year else full(day)


def age(day: date, *, today: date) -> str:
    """How far off the day is: `3 days ago`, `2 weeks ago`, `in 5 months`; next to today, as `say`.

    Days up to 13, whole weeks up to 8, then whole months, then whole years from 2 on; always rounded towards
    today, so that nothing is called older than it is.
    """
    days = abs((day - today).days)
    if days < 2:
        return say(day, today=today)
    amount = _amount(days, _whole_months(min(day, today), max(day, today)))
    return f"{amount} ago" if day < today else f"in {amount}"


def month_title(day: date) -> str:
    """The heading of the day's month: `February 2026`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def week_start(day: date, first_weekday: int = 0) -> date:
    """The first day of the week that holds `day`.

    `first_weekday` counts like `date.weekday()`: 0 is Monday, 6 is Sunday.

    Raises:
        ValueError: `first_weekday` is not 0–6, or the week begins before the year 1.
    """
    if not 0 <= first_weekday <= 6:
        raise ValueError(f"a weekday is 0 to 6, not {first_weekday}")
    back = (day.weekday() - first_weekday) % 7
    if back > (day - date.min).days:
        raise ValueError("this week begins before the calendar does")
    return day - timedelta(days=back)


def shifted(day: date, by: timedelta) -> date:
    """The day that lies `by` later, or earlier when negative; at most the calendar's last or first one."""
    if by >= timedelta(0):
        return date.max if by > date.max - day else day + by
    return date.min if -by > day - date.min else day + by


def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` later, or earlier when negative.

    Where that month is too short it is its last day: a month after 31 January is 28 or 29 February.

    Raises:
        ValueError: the result is outside the years 1–9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise ValueError(f"{year} is outside the calendar")
    # calendar costs 1.5 ms at start, and saying a day needs none of it.
    from calendar import monthrange

    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _short(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def _amount(days: int, months: int) -> str:
    if days < 14:
        return f"{days} days"
    # Two months are at most 62 days: from 63 on the months are never the odd-looking "1 months".
    if days < 63:
        return f"{days // 7} weeks"
    return f"{months} months" if months < 24 else f"{months // 12} years"


def _whole_months(start: date, end: date) -> int:
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if end.day >= start.day else months - 1
