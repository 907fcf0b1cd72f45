"""What a person types for a date: a small grammar of our own first, dateutil after it.

Nothing here asks the clock: the same words on the same day always mean the same. What has two readings
says so (`Typed.ambiguous`), and what would have to be guessed is refused. Names are English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from rjournal.domain.edges import edge_of_period, nearest
from rjournal.domain.periods import MONTHS, WEEKDAYS, add_months, full
from rjournal.errors import Invalid

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""A year outside these is a slip of the finger, and is refused."""

MAX_LENGTH = 60
"""More characters than this are not a date: refused before any pattern or dateutil reads them."""

_EXAMPLES = {
    "date": "Write it like 2026-02-16, 16 feb, yesterday 9am, next tuesday, in 3 days or end of june.",
    "time": "Write it like 9am, 9:30, 21:30 or noon.",
}
"""How to write what was asked for; a refusal shows it."""


@dataclass(frozen=True)
class Typed:
    """What was typed, understood.

    `time` is local wall time, None when only a day was given. `ambiguous` is the day the other order of day
    and month would mean (`3/4/2026`), None when there is only one reading; say both back before saving.
    """

    day: date
    time: time | None
    ambiguous: date | None


@dataclass(frozen=True)
class _Asked:
    """The words of one question, tidied, and all that decides how they are read."""

    text: str
    today: date
    day_first: bool
    future: bool | None


_Reading = tuple[date, date | None]
"""The day, and the other reading if there is one."""


def _name_pattern(names: Iterable[str]) -> str:
    """Any of the names, the longest first, so that `mon` never stops short in `monday`."""
    return "|".join(sorted(names, key=len, reverse=True))


def _numbered(names: tuple[str, ...], first: int, **more: int) -> dict[str, int]:
    """Each name in full and in three letters, numbered from `first`, and the other short forms given."""
    known = dict(more)
    for number, name in enumerate(names, first):
        known[name.lower()] = known[name.lower()[:3]] = number
    return known


_WEEKDAY_NUMBERS = _numbered(WEEKDAYS, 0, tues=1, weds=2, thur=3, thurs=3)
_MONTH_NUMBERS = _numbered(MONTHS, 1, sept=9)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_COUNTS |= {"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
_NAMED_DAYS = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}

_WEEKDAY = _name_pattern(_WEEKDAY_NUMBERS)
_MONTH = _name_pattern(_MONTH_NUMBERS)
_TIME = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap])\.?m\.?"
    r"|(?P<hour24>\d{1,2}):(?P<minute24>\d\d)(?::(?P<second>\d\d))?"
    r"|noon"
)
# A bare `10` or `9.30` is a time only where a time is asked for: elsewhere it could be a day.
_TIME_ASKED = rf"{_TIME}|(?P<bare_hour>\d{{1,2}})(?:\.(?P<bare_minute>\d\d))?"

_ASKED_TIME = re.compile(rf"(?:at )?(?:{_TIME_ASKED})")
_DAY_AT_TIME = re.compile(rf"(?:(?P<day>.+?) )?at (?:{_TIME_ASKED})")
_DAY_AND_TIME = re.compile(rf"(?:(?P<day>.+?)(?: |(?<=\d)t(?=\d)))?(?:{_TIME})")

_RELATIVE = re.compile(
    rf"(?P<ahead>in )?(?P<count>\d{{1,4}}|{_name_pattern(_COUNTS)})"
    r" (?P<unit>day|week|month|year)s?(?P<ago> ago)?"
)
_NAMED_WEEKDAY = re.compile(rf"(?:(?P<which>this|next|last) )?(?P<weekday>{_WEEKDAY})")
_ANY_WEEKDAY = re.compile(rf"\b(?:{_WEEKDAY})\b")
_LED_BY_WEEKDAY = re.compile(rf"(?:{_WEEKDAY}) ")

