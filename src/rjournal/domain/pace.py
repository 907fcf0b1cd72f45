"""How far even pace would be, and the word for where a goal stands (docs/domain.md §3.6, §3.7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from rjournal.domain.goal_history import GoalFacts
from rjournal.domain.goals import PACED, Goal, Pause
from rjournal.domain.numbers import TOLERANCE
from rjournal.domain.spans import active_days, paused_spans, running_pause
from rjournal.domain.standing import Standing

State = Literal[
    "closed",
    "draft",
    "paused",
    "reached",
    "not started",
    "decide",
    "incomplete",
    "no reading",
    "stale",
    "no date",
    "described",
    "early",
    "ahead",
    "on pace",
    "slower",
]
"""Where a goal stands; the first that applies in this order (docs/domain.md §3.6).

`draft` is a goal nobody has begun, and `incomplete` one that lacks what its measure needs: a starting point,
an aim, a first step. `described` is one of a kind that knows no pace: a number to hold, a skill, a habit, a
question.
"""

Freshness = Literal["fresh", "due", "stale"]

PACE_TOLERANCE = 0.10
"""How far from even pace still counts as on pace, as a share of the whole way."""

EARLY = 0.20
"""Before this share of the time has passed, pace says nothing."""

_ASKING: frozenset[State] = frozenset(
    {"no reading", "stale", "no date", "described", "early", "ahead", "on pace", "slower"}
)


def expected_share(goal: Goal, pauses: Sequence[Pause], as_of: date) -> float | None:
    """The share of the way even pace would have gone by a day, 0…1; None for a goal without a date or pace.

    It is None too for the kinds that even pace cannot be said of.

    `pauses` are those that had begun by then, as `goal_history.known` gives them. While one goes on, the
    share stays what it was on its first day.
    """
    if not has_pace(goal) or goal.due is None:
        return None
    spans, day = paused_spans(pauses), as_of
    if spans and spans[-1].until is None:
        day, spans = spans[-1].start, spans[:-1]
    planned = active_days(goal.start, goal.due, spans)
    if planned <= 0:
        return 1.0 if day >= goal.due else 0.0
    return active_days(goal.start, min(day, goal.due), spans) / planned


def has_pace(goal: Goal) -> bool:
    """Whether even pace can be said of the goal: its kind knows it, it has a date, nobody declined it."""
    return goal.measure in PACED and goal.due is not None and goal.pace == "linear"


def age_of(last: date, pauses: Sequence[Pause], as_of: date) -> int:
    """How many unpaused days ago a day was (docs/domain.md §3.7)."""
    return active_days(last, as_of, paused_spans(pauses))


def freshness_of(age: int, check_every: int) -> Freshness:
    """Whether a reading of that age still speaks: fresh up to `check_every` days, due up to twice as many."""
    every = max(1, check_every)
    if age <= every:
        return "fresh"
    return "due" if age <= 2 * every else "stale"


def reading_due(goal: Goal, state: State, age: int | None, pauses: Sequence[Pause], as_of: date) -> bool:
    """Whether the goal asks for a reading; never while it is paused, closed, reached or not begun.

    A goal without any reading counts its days from its start.
    """
    if state not in _ASKING:
        return False
    days = age_of(goal.start, pauses, as_of) if age is None else age
    return freshness_of(days, goal.check_every) != "fresh"


def extended_due(goal: Goal, paused_on: date, resumed_on: date) -> date | None:
    """The date that leaves as many days after a pause as there were before it, to be offered on resuming.

    None when there is no date, when it had passed before the pause, or when the pause took none of the
    goal's days.
    """
    taken = (resumed_on - max(paused_on, goal.start)).days
    if goal.due is None or paused_on >= goal.due or taken <= 0:
        return None
    return goal.due + timedelta(days=taken)


def state_of(
    facts: GoalFacts, standing: Standing, expected: float | None, age: int | None, as_of: date
) -> State:
    """The state of a goal by the table of docs/domain.md §3.6. `facts` are those of `goal_history.known`."""
    goal = facts.goal
    if goal.lifecycle in ("closed", "draft"):
        return "closed" if goal.lifecycle == "closed" else "draft"
    if running_pause(facts.pauses) is not None:
        return "paused"
    if standing.reached_on is not None:
        return "reached"
    if as_of < goal.start:
        return "not started"
    if goal.due is not None and as_of > goal.due:
        return "decide"
    if standing.needs:
        return "incomplete"
    if age is None:
        return "no reading"
    if freshness_of(age, goal.check_every) == "stale":
        return "stale"
    if goal.measure not in PACED:
        return "described"
    if expected is None or standing.ratio is None:
        return "no date"
    if expected < EARLY - TOLERANCE or standing.readings < 2:
        return "early"
    return _against_pace(standing.ratio - expected)


def _against_pace(gap: float) -> State:
    if gap > PACE_TOLERANCE + TOLERANCE:
        return "ahead"
    return "slower" if gap < -PACE_TOLERANCE - TOLERANCE else "on pace"
