"""Goals made of steps: milestones with weights (docs/domain.md §3.4)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from rjournal.domain.goal_history import GoalFacts, milestones_as_of
from rjournal.domain.goal_words import day_words, revision_notes
from rjournal.domain.goals import Milestone
from rjournal.domain.numbers import TOLERANCE, percent_text
from rjournal.domain.spans import active_days, paused_spans
from rjournal.domain.standing import Movement, Standing

NEARLY = 0.8
"""From this share of the weight on, a percentage that stands still gives way to what remains."""


def share_of_steps(steps: Sequence[Milestone]) -> float | None:
    """Weight done over weight not dropped, 0…1; None when no step is left to count."""
    counted = [step for step in steps if step.dropped_on is None]
    if not counted:
        return None
    done = math.fsum(step.weight for step in counted if step.done_on is not None)
    return done / math.fsum(step.weight for step in counted)


def standing_of_steps(facts: GoalFacts, as_of: date) -> Standing:
    """Where a milestones goal stands; `facts` are those of `goal_history.known` for the day.

    Ticking a step is a reading of that day; so is a check-in, which says that nothing else was done.
    """
    steps = facts.milestones
    counted = [step for step in steps if step.dropped_on is None]
    notes = (*scope_notes(facts, as_of), *revision_notes(facts, as_of))
    share = share_of_steps(steps)
    if share is None:
        return Standing(value="no steps yet", needs="add a first step", notes=notes)
    days = _reading_days(facts)
    done = sum(step.done_on is not None for step in counted)
    value = f"{done} of {len(counted)}"
    if not days:
        return Standing(value=value, notes=notes)
    even = all(step.weight == counted[0].weight for step in counted)
    percent = percent_text(share)
    waiting = _waiting(facts, share, as_of)
    trend = tuple((day, done_weight(steps, day)) for day in days)
    reached_on = _reached_on(steps) if share >= 1 - TOLERANCE else None
    return Standing(
        value=value,
        now=value if even or waiting else f"{value} ({percent})",
        ratio=share,
        percent=None if waiting else percent,
        last=days[-1],
        reading=facts.check_ins[-1] if facts.check_ins else None,
        readings=sum(day >= facts.goal.start for day in days),
        trend=trend,
        movement=_movement(trend),
        reached_on=reached_on,
        holding=reached_on is not None,
        scale=(0.0, float(len(counted))) if even else None if waiting else (0.0, 100.0),
        scale_unit="" if even else " %",
        notes=(*(("all steps are done: close the goal?",) if reached_on else waiting), *notes),
    )


def done_weight(steps: Sequence[Milestone], day: date) -> float:
    """The weight of the steps done by a day and not dropped by then; `steps` are those that `known` gives."""
    return math.fsum(
        step.weight
        for step in steps
        if step.added_on <= day and _was(step.done_on, day) and not _was(step.dropped_on, day)
    )


def _was(when: date | None, day: date) -> bool:
    return when is not None and when <= day


def scope_notes(facts: GoalFacts, as_of: date) -> tuple[str, ...]:
    """A line for each day on which steps came or went after the first ones: `scope +1 on 2 Mar`.

    It keeps a falling percentage from being read as regress.
    """
    steps = facts.milestones
    if not steps:
        return ()
    began = max(facts.goal.start, min(step.added_on for step in steps))
    added = [step.added_on for step in steps if step.added_on > began]
    dropped = [step.dropped_on for step in steps if step.dropped_on is not None]
    notes = []
    for day in sorted({*added, *dropped}):
        on = f"on {day_words(day, as_of)}"
        if day in added:
            notes.append(f"scope +{added.count(day)} {on}")
        if day in dropped:
            reasons = "; ".join(_reasons(steps, day))
            notes.append(f"scope -{dropped.count(day)} {on}" + (f": {reasons}" if reasons else ""))
    return tuple(notes)


def _reasons(steps: Sequence[Milestone], day: date) -> list[str]:
    return [
        step.dropped_reason.strip()
        for step in steps
        if step.dropped_on == day and step.dropped_reason.strip()
    ]


def _reading_days(facts: GoalFacts) -> list[date]:
    ticks = {step.done_on for step in facts.milestones if step.done_on is not None}
    return sorted(ticks | {check_in.day for check_in in facts.check_ins})


def _waiting(facts: GoalFacts, share: float, as_of: date) -> tuple[str, ...]:
    """What remains, once the share is high and has stood still for twice `check_every` unpaused days.

    Ninety per cent done for weeks says less than the step that is left (docs/domain.md §3.4).
    """
    if not NEARLY - TOLERANCE <= share < 1 - TOLERANCE:
        return ()
    changes = [
        day for step in facts.milestones for day in (step.added_on, step.done_on, step.dropped_on) if day
    ]
    still = active_days(max(changes), as_of, paused_spans(facts.pauses))
    if still < 2 * max(1, facts.goal.check_every):
        return ()
    left = [step.text for step in facts.milestones if step.done_on is None and step.dropped_on is None]
    return (f"remaining: {'; '.join(left)}",)


def _movement(trend: Sequence[tuple[date, float]]) -> Movement:
    before = trend[-2][1] if len(trend) > 1 else 0.0
    change = trend[-1][1] - before
    if abs(change) <= TOLERANCE:
        return "no change"
    return "moving" if change > 0 else "moving back"


def _reached_on(steps: Sequence[Milestone]) -> date:
    """The day since which every step then known was done; the steps are all done now."""
    days = sorted({day for step in steps for day in (step.added_on, step.done_on, step.dropped_on) if day})
    since = days[-1]
    for day in reversed(days):
        share = share_of_steps(milestones_as_of(steps, day))
        if share is None or share < 1 - TOLERANCE:
            break
        since = day
    return since
