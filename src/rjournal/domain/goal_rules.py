"""What goals must be before they are kept (docs/domain.md §2.3, §3.1–§3.5)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date

from rjournal.domain.goals import LEVELS, Goal, MeasureKind, Milestone
from rjournal.domain.levels import level_words
from rjournal.domain.numbers import LARGEST, finite, number_text
from rjournal.domain.pulse_items import names_pulse_item
from rjournal.errors import Invalid

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Dates outside these years are taken for slips of the finger."""

MOST_TIMES = 1000
"""A habit asks for no more than this in a week or a month."""


def validate_goal(goal: Goal) -> None:
    """Check what the form of a goal asks for. A draft may still lack its aim.

    Raises:
        Invalid: with `field` naming the first thing to put right.
    """
    if not goal.title.strip():
        raise Invalid(
            "The goal has no title yet.", "Say in a few words what you want to change.", field="title"
        )
    check_day(goal.start, "start")
    if goal.due is not None:
        check_day(goal.due, "due")
        if goal.due < goal.start:
            raise Invalid(
                "The date lies before the start.", "Choose a later date, or leave it empty.", field="due"
            )
    if goal.check_every < 1:
        raise Invalid(
            "A goal can ask for a reading once a day at most.",
            "Give a number of days, 1 or more.",
            field="check_every",
        )
    if goal.attainment is not None:
        check_attainment(goal.attainment)
    _CHECKS[goal.measure](goal)


def validate_milestone(step: Milestone) -> None:
    """Check one step of a milestones goal.

    Raises:
        Invalid: no text, a weight that is not a number above 0, or a date out of range.
    """
    if not step.text.strip():
        raise Invalid("The step has no words yet.", "Say what will be done.", field="text")
    if not math.isfinite(step.weight) or not 0 < step.weight <= LARGEST:
        raise Invalid(
            "A weight has to be a number above 0.", "Leave it at 1 if all steps count alike.", field="weight"
        )
    for day, field in ((step.added_on, "added_on"), (step.due, "due"), (step.done_on, "done_on")):
        if day is not None:
            check_day(day, field)


def check_day(day: date, field: str) -> None:
    """Refuse a day in a year that can only be a slip of the finger.

    Raises:
        Invalid: it is out of range.
    """
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Invalid(
            f"The year {day.year} is out of range.",
            f"Use a year from {FIRST_YEAR} to {LAST_YEAR}.",
            field=field,
        )


def check_attainment(attainment: int) -> None:
    """Refuse what is not on the five-point scale of attainment (docs/domain.md §3.9).

    Raises:
        Invalid: outside −2…+2.
    """
    if not -2 <= attainment <= 2:
        raise Invalid(
            "Attainment goes from -2, much less than expected, to 2, much more.",
            "0 is as expected; leave it empty if you would rather not say.",
            field="attainment",
        )


def check_level(level: float, field: str) -> None:
    """Refuse what is no level of a skill.

    Raises:
        Invalid: not a whole number from 0 to 5.
    """
    if level not in range(len(LEVELS)):
        scale = ", ".join(f"{number} {name.lower()}" for number, name in enumerate(LEVELS))
        raise Invalid("A level is a whole number from 0 to 5.", f"{scale}.", field=field)


def _check_reach(goal: Goal) -> None:
    _check_finite(goal, "baseline", "target")
    _refuse_pulse(goal)
    if goal.target is None:
        _refuse_missing(goal, "The goal has no aim yet.", "Give the number you want to reach.", "target")
        return
    if goal.baseline is None:
        return
    if goal.baseline == goal.target:
        raise Invalid(
            "The aim is where it begins, so there is no way to go.",
            "Did you mean to hold it there? Choose a number to hold, or another aim.",
            field="target",
        )
    upward = goal.target > goal.baseline
    if upward != (goal.direction == "up"):
        numbers = f"From {number_text(goal.baseline)} to {number_text(goal.target)}"
        way, other = ("up", "down") if upward else ("down", "up")
        raise Invalid(f"{numbers} goes {way}, not {other}.", f"Did you mean {way}?", field="direction")