_ONE_ORDER = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d\d)?",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)? ?(?:of )?(?P<month>{_MONTH})(?: (?P<year>\d{{4}}))?",
        rf"(?P<month>{_MONTH}) ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: (?P<year>\d{{4}}))?",
    )
)
_EITHER_ORDER = re.compile(
    r"(?P<one>\d{1,2})(?P<mark>[-/])(?P<two>\d{1,2})(?:(?P=mark)(?P<year>\d{4}|\d\d))?"
)
# A month's name and just two numbers, a day's and a year's: dateutil finds a day for `feb 2026, mon` too.
_FOR_DATEUTIL = re.compile(
    rf"(?=\D*\d{{1,2}}\D+\d{{4}}\D*$|\D*\d{{4}}\D+\d{{1,2}}\D*$).*(?<![a-z])(?:{_MONTH})(?![a-z]).*"
)


def parse(text: str, *, now: datetime, day_first: bool, future: bool | None = None) -> Typed:
    """Read a date as people type them, with or without a time after it.

    `now` is the local moment; `day_first` decides `3/4`; `future` is True when planning, False when recording
    what happened, None when it could be either. The choices made:

    - A weekday (`friday`, `fri`) is today if today is one, else the coming one when planning, the last one
      when recording, the nearer one otherwise. `this friday` is the same, but the coming one unless
      recording.
      `next friday` is the first after today, `last friday` the last before today.
    - Without a year it is the first such day from today on when planning, the last up to today when
      recording, the nearest otherwise (of two equally near, the past one). `29 feb` looks for a leap year.
    - `end of june`, `mid march`, `beginning of next quarter`, `end of 2026`: see `edge_of_period`.
    - `in 3 days`, `a week ago`, `two weeks ago`; a month after 31 January is the last day of February.
    - `3/4`, `3-4-2026` follow `day_first` unless only the other order exists; `16.2.` is always day first and
      `2026/2/16` always year first. A year of two digits is the one within 50 years of now.
    - A weekday beside a date has to agree with it, and settles `fri 3/4/2026`.
    - `9am`, `9:30`, `9.30pm`, `at 10` (24 hours), `noon` can follow; alone, they are today.
    - Anything else goes to dateutil, and only with a day, a month's name and a year of four digits in it,
      so that dateutil has nothing to invent.

    Raises:
        Invalid: not a date, a day no calendar has, a year outside 1900–2200, a weekday that does not agree.
    """
    tidy = _tidy(text, "date")
    day_words, at = _split_time(tidy, text)
    day, other = _read_day(_Asked(day_words, now.date(), day_first, future), text)
    day, other = _agreeing(_in_range(day, text), other, day_words, text)
    return Typed(day, at, other)


def parse_day(text: str, *, now: datetime, day_first: bool, future: bool | None = None) -> date:
    """Read a day where a time has no place; otherwise like `parse`, with the reading `day_first` asks for.

    Raises:
        Invalid: as `parse`, or a time was typed, which would otherwise be dropped without a word.
    """
    typed = parse(text, now=now, day_first=day_first, future=future)
    if typed.time is not None:
        raise Invalid(
            f"{_quoted(text)} has a time in it.", "Only the day is needed here: leave the time out."
        )
    return typed.day


def parse_time(text: str) -> time:
    """Read a time of day: `9am`, `9:30`, `9.30`, `21:30`, `at 10`, `10` (24 hours), `noon`.

    Raises:
        Invalid: not a time, or one no clock shows.
    """
    tidy = _tidy(text, "time")
    found = _ASKED_TIME.fullmatch(tidy)
    if not found:
        raise _unreadable(text, "time")
    return _clock_time(found, text)


def require_unambiguous(typed: Typed, text: str) -> date:
    """The day, for the command line, where nobody can answer which of two was meant.

    Raises:
        Invalid: `text` has two readings; the message names both and the hint the way to write each.
    """
    if typed.ambiguous is None:
        return typed.day
    raise Invalid(
        f"{_quoted(text)} can be {full(typed.day)} or {full(typed.ambiguous)}.",
        f"Write {typed.day.isoformat()} or {typed.ambiguous.isoformat()}.",
    )


