"""What was known about a goal on a given day, and how its days are counted (docs/domain.md §3, §3.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rjournal.domain.goals import REVISED, CheckIn, Goal, Lifecycle, MeasureKind, Milestone, Pause, Revision
from rjournal.domain.numbers import LARGEST, finite
from rjournal.domain.spans import running_pause


@dataclass(frozen=True)
class GoalFacts:
    """A goal and everything recorded about it, in any order, without what lies in the trash."""

    goal: Goal
    check_ins: tuple[CheckIn, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    pauses: tuple[Pause, ...] = ()
    revisions: tuple[Revision, ...] = ()


def goal_as_of(goal: Goal, revisions: Sequence[Revision], as_of: date) -> Goal:
    """The goal as it stood at the end of a day: later revisions undone, newest first.

    A closing that left no revision, as those of rjournal 0.1 do, is undone by its day alone. Numbers that
    cannot be counted with are none.

    Raises:
        ValueError: a revision holds text that its field cannot have.
    """
    values: dict[str, Any] = {}
    for revision in sorted(revisions, key=_when_revised, reverse=True):
        if revision.day > as_of and revision.field in REVISED:
            values[revision.field] = revised_value(revision.field, revision.old)
    changes = {name: value for name, value in values.items() if value is not None or name in _MAY_BE_NONE}
    if values.get("close_note", "") is None:
        changes["close_note"] = ""
    changes |= _countable(goal, changes)
    stood = replace(goal, **changes) if changes else goal
    if stood.lifecycle == "closed" and stood.closed_on is not None and stood.closed_on > as_of:
        return replace(
            stood, lifecycle="active", close_result=None, close_note="", closed_on=None, attainment=None
        )
    return stood


RevisedValue = float | int | date | str | None

_NUMBERS = ("baseline", "target", "low", "high", "retro_from")
_MAY_BE_NONE = frozenset({*_NUMBERS, "times", "due", "close_result", "closed_on", "attainment"})


def _countable(goal: Goal, changes: Mapping[str, Any]) -> dict[str, float | None]:
    """The numbers of a goal that cannot be counted with, or are minus zero, as what they then are."""
    found: dict[str, float | None] = {}
    for name in _NUMBERS:
        value = changes.get(name, getattr(goal, name))
        if value is not None and ((counted := finite(value)) != value or value == 0):
            found[name] = counted
    tolerance = finite(changes.get("tolerance", goal.tolerance))
    if tolerance is None or tolerance < 0:
        found["tolerance"] = 0.0
    return found


def known(facts: GoalFacts, as_of: date) -> GoalFacts:
    """The facts as anyone could have told them at the end of that day, each list in the order of its days.

    Everything computed from the result is the same whenever it is asked. Readings without a countable value
    are left out of a goal that is told in numbers. Whether an open goal is paused is what its pauses say.
    """
    counts = facts.goal.measure in COUNTED
    pauses = tuple(
        replace(pause, until=None) if pause.until is not None and pause.until > as_of else pause
        for pause in sorted(facts.pauses, key=lambda pause: (pause.start, pause.id))
        if pause.start <= as_of
    )
    return GoalFacts(
        goal=_rested(goal_as_of(facts.goal, facts.revisions, as_of), pauses),
        check_ins=tuple(
            sorted(
                (c for c in facts.check_ins if c.day <= as_of and (not counts or _is_counted(c.value))),
                key=_when_read,
            )
        ),
        milestones=milestones_as_of(facts.milestones, as_of),
        pauses=pauses,
        revisions=tuple(sorted((r for r in facts.revisions if r.day <= as_of), key=_when_revised)),
    )


COUNTED: frozenset[MeasureKind] = frozenset({"numeric", "hold", "skill", "habit", "total"})
"""The kinds whose readings hold a number."""


def _rested(goal: Goal, pauses: Sequence[Pause]) -> Goal:
    if goal.lifecycle not in ("active", "paused"):
        return goal
    lifecycle: Lifecycle = "paused" if running_pause(pauses) is not None else "active"
    return goal if goal.lifecycle == lifecycle else replace(goal, lifecycle=lifecycle)


def _is_counted(value: float | None) -> bool:
    # NaN is in no range, so that this asks what `finite` asks, of thousands of readings.
    return value is not None and -LARGEST <= value <= LARGEST


def _when_read(check_in: CheckIn) -> tuple[date, int]:
    return check_in.day, check_in.id


def milestones_as_of(milestones: Sequence[Milestone], as_of: date) -> tuple[Milestone, ...]:
    """The steps that had been added by a day, each done or dropped only if it was by then."""
    ordered = sorted(milestones, key=lambda step: (step.position, step.id))
    return tuple(_step_as_of(step, as_of) for step in ordered if step.added_on <= as_of)


def _step_as_of(step: Milestone, as_of: date) -> Milestone:
    weight = finite(step.weight) or 0.0
    weight = weight if weight > 0 else 1.0
    done_on, dropped_on = _until(step.done_on, as_of), _until(step.dropped_on, as_of)
    if (weight, done_on, dropped_on) == (step.weight, step.done_on, step.dropped_on):
        # Replacing a record takes 20 µs, and a list of goals has thousands of steps.
        return step
    return replace(step, weight=weight, done_on=done_on, dropped_on=dropped_on)


def _until(day: date | None, as_of: date) -> date | None:
    return day if day is not None and day <= as_of else None


def _when_revised(revision: Revision) -> tuple[date, int]:
    return revision.day, revision.id


def revised_value(field: str, text: str) -> RevisedValue:
    """What the canonical text of a revision stands for; None for the empty string.

    Raises:
        ValueError: the text is nothing that the field can hold.
    """
    if not text:
        return None
    kind = REVISED.get(field, "text")
    if kind == "day":
        return date.fromisoformat(text)
    if kind == "number":
        return float(text)
    return int(text) if kind == "whole" else text


def revised_text(value: RevisedValue) -> str:
    """A value of a `REVISED` field as the canonical text of a revision."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else repr(value)
