"""What goals and readings must be before they are kept, and a goal said back (docs/domain.md §3.1)."""

from __future__ import annotations

import math
from datetime import date

from rjournal.domain.goals import Goal, Milestone
from rjournal.domain.numbers import LARGEST, amount, finite, number_text
from rjournal.domain.periods import MONTHS
from rjournal.errors import Invalid

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Dates outside these years are taken for slips of the finger."""


def validate_goal(goal: Goal) -> None:
    """Check what the form of a goal asks for. A draft may still lack its aim.

    Raises:
        Invalid: with `field` naming the first thing to put right.
    """
    if not goal.title.strip():
        raise Invalid(
            "The goal has no title yet.", "Say in a few words what you want to change.", field="title"
        )
    _check_day(goal.start, "start")
    if goal.due is not None:
        _check_day(goal.due, "due")
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
    if goal.measure == "numeric":
        _check_numbers(goal)


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
            _check_day(day, field)


def validate_check_in(
    goal: Goal, day: date, value: float | None, confidence: int | None, today: date
) -> None:
    """Check a reading before it is kept. A milestones goal needs no value.

    Raises:
        Invalid: a day to come, no finite value for a numeric goal, or a confidence outside 1–5.
    """
    _check_day(day, "day")
    if day > today:
        raise Invalid(
            "A reading says how things were, so it cannot lie in the future.",
            "Choose today or earlier.",
            field="day",
        )
    if goal.measure == "numeric" and value is None:
        raise Invalid("There is no number here.", "Write digits, like 17 or 3.5.", field="value")
    if value is not None and finite(value) is None:
        raise Invalid(
            "A reading has to be an ordinary, finite number.", "Write digits, like 17 or 3.5.", field="value"
        )
    if confidence is not None and not 1 <= confidence <= 5:
        raise Invalid(
            "Confidence goes from 1, unlikely as things stand, to 5, almost certain.",
            "Leave it empty if you would rather not say.",
            field="confidence",
        )


def understood(goal: Goal) -> str:
    """The goal's measure said back: `from 21 down to 10 working days by 30 March, even pace`."""
    if goal.measure == "milestones":
        way = "step by step"
    else:
        begin = "from your first reading" if goal.baseline is None else f"from {number_text(goal.baseline)}"
        aim = "an aim to be chosen" if goal.target is None else amount(goal.target, goal.unit)
        way = f"{begin} {goal.direction} to {aim}"
    if goal.due is None:
        return f"{way}, no date"
    by = f"{goal.due.day} {MONTHS[goal.due.month - 1]}"
    if goal.due.year != goal.start.year:
        by = f"{by} {goal.due.year}"
    return f"{way} by {by}, {'even pace' if goal.pace == 'linear' else 'at no set pace'}"


def _check_numbers(goal: Goal) -> None:
    for value, field in ((goal.baseline, "baseline"), (goal.target, "target")):
        if value is not None and finite(value) is None:
            raise Invalid(
                "That has to be an ordinary, finite number.", "Write digits, like 17 or 3.5.", field=field
            )
    if goal.target is None:
        if goal.lifecycle == "draft":
            return
        raise Invalid("The goal has no aim yet.", "Give the number you want to reach.", field="target")
    if goal.baseline is None:
        return
    if goal.baseline == goal.target:
        raise Invalid(
            "The aim is where it begins, so there is no way to go.",
            "Did you mean to hold it there? Choose another aim, or describe the holding in steps.",
            field="target",
        )
    upward = goal.target > goal.baseline
    if upward != (goal.direction == "up"):
        numbers = f"From {number_text(goal.baseline)} to {number_text(goal.target)}"
        way, other = ("up", "down") if upward else ("down", "up")
        raise Invalid(f"{numbers} goes {way}, not {other}.", f"Did you mean {way}?", field="direction")


def _check_day(day: date, field: str) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Invalid(
            f"The year {day.year} is out of range.",
            f"Use a year from {FIRST_YEAR} to {LAST_YEAR}.",
            field=field,
        )
