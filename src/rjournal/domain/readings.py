"""Which readings count, one a day, and what follows from their order (docs/domain.md §3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rjournal.domain.goal_history import GoalFacts
from rjournal.domain.goals import CheckIn
from rjournal.domain.numbers import TOLERANCE
from rjournal.domain.standing import Movement


def readings_of(facts: GoalFacts) -> tuple[CheckIn, ...]:
    """The readings that count, one a day, in order: the last one created on each day since the goal's start.

    Without any since then, the newest one from before it. Somebody else's ratings are not among them.
    """
    days = tuple({one.day: one for one in facts.check_ins if one.assessed_by == "me"}.values())
    return tuple(one for one in days if one.day >= facts.goal.start) or days[-1:]


def counts_of(facts: GoalFacts) -> tuple[CheckIn, ...]:
    """Every count since the goal's start, in order: several on one day add up (docs/domain.md §3.5)."""
    return tuple(one for one in facts.check_ins if one.day >= facts.goal.start)


def listed(check_ins: Sequence[CheckIn], *, adds_up: bool) -> list[CheckIn]:
    """The readings worth a line each, in the order given, the newest first.

    Of several on one day the last one counts (docs/domain.md §3); of those before it only what was said with
    them is worth telling. Counts that add up each have their line.
    """
    found: list[CheckIn] = []
    days: set[tuple[date, str]] = set()
    for one in check_ins:
        is_last = (one.day, one.assessed_by) not in days
        days.add((one.day, one.assessed_by))
        if is_last or adds_up or one.note.strip() or one.evidence.strip():
            found.append(one)
    return found


def value_of(check_in: CheckIn) -> float:
    """The number of a reading that has one, which `goal_history.known` has made sure of; never minus zero."""
    return 0.0 if check_in.value is None else check_in.value + 0.0


def after_baseline(facts: GoalFacts, readings: Sequence[CheckIn]) -> int:
    """How many readings followed the starting point: not those of its day, nor the one accepted as it."""
    later = [one for one in readings if one.day > facts.goal.start]
    accepted = any(r.field == "baseline" and not r.old for r in facts.revisions)
    if accepted and later and later[0] is readings[0] and later[0].value == facts.goal.baseline:
        return len(later) - 1
    return len(later)


def aim_since(facts: GoalFacts) -> date | None:
    """The day since which the present starting point and aim hold; None when they always have.

    Filling in a number that was missing changes no aim.
    """
    days = [r.day for r in facts.revisions if r.field in ("baseline", "target") and r.old]
    return max(days, default=None)


def first_reached(shares: Sequence[tuple[date, float]], since: date | None) -> date | None:
    """The first day on which the present aim, which holds since that day, was reached while it was the aim.

    `shares` are days with the share of the way gone, in order. On the day an aim is changed, the reading that
    stood then is measured by the new one.
    """
    begin = since or date.min
    standing_then = max(0, sum(day <= begin for day, _ in shares) - 1)
    for day, share in shares[standing_then:]:
        if share >= 1 - TOLERANCE:
            return max(day, begin)
    return None


def movement_of(share: float, before: float, *, above: bool) -> Movement:
    """What the last two shares of the way say; `above`: the last value is higher than where it began."""
    if share < 0:
        return "above start" if above else "below start"
    if abs(share - before) <= TOLERANCE:
        return "no change"
    return "moving" if share > before else "moving back"
