"""What readings must be before they are kept (docs/domain.md §2.3, §3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from rjournal.domain.goal_rules import check_day, check_level
from rjournal.domain.goals import CheckIn, Goal, MeasureKind
from rjournal.domain.numbers import finite
from rjournal.errors import Invalid

_HOW = "Write digits, like 17 or 3.5."


def validate_check_in(goal: Goal, reading: CheckIn, today: date) -> None:
    """Check a reading before it is kept, by what its goal is measured in.

    Raises:
        Invalid: a day to come, a confidence outside 1–5, a rating by somebody else of what is no skill, or a
            value that the goal's kind cannot have; `field` says which.
    """
    check_day(reading.day, "day")
    if reading.day > today:
        raise Invalid(
            "A reading says how things were, so it cannot lie in the future.",
            "Choose today or earlier.",
            field="day",
        )
    if reading.value is not None and finite(reading.value) is None:
        raise Invalid("A reading has to be an ordinary, finite number.", _HOW, field="value")
    if reading.confidence is not None and not 1 <= reading.confidence <= 5:
        raise Invalid(
            "Confidence goes from 1, unlikely as things stand, to 5, almost certain.",
            "Leave it empty if you would rather not say.",
            field="confidence",
        )
    if reading.assessed_by == "them" and goal.measure != "skill":
        raise Invalid(
            "Only a skill can be rated by somebody else.",
            "Note it as your own reading, known from someone who told you.",
            field="assessed_by",
        )
    _CHECKS[goal.measure](reading)


def _check_number(reading: CheckIn) -> None:
    if reading.value is None:
        raise Invalid("There is no number here.", _HOW, field="value")


def _check_level(reading: CheckIn) -> None:
    if reading.value is None:
        raise Invalid("There is no level here.", "Give one from 0 to 5.", field="value")
    check_level(reading.value, "value")


def _check_count(reading: CheckIn) -> None:
    if reading.value is None or reading.value == 0:
        raise Invalid(
            "There is nothing to count here.", "Give how many more, or below zero to correct.", field="value"
        )
    if reading.value < 0 and not reading.note.strip():
        raise Invalid(
            "A count below zero corrects an earlier one, and needs a word on why.",
            "Add a note, like “counted twice”.",
            field="note",
        )


def _check_times(reading: CheckIn) -> None:
    _check_count(reading)
    if reading.value is not None and reading.value % 1:
        raise Invalid("A habit counts in whole times.", "Give a whole number, like 1.", field="value")


def _check_words(reading: CheckIn) -> None:
    if reading.value is not None:
        raise Invalid("This goal has a question and no number.", "Write a note instead.", field="value")
    if not reading.note.strip():
        raise Invalid("There are no words here yet.", "Write what you noticed.", field="note")


def _check_steps(reading: CheckIn) -> None:
    if reading.value is not None:
        raise Invalid(
            "This goal goes by steps, not by a number.",
            "Tick the steps that are done instead.",
            field="value",
        )


_CHECKS: Mapping[MeasureKind, Callable[[CheckIn], None]] = {
    "numeric": _check_number,
    "hold": _check_number,
    "skill": _check_level,
    "milestones": _check_steps,
    "habit": _check_times,
    "total": _check_count,
    "reflective": _check_words,
}