def _tidy(text: str, asked_for: str) -> str:
    """Lower case, single spaces, no commas; what cannot be a date at all is refused here.

    Only ASCII goes on: `int` and `\\d` would read the digits of other scripts, and a mixed number is no date.
    """
    if len(text) > MAX_LENGTH:
        raise Invalid(f"That is too long to be a {asked_for}.", _EXAMPLES[asked_for])
    tidy = " ".join(text.replace(",", " ").split()).lower()
    if not tidy:
        raise Invalid(f"No {asked_for} was typed.", _EXAMPLES[asked_for])
    if not tidy.isascii():
        raise _unreadable(text, asked_for)
    return tidy


def _quoted(text: str) -> str:
    """The words in quotes, unless they hold what a terminal would obey or read backwards."""
    text = text.strip()
    return f"“{text}”" if text.isprintable() else "That"


def _unreadable(text: str, asked_for: str) -> Invalid:
    return Invalid(f"{_quoted(text)} is not a {asked_for} this journal can read.", _EXAMPLES[asked_for])


def _in_range(day: date, text: str) -> date:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    raise Invalid(
        f"{_quoted(text)} is not between the years {FIRST_YEAR} and {LAST_YEAR}.", _EXAMPLES["date"]
    )


def _agreeing(day: date, other: date | None, words: str, text: str) -> _Reading:
    """The readings the weekday beside them agrees with.

    `tue 16 feb 2026`, a Monday, is refused: one of the two is a slip, and choosing would hide it.
    """
    weekdays = {_WEEKDAY_NUMBERS[name] for name in _ANY_WEEKDAY.findall(words)}
    agreeing = [one for one in (day, other) if one and weekdays <= {one.weekday()}]
    if not agreeing:
        raise Invalid(f"{_quoted(text)} does not agree with itself.", f"That date is {full(day)}.")
    return agreeing[0], agreeing[1] if len(agreeing) > 1 else None


def _split_time(tidy: str, text: str) -> tuple[str, time | None]:
    found = _DAY_AT_TIME.fullmatch(tidy) or _DAY_AND_TIME.fullmatch(tidy)
    if not found:
        return tidy, None
    return found["day"] or "today", _clock_time(found, text)


def _clock_time(found: re.Match[str], text: str) -> time:
    parts = found.groupdict()
    hour = int(parts["hour"] or parts["hour24"] or parts.get("bare_hour") or 12)
    minute = int(parts["minute"] or parts["minute24"] or parts.get("bare_minute") or 0)
    if parts["half"]:
        # 13pm and 0am are slips: 24 sends them to the refusal below.
        hour = hour % 12 + (12 if parts["half"] == "p" else 0) if 1 <= hour <= 12 else 24
    try:
        return time(hour, minute, int(parts["second"] or 0))
    except ValueError:
        raise Invalid(f"{_quoted(text)} has a time no clock shows.", _EXAMPLES["time"]) from None


def _read_day(asked: _Asked, text: str) -> _Reading:
    """The first reading any part of the grammar has.

    A part answers None for words that are not its own. For words that are, but mean no day, it raises
    ValueError or OverflowError, as `date` does.
    """
    beside_weekday = replace(asked, text=_LED_BY_WEEKDAY.sub("", asked.text, count=1))
    try:
        reading = (
            _relative(asked)
            or _weekday(asked)
            or _edge(asked)
            or _one_order(beside_weekday)
            or _either_order(beside_weekday)
            or _by_dateutil(beside_weekday)
        )
    except (ValueError, OverflowError):
        raise Invalid(f"{_quoted(text)} is a day no calendar has.", _EXAMPLES["date"]) from None
    if reading is None:
        raise _unreadable(text, "date")
    return reading


