"""Every kind of measure by the worked values of docs/domain.md §3.11, and at its edges."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta

import pytest

from rjournal.domain.goal_echo import understood
from rjournal.domain.goal_history import GoalFacts, known
from rjournal.domain.goals import CheckIn, Goal, Revision
from rjournal.domain.habit import due_after, periods_of
from rjournal.domain.levels import reading_words
from rjournal.domain.progress import Progress, portfolio, progress
from rjournal.domain.total import running_total
from tests.hostile import HOSTILE
from tests.unit.domain.goal_builders import START, ask, goal, on, pause, reading, revised, step, stepped


def kind(measure: str, **fields: object) -> Goal:
    return replace(goal(None, None), measure=measure, **fields)  # type: ignore[arg-type]


# Numbers to hold


HOLD = kind("hold", high=2.0, unit="days", due=None, check_every=30)


def test_what_is_held_counts_its_check_ins() -> None:
    told = ask(HOLD, "03-02", ("02-02", 2), ("02-09", 1), ("02-16", 3), ("02-23", 2))
    assert (told.value, told.state_words) == ("2 days, at most 2", "kept 3 of 4 check-ins, in now")
    assert (told.short, told.bar, told.percent, told.state) == ("kept 3 of 4", 0.75, None, "described")


def test_out_is_a_distance_with_the_latest_note_and_no_blame() -> None:
    noted = reading("02-23", 3.5, id=9, note="Two cases stuck")
    told = ask(HOLD, "02-23", ("02-02", 2), check_ins=[noted])
    assert told.state_words == "kept 1 of 2 check-ins, out now, 1.5 days above"
    assert told.bar is None, "two check-ins are too few for a bar"
    assert "your note of 23 Feb: Two cases stuck" in told.details


@pytest.mark.parametrize(
    ("low", "high", "tolerance", "value", "words"),
    [
        (80.0, None, 0.0, 80.0, "in now"),
        (80.0, None, 0.0, 79.0, "out now, 1 below"),
        (80.0, None, 2.0, 78.0, "in now"),
        (3.0, 5.0, 0.0, 5.0, "in now"),
        (3.0, 5.0, 0.0, 6.0, "out now, 1 above"),
        (0.1, 0.3, 0.0, 0.1 + 0.2, "in now"),
    ],
)
def test_bounds_include_themselves(
    low: float, high: float | None, tolerance: float, value: float, words: str
) -> None:
    held = kind("hold", low=low, high=high, tolerance=tolerance, due=None)
    assert ask(held, "02-02", ("02-02", value)).state_words.endswith(words)


def test_a_new_bound_judges_no_earlier_reading() -> None:
    changed = revised("high", "3.0", "2.0", "02-16")
    told = ask(HOLD, "02-23", ("02-02", 3), ("02-09", 3), ("02-20", 2), revisions=[changed])
    assert told.state_words == "kept 3 of 3 check-ins, in now"
    assert "upper bound 3→2 on 16 Feb" in told.details


def test_a_bound_that_joins_another_judges_no_earlier_reading() -> None:
    between = replace(HOLD, low=1.0)
    changed = revised("low", "", "1.0", "02-16")
    told = ask(between, "02-23", ("02-02", 0.5), ("02-09", 3), ("02-20", 0.5), revisions=[changed])
    assert told.state_words == "kept 1 of 3 check-ins, out now, 0.5 days below"


def test_the_first_bounds_judge_what_was_noted_before_there_were_any() -> None:
    changes = [revised("high", "", "2.0", "02-10"), revised("high", "2.0", "1.0", "02-16")]
    told = ask(replace(HOLD, high=1.0), "02-23", ("02-02", 3), ("02-09", 2), ("02-20", 1), revisions=changes)
    assert told.state_words == "kept 2 of 3 check-ins, in now"


def test_a_goal_without_a_bound_asks_for_one() -> None:
    assert ask(kind("hold", due=None), "02-02", ("02-02", 3)).state_words == "needs a bound to hold"


# Skills


CHARTS = goal(1, 3, measure="skill", skill="Charts", check_every=30)


def test_a_skill_goes_in_steps_and_keeps_both_beginnings() -> None:
    told = ask(replace(CHARTS, retro_from=0.0), "02-16", ("01-05", 1), ("02-16", 3))
    assert (told.value, told.percent, told.state) == ("2 of 2 steps (now 3, began 1, aim 3)", None, "reached")
    assert "from your first rating: 2 steps; looking back: 3" in told.details
    assert told.goal.baseline == 1


def test_looking_back_is_told_from_its_day_on() -> None:
    looked = revised("retro_from", "", "0.0", "02-10")
    then = ask(replace(CHARTS, retro_from=0.0), "02-09", ("01-20", 2), revisions=[looked])
    assert then.goal.retro_from is None and not any("looking back" in one for one in then.details)


def test_a_skill_rated_lower_than_before_is_explained_and_offers_to_look_back() -> None:
    told = ask(CHARTS, "02-16", ("01-20", 2), ("02-16", 1))
    assert told.state_words == "rated lower than before"
    assert told.offers_looking_back
    assert any(one.startswith("you rate yourself lower than in January; often") for one in told.details)
    assert not ask(replace(CHARTS, retro_from=0.0), "02-16", ("01-20", 2), ("02-16", 1)).offers_looking_back


def test_their_rating_stands_beside_mine_and_moves_nothing() -> None:
    theirs = reading("02-16", 1.0, id=8, assessed_by="them", confidence=1)
    told = ask(CHARTS, "02-16", ("02-09", 2), check_ins=[theirs])
    assert (told.value, told.last_day, told.confidence) == (
        "1 of 2 steps (now 2, began 1, aim 3)",
        on("02-09"),
        None,
    )
    assert "your partner's rating of 16 Feb: 1, Novice, 1 step below yours" in told.details
    alone = ask(CHARTS, "02-16", check_ins=[theirs])
    assert (alone.state, alone.bar) == ("no reading", None)


def test_beyond_below_and_held() -> None:
    assert "beyond the aim" in ask(CHARTS, "02-16", ("02-16", 4)).details
    below = ask(CHARTS, "02-16", ("02-16", 0))
    assert (below.value, below.state_words) == ("0 of 2 steps (now 0, began 1, aim 3)", "below start")
    assert "1 step below where you began" in below.details
    kept = ask(replace(CHARTS, target=1.0), "02-16", ("02-16", 2))
    assert kept.state_words == "kept 1 of 1 check-in, in now"


# Habits


HABIT = kind("habit", times=3, due=None, check_every=7)


def weeks(*counts: int, first: date = date(2026, 1, 5)) -> list[CheckIn]:
    """Readings on the Monday of each week from the first on; no reading for a 0."""
    return [
        CheckIn(id=n, goal_id=1, day=first + timedelta(days=7 * n), value=float(count))
        for n, count in enumerate(counts)
        if count
    ]


def test_a_habit_counts_the_weeks_that_were_not_paused() -> None:
    counts = weeks(3, 4, 2, 3, 3, 1, 3, 3, 0)
    away = pause("02-02", "02-09")
    told = ask(HABIT, "03-09", check_ins=counts, pauses=[away])
    assert told.value == "kept 5 of 8 weeks, 75 % of what you aimed for"
    assert (told.short, told.bar, told.percent) == ("5 of 8 weeks", 0.75, None)
    assert "19 times in all" in told.details


def test_the_current_week_is_never_missed_and_counts_once_it_is_kept() -> None:
    begun = ask(HABIT, "01-15", check_ins=weeks(3, 2))
    assert (begun.value, begun.state_words) == (
        "kept 1 of 1 week, 100 % of what you aimed for",
        "this week 2 of 3, three days left",
    )
    assert ask(HABIT, "01-15", check_ins=weeks(3, 3)).short == "2 of 2 weeks"
    assert ask(HABIT, "01-18", check_ins=weeks(3, 2)).state_words == "this week 2 of 3, last day"
    assert ask(HABIT, "01-19", check_ins=weeks(3, 2)).short == "1 of 2 weeks"


def test_before_the_first_week_is_over_there_is_no_share() -> None:
    told = ask(HABIT, "01-06", check_ins=weeks(1))
    assert (told.value, told.state_words, told.bar) == ("this week 1 of 3", "five days left", None)
    nothing = ask(HABIT, "01-30")
    assert (nothing.value, nothing.state_words, nothing.bar) == ("3 times a week", "no reading yet", None)


def test_what_is_done_in_the_days_before_the_first_whole_week_is_seen_at_once() -> None:
    on_a_sunday = replace(HABIT, start=date(2026, 1, 11))
    told = ask(on_a_sunday, "01-11", check_ins=[reading("01-11", 1.0)])
    assert (told.value, told.state_words) == ("this week 1", "not a whole week")
    assert "1 time in all" in told.details
    assert [one.left_out_as for one in told.periods] == ["not a whole week"]
    later = ask(on_a_sunday, "01-19", check_ins=[reading("01-11", 1.0), reading("01-14", 3.0, id=2)])
    assert later.short == "1 of 1 week"
    assert "4 times in all" in later.details


def test_a_short_first_week_that_was_rested_is_a_paused_one() -> None:
    on_a_friday = replace(HABIT, start=date(2026, 1, 9))
    counts = [reading("01-09", 1.0), reading("01-14", 3.0, id=2)]
    told = ask(on_a_friday, "01-19", check_ins=counts, pauses=[pause("01-10", "01-12")])
    assert told.periods[0].left_out_as == "paused"
    assert "3 times in all" in told.details


@pytest.mark.parametrize(("days", "counted"), [(3, True), (4, False)])
def test_a_week_paused_for_half_its_days_is_left_out(days: int, counted: bool) -> None:
    away = pause("01-12", (date(2026, 1, 12) + timedelta(days=days)).isoformat())
    facts = GoalFacts(HABIT, tuple(weeks(3, 0, 3)), pauses=(away,))
    second = periods_of(known(facts, on("01-26")), on("01-26"))[1]
    assert second.counted is counted


@pytest.mark.parametrize(("days", "counted"), [(14, True), (15, False)])
def test_a_month_paused_for_exactly_half_its_days_is_left_out(days: int, counted: bool) -> None:
    monthly = replace(HABIT, per="month", start=date(2026, 4, 1))
    until = date(2026, 4, 1) + timedelta(days=days)
    facts = GoalFacts(monthly, pauses=(pause("04-01", until.isoformat()),))
    (april, _) = periods_of(known(facts, on("05-04")), on("05-04"))
    assert april.counted is counted


def test_a_correction_takes_back_and_never_goes_below_nothing() -> None:
    wrong = [*weeks(3), reading("01-06", -2.0, id=9, note="Counted twice")]
    assert ask(HABIT, "01-13", check_ins=wrong).short == "0 of 1 week"
    below = [*weeks(1), reading("01-06", -5.0, id=9, note="x")]
    (first, *_) = periods_of(known(GoalFacts(HABIT, tuple(below)), on("01-13")), on("01-13"))
    assert first.count == 0


def test_another_aim_judges_no_week_that_was_over() -> None:
    eased = revised("times", "3", "2", "01-19")
    told = ask(replace(HABIT, times=2), "02-02", check_ins=weeks(2, 2, 2, 2), revisions=[eased])
    assert told.short == "2 of 4 weeks"
    assert "times 3→2 on 19 Jan" in told.details


def test_weeks_before_it_was_said_how_often_are_judged_by_what_was_said_first() -> None:
    changes = [revised("times", "", "2", "01-20"), revised("times", "2", "3", "02-03")]
    told = ask(replace(HABIT, times=3), "02-09", ("01-06", 1), ("01-13", 2), ("02-04", 3), revisions=changes)
    assert [(one.times, one.kept) for one in told.periods if not one.current] == [
        (2, False),
        (2, True),
        (2, False),
        (2, False),
        (3, True),
    ]


def test_a_habit_that_was_closed_tells_of_no_present_week() -> None:
    closed = replace(HABIT, lifecycle="closed", closed_on=on("01-07"), close_result="partly")
    told = ask(closed, "03-02", ("01-05", 1))
    assert (told.value, told.short) == ("3 times a week", "3 times a week")
    assert "1 time in all" in told.details


def test_weeks_begin_where_the_settings_say() -> None:
    sundays = [CheckIn(id=n, goal_id=1, day=date(2026, 1, 11 + n), value=1.0) for n in range(3)]
    facts = GoalFacts(HABIT, tuple(sundays))
    assert progress(facts, on("01-19"), 6).short == "1 of 2 weeks"
    assert progress(facts, on("01-19"), 0).short == "0 of 2 weeks"


def test_months_and_an_end() -> None:
    monthly = kind("habit", times=2, per="month", start=date(2026, 1, 1), due=date(2026, 2, 28))
    done = [reading("01-10", 2.0), reading("02-27", 1.0)]
    assert ask(monthly, "02-20", check_ins=done[:1]).state_words == "last reading 41 days ago"
    ended = ask(monthly, "03-09", check_ins=done)
    assert (ended.short, ended.state) == ("1 of 2 months", "decide")


def test_so_many_weeks_end_on_a_last_day() -> None:
    assert due_after(date(2026, 1, 5), "week", 8) == date(2026, 3, 1)
    assert due_after(date(2026, 1, 9), "week", 1) == date(2026, 1, 18), "half of the first week was over"
    assert due_after(date(2026, 1, 1), "month", 3) == date(2026, 3, 31)


# Units


@pytest.mark.parametrize("unit", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize(
    "asked",
    [
        goal(1, 3),
        kind("hold", low=1.0),
        kind("habit", times=3),
        kind("total", target=5.0),
    ],
    ids=lambda one: one.measure,
)
def test_a_unit_never_breaks_the_line_it_is_told_in(asked: Goal, unit: str) -> None:
    named = replace(asked, unit=unit)
    told = ask(named, "01-20", ("01-06", 2), ("01-20", 0.5))
    for line in (told.summary, told.short, told.state_words, understood(named), *told.details):
        assert len(line.splitlines()) == 1, line
    assert "\n" not in reading_words(reading("01-20", 2), named)


# Counts


TALKS = kind("total", target=50.0, unit="talks")


def test_counts_add_up_with_their_corrections() -> None:
    fixed = reading("02-10", -2.0, id=9, note="Counted twice")
    told = ask(TALKS, "02-16", ("01-20", 10), ("01-20", 5), ("02-09", 6), check_ins=[fixed])
    assert (told.value, told.percent) == ("19 of 50 talks", "38 %")
    assert told.trend == ((on("01-20"), 15), (on("02-09"), 21), (on("02-10"), 19))
    assert (told.expected_value, told.state) == (25.0, "slower")


def test_a_sum_of_many_counts_is_exact() -> None:
    values = [0.1, 1e14, 0.2, -3.7, 1 / 3, 0.1, -1e14, 0.05] * 40
    days = [START + timedelta(days=number) for number in range(len(values))]
    counts = [reading(day.isoformat(), value) for day, value in zip(days, values, strict=True)]
    sums = [max(0.0, math.fsum(values[: number + 1])) for number in range(len(values))]
    assert running_total(counts) == tuple(zip(days, sums, strict=True))


def test_a_count_is_reached_and_goes_past() -> None:
    told = ask(TALKS, "02-16", ("01-20", 40), ("02-09", 15))
    assert (told.summary, told.state, told.reached_on) == ("55 of 50 talks (110 %)", "reached", on("02-09"))


def test_a_count_is_never_shown_below_nothing() -> None:
    told = ask(TALKS, "01-20", ("01-20", 1), check_ins=[reading("01-20", -4.0, id=7, note="x")])
    assert (told.value, told.percent, told.ratio) == ("0 of 50 talks", "0 %", 0.0)


def test_counts_from_before_the_start_are_left_out_and_said() -> None:
    told = ask(TALKS, "01-06", ("01-02", 4))
    assert (told.state, told.details) == ("no reading", ("1 count from before the start is left out",))


# Questions


def test_a_question_has_notes_and_no_number() -> None:
    asked = kind("reflective", question="What do I avoid?", due=None, check_every=30)
    assert ask(asked, "02-16").state_words == "no note yet"
    noted = [reading("02-02", None, id=1, note="Saying no"), reading("02-09", None, id=2, note="  ")]
    told = ask(asked, "02-16", check_ins=noted)
    assert (told.value, told.state_words, told.bar) == ("1 note", "last note 14 days ago", None)
    assert told.basis == "as of 16 Feb, 1 note"


# All of them


def test_a_pause_says_nothing_of_a_pace_that_is_none() -> None:
    assert ask(HOLD, "02-16", pauses=[pause("02-09")]).state_words == "paused since 9 Feb"


@pytest.mark.parametrize("measure", ["hold", "skill", "habit", "reflective"])
def test_no_pace_is_claimed_where_there_is_none(measure: str) -> None:
    every = kind(measure, baseline=1.0, target=3.0, high=2.0, times=1, check_every=90)
    told = ask(
        every, "02-16", check_ins=[reading("02-09", 1.0, note="n"), reading("02-16", 2.0, id=2, note="n")]
    )
    assert (told.expected, told.expected_value, told.state) == (None, None, "described")


def test_the_portfolio_counts_unlike_goals_apart() -> None:
    told: list[Progress] = [
        ask(HOLD, "02-16", ("02-16", 1)),
        ask(HABIT, "02-16", check_ins=weeks(3, 3, 3, 3, 3, 3)),
        ask(CHARTS, "02-16", ("02-16", 2)),
        ask(TALKS, "02-16", ("02-16", 50)),
    ]
    assert portfolio(told) == "4 goals: 1 reached, 1 moving, 2 under way"


# As of any day


def life(field: str, old: str, new: str, day: str, id: int) -> Revision:
    return replace(revised(field, old, new, day), id=id)


def test_a_goal_opened_again_is_still_told_as_closed_in_between() -> None:
    turns = [
        life("lifecycle", "active", "closed", "01-20", 1),
        life("close_result", "", "partly", "01-20", 2),
        life("close_note", "", "enough", "01-20", 3),
        life("closed_on", "", "2026-01-20", "01-20", 4),
        life("attainment", "", "-1", "01-20", 5),
        life("lifecycle", "closed", "active", "02-02", 6),
        life("close_result", "partly", "", "02-02", 7),
        life("closed_on", "2026-01-20", "", "02-02", 8),
        life("attainment", "-1", "", "02-02", 9),
    ]
    now = goal(21, 10, close_note="enough")
    before, between, after = (ask(now, day, revisions=turns) for day in ("01-19", "01-30", "02-02"))
    assert (before.state, before.goal.close_note) == ("no reading", "")
    assert (between.state, between.state_words) == ("closed", "partly")
    assert (between.goal.close_note, between.goal.closed_on, between.goal.attainment) == (
        "enough",
        on("01-20"),
        -1,
    )
    assert (after.state, after.goal.close_result, after.goal.close_note) == ("no reading", None, "enough")


def test_a_goal_of_an_earlier_version_is_closed_from_its_day_on() -> None:
    closed = goal(21, 10, lifecycle="closed", close_result="partly", closed_on=on("01-20"))
    opened = [
        life("lifecycle", "closed", "active", "02-02", 1),
        life("close_result", "partly", "", "02-02", 2),
        life("closed_on", "2026-01-20", "", "02-02", 3),
    ]
    for facts in ((closed, []), (goal(21, 10), opened)):
        assert ask(facts[0], "01-19", revisions=facts[1]).state == "no reading"
        assert ask(facts[0], "01-20", revisions=facts[1]).state_words == "partly"


def test_a_draft_was_a_draft_until_it_was_begun() -> None:
    begun = life("lifecycle", "draft", "active", "02-02", 1)
    assert ask(goal(21, 10), "02-01", revisions=[begun]).state == "draft"
    assert ask(goal(21, 10), "02-02", revisions=[begun]).state == "no reading"


def test_whether_it_was_paused_is_what_its_pauses_say() -> None:
    rested = goal(21, 10, lifecycle="active")
    assert ask(rested, "02-03", pauses=[pause("02-02", "02-09")]).goal.lifecycle == "paused"
    assert (
        ask(replace(rested, lifecycle="paused"), "02-01", pauses=[pause("02-02")]).goal.lifecycle == "active"
    )


def test_dropping_and_adding_steps_moves_the_share_as_worked() -> None:
    five = [step(done="01-20"), step(done="01-20"), step(), step(), step()]
    assert ask(stepped(), "02-02", milestones=five).percent == "40 %"
    dropped = [*five[:4], replace(five[4], dropped_on=on("02-02"))]
    assert ask(stepped(), "02-02", milestones=dropped).percent == "50 %"
    added = ask(stepped(), "02-09", milestones=[*dropped, step(added="02-09")])
    assert added.percent == "40 %" and "scope +1 on 9 Feb" in added.details
