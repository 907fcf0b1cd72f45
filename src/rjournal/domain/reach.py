"""Numeric goals that go up or down to an aim (docs/domain.md §3.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rjournal.domain.goal_history import GoalFacts
from rjournal.domain.goal_words import revision_notes
from rjournal.domain.goals import CheckIn, Goal, Revision
from rjournal.domain.numbers import TOLERANCE, alike, amount, number_text, percent_text
from rjournal.domain.standing import Movement, Standing

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
        now=number_text(_value(last)) if last else "",
        last=last.day if last else None,
        reading=last,
        readings=_after_baseline(facts, readings),
        trend=tuple((c.day, _value(c)) for c in readings),
        needs=needs,
        notes=revision_notes(facts, as_of),
    )
    if needs or last is None or goal.baseline is None or goal.target is None:
        return plain if last or goal.baseline is not None else _asking_for_a_start(plain)
    return _measured(plain, facts, readings, goal.baseline, goal.target)


def readings_of(facts: GoalFacts) -> tuple[CheckIn, ...]:
    """The readings that count, one a day, in order: the last one created on each day since the goal's start.

    Without any since then, the newest one from before it (docs/domain.md §3).
    """
    days = tuple({check_in.day: check_in for check_in in facts.check_ins}.values())
    return tuple(c for c in days if c.day >= facts.goal.start) or days[-1:]


def is_scale(unit: str) -> bool:
    """Whether the unit is a score or a percentage, of which no further percentage is taken."""
    return _SCALE_UNIT.match(unit.strip()) is not None


def _measured(
    plain: Standing, facts: GoalFacts, readings: tuple[CheckIn, ...], baseline: float, target: float
) -> Standing:
    goal, last = facts.goal, readings[-1]
    share = share_of_way(_value(last), baseline, target)
    before = share_of_way(_value(readings[-2]), baseline, target) if len(readings) > 1 else 0.0
    return replace(
        plain,
        value=_value_text(goal, last, share),
        ratio=share,
        percent=None if share < 0 or is_scale(goal.unit) else percent_text(share),
        movement=_movement(share, before, above=_value(last) > baseline),
        reached_on=_first_reached(readings, baseline, target, _aim_since(facts.revisions)),
        holding=share >= 1 - TOLERANCE,
        scale=(baseline, target),
        notes=(*_beyond_start(goal, last, baseline, share), *plain.notes),
    )


def _value(check_in: CheckIn) -> float:
    """The value of a reading of a numeric goal, which `goal_history.known` has made sure of."""
    return 0.0 if check_in.value is None else check_in.value + 0.0


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
        now, began, end = alike(_value(last), goal.baseline, goal.target)
        way = "" if share < 0 else f" ({_part_of_way(share)})"
        unit = goal.unit.strip()
        scale = f"on {unit}" if unit[0].isdigit() else unit
        return f"{now} {scale}, from {began}, aim {end}{way}"
    reached = share is not None and share >= 1 - TOLERANCE
    shown = amount(_value(last), goal.unit)
    return f"{shown}, {'target' if reached else 'aim'} {aim}" if aim else shown


def _part_of_way(share: float) -> str:
    """The part of the way that has been passed, in words: never more than was."""
    if share <= 0:
        return "at the start"
    return next(words for part, words in _PARTS_OF_THE_WAY if share >= part - TOLERANCE)


def _beyond_start(goal: Goal, last: CheckIn, baseline: float, share: float) -> tuple[str, ...]:
    if share >= 0:
        return ()
    value = _value(last)
    side = "above" if value > baseline else "below"
    distance = amount(abs(value - baseline), "" if is_scale(goal.unit) else goal.unit)
    return (f"{distance} {side} where you began ({number_text(value)}, began {number_text(baseline)})",)


def _movement(share: float, before: float, *, above: bool) -> Movement:
    if share < 0:
        return "above start" if above else "below start"
    if abs(share - before) <= TOLERANCE:
        return "no change"
    return "moving" if share > before else "moving back"


def _after_baseline(facts: GoalFacts, readings: Sequence[CheckIn]) -> int:
    """How many readings followed the starting point: not those of its day, nor the one accepted as it."""
    later = [c for c in readings if c.day > facts.goal.start]
    accepted = any(r.field == "baseline" and not r.old for r in facts.revisions)
    if accepted and later and later[0] is readings[0] and later[0].value == facts.goal.baseline:
        return len(later) - 1
    return len(later)


def _aim_since(revisions: Sequence[Revision]) -> date | None:
    """The day since which the present starting point and aim hold; None when they always have.

    Filling in a number that was missing changes no aim.
    """
    days = [r.day for r in revisions if r.field in ("baseline", "target") and r.old]
    return max(days, default=None)


def _first_reached(
    readings: Sequence[CheckIn], baseline: float, target: float, aim_since: date | None
) -> date | None:
    """The first day on which the present aim was reached while it was the aim.

    On the day an aim is changed, the reading that stood then is measured by the new one.
    """
    since = aim_since or date.min
    standing_then = max(0, sum(c.day <= since for c in readings) - 1)
    for check_in in readings[standing_then:]:
        if share_of_way(_value(check_in), baseline, target) >= 1 - TOLERANCE:
            return max(check_in.day, since)
    return None
