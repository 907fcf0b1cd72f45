"""A goal said back in one line, however little of it is known yet (docs/domain.md §2.3)."""

from __future__ import annotations

from datetime import date

from rjournal.domain.goals import Goal
from rjournal.domain.habit import times_words
from rjournal.domain.hold import bounds_words
from rjournal.domain.levels import level_words
from rjournal.domain.numbers import amount, finite, number_text
from rjournal.domain.pace import has_pace
from rjournal.domain.periods import MONTHS
from rjournal.domain.text import one_line


def understood(goal: Goal) -> str:
    """The goal's measure said back: `from 21 down to 10 working days by 30 March, even pace`.

    A form calls it while it is filled in: what is missing is said in words.
    """
    if goal.measure in ("hold", "habit"):
        said = f"hold {bounds_words(goal)}" if goal.measure == "hold" else times_words(goal)
        return f"{said} until {_day(goal.due, goal)}" if goal.due else f"{said}, no end"
    if goal.measure == "reflective":
        asked = one_line(goal.question)
        said = f"“{asked}”" if asked else "a question to think about"
        by = f" by {_day(goal.due, goal)}" if goal.due else ""
        return f"{said}, closed{by} as you judge"
    way = _way(goal)
    if goal.due is None:
        return f"{way}, no date"
    by = f"{way} by {_day(goal.due, goal)}"
    if goal.measure == "skill":
        return by
    return f"{by}, {'even pace' if has_pace(goal) else 'at no set pace'}"


def _way(goal: Goal) -> str:
    if goal.measure == "milestones":
        return "step by step"
    aim = _number(goal.target)
    if goal.measure == "total":
        return "count up to an aim to be chosen" if aim is None else f"count up to {amount(aim, goal.unit)}"
    begin = _number(goal.baseline)
    if goal.measure == "skill":
        return _levels(goal, begin, aim)
    first = "from your first reading" if begin is None else f"from {number_text(begin)}"
    if aim is None or aim == begin:
        # No way leads from a number to itself, and the form asks for another.
        return f"{first} to an aim to be chosen"
    return f"{first} {goal.direction} to {amount(aim, goal.unit)}"


def _levels(goal: Goal, begin: float | None, aim: float | None) -> str:
    """`Charts: from level 1, Novice, to 3, Competent`."""
    to = "a level to be chosen" if aim is None else level_words(aim)
    first = "from your first rating" if begin is None else f"from level {level_words(begin)},"
    way = f"stay at level {to}" if begin is not None and begin == aim else f"{first} to {to}"
    name = one_line(goal.skill)
    return f"{name}: {way}" if name else way


def _number(value: float | None) -> float | None:
    return None if value is None else finite(value)


def _day(day: date, goal: Goal) -> str:
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return words if day.year == goal.start.year else f"{words} {day.year}"
