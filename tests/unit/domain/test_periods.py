"""How days are said, and where weeks and months begin and end."""

from __future__ import annotations

import locale
from datetime import date, timedelta

import pytest

from rjournal.domain.periods import add_months, age, full, month_title, say, week_start

TODAY = date(2026, 2, 16)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 2, 16), "today"),
        (date(2026, 2, 15), "yesterday"),
        (date(2026, 2, 17), "tomorrow"),
        (date(2026, 2, 14), "Sat 14 Feb"),
        (date(2026, 12, 31), "Thu 31 Dec"),
        (date(2025, 12, 31), "Wed 31 Dec 2025"),
        (date(2027, 1, 1), "Fri 1 Jan 2027"),
    ],
)
def test_a_day_is_said_as_one_would_today(day: date, said: str) -> None:
    assert say(day, today=TODAY) == said


def test_yesterday_is_yesterday_across_the_new_year() -> None:
    assert say(date(2025, 12, 31), today=date(2026, 1, 1)) == "yesterday"


def test_a_full_date_and_a_month_read_the_same_in_every_locale() -> None:
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, "C.UTF-8")
        assert full(TODAY) == "Mon 16 Feb 2026"
        assert month_title(TODAY) == "February 2026"
    finally:
        locale.setlocale(locale.LC_TIME, before)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 2, 16), "today"),
        (date(2026, 2, 15), "yesterday"),
        (date(2026, 2, 17), "tomorrow"),
        (date(2026, 2, 13), "3 days ago"),
        (date(2026, 2, 3), "13 days ago"),
        (date(2026, 2, 2), "2 weeks ago"),
        (date(2025, 12, 16), "8 weeks ago"),
        (date(2025, 12, 15), "2 months ago"),
        (date(2025, 2, 17), "11 months ago"),
        (date(2024, 2, 17), "23 months ago"),
        (date(2024, 2, 16), "2 years ago"),
        (date(2026, 2, 19), "in 3 days"),
        (date(2026, 7, 16), "in 5 months"),
        (date(2026, 7, 15), "in 4 months"),
    ],
)
def test_how_far_off_a_day_is(day: date, said: str) -> None:
    assert age(day, today=TODAY) == said


def test_nothing_is_one_months_or_zero_weeks_old() -> None:
    for start in (date(2025, 3, 1), date(2025, 7, 31), date(2024, 2, 29), date(2025, 12, 31)):
        for days in range(2, 1200):
            number = int(age(start, today=start + timedelta(days=days)).split()[0])
            assert number >= 2


@pytest.mark.parametrize(
    ("first_weekday", "starts"),
    [(0, date(2026, 2, 16)), (1, date(2026, 2, 10)), (6, date(2026, 2, 15))],
)
def test_the_week_begins_on_the_day_that_was_set(first_weekday: int, starts: date) -> None:
    assert week_start(TODAY, first_weekday) == starts


def test_a_week_start_is_its_own() -> None:
    for first in range(7):
        start = week_start(TODAY, first)
        assert start.weekday() == first
        assert week_start(start, first) == start
        assert week_start(start + timedelta(days=6), first) == start


def test_a_weekday_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="0 to 6"):
        week_start(TODAY, 7)


def test_the_week_the_calendar_begins_in_has_no_start_before_it() -> None:
    assert week_start(date.min, 0) == date.min
    with pytest.raises(ValueError, match="before the calendar"):
        week_start(date.min, 6)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), -48, date(2020, 2, 29)),
        (date(2026, 2, 16), 0, date(2026, 2, 16)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_one(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then


@pytest.mark.parametrize("months", [12 * 8000, -12 * 2026])
def test_a_month_outside_the_calendar_is_a_value_error(months: int) -> None:
    with pytest.raises(ValueError, match="outside the calendar"):
        add_months(TODAY, months)