def _relative(asked: _Asked) -> _Reading | None:
    if asked.text in _NAMED_DAYS:
        return asked.today + timedelta(days=_NAMED_DAYS[asked.text]), None
    found = _RELATIVE.fullmatch(asked.text)
    if not found or bool(found["ahead"]) == bool(found["ago"]):
        return None
    amount = _COUNTS.get(found["count"]) or int(found["count"])
    amount = -amount if found["ago"] else amount
    match found["unit"]:
        case "day":
            return asked.today + timedelta(days=amount), None
        case "week":
            return asked.today + timedelta(weeks=amount), None
        case unit:
            return add_months(asked.today, amount * (12 if unit == "year" else 1)), None


def _weekday(asked: _Asked) -> _Reading | None:
    found = _NAMED_WEEKDAY.fullmatch(asked.text)
    if not found:
        return None
    ahead = (_WEEKDAY_NUMBERS[found["weekday"]] - asked.today.weekday()) % 7
    match found["which"], asked.future:
        case "next", _:
            days = ahead or 7
        case "last", _:
            days = ahead - 7
        case _, True:
            days = ahead
        case "this", None:
            days = ahead
        case _, None if ahead <= 3:
            days = ahead
        case _:
            days = ahead - 7 if ahead else 0
    return asked.today + timedelta(days=days), None


def _edge(asked: _Asked) -> _Reading | None:
    day = edge_of_period(asked.text, asked.today, asked.future)
    return None if day is None else (day, None)


def _one_order(asked: _Asked) -> _Reading | None:
    found = next((found for pattern in _ONE_ORDER if (found := pattern.fullmatch(asked.text))), None)
    if not found:
        return None
    month = _MONTH_NUMBERS.get(found["month"]) or int(found["month"])
    return _in_year(asked, found["year"], month, int(found["day"])), None


def _either_order(asked: _Asked) -> _Reading | None:
    found = _EITHER_ORDER.fullmatch(asked.text)
    if not found:
        return None
    one, two = int(found["one"]), int(found["two"])
    orders = [(two, one), (one, two)] if asked.day_first else [(one, two), (two, one)]
    days: list[date] = []
    for month, day in orders:
        with suppress(ValueError):
            days.append(_in_year(asked, found["year"], month, day))
    if not days:
        raise ValueError("neither order is a day")
    other = days[-1] if days[-1] != days[0] else None
    return days[0], other


def _in_year(asked: _Asked, year: str | None, month: int, day: int) -> date:
    """The day in the year that was typed, or in the most sensible one; ValueError if there is none."""
    if year is None:
        return _nearest(asked, month, day)
    if len(year) == 4:
        return date(int(year), month, day)
    this = asked.today.year
    return date(this - 50 + (int(year) - (this - 50)) % 100, month, day)


def _nearest(asked: _Asked, month: int, day: int) -> date:
    """The nearest such day on the side of today that `future` asks for; eight years reach any 29 February."""
    candidates: list[date] = []
    for year in range(asked.today.year - 8, asked.today.year + 9):
        with suppress(ValueError):
            candidates.append(date(year, month, day))
    # They run from the past on, so of two equally near the past one is taken; none is a ValueError.
    return nearest(candidates, asked.today, asked.future)


def _by_dateutil(asked: _Asked) -> _Reading | None:
    """What only dateutil reads: `16-feb-2026`, `2026 feb 16`.

    It fills what is missing from a default, so it is asked twice with defaults that share nothing: where
    the days differ it had invented a part, where the times agree in one it took a number for an hour.
    """
    if not _FOR_DATEUTIL.fullmatch(asked.text):
        return None
    # dateutil costs more to import than the rest of this module, and is rarely needed.
    from dateutil import parser

    try:
        one, two = (
            parser.parse(asked.text, dayfirst=asked.day_first, default=default, ignoretz=True)
            for default in (datetime(2000, 1, 1, 0, 0, 0), datetime(2001, 2, 2, 1, 1, 1))
        )
    except parser.ParserError:
        return None
    took_a_time = one.hour == two.hour or one.minute == two.minute or one.second == two.second
    return None if one.date() != two.date() or took_a_time else (one.date(), None)
