from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import pytest

from rjournal.domain.goal_echo import understood
from rjournal.domain.goal_rules import validate_goal, validate_milestone
from rjournal.domain.goals import CheckIn, Goal
from rjournal.domain.reading_rules import validate_check_in
from rjournal.errors import Invalid
from tests.unit.domain.goal_builders import goal, on, step, stepped

TODAY = date(2026, 2, 16)


def of(measure: str, **fields: object) -> Goal:
    return replace(goal(None, None), measure=measure, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "good",
    [
        goal(21, 10),
        goal(0, 10),
        goal(None, 10),
        goal(None, None, lifecycle="draft"),
        goal(21, 10, due=None),
        goal(21, 10, due=date(2026, 1, 5)),
        stepped(),
    ],
)
def test_goals_that_can_be_followed_are_accepted(good: object) -> None:
    validate_goal(good)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": "  "}, "title"),
        ({"target": None}, "target"),
        ({"target": math.nan}, "target"),
        ({"baseline": math.inf}, "baseline"),
        ({"target": 1e16}, "target"),
        ({"target": 21.0}, "target"),
        ({"direction": "up"}, "direction"),
        ({"due": date(2026, 1, 4)}, "due"),
        ({"due": date(2201, 1, 1)}, "due"),
        ({"start": date(1899, 12, 31)}, "start"),
        ({"check_every": 0}, "check_every"),
    ],
)
def test_a_goal_that_cannot_be_followed_is_refused_at_its_field(
    fields: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        validate_goal(replace(goal(21, 10), **fields))  # type: ignore[arg-type]
    assert refusal.value.field == field
    assert refusal.value.message.endswith(".")
    assert refusal.value.hint


@pytest.mark.parametrize(
    ("baseline", "target", "direction", "said", "meant"),
    [
        (21, 10, "up", "From 21 to 10 goes down, not up.", "Did you mean down?"),
        (10, 21, "down", "From 10 to 21 goes up, not down.", "Did you mean up?"),
        (10, 10, "up", "The aim is where it begins", "Did you mean to hold it there?"),
    ],
)
def test_a_wrong_direction_is_asked_about(
    baseline: float, target: float, direction: str, said: str, meant: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        validate_goal(goal(baseline, target, direction=direction))
    assert said in refusal.value.message
    assert meant in refusal.value.hint


@pytest.mark.parametrize("weight", [0.0, -1.0, math.nan, math.inf])
def test_a_step_needs_a_weight_above_zero(weight: float) -> None:
    validate_milestone(step(weight=0.5))
    with pytest.raises(Invalid) as refusal:
        validate_milestone(step(weight=weight))
    assert refusal.value.field == "weight"


def test_a_step_needs_words_and_sensible_days() -> None:
    with pytest.raises(Invalid, match="no words"):
        validate_milestone(step(" "))
    with pytest.raises(Invalid, match="year 2300"):
        validate_milestone(step(due=date(2300, 1, 1)))


def test_readings_up_to_today_are_accepted() -> None:
    validate_check_in(goal(21, 10), CheckIn(goal_id=1, day=TODAY, value=17.0, confidence=3), TODAY)
    validate_check_in(stepped(), CheckIn(goal_id=1, day=on("02-01")), TODAY)


@pytest.mark.parametrize(
    ("day", "value", "confidence", "field"),
    [
        (date(2026, 2, 17), 17.0, None, "day"),
        (date(1800, 1, 1), 17.0, None, "day"),
        (TODAY, None, None, "value"),
        (TODAY, math.nan, None, "value"),
        (TODAY, -math.inf, None, "value"),
        (TODAY, 17.0, 0, "confidence"),
        (TODAY, 17.0, 6, "confidence"),
    ],
)
def test_readings_that_cannot_be_are_refused(
    day: date, value: float | None, confidence: int | None, field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        validate_check_in(
            goal(21, 10), CheckIn(goal_id=1, day=day, value=value, confidence=confidence), TODAY
        )
    assert refusal.value.field == field


def test_a_reading_to_come_is_refused_with_the_reason() -> None:
    with pytest.raises(Invalid, match="how things were, so it cannot lie in the future"):
        validate_check_in(goal(21, 10), CheckIn(goal_id=1, day=date(2026, 2, 17), value=17.0), TODAY)


@pytest.mark.parametrize(
    ("meant", "said"),
    [
        (
            goal(21, 10, unit="working days"),
            "from 21 down to 10 working days by 30 March, even pace",
        ),
        (goal(52, 90, unit="%", pace="none"), "from 52 up to 90 % by 30 March, at no set pace"),
        (goal(21, 10, due=None), "from 21 down to 10, no date"),
        (goal(21, 10, due=date(2027, 1, 4)), "from 21 down to 10 by 4 January 2027, even pace"),
        (goal(None, 10), "from your first reading up to 10 by 30 March, even pace"),
        (goal(21, 21), "from 21 to an aim to be chosen by 30 March, even pace"),
        (stepped(), "step by step by 30 March, even pace"),
        (of("hold", high=2.0, unit="days"), "hold at most 2 days until 30 March"),
        (of("hold", low=3.0, high=5.0, due=None), "hold between 3 and 5, no end"),
        (of("hold", due=None), "hold bounds to be chosen, no end"),
        (
            of("skill", baseline=1.0, target=3.0, skill="Charts"),
            "Charts: from level 1, Novice, to 3, Competent by 30 March",
        ),
        (of("skill", due=None), "from your first rating to a level to be chosen, no date"),
        (of("habit", times=3), "3 times a week until 30 March"),
        (of("habit", times=2, per="month", unit="walks", due=None), "2 walks a month, no end"),
        (of("habit", due=None), "how often a week to be chosen, no end"),
        (of("total", target=50.0, unit="talks"), "count up to 50 talks by 30 March, even pace"),
        (
            of("reflective", question="What do I avoid?"),
            "“What do I avoid?”, closed by 30 March as you judge",
        ),
    ],
)
def test_the_form_says_back_what_it_understood(meant: object, said: str) -> None:
    assert understood(meant) == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "field", "hint"),
    [
        (of("hold"), "low", "the least it may be"),
        (of("hold", low=5.0, high=3.0), "high", "Did you mean between 3 and 5?"),
        (of("hold", low=math.nan), "low", "Write digits"),
        (of("hold", low=5.0, tolerance=-1.0), "tolerance", "Leave it at 0"),
        (of("skill"), "target", "0 to 5"),
        (of("skill", target=6.0), "target", "5 expert"),
        (of("skill", baseline=1.5, target=3.0), "baseline", "0 not met"),
        (of("skill", baseline=3.0, target=1.0), "target", "the other way round"),
        (of("habit"), "times", "like 3"),
        (of("habit", times=0), "times", "1 to 1000"),
        (of("total"), "target", "count up to"),
        (of("total", target=-5.0), "target", "a number to go down to"),
        (of("total", target=math.inf), "target", "Write digits"),
        (of("total", target=5.0, attainment=3), "attainment", "0 is as expected"),
        (goal(1, 5, unit="p1"), "unit", "let the pulse follow"),
        (goal(1, 5, title="Raise our safety score"), "title", "let the pulse follow"),
        (
            goal(1, 5, observed="“I trust that what we say stays where we agreed”"),
            "observed",
            "let the pulse follow",
        ),
        (of("hold", low=4.0, unit="median of the pulse"), "unit", "let the pulse follow"),
    ],
)
def test_each_kind_is_refused_at_its_field_with_a_suggestion(wrong: Goal, field: str, hint: str) -> None:
    with pytest.raises(Invalid) as refusal:
        validate_goal(wrong)
    assert (refusal.value.field, refusal.value.message[-1]) == (field, ".")
    assert hint in refusal.value.hint


@pytest.mark.parametrize(
    "good",
    [
        of("hold", low=3.0),
        of("skill", baseline=2.0, target=2.0),
        of("habit", times=3),
        of("total", target=50.0),
        of("reflective"),
        *(of(measure, lifecycle="draft") for measure in ("hold", "skill", "habit", "total")),
        goal(70, 60, title="Resting pulse", unit="beats"),
        stepped(title="Talk about psychological safety in the team"),
    ],
)
def test_other_kinds_are_accepted_and_a_heart_s_pulse_is_no_answer(good: Goal) -> None:
    validate_goal(good)


@pytest.mark.parametrize(
    ("measure", "fields", "field"),
    [
        ("skill", {"value": None}, "value"),
        ("skill", {"value": 2.5}, "value"),
        ("skill", {"value": 6.0}, "value"),
        ("habit", {"value": 0.0}, "value"),
        ("habit", {"value": 1.5}, "value"),
        ("habit", {"value": -1.0}, "note"),
        ("total", {"value": -1.0, "note": "  "}, "note"),
        ("hold", {"value": None}, "value"),
        ("reflective", {"note": ""}, "note"),
        ("reflective", {"value": 1.0, "note": "n"}, "value"),
        ("milestones", {"value": 1.0}, "value"),
        ("total", {"value": 1.0, "assessed_by": "them"}, "assessed_by"),
    ],
)
def test_a_reading_has_to_fit_its_kind(measure: str, fields: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        validate_check_in(of(measure), CheckIn(goal_id=1, day=TODAY, **fields), TODAY)  # type: ignore[arg-type]
    assert refusal.value.field == field and refusal.value.hint


def test_a_correction_with_a_word_and_a_partner_s_rating_are_readings() -> None:
    validate_check_in(of("total"), CheckIn(goal_id=1, day=TODAY, value=-1.0, note="Counted twice"), TODAY)
    validate_check_in(of("skill"), CheckIn(goal_id=1, day=TODAY, value=2.0, assessed_by="them"), TODAY)
