"""Every kind of goal in every state it can be in, in words that are calm and numbers that can be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rjournal.domain.goal_echo import understood
from rjournal.domain.goal_history import GoalFacts, known
from rjournal.domain.goal_pictures import checklist, course, ladder, periods
from rjournal.domain.goals import PACED, CheckIn, Goal, MeasureKind, Milestone, Pause
from rjournal.domain.habit import Period
from rjournal.domain.progress import progress
from tests.properties.goal_strategies import DAYS, START, facts
from tests.properties.test_progress import FORBIDDEN, said

KINDS: tuple[MeasureKind, ...] = get_args(MeasureKind)
DUE = START + timedelta(days=84)

SENSIBLE: dict[MeasureKind, Goal] = {
    kind: Goal(id=1, title="A goal", measure=kind, start=START, due=DUE, unit="days", **fields)  # type: ignore[arg-type]
    for kind, fields in {
        "numeric": {"baseline": 21.0, "target": 10.0, "direction": "down"},
        "hold": {"low": 3.0, "high": 5.0},
        "skill": {"baseline": 1.0, "target": 4.0, "skill": "Charts"},
        "milestones": {},
        "habit": {"times": 3},
        "total": {"target": 50.0},
        "reflective": {"question": "What do I avoid?"},
    }.items()
}

FIRST_LAST: dict[MeasureKind, tuple[float | None, float | None, float | None]] = {
    "numeric": (20.0, 15.0, 9.0),
    "hold": (4.0, 6.0, 4.0),
    "skill": (1.0, 2.0, 5.0),
    "milestones": (None, None, None),
    "habit": (3.0, 2.0, 3.0),
    "total": (2.0, 20.0, 60.0),
    "reflective": (None, None, None),
}
"""A first reading, one on the way, and one that is at the aim or past it."""


def at(days: int) -> date:
    return START + timedelta(days=days)


def read(kind: MeasureKind, *when: tuple[int, int]) -> GoalFacts:
    """The kind's goal with readings: on which day since the start, and which of `FIRST_LAST`."""
    readings = tuple(
        CheckIn(
            id=n, goal_id=1, day=at(day), value=FIRST_LAST[kind][which], note="Two cases stuck", confidence=2
        )
        for n, (day, which) in enumerate(when, start=1)
    )
    done = {0: 0, 1: 2, 2: 4}
    last = max((which for _, which in when), default=-1)
    steps = tuple(
        Milestone(
            id=n,
            goal_id=1,
            text="a step",
            added_on=START,
            done_on=at(when[-1][0]) if when and n < done[last] else None,
        )
        for n in range(4)
    )
    return GoalFacts(SENSIBLE[kind], readings, steps if kind == "milestones" else ())


def changed(found: GoalFacts, **fields: object) -> GoalFacts:
    return replace(found, goal=replace(found.goal, **fields))  # type: ignore[arg-type]


def situations(kind: MeasureKind) -> dict[str, tuple[GoalFacts, date]]:
    """The state that each situation has to give, and what gives it."""
    on_the_way = read(kind, (7, 0), (35, 1))
    found = {
        "no reading": (read(kind), at(7)),
        "not started": (read(kind), at(-3)),
        "decide": (on_the_way, at(90)),
        "stale": (changed(on_the_way, check_every=7), at(60)),
        "paused": (replace(on_the_way, pauses=(Pause(goal_id=1, start=at(36)),)), at(40)),
        "draft": (changed(read(kind), lifecycle="draft"), at(7)),
        "closed": (changed(on_the_way, lifecycle="closed", close_result="changed course"), at(40)),
    }
    if kind in PACED:
        found["early"] = (read(kind, (7, 0)), at(8))
        found["no date"] = (changed(on_the_way, due=None), at(36))
        found["slower"] = (read(kind, (7, 0), (77, 0)), at(78))
        found["ahead"] = (read(kind, (7, 0), (18, 1)), at(19))
        found["on pace"] = (on_the_way, at(40))
        if kind == "milestones":
            found["incomplete"] = (replace(read(kind), milestones=()), at(7))
    else:
        found["described"] = (on_the_way, at(36))
    if kind in (*PACED, "skill"):
        found["reached"] = (read(kind, (7, 0), (35, 2)), at(36))
    if kind not in ("reflective", "milestones"):
        gone = {"baseline": None, "target": None, "low": None, "high": None, "times": None}
        found["incomplete"] = (changed(on_the_way, **gone), at(36))
    return found


