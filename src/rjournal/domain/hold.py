"""Numbers to be kept where they are: at least, at most, or between two (docs/domain.md §3.2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rjournal.domain.goal_history import GoalFacts, goal_as_of
from rjournal.domain.goal_words import revision_notes
from rjournal.domain.goals import CheckIn, Goal
from rjournal.domain.numbers import TOLERANCE, amount, number_text
from rjournal.domain.readings import readings_of, value_of
from rjournal.domain.standing import Standing

ENOUGH_FOR_A_BAR = 3
"""With fewer check-ins than this, a share of them would claim more than is known."""

_BOUNDS = ("low", "high", "tolerance")


def bounds_words(goal: Goal) -> str:
    """What is to be held: `at most 2 days`, `between 3 and 5`, `at least 80 %, give or take 2`."""
    if goal.low is not None and goal.high is not None:
        said = f"between {number_text(goal.low)} and {amount(goal.high, goal.unit)}"
    elif goal.low is not None:
        said = f"at least {amount(goal.low, goal.unit)}"
    elif goal.high is not None:
        said = f"at most {amount(goal.high, goal.unit)}"
    else:
        return "bounds to be chosen"
    return f"{said}, give or take {number_text(goal.tolerance)}" if goal.tolerance > 0 else said


def distance_out(goal: Goal, value: float) -> float:
    """How far a value lies outside the goal's bounds: above 0 over them, below 0 under them, 0 within.

    The distance is that from the bound itself; within `tolerance` of it a value still counts as within.
    """
    room = goal.tolerance + TOLERANCE * max(1.0, abs(value))
    if goal.high is not None and value > goal.high + room:
        return value - goal.high
    if goal.low is not None and value < goal.low - room:
        return value - goal.low
    return 0.0


def standing_of_hold(facts: GoalFacts, as_of: date) -> Standing:
    """Where a goal to hold stands; `facts` are those of `goal_history.known` for the day."""
    goal, readings = facts.goal, readings_of(facts)
    needs = _needs(goal)
    last = readings[-1] if readings else None
    plain = Standing(
        value=bounds_words(goal),
        short=bounds_words(replace(goal, tolerance=0.0)),
        last=last.day if last else None,
        reading=last,
        readings=len(readings),
        trend=tuple((one.day, value_of(one)) for one in readings),
        needs=needs,
        notes=revision_notes(facts, as_of),
    )
    if needs or last is None:
        return plain
    return _told(plain, facts, readings, last)


def _needs(goal: Goal) -> str:
    if goal.low is None and goal.high is None:
        return "needs a bound to hold"
    if goal.low is not None and goal.high is not None and goal.low > goal.high:
        return "needs a lower bound below the upper one"
    return ""


def _told(plain: Standing, facts: GoalFacts, readings: tuple[CheckIn, ...], last: CheckIn) -> Standing:
    goal = facts.goal
    counted = [one for one in readings if one.day >= goal.start]
    kept = sum(distance_out(_bounds_then(facts, one.day), value_of(one)) == 0 for one in counted)
    out = distance_out(goal, value_of(last))
    side = "above" if out > 0 else "below"
    now = "in now" if out == 0 else f"out now, {amount(abs(out), goal.unit)} {side}"
    many = "check-in" if len(counted) == 1 else "check-ins"
    return replace(
        plain,
        value=f"{amount(value_of(last), goal.unit)}, {bounds_words(replace(goal, unit=''))}",
        short=f"kept {kept} of {len(counted)}" if counted else plain.short,
        now=number_text(value_of(last)),
        words=f"kept {kept} of {len(counted)} {many}, {now}" if counted else now,
        ratio=kept / len(counted) if len(counted) >= ENOUGH_FOR_A_BAR else None,
        outside=out != 0,
    )


def _bounds_then(facts: GoalFacts, day: date) -> Goal:
    """The goal with the bounds that held on a day: another bound judges no earlier reading.

    A day on which there was none yet is judged by the first that were chosen.
    """
    changed = sorted({one.day for one in facts.revisions if one.field in _BOUNDS and one.day > day})
    if not changed:
        return facts.goal
    then = goal_as_of(facts.goal, facts.revisions, day)
    if then.low is None and then.high is None:
        return goal_as_of(facts.goal, facts.revisions, changed[0])
    return then
