"""Numeric goals that go up or down to an aim (docs/domain.md §3.1)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from rjournal.domain.goal_history import GoalFacts
from rjournal.domain.goal_words import revision_notes
from rjournal.domain.goals import CheckIn, Goal
from rjournal.domain.numbers import TOLERANCE, alike, amount, number_text, percent_text
from rjournal.domain.readings import (
    after_baseline,
    aim_since,
    first_reached,
    movement_of,
    readings_of,
    value_of,
)
from rjournal.domain.standing import Standing
from rjournal.domain.text import one_line

FARTHEST = 1e6
"""Shares of the way are held within ± this, so that an aim next to the start never overflows."""

_SCALE_UNIT = re.compile(r"(%|percent|per cent|(out )?of \d+|/ ?\d+|\d+ ?[-–] ?\d+)\Z", re.IGNORECASE)
_PARTS_OF_THE_WAY: tuple[tuple[float, str], ...] = (
    (1.0, "all the way"),
    (3 / 4, "three quarters of the way"),
    (2 / 3, "two thirds of the way"),
    (1 / 2, "half-way"),
    (1 / 3, "a third of the way"),
    (1 / 4, "a quarter of the way"),
    (0.0, "begun"),
)


def share_of_way(value: float, baseline: float, target: float) -> float:
    """How far `value` has come from `baseline` to `target`: 0 at the one, 1 at the other, up or down alike.

    Raises:
        ValueError: `baseline` and `target` are the same, so there is no way between them.
    """
    if baseline == target:
        raise ValueError("a goal that begins at its aim has no way to go")
    share = (value - baseline) / (target - baseline)
    if -FARTHEST <= share <= FARTHEST:
        return share + 0.0
    return FARTHEST if share > 0 else -FARTHEST


def standing_of_reach(facts: GoalFacts, as_of: date) -> Standing:
    """Where a numeric goal stands; `facts` are those of `goal_history.known` for the day."""
    goal = facts.goal
    readings = readings_of(facts)
    last = readings[-1] if readings else None
    needs = _needs(goal, last)
    plain = Standing(
        value=_value_text(goal, last, None),
        short=_short(goal, last),
        now=number_text(value_of(last)) if last else "",
        last=last.day if last else None,
        reading=last,
        readings=after_baseline(facts, readings),
        trend=tuple((c.day, value_of(c)) for c in readings),
        needs=needs,
        notes=revision_notes(facts, as_of),
    )
    if needs or last is None or goal.baseline is None or goal.target is None:
        return plain if last or goal.baseline is not None else _asking_for_a_start(plain)
    return _measured(plain, facts, readings, goal.baseline, goal.target)


def is_scale(unit: str) -> bool:
    """Whether the unit is a score or a percentage, of which no further percentage is taken."""
    return _SCALE_UNIT.match(unit.strip()) is not None


def _measured(
    plain: Standing, facts: GoalFacts, readings: tuple[CheckIn, ...], baseline: float, target: float
) -> Standing:
    goal, last = facts.goal, readings[-1]
    share = share_of_way(value_of(last), baseline, target)
    before = share_of_way(value_of(readings[-2]), baseline, target) if len(readings) > 1 else 0.0
    return replace(
        plain,
        value=_value_text(goal, last, share),
        ratio=share,
        percent=None if share < 0 or is_scale(goal.unit) else percent_text(share),
        movement=movement_of(share, before, above=value_of(last) > baseline),
        reached_on=first_reached(
            [(c.day, share_of_way(value_of(c), baseline, target)) for c in readings], aim_since(facts)
        ),
        holding=share >= 1 - TOLERANCE,
        scale=(baseline, target),
        notes=(*_beyond_start(goal, last, baseline, share), *plain.notes),
    )


def _needs(goal: Goal, last: CheckIn | None) -> str:
    if goal.target is None:
        return "needs an aim"
    if goal.baseline is None:
        return "needs a starting point" if last else ""
    return "needs an aim other than where it began" if goal.baseline == goal.target else ""


def _asking_for_a_start(plain: Standing) -> Standing:
    return replace(plain, notes=("needs a starting point: the first reading can be it", *plain.notes))


def _value_text(goal: Goal, last: CheckIn | None, share: float | None) -> str:
    aim = "" if goal.target is None else number_text(goal.target)
    if last is None:
        return f"aim {amount(goal.target, goal.unit)}" if goal.target is not None else ""
    if share is not None and goal.baseline is not None and goal.target is not None and is_scale(goal.unit):
        now, began, end = alike(value_of(last), goal.baseline, goal.target)
        way = "" if share < 0 else f" ({_part_of_way(share)})"
        unit = one_line(goal.unit)
        scale = f"on {unit}" if unit[0].isdigit() else unit
        return f"{now} {scale}, from {began}, aim {end}{way}"
    shown = amount(value_of(last), goal.unit)
    return f"{shown}, aim {aim}" if aim else shown


def _short(goal: Goal, last: CheckIn | None) -> str:
    """`17 days, aim 10`; `aim 10 days` without a reading. What a score is told on is left out."""
    if last is None:
        return "" if goal.target is None else f"aim {amount(goal.target, goal.unit)}"
    in_words = not is_scale(goal.unit) or goal.unit.strip() == "%"
    shown = amount(value_of(last), goal.unit if in_words else "")
    return shown if goal.target is None else f"{shown}, aim {number_text(goal.target)}"


def _part_of_way(share: float) -> str:
    """The part of the way that has been passed, in words: never more than was."""
    if share <= 0:
        return "at the start"
    return next(words for part, words in _PARTS_OF_THE_WAY if share >= part - TOLERANCE)


def _beyond_start(goal: Goal, last: CheckIn, baseline: float, share: float) -> tuple[str, ...]:
    if share >= 0:
        return ()
    value = value_of(last)
    side = "above" if value > baseline else "below"
    distance = amount(abs(value - baseline), "" if is_scale(goal.unit) else goal.unit)
    return (f"{distance} {side} where you began ({number_text(value)}, began {number_text(baseline)})",)