def _check_hold(goal: Goal) -> None:
    _check_finite(goal, "low", "high", "tolerance")
    _refuse_pulse(goal)
    if goal.low is None and goal.high is None:
        _refuse_missing(
            goal,
            "There is nothing to hold it by yet.",
            "Give the least it may be, the most it may be, or both.",
            "low",
        )
    elif goal.low is not None and goal.high is not None and goal.low > goal.high:
        raise Invalid(
            f"At least {number_text(goal.low)} and at most {number_text(goal.high)} cannot both be.",
            f"Did you mean between {number_text(goal.high)} and {number_text(goal.low)}?",
            field="high",
        )
    if goal.tolerance < 0:
        raise Invalid(
            "A tolerance cannot be below zero.",
            "Leave it at 0 to hold the bounds as they are.",
            field="tolerance",
        )


def _check_skill(goal: Goal) -> None:
    for name in ("baseline", "target", "retro_from"):
        level: float | None = getattr(goal, name)
        if level is not None:
            check_level(level, name)
    if goal.target is None:
        _refuse_missing(goal, "The goal has no level to reach yet.", "Give one from 0 to 5.", "target")
    elif goal.baseline is not None and goal.target < goal.baseline:
        raise Invalid(
            f"From {level_words(goal.baseline)} to {level_words(goal.target)} goes down.",
            "A skill is to grow or to be kept. Did you mean the other way round?",
            field="target",
        )


def _check_habit(goal: Goal) -> None:
    if goal.times is None:
        _refuse_missing(goal, f"How often a {goal.per} is not said yet.", "Give a number, like 3.", "times")
    elif not 1 <= goal.times <= MOST_TIMES:
        raise Invalid(
            f"That is no number of times a {goal.per}.",
            f"Give a whole number from 1 to {MOST_TIMES}.",
            field="times",
        )


def _check_total(goal: Goal) -> None:
    _check_finite(goal, "target")
    _refuse_pulse(goal)
    if goal.target is None:
        _refuse_missing(goal, "The goal has no aim yet.", "Give the number to count up to.", "target")
    elif goal.target <= 0:
        raise Invalid(
            "A count fills up from 0, so its aim has to be above it.",
            "Did you mean a number to go down to? Choose a number to reach, and say where it begins.",
            field="target",
        )


def _check_nothing(goal: Goal) -> None:
    """Steps are checked one by one, and a question may be any."""


_CHECKS: Mapping[MeasureKind, Callable[[Goal], None]] = {
    "numeric": _check_reach,
    "hold": _check_hold,
    "skill": _check_skill,
    "milestones": _check_nothing,
    "habit": _check_habit,
    "total": _check_total,
    "reflective": _check_nothing,
}


def _check_finite(goal: Goal, *names: str) -> None:
    for name in names:
        value: float | None = getattr(goal, name)
        if value is not None and finite(value) is None:
            raise Invalid(
                "That has to be an ordinary, finite number.", "Write digits, like 17 or 3.5.", field=name
            )


def _refuse_missing(goal: Goal, message: str, hint: str, field: str) -> None:
    """A draft may lack it; any other goal may not."""
    if goal.lifecycle != "draft":
        raise Invalid(message, hint, field=field)


def _refuse_pulse(goal: Goal) -> None:
    """Pulses and safety ratings are never aimed at (docs/domain.md §3.10, rule 11)."""
    for name in ("unit", "title", "observed"):
        if names_pulse_item(getattr(goal, name)):
            raise Invalid(
                "What the pulse asks cannot be a goal's number: aimed at, it would tell nothing any more.",
                "Aim at something you do, like questions asked or decisions shared; let the pulse follow.",
                field=name,
            )
