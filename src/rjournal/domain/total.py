"""Counts that fill up to a number, corrections included (docs/domain.md §3.5)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rjournal.domain.goal_history import GoalFacts
from rjournal.domain.goal_words import revision_notes
from rjournal.domain.goals import CheckIn, Goal
from rjournal.domain.numbers import LARGEST, TOLERANCE, amount, number_text, percent_text
from rjournal.domain.reach import share_of_way
from rjournal.domain.readings import aim_since, counts_of, first_reached, movement_of, value_of
from rjournal.domain.standing import Standing


def running_total(counts: Sequence[CheckIn]) -> tuple[tuple[date, float], ...]:
    """The sum at the end of each day that has a count, never below 0 and never past what floats can count."""
    days: dict[date, float] = {}
    parts: list[float] = []
    for one in counts:
        parts = _with(parts, value_of(one))
        days[one.day] = min(LARGEST, max(0.0, math.fsum(parts)))
    return tuple(days.items())


def _with(parts: Sequence[float], value: float) -> list[float]:
    """A sum, kept without rounding in a few parts that share no digit, with one more value in it.

    Summing all counts anew for each of them would take ten years of days a tenth of a second, at each look.
    """
    left = []
    for part in parts:
        larger, smaller = (value, part) if abs(value) >= abs(part) else (part, value)
        value = larger + smaller
        lost = smaller - (value - larger)
        if lost:
            left.append(lost)
    return [*left, value]


def standing_of_total(facts: GoalFacts, as_of: date) -> Standing:
    """Where a count stands; `facts` are those of `goal_history.known` for the day."""
    goal, counts = facts.goal, counts_of(facts)
    trend = running_total(counts)
    needs = "" if goal.target is not None and goal.target > 0 else "needs a number to fill up to"
    aim = f"aim {amount(goal.target, goal.unit)}" if goal.target is not None else ""
    plain = Standing(
        value=aim,
        short=aim,
        now=number_text(trend[-1][1]) if trend else "",
        last=trend[-1][0] if trend else None,
        reading=counts[-1] if counts else None,
        readings=len(trend),
        trend=trend,
        needs=needs,
        notes=(*_before_start(facts), *revision_notes(facts, as_of)),
    )
    if needs or not trend or goal.target is None:
        return plain
    return _measured(plain, facts, goal.target)


def _measured(plain: Standing, facts: GoalFacts, target: float) -> Standing:
    shares = [(day, share_of_way(total, 0.0, target)) for day, total in plain.trend]
    share = shares[-1][1]
    figure = f"{plain.now} of {amount(target, facts.goal.unit)}"
    return replace(
        plain,
        value=figure,
        short=figure,
        ratio=share,
        percent=percent_text(share),
        movement=movement_of(share, shares[-2][1] if len(shares) > 1 else 0.0, above=False),
        reached_on=first_reached(shares, aim_since(facts)),
        holding=share >= 1 - TOLERANCE,
        scale=(0.0, target),
    )


def _before_start(facts: GoalFacts) -> tuple[str, ...]:
    return before_start_notes(facts.goal, facts.check_ins)


def before_start_notes(goal: Goal, check_ins: Sequence[CheckIn]) -> tuple[str, ...]:
    """Says that counts from before the start are left out, where there are any."""
    early = sum(one.day < goal.start for one in check_ins)
    if not early:
        return ()
    many = "1 count from before the start is" if early == 1 else f"{early} counts from before the start are"
    return (f"{many} left out",)
