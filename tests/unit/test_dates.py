"""What people type for a date, what it means, and what is refused rather than guessed."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rjournal.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    MAX_LENGTH,
    Typed,
    parse,
    parse_day,
    parse_time,
    require_unambiguous,
)
from rjournal.errors import Invalid
from tests.hostile import HOSTILE, LONG_LINE

NOW = datetime(2026, 2, 16, 11, 20, tzinfo=UTC)
"""A Monday."""


def read(text: str, *, day_first: bool = True, future: bool | None = None, now: datetime = NOW) -> Typed:
    return parse(text, now=now, day_first=day_first, future=future)


@pytest.mark.parametrize(
    ("text", "future", "day"),
    [
        ("end of june", True, date(2026, 6, 30)),
        ("The end of  June", True, date(2026, 6, 30)),
        ("end of january", True, date(2027, 1, 31)),
        ("end of june", False, date(2025, 6, 30)),
        ("end of june", None, date(2026, 6, 30)),
        ("end june 2027", False, date(2027, 6, 30)),
        ("end of feb", True, date(2026, 2, 28)),
        ("end of feb 2028", None, date(2028, 2, 29)),
        ("beginning of march", True, date(2026, 3, 1)),
        ("start of feb", True, date(2027, 2, 1)),
        ("mid-march", True, date(2026, 3, 15)),
        ("middle of feb", False, date(2026, 2, 15)),
        ("end of q2", True, date(2026, 6, 30)),
        ("mid q1 2027", None, date(2027, 2, 15)),
        ("end of month", None, date(2026, 2, 28)),
        ("end of the month", True, date(2026, 2, 28)),
        ("end of month", False, date(2026, 1, 31)),
        ("end of next month", False, date(2026, 3, 31)),
        ("beginning of month", True, date(2026, 3, 1)),
        ("start of this month", True, date(2026, 2, 1)),
        ("end of quarter", True, date(2026, 3, 31)),
        ("first day of next quarter", None, date(2026, 4, 1)),
        ("end of last quarter", None, date(2025, 12, 31)),
        ("end of year", True, date(2026, 12, 31)),
        ("mid year", True, date(2026, 7, 1)),
        ("start of next year", None, date(2027, 1, 1)),
        ("end of 2027", None, date(2027, 12, 31)),
    ],
)
def test_the_edges_of_a_period(text: str, future: bool | None, day: date) -> None:
    assert read(text, future=future) == Typed(day, None, None)


def test_the_edge_of_a_period_is_today_on_that_day() -> None:
    last = datetime(2026, 2, 28, 9, tzinfo=UTC)
    for future in (True, False, None):
        assert read("end of month", future=future, now=last).day == last.date()
        assert read("end of feb", future=future, now=last).day == last.date()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 2, 16)),
        ("tonight", date(2026, 2, 16)),
        ("  Tomorrow ", date(2026, 2, 17)),
        ("YESTERDAY", date(2026, 2, 15)),
        ("in 3 days", date(2026, 2, 19)),
        ("in a week", date(2026, 2, 23)),
        ("in 2 months", date(2026, 4, 16)),
        ("in 0 days", date(2026, 2, 16)),
        ("in one year", date(2027, 2, 16)),
        ("3 days ago", date(2026, 2, 13)),
        ("a week ago", date(2026, 2, 9)),
        ("two weeks ago", date(2026, 2, 2)),
        ("12 months ago", date(2025, 2, 16)),
        ("2026-02-16", date(2026, 2, 16)),
        ("2026-2-6", date(2026, 2, 6)),
        ("2026/02/16", date(2026, 2, 16)),
        ("20260216", date(2026, 2, 16)),
        ("16 feb", date(2026, 2, 16)),
        ("feb 16", date(2026, 2, 16)),
        ("16 February 2026", date(2026, 2, 16)),
        ("February 16th, 2026", date(2026, 2, 16)),
        ("1st of march", date(2026, 3, 1)),
        ("16feb", date(2026, 2, 16)),
        ("3 sept 2025", date(2025, 9, 3)),
        ("16.2.", date(2026, 2, 16)),
        ("16.2.2026", date(2026, 2, 16)),
        ("16.02.26", date(2026, 2, 16)),
        ("mon 16 feb", date(2026, 2, 16)),
        ("Monday, 16 February 2026", date(2026, 2, 16)),
        ("16-Feb-2026", date(2026, 2, 16)),
        ("2026 feb 16", date(2026, 2, 16)),
        ("Mon 16-Feb-2026", date(2026, 2, 16)),
    ],
)
def test_a_day_is_read_as_it_is_typed(text: str, day: date) -> None:
    assert read(text) == Typed(day, None, None)


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("yesterday 9am", date(2026, 2, 15), time(9)),
        ("today at 10", date(2026, 2, 16), time(10)),
        ("tomorrow 9.30pm", date(2026, 2, 17), time(21, 30)),
        ("tomorrow at 9.30", date(2026, 2, 17), time(9, 30)),
        ("16 feb 9:30", date(2026, 2, 16), time(9, 30)),
        ("16.2. 9:30", date(2026, 2, 16), time(9, 30)),
        ("16.2.2026 10:00", date(2026, 2, 16), time(10)),
        ("2026-02-16T10:30", date(2026, 2, 16), time(10, 30)),
        ("2026-02-16 10:30:15", date(2026, 2, 16), time(10, 30, 15)),
        ("sat 9 a.m.", date(2026, 2, 14), time(9)),
        ("sat at 12pm", date(2026, 2, 14), time(12)),
        ("sat at 12:05 am", date(2026, 2, 14), time(0, 5)),
        ("in 3 days at noon", date(2026, 2, 19), time(12)),
        ("3 days ago 0:00", date(2026, 2, 13), time(0)),
        ("9am", date(2026, 2, 16), time(9)),
        ("at 23", date(2026, 2, 16), time(23)),
    ],
)
def test_a_time_can_follow_and_alone_is_today(text: str, day: date, at: time) -> None:
    assert read(text) == Typed(day, at, None)


@pytest.mark.parametrize(
    ("text", "either", "planning", "recording"),
    [
        ("monday", 16, 16, 16),
        ("this monday", 16, 16, 16),
        ("next monday", 23, 23, 23),
        ("last mon", 9, 9, 9),
        ("tuesday", 17, 17, 10),
        ("next tuesday", 17, 17, 17),
        ("last tues", 10, 10, 10),
        ("thursday", 19, 19, 12),
        ("friday", 13, 20, 13),
        ("this friday", 20, 20, 13),
        ("last fri", 13, 13, 13),
        ("sun", 15, 22, 15),
    ],
)
def test_a_weekday_is_the_one_that_makes_sense(text: str, either: int, planning: int, recording: int) -> None:
    days = [read(text, future=future).day for future in (None, True, False)]
    assert days == [date(2026, 2, day) for day in (either, planning, recording)]


@pytest.mark.parametrize(
    ("text", "either", "planning", "recording"),
    [
        ("16 feb", date(2026, 2, 16), date(2026, 2, 16), date(2026, 2, 16)),
        ("15 feb", date(2026, 2, 15), date(2027, 2, 15), date(2026, 2, 15)),
        ("17.2.", date(2026, 2, 17), date(2026, 2, 17), date(2025, 2, 17)),
        ("20 dec", date(2025, 12, 20), date(2026, 12, 20), date(2025, 12, 20)),
        ("30/6", date(2026, 6, 30), date(2026, 6, 30), date(2025, 6, 30)),
        ("29 feb", date(2024, 2, 29), date(2028, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_missing_year_is_the_one_that_makes_sense(
    text: str, either: date, planning: date, recording: date
) -> None:
    assert [read(text, future=future).day for future in (None, True, False)] == [either, planning, recording]


def test_of_two_years_equally_near_the_past_one_is_meant() -> None:
    # 183 days either way, for there is a 29 February in between.
    assert read("16 aug", now=datetime(2024, 2, 15, tzinfo=UTC)).day == date(2023, 8, 16)


@pytest.mark.parametrize(
    ("text", "day_first", "day", "other"),
    [
        ("3/4/2026", True, date(2026, 4, 3), date(2026, 3, 4)),
        ("3/4/2026", False, date(2026, 3, 4), date(2026, 4, 3)),
        ("3-4-26", True, date(2026, 4, 3), date(2026, 3, 4)),
        ("3/4", True, date(2026, 4, 3), date(2026, 3, 4)),
        ("4/4/2026", True, date(2026, 4, 4), None),
        ("2/16/2026", True, date(2026, 2, 16), None),
        ("16/2", False, date(2026, 2, 16), None),
        ("3.4.2026", False, date(2026, 4, 3), None),
        ("2026/3/4", False, date(2026, 3, 4), None),
        ("fri 3/4/2026", False, date(2026, 4, 3), None),
        ("fri 3/4/2026", True, date(2026, 4, 3), None),
    ],
)
def test_two_readings_are_both_told(text: str, day_first: bool, day: date, other: date | None) -> None:
    assert read(text, day_first=day_first) == Typed(day, None, other)


def test_two_digits_are_a_year_within_fifty_of_now() -> None:
    assert read("1.1.75").day == date(2075, 1, 1)
    assert read("1.1.76").day == date(1976, 1, 1)
    assert read("1.1.99").day == date(1999, 1, 1)


def test_a_month_after_the_31st_is_the_last_day_of_the_short_month() -> None:
    assert read("in a month", now=datetime(2026, 1, 31, tzinfo=UTC)).day == date(2026, 2, 28)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \t\n",
        "hello",
        "hello 3",
        "3",
        "may",
        "2026",
        "feb 2026",
        "16 feb 10",
        "today 9",
        "16.2",
        "next week",
        "in 3 days ago",
        "3 days",
        "in days",
        "in -3 days",
        "last today",
        "2026111",
        "16-feb-2026-10",
        "16-feb-2026 m 3",
        "feb 2026, mon",
        "3 min feb 2026 mon",
        "3h feb 2026 mon",
        "call them 16-feb-2026",
        "2026-02-16T10:30:00Z",
        "٣/٤/٢٠٢٦",
        "１６ feb",
        "१६ feb 2026",
        "in ³ days",
        "nan",
        "99999999999999999999",
    ],
)
def test_what_would_have_to_be_guessed_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Invalid, match=r"is not a date this journal can read|No date was typed") as refusal:
        read(text)
    assert "2026-02-16" in refusal.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "2026-13-40",
        "2026-02-29",
        "30 feb",
        "feb 30 2024",
        "31.4.",
        "30/30/2026",
        "0/0",
        "16.0.2026",
        "0000-01-01",
    ],
)
def test_a_day_no_calendar_has_is_refused_by_name(text: str) -> None:
    with pytest.raises(Invalid, match=f"“{text}” is a day no calendar has"):
        read(text)


@pytest.mark.parametrize("text", ["1899-12-31", "2201-01-01", "16 feb 0026", "in 500 years"])
def test_a_year_far_off_is_a_slip(text: str) -> None:
    with pytest.raises(Invalid, match=f"between the years {FIRST_YEAR} and {LAST_YEAR}"):
        read(text)


@pytest.mark.parametrize("text", ["in 9999 years", "tomorrow", "in 9999 weeks"])
def test_words_that_leave_the_calendar_are_refused(text: str) -> None:
    with pytest.raises(Invalid, match="no calendar has"):
        read(text, now=datetime(9999, 12, 31, tzinfo=UTC))


def test_the_first_and_last_year_are_read() -> None:
    assert read("1900-01-01").day == date(1900, 1, 1)
    assert read("2200-12-31").day == date(2200, 12, 31)


@pytest.mark.parametrize("text", ["tue 16 feb 2026", "tuesday 2026-02-16", "2026 feb 16 tue", "mon 3/4/2026"])
def test_a_weekday_that_does_not_agree_is_not_passed_over(text: str) -> None:
    with pytest.raises(Invalid, match="does not agree") as refusal:
        read(text)
    assert "That date is" in refusal.value.hint


@pytest.mark.parametrize(
    "text", ["today 25:00", "today 9:60", "today 13pm", "today 0am", "today 24:00", "at 99"]
)
def test_a_time_no_clock_shows_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="no clock shows"):
        read(text)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("9am", time(9)),
        ("9", time(9)),
        ("at 10", time(10)),
        ("9.30", time(9, 30)),
        ("9:30 PM", time(21, 30)),
        ("21:30", time(21, 30)),
        ("00:00", time(0)),
        ("noon", time(12)),
        ("12am", time(0)),
    ],
)
def test_a_time_on_its_own(text: str, at: time) -> None:
    assert parse_time(text) == at


@pytest.mark.parametrize("text", ["", "24", "9:5", "soon", "today", "9am 10am", "٩", "x" * 500])
def test_what_is_not_a_time_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_time(text)
    assert "9:30" in refusal.value.hint


def test_a_day_is_read_where_a_time_has_no_place_and_a_time_there_is_told() -> None:
    assert parse_day("next tuesday", now=NOW, day_first=True) == date(2026, 2, 17)
    assert parse_day("sunday", now=NOW, day_first=True, future=True) == date(2026, 2, 22)
    with pytest.raises(Invalid, match="has a time in it"):
        parse_day("tuesday 9am", now=NOW, day_first=True)


def test_where_nobody_can_answer_both_readings_are_named() -> None:
    with pytest.raises(Invalid) as refusal:
        require_unambiguous(read("3/4/2026"), "3/4/2026")
    assert refusal.value.message == "“3/4/2026” can be Fri 3 Apr 2026 or Wed 4 Mar 2026."
    assert refusal.value.hint == "Write 2026-04-03 or 2026-03-04."
    assert require_unambiguous(read("16/2/2026"), "16/2/2026") == date(2026, 2, 16)


@pytest.mark.parametrize(
    "text", [*HOSTILE, LONG_LINE, "1" * MAX_LENGTH, "feb 2026 " + "9" * 45, "in " + "9" * 50]
)
def test_hostile_text_is_refused_and_never_reaches_the_terminal(text: str) -> None:
    for reader in (read, parse_time):
        with pytest.raises(Invalid) as refusal:
            reader(text)
        assert str(refusal.value).isprintable()
        assert len(str(refusal.value)) < 250


_VOCABULARY = """mon tuesday feb march 16 3 2026 1900 9999 00 31 29 - / . : , t at 9am noon in ago days week z
and of th utc + ad next last e5 99999999 10:30 \x00 m"""
_WORDS = st.sampled_from(_VOCABULARY.split())


@given(
    st.lists(_WORDS, max_size=9).flatmap(
        lambda words: st.sampled_from([" ", "", "-"]).map(lambda gap: gap.join(words))
    )
)
def test_any_words_are_a_sensible_day_or_a_refusal(text: str) -> None:
    for future in (None, True, False):
        try:
            typed = read(text, future=future)
        except Invalid:
            continue
        assert FIRST_YEAR <= typed.day.year <= LAST_YEAR
        assert typed.ambiguous != typed.day


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)), st.booleans())
def test_a_date_written_out_is_itself_in_either_order_setting(day: date, day_first: bool) -> None:
    written = (
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%d}-{day:%b}-{day.year}",
        f"{day:%a} {day:%b} {day.day} {day.year}",
    )
    for text in written:
        assert read(text, day_first=day_first) == Typed(day, None, None)


def test_dateutil_is_loaded_only_when_the_grammar_has_no_answer() -> None:
    program = (
        "import sys; from datetime import datetime, UTC; from rjournal.dates import parse\n"
        "now = datetime(2026, 2, 16, tzinfo=UTC)\n"
        "for text in ('yesterday 9am', 'next tuesday', '3/4', 'mon 16 feb 2026'):\n"
        "    parse(text, now=now, day_first=True)\n"
        "assert not any(name.startswith('dateutil') for name in sys.modules)\n"
        "parse('16-feb-2026', now=now, day_first=True)\n"
        "assert 'dateutil.parser' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True, timeout=60)


ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("file", "begins", "ends"),
    [
        ("docs/guide.md", "**Dates** are read", "`3/4`"),
        ("src/rjournal/tui/help/commands.md", "Dates are read", "\n\n"),
        ("src/rjournal/tui/screens/journal.py", "entry nearest to a day", "\n"),
    ],
)
def test_every_example_of_a_date_that_is_told_of_is_read(file: str, begins: str, ends: str) -> None:
    told = (ROOT / file).read_text().split(begins)[1].split(ends)[0]
    examples = re.findall(r"`([^`]+)`", told)
    assert len(examples) >= 3
    for example in examples:
        read(example)


def test_what_a_refusal_offers_instead_is_read() -> None:
    with pytest.raises(Invalid) as refusal:
        read("no day")
    offered = refusal.value.hint.removeprefix("Write it like ").rstrip(".").replace(" or ", ", ")
    assert len(offered.split(", ")) >= 5
    for example in offered.split(", "):
        read(example)
