from __future__ import annotations

import math

import pytest

from rjournal.domain.numbers import amount, finite, number_text, parse_number, percent_text
from rjournal.errors import Invalid
from tests.hostile import HOSTILE, LONG_LINE


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("17", "", 17.0),
        (" 3,5 ", "", 3.5),
        ("3.5", "", 3.5),
        ("-2", "", -2.0),
        ("\u22122,5", "", -2.5),
        ("+4", "", 4.0),
        ("1 200", "", 1200.0),
        ("1\u202f200,50", "", 1200.5),
        ("1,200.5", "", 1200.5),
        ("1.200,5", "", 1200.5),
        ("1'200", "", 1200.0),
        ("1,200,300", "", 1200300.0),
        ("0,125", "", 0.125),
        ("17 days", "days", 17.0),
        ("17days", "Days", 17.0),
        ("1 day", "days", 1.0),
        ("17 days", "working days", 17.0),
        ("17 working days", "working days", 17.0),
        ("52 %", "%", 52.0),
        ("3,6 of 5", "of 5", 3.6),
        ("1 200 days", "days", 1200.0),
    ],
)
def test_what_people_type_for_a_number(typed: str, unit: str, value: float) -> None:
    assert parse_number(typed, unit) == value


def test_minus_zero_is_zero() -> None:
    assert math.copysign(1, parse_number("-0")) == 1


@pytest.mark.parametrize(
    "typed",
    [
        *("", "  ", "nan", "NaN", "inf", "-Infinity", "∞", "many", "1e5", "1e999", "0x10", "٣", "½"),
        *("1 2", "1,2,3", "1.2.3", "1_000", "--3", "3 -", "17 s", "17 weeks", "9" * 40, "9" * 400),
    ],
)
def test_what_is_no_number_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_number(typed)
    assert refusal.value.message.endswith(".")
    assert refusal.value.hint


@pytest.mark.parametrize("typed", [*HOSTILE, LONG_LINE, "1" + "," * 100_000])
def test_hostile_text_is_refused_and_not_repeated(typed: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_number(typed, "days")
    assert "\x1b" not in str(refusal.value)
    assert len(str(refusal.value)) < 200


def test_a_number_that_reads_two_ways_is_asked_about() -> None:
    with pytest.raises(Invalid, match=r"1,200 could be 1\.2 or 1200"):
        parse_number("1,200")


def test_another_unit_is_refused_with_the_goal_s_own() -> None:
    with pytest.raises(Invalid, match="counts in days"):
        parse_number("3 weeks", "days")


@pytest.mark.parametrize(
    "typed",
    ["nan", "-inf", "1e400", "1e5", "2E-3", "9" * 20, "12 dec 3026", "3 weeks", "12:30", "5/7", "3 %"],
)
@pytest.mark.parametrize("unit", ["", "min"])
def test_a_refusal_speaks_of_no_goal_where_a_session_s_minutes_are_typed(typed: str, unit: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_number(typed, unit)
    said = str(refusal.value)
    assert "goal" not in said and "reading" not in said and "unit" not in refusal.value.message
    # A number that is written in a way of its own is one, alone, and what is wrong is that way.
    assert ("counts in min" in said) is (unit == "min" and typed in ("12 dec 3026", "3 weeks", "3 %"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (17.0, "17"),
        (15.5, "15.5"),
        (9.96, "9.96"),
        (52 / 3, "17.3"),
        (3.6 - 3.2, "0.4"),
        (0.1 + 0.2, "0.3"),
        (-0.0, "0"),
        (-0.00000000000001, "0"),
        (-0.5, "-0.5"),
        (1 / 3, "0.333"),
        (0.00001234567, "0.0000123"),
        (1e-7, "0.0000001"),
        (1200000.0, "1200000"),
        (1e15, "1000000000000000"),
        (100.0, "100"),
        (0.9999999, "1"),
    ],
)
def test_numbers_read_as_a_person_would_write_them(value: float, text: str) -> None:
    assert number_text(value) == text


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (0.0, "0 %"),
        (-0.0, "0 %"),
        (1e-12, "<1 %"),
        (0.0099, "<1 %"),
        (0.01, "1 %"),
        (29 / 100, "29 %"),
        (0.996, "99 %"),
        (1.0, "100 %"),
        (12 / 11, "109 %"),
        (1e6, ">999 %"),
    ],
)
def test_percentages_are_rounded_down(ratio: float, text: str) -> None:
    assert percent_text(ratio) == text


@pytest.mark.parametrize("ratio", [-0.18, math.nan, math.inf])
def test_there_is_no_percentage_below_the_start(ratio: float) -> None:
    with pytest.raises(ValueError, match="finite share"):
        percent_text(ratio)


def test_amounts_have_their_unit_or_none() -> None:
    assert (amount(17, "days"), amount(17, "")) == ("17 days", "17")


@pytest.mark.parametrize("value", [None, math.nan, math.inf, -math.inf, 1e16])
def test_what_cannot_be_counted_with_is_no_number(value: float | None) -> None:
    assert finite(value) is None
