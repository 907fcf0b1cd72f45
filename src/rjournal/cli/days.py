"""Dates in options: read as people type them, and refused when they can be read two ways."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rjournal.errors import Invalid

if TYPE_CHECKING:
    from rjournal.cli.call import Call
    from rjournal.dates import Typed


def moment(call: Call, text: str, *, future: bool | None = None) -> Typed:
    """What `text` means, a day with or without a time; `future` as in `dates.parse`.

    Raises:
        Invalid: not a date, or one that can be read two ways.
    """
    # Only a date that was typed pays for the grammar of dates.
    from rjournal import dates

    typed = dates.parse(text, now=call.now, day_first=call.settings.day_first, future=future)
    dates.require_unambiguous(typed, text)
    return typed


def day(call: Call, text: str, *, future: bool | None = None) -> date:
    """The day `text` means.

    Raises:
        Invalid: not a date, one that can be read two ways, or one with a time in it.
    """
    typed = moment(call, text, future=future)
    if typed.time is not None:
        raise Invalid("Only a day is needed here, without a time.", "Leave the time out.")
    return typed.day


def day_within(call: Call, text: str) -> date | None:
    """The day to come that words within a sentence mean; None where they mean none, or a time as well.

    Raises:
        Invalid: it is a date that can be read two ways.
    """
    from rjournal import dates

    try:
        typed = dates.parse(text, now=call.now, day_first=call.settings.day_first, future=True)
    except Invalid:
        return None
    return None if typed.time is not None else dates.require_unambiguous(typed, text)


def recorded(call: Call, text: str | None) -> date:
    """The day something happened: today when nothing was typed.

    Raises:
        Invalid: as `day`, or the day is still to come.
    """
    if text is None:
        return call.today
    found = day(call, text, future=False)
    if found > call.today:
        raise Invalid("That day is still to come.", "Give today or an earlier day.")
    return found


def clock_time(text: str) -> str:
    """A time of day as it is stored: `HH:MM`.

    Raises:
        Invalid: not a time.
    """
    from rjournal import dates

    return dates.parse_time(text).strftime("%H:%M")


def period(call: Call, first: str | None, last: str | None) -> tuple[date | None, date | None]:
    """The first and last day of a list, None where it is open.

    Raises:
        Invalid: as `day`, or it ends before it begins.
    """
    begin = None if first is None else day(call, first)
    end = None if last is None else day(call, last)
    if begin is not None and end is not None and end < begin:
        raise Invalid("That period ends before it begins.", "Turn --from and --until around.")
    return begin, end


def within(begin: date | None, end: date | None) -> tuple[list[str], list[str]]:
    """A period as conditions on the column `day`, with their values."""
    conditions, values = [], []
    if begin is not None:
        conditions.append("day >= ?")
        values.append(begin.isoformat())
    if end is not None:
        conditions.append("day <= ?")
        values.append(end.isoformat())
    return conditions, values
