"""The goal that the values of a form mean. Pure, but for reading days."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from rjournal.domain.goal_echo import understood
from rjournal.domain.goal_rules import check_day
from rjournal.domain.goals import CHECK_EVERY, Goal, GoalDirection, MeasureKind, Per
from rjournal.domain.habit import due_after
from rjournal.domain.numbers import parse_number
from rjournal.errors import Invalid
from rjournal.tui.flows.goal_kinds import KIND
from rjournal.tui.flows.reading import at_field, read_whole, read_whole_or_none

Values = Mapping[str, str]


@dataclass(frozen=True)
class Days:
    """How days are read: as people type them, True for one that is more likely to come than past.

    `first_weekday` is the day that a habit's weeks begin on.
    """

    read: Callable[[str, bool], date]
    first_weekday: int = 0


_NUMBER = re.compile(r"[+\-−]?[0-9][0-9.,'’\s]*")
_PERIODS = re.compile(r"([0-9]{1,3})\s*(week|month)s?", re.IGNORECASE)
_TIMES = re.compile(r"\s*(?:times|time|x|×)\Z", re.IGNORECASE)


def read_goal(goal: Goal, values: Values, days: Days, *, with_aim: bool) -> Goal:
    """The goal that a filled-in form means, on the basis of the one it was about.

    Raises:
        Invalid: a number, a day or a direction cannot be read; it names the field.
    """
    measure = cast("MeasureKind", values.get(KIND, goal.measure))
    read = replace(goal, measure=measure, **_plain(values, measure, days))
    if with_aim:
        read = read_measure(read, values, days)
    elif measure in ("skill", "reflective"):
        read = replace(read, **_own_words(values))
    return read


def _plain(values: Values, measure: MeasureKind, days: Days) -> dict[str, Any]:
    """What is asked about goals of all kinds."""
    names = ("title", "why", "observed", "beneficiary", "visibility", "lifecycle")
    plain: dict[str, Any] = {name: values[name] for name in names if name in values}
    plain["theme"] = values["theme"] or None
    plain["owner"] = values["owner"].strip() or "me"
    return plain | _rhythm(values, measure, days)


def _rhythm(values: Values, measure: MeasureKind, days: Days) -> dict[str, Any]:
    every = read_whole_or_none(values["check_every"].strip(), "check_every", "days")
    rhythm: dict[str, Any] = {"check_every": CHECK_EVERY[measure] if every is None else every}
    if "pace" in values:
        rhythm["pace"] = values["pace"]
    if "start" in values:
        with at_field("start"):
            rhythm["start"] = days.read(values["start"] or "today", False)
    return rhythm


def read_revision(goal: Goal, values: Values, days: Days) -> Goal:
    """The goal as it is to be from now on: its numbers, its date and its rhythm changed.

    Raises:
        Invalid: a number or a day cannot be read; it names the field.
    """
    return read_measure(replace(goal, **_rhythm(values, goal.measure, days)), values, days)


def read_measure(goal: Goal, values: Values, days: Days) -> Goal:
    """The goal with the measure and the date that a form says.

    Raises:
        Invalid: a number, a day or a direction cannot be read; it names the field.
    """
    measured = _MEASURES[goal.measure](goal, values)
    return replace(measured, due=_due(measured, values["due"], days))


def read_steps(goal: Goal, values: Values) -> list[str]:
    """The steps of a new goal, one a line; none for a goal that does not go by steps."""
    if goal.measure != "milestones":
        return []
    return [line.strip() for line in values.get("steps", "").splitlines() if line.strip()]


def echo_goal(goal: Goal, days: Days, *, with_aim: bool) -> Callable[[dict[str, str]], str]:
    """What the form says back while it is filled in: the goal as it is understood so far."""

    def say(values: dict[str, str]) -> str:
        read = read_goal(goal, values, days, with_aim=with_aim)
        steps = len(read_steps(read, values))
        count = f"{steps} {'step' if steps == 1 else 'steps'}, " if steps else ""
        return f"{count}{understood(read)}" if with_aim else ""

    return say


def _due(goal: Goal, typed: str, days: Days) -> date | None:
    if not typed.strip():
        return None
    periods = _PERIODS.fullmatch(typed.strip()) if goal.measure == "habit" else None
    if periods is not None and int(periods[1]):
        # Counting on from a year that no calendar has would be a fault, not a mistake.
        check_day(goal.start, "start")
        return due_after(goal.start, cast("Per", periods[2].lower()), int(periods[1]), days.first_weekday)
    with at_field("due"):
        return days.read(typed, True)


def _own_words(values: Values) -> dict[str, Any]:
    return {name: values[name].strip() for name in ("skill", "question") if name in values}


def _unit(goal: Goal, values: Values, *names: str) -> str:
    """The unit that was typed, in its own field or with one of these numbers: `10 working days`."""
    own = values.get("unit", goal.unit).strip()
    beside = (_NUMBER.sub("", values[name], count=1).strip() for name in names)
    return own or next(filter(None, beside), "")


def _number(values: Values, name: str, unit: str) -> float | None:
    with at_field(name):
        return parse_number(values[name], unit) if values[name].strip() else None


def _reach(goal: Goal, values: Values) -> Goal:
    unit = _unit(goal, values, "target", "baseline")
    baseline, target = _number(values, "baseline", unit), _number(values, "target", unit)
    direction = values.get("direction") or _direction(goal, baseline, target, asked="direction" in values)
    return replace(
        goal, unit=unit, baseline=baseline, target=target, direction=cast("GoalDirection", direction)
    )


def _direction(goal: Goal, baseline: float | None, target: float | None, *, asked: bool) -> GoalDirection:
    if baseline is not None and target is not None:
        return "up" if target >= baseline else "down"
    if target is None or not asked:
        return goal.direction
    raise Invalid(
        "Without a beginning the numbers do not say whether this goes up or down.",
        "Choose one, or say where it begins.",
        field="direction",
    )


def _hold(goal: Goal, values: Values) -> Goal:
    unit = _unit(goal, values, "high", "low")
    low, high = _number(values, "low", unit), _number(values, "high", unit)
    return replace(goal, unit=unit, low=low, high=high, tolerance=_number(values, "tolerance", unit) or 0.0)


def _skill(goal: Goal, values: Values) -> Goal:
    levels = {
        field: float(values[name]) if values[name] else None
        for name, field in (("from_level", "baseline"), ("to_level", "target"), ("retro_from", "retro_from"))
        if name in values
    }
    return replace(goal, **_own_words(values), **cast("dict[str, Any]", levels))


def _habit(goal: Goal, values: Values) -> Goal:
    unit = _unit(goal, values)
    typed = _TIMES.sub("", values["times"].strip())
    times = read_whole(typed, "times", unit) if typed else None
    return replace(goal, unit=unit, times=times, per=cast("Per", values["per"]))


def _total(goal: Goal, values: Values) -> Goal:
    unit = _unit(goal, values, "target")
    return replace(goal, unit=unit, target=_number(values, "target", unit))


def _same(goal: Goal, values: Values) -> Goal:
    return replace(goal, **_own_words(values))


_MEASURES: Mapping[MeasureKind, Callable[[Goal, Values], Goal]] = {
    "numeric": _reach,
    "hold": _hold,
    "skill": _skill,
    "milestones": lambda goal, _: goal,
    "habit": _habit,
    "total": _total,
    "reflective": _same,
}