def words_of(found: GoalFacts, day: date) -> list[str]:
    """All that is ever said of a goal: where it stands, what it is, what its pictures are marked with."""
    told = progress(found, day)
    drawn = course(found, day)
    return [
        *said(told),
        told.short,
        understood(known(found, day).goal),
        *(mark.words for mark in (drawn.changes if drawn else ())),
        *(one.beside for one in checklist(found, day)),
        *(one.name for one in ladder(found, day)),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_state_of_every_kind_is_reached_and_said_calmly(kind: MeasureKind) -> None:
    for state, (found, day) in situations(kind).items():
        told = progress(found, day)
        assert told.state == state, f"{kind}: {told.state_words}"
        assert told.state_words and told.basis
        assert [text for text in words_of(found, day) if FORBIDDEN.search(text)] == []
        if state == "no reading":
            assert (told.bar, told.percent, told.ratio) == (None, None, None), "no reading is not 0 %"


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_whatever_a_goal_holds_it_can_be_told_and_drawn(kind: MeasureKind, data: st.DataObject) -> None:
    found, day = data.draw(facts(kind)), data.draw(DAYS)
    unit = found.goal.unit
    words = [text for text in words_of(found, day) if unit != "%" or "%" not in text]
    assert [text for text in words if FORBIDDEN.search(text)] == []
    assert progress(known(found, day), day) == progress(found, day)


@given(facts("habit"), DAYS, st.integers(0, 6))
def test_the_periods_of_a_habit_are_whole_and_count_as_they_say(
    found: GoalFacts, day: date, first_weekday: int
) -> None:
    drawn: tuple[Period, ...] = periods(found, day, first_weekday)
    for one, following in pairwise(drawn):
        assert following.first == one.last + timedelta(days=1)
    assert all(not one.current for one in drawn[:-1])
    assert all(0 <= one.fill <= 1 for one in drawn)
    told = progress(found, day, first_weekday)
    counted = [one for one in drawn if one.counted]
    if told.bar is not None:
        assert told.bar == pytest.approx(sum(one.fill for one in counted) / len(counted))
        kept = sum(one.kept for one in counted)
        assert told.short.startswith(f"{kept} of {len(counted)} ")


@given(st.lists(st.integers(-5, 9), min_size=1, max_size=8), st.integers(1, 40))
def test_a_count_is_its_sum_and_never_below_nothing(counts: list[int], target: int) -> None:
    goal = Goal(id=1, title="g", measure="total", target=float(target), start=START)
    readings = tuple(
        CheckIn(id=n, goal_id=1, day=START, value=float(count)) for n, count in enumerate(counts)
    )
    told = progress(GoalFacts(goal, readings), START)
    assert told.trend[-1][1] == max(0, sum(counts))
    assert told.ratio == max(0, sum(counts)) / target


@given(facts("skill"), DAYS)
def test_looking_back_and_their_ratings_move_no_step(found: GoalFacts, day: date) -> None:
    own = replace(found, check_ins=tuple(one for one in found.check_ins if one.assessed_by == "me"))
    plain = replace(
        own,
        goal=replace(own.goal, retro_from=None),
        revisions=tuple(one for one in own.revisions if one.field != "retro_from"),
    )
    one, other = progress(found, day), progress(plain, day)
    assert (one.value, one.ratio, one.state, one.trend) == (
        other.value,
        other.ratio,
        other.state,
        other.trend,
    )


@given(facts(), DAYS)
def test_even_pace_is_drawn_from_start_to_aim(found: GoalFacts, day: date) -> None:
    drawn = course(found, day)
    if drawn is None or not drawn.even:
        return
    days = [one for one, _ in drawn.even]
    assert days == sorted(days) and drawn.first <= days[0] and days[-1] <= drawn.last
    values = [value for _, value in drawn.even]
    assert values in (sorted(values), sorted(values, reverse=True))
