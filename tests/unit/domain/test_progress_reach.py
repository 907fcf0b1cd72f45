"""Numeric goals, row by row of docs/domain.md §3.1 and the worked values of §3.11."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from rjournal.domain.readings import listed
from tests.unit.domain.goal_builders import ask, goal, on, reading, revised


@pytest.mark.parametrize(
    ("baseline", "target", "value", "percent"),
    [
        (0, 10, 0, "0 %"),
        (0, 10, 10, "100 %"),
        (0, 10, 12, "120 %"),
        (0, 1000, 1, "<1 %"),
        (0, 10, 9.96, "99 %"),
        (0, 100, 29, "29 %"),
        (3.2, 4.0, 3.6, "50 %"),
        (-5, 5, 0, "50 %"),
        (100, 0, 100, "0 %"),
        (100, 0, 30, "70 %"),
    ],
)
def test_worked_percentages(baseline: float, target: float, value: float, percent: str) -> None:
    assert ask(goal(baseline, target), "02-16", ("02-16", value)).percent == percent


@pytest.mark.parametrize(("baseline", "target", "value"), [(0, 10, 10), (0, 10, 12), (21, 10, 9)])
def test_the_aim_or_beyond_is_reached_with_a_full_bar(baseline: float, target: float, value: float) -> None:
    answer = ask(goal(baseline, target), "02-16", ("02-16", value))
    assert (answer.state, answer.state_words, answer.bar) == ("reached", "reached", 1.0)


def test_past_the_aim_the_true_figure_stays() -> None:
    answer = ask(goal(21, 10, unit="days"), "03-30", ("03-30", 9))
    assert answer.summary == "9 days, aim 10 (109 %)"


def test_on_the_way_the_value_comes_before_the_percentage() -> None:
    assert ask(goal(21, 10, unit="days"), "02-16", ("02-16", 17)).summary == "17 days, aim 10 (36 %)"


def test_no_reading_is_not_zero() -> None:
    answer = ask(goal(21, 10), "02-16")
    assert answer.state_words == "no reading yet"
    assert (answer.bar, answer.ratio, answer.percent, answer.expected) == (None, None, None, None)
    assert answer.value == "aim 10"


def test_a_missing_starting_point_is_asked_for_and_offered() -> None:
    unasked = ask(goal(None, 10), "02-16")
    assert unasked.state_words == "no reading yet"
    assert "needs a starting point: the first reading can be it" in unasked.details

    answer = ask(goal(None, 10), "02-16", ("01-19", 21), ("02-02", 20))
    assert answer.state_words == "needs a starting point"
    assert (answer.bar, answer.percent, answer.expected) == (None, None, None)
    assert answer.offered_baseline is not None
    assert answer.offered_baseline.value == 21


def test_an_accepted_starting_point_is_not_a_change_of_the_aim() -> None:
    accepted = revised("baseline", "", "21.0", "02-03")
    readings = (("01-19", 21.0), ("02-02", 10.0), ("02-16", 12.0))
    answer = ask(goal(21, 10), "02-16", *readings, revisions=[accepted])
    assert answer.state_words == "reached on 2 Feb, now 12"
    assert answer.details == ()
    assert ask(goal(21, 10), "02-02", *readings, revisions=[accepted]).state == "incomplete"


def test_the_reading_accepted_as_starting_point_does_not_count_towards_a_pace() -> None:
    accepted = revised("baseline", "", "21.0", "01-20")
    readings = (("01-19", 21.0), ("02-02", 20.0))
    assert ask(goal(21, 10), "02-02", *readings, revisions=[accepted]).state == "early"
    assert ask(goal(21, 10), "02-02", *readings).state == "slower"


def test_an_aim_where_it_began_is_never_divided_by() -> None:
    answer = ask(goal(10, 10), "02-16", ("02-16", 10))
    assert answer.state_words == "needs an aim other than where it began"
    assert answer.bar is None


def test_a_goal_without_an_aim_says_so() -> None:
    answer = ask(goal(10, None), "02-16", ("02-16", 12))
    assert (answer.state_words, answer.value, answer.bar) == ("needs an aim", "12", None)


@pytest.mark.parametrize(
    ("baseline", "target", "value", "unit", "line"),
    [
        (21, 10, 23, "days", "2 days above where you began (23, began 21)"),
        (0, 10, -2, "", "2 below where you began (-2, began 0)"),
        (3.2, 4.0, 3.1, "of 5", "0.1 below where you began (3.1, began 3.2)"),
    ],
)
def test_beyond_the_start_is_said_in_units_never_in_percent(
    baseline: float, target: float, value: float, unit: str, line: str
) -> None:
    answer = ask(goal(baseline, target, unit=unit), "02-16", ("02-16", value))
    assert answer.bar == 0.0
    assert answer.percent is None
    assert line in answer.details
    assert "%" not in answer.value


def test_reached_and_slipped_keeps_its_day() -> None:
    answer = ask(goal(21, 10), "03-30", ("03-16", 10), ("03-30", 12))
    assert answer.state == "reached"
    assert answer.state_words == "reached on 16 Mar, now 12"
    assert answer.reached_on == on("03-16")
    assert answer.percent == "81 %"


def test_reached_and_still_there_is_holding() -> None:
    answer = ask(goal(21, 10), "03-30", ("03-16", 10), ("03-23", 11), ("03-30", 9))
    assert answer.state_words == "reached, holding"
    assert "reached on 16 Mar" in answer.details


@pytest.mark.parametrize(
    ("baseline", "old", "new", "words"),
    [
        (0, 10.0, 12.0, "aim 10→12 on 2 Mar: scope grew"),
        (0, 12.0, 10.0, "aim 12→10 on 2 Mar: scope became smaller"),
        (21, 12.0, 10.0, "aim 12→10 on 2 Mar: scope grew"),
    ],
)
def test_a_revised_aim_is_told(baseline: float, old: float, new: float, words: str) -> None:
    change = revised("target", repr(old), repr(new), "03-02")
    because = replace(change, reason="Two people joined")
    assert words in ask(goal(baseline, new), "03-02", ("03-02", 5), revisions=[because]).details
    # What it makes of the scope is nobody's to say who gave no reason.
    bare = ask(goal(baseline, new), "03-02", ("03-02", 5), revisions=[change]).details
    assert words.partition(":")[0] in bare and words not in bare


def test_a_revised_start_and_date_are_told() -> None:
    changes = [
        revised("baseline", "20.0", "21.0", "02-02"),
        revised("due", "2026-03-30", "2027-01-04", "02-03"),
        revised("due", "2027-01-04", "", "02-04"),
    ]
    answer = ask(goal(21, 10, due=None), "02-16", ("02-16", 17), revisions=changes)
    assert answer.details[-3:] == (
        "starting point 20→21 on 2 Feb",
        "date 30 Mar→4 Jan 2027 on 3 Feb",
        "date 4 Jan 2027 taken away on 4 Feb",
    )


def test_a_revised_aim_counts_from_its_day_on() -> None:
    grown = revised("target", "10.0", "12.0", "03-02")
    readings = (("03-01", 10.0), ("03-03", 11.0))
    assert ask(goal(0, 12), "03-01", *readings, revisions=[grown]).state == "reached"
    after = ask(goal(0, 12), "03-03", *readings, revisions=[grown])
    assert after.reached_on is None
    assert after.percent == "91 %"


def test_an_aim_that_came_nearer_is_reached_on_the_day_it_did() -> None:
    nearer = revised("target", "12.0", "10.0", "03-02")
    answer = ask(goal(0, 10), "03-16", ("02-16", 11), ("03-01", 10), ("03-16", 9), revisions=[nearer])
    assert answer.reached_on == on("03-02")
    assert answer.state_words == "reached on 2 Mar, now 9"


@pytest.mark.parametrize(
    ("unit", "value", "text"),
    [
        ("of 5", 3.6, "3.6 of 5, from 3.2, aim 4.0 (half-way)"),
        ("of 5", 4.0, "4.0 of 5, from 3.2, aim 4.0 (all the way)"),
        ("%", 3.55, "3.55 %, from 3.20, aim 4.00 (a third of the way)"),
        ("1–5", 3.2, "3.2 on 1–5, from 3.2, aim 4.0 (at the start)"),
        ("of 5", 3.3, "3.3 of 5, from 3.2, aim 4.0 (begun)"),
        ("of 5", 3.0, "3.0 of 5, from 3.2, aim 4.0"),
    ],
)
def test_scores_show_their_scale_and_no_percentage_of_it(unit: str, value: float, text: str) -> None:
    answer = ask(goal(3.2, 4.0, unit=unit), "02-16", ("02-16", value))
    assert answer.summary == text
    assert answer.percent is None


def test_the_last_reading_created_on_a_day_wins() -> None:
    twice = [reading("02-16", 10, id=1), reading("02-16", 17, id=2)]
    answer = ask(goal(21, 10), "02-16", check_ins=twice[::-1])
    assert answer.value == "17, aim 10"
    assert answer.reached_on is None
    assert answer.readings == 1


def test_readings_before_the_start_count_only_when_alone() -> None:
    before = ("2025-12-01", 12.0), ("2025-12-08", 19.0)
    alone = ask(goal(21, 10), "02-16", *before)
    assert alone.value == "19, aim 10, as of 8 Dec 2025"
    assert alone.trend == ((on("2025-12-08"), 19.0),)
    assert ask(goal(21, 10), "02-16", *before, ("02-16", 20.0)).trend == ((on("02-16"), 20.0),)


@pytest.mark.parametrize("value", [math.nan, math.inf, None])
def test_what_is_no_number_is_no_reading(value: float | None) -> None:
    assert ask(goal(21, 10), "02-16", check_ins=[reading("02-16", value)]).state == "no reading"


def test_an_aim_next_to_the_start_stays_finite() -> None:
    answer = ask(goal(0, 5e-324), "02-16", ("02-16", 1e15))
    assert answer.ratio == 1e6
    assert answer.percent == ">999 %"


@pytest.mark.parametrize(
    ("unit", "short"),
    [("days", "17 days, aim 10"), ("", "17, aim 10"), ("%", "17 %, aim 10"), ("1–5", "17, aim 10")],
)
def test_in_a_list_the_aim_is_called_one(unit: str, short: str) -> None:
    """`17 → 10` would be taken for where it began and where it is now."""
    answer = ask(goal(21, 10, unit=unit), "02-16", ("02-16", 17))
    assert answer.short == short


def test_of_the_readings_of_one_day_the_last_is_listed_and_what_was_said_with_the_others() -> None:
    early, later, noted, before = (
        replace(reading("02-16", 19), note=""),
        reading("02-16", 17),
        replace(reading("02-16", 18), note="Legal joined"),
        reading("02-09", 20),
    )
    newest_first = [later, noted, early, before]
    assert listed(newest_first, adds_up=False) == [later, noted, before]
    assert listed(newest_first, adds_up=True) == newest_first


def test_where_a_reading_is_known_from_is_told_where_it_was_said() -> None:
    plain, counted = (replace(reading("02-16", 17), source=source) for source in ("my estimate", "counted"))
    assert ask(goal(21, 10), "02-16", check_ins=[plain]).basis == "as of 16 Feb, 1 reading"
    assert ask(goal(21, 10), "02-16", check_ins=[counted]).basis.endswith("1 reading, the last one counted")
