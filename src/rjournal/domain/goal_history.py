"""What was known about a goal on a given day, and how its days are counted (docs/domain.md §3, §3.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rjournal.domain.goals import CheckIn, Goal, Milestone, Pause, Revision
from rjournal.domain.numbers import finite


@dataclass(frozen=True)
class GoalFacts:
    """A goal and everything recorded about it, in any order, without what lies in the trash."""

    goal: Goal
    check_ins: tuple[CheckIn, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    pauses: tuple[Pause, ...] = ()
    revisions: tuple[Revision, ...] = ()


@dataclass(frozen=True)
class Span:
    """Days that do not count, from `start` to before `until`; an `until` of None means they go on."""

    start: date
    until: date | None


def goal_as_of(goal: Goal, revisions: Sequence[Revision], as_of: date) -> Goal:
    """The goal as it stood on a day: later revisions undone, newest first, and a later closing not yet made.

    Raises:
        ValueError: a revision holds text that is neither a number nor an ISO date where one belongs.
    """
    values: dict[str, float | date | None] = {}
    for revision in sorted(revisions, key=_when_revised, reverse=True):
        if revision.day > as_of:
            values[revision.field] = revised_value(revision.field, revision.old)
    baseline = values.get("baseline", goal.baseline)
    target = values.get("target", goal.target)
    due = values.get("due", goal.due)
    stood = replace(
        goal,
        baseline=finite(baseline) if isinstance(baseline, float | int) else None,
        target=finite(target) if isinstance(target, float | int) else None,
        due=due if isinstance(due, date) else None,
    )
    if goal.lifecycle == "closed" and goal.closed_on is not None and goal.closed_on > as_of:
        return replace(stood, lifecycle="active", close_result=None, close_note="", closed_on=None)
    return stood


def known(facts: GoalFacts, as_of: date) -> GoalFacts:
    """The facts as anyone could have told them at the end of that day, each list in the order of its days.

    Everything computed from the result is the same whenever it is asked. Readings without a countable value
    are left out of a numeric goal.
    """
    numeric = facts.goal.measure == "numeric"
    return GoalFacts(
        goal=goal_as_of(facts.goal, facts.revisions, as_of),
        check_ins=tuple(
            sorted(
                (c for c in facts.check_ins if c.day <= as_of and not (numeric and finite(c.value) is None)),
                key=lambda c: (c.day, c.id),
            )
        ),
        milestones=milestones_as_of(facts.milestones, as_of),
        pauses=tuple(
            replace(pause, until=None) if pause.until is not None and pause.until > as_of else pause
            for pause in sorted(facts.pauses, key=lambda pause: (pause.start, pause.id))
            if pause.start <= as_of
        ),
        revisions=tuple(sorted((r for r in facts.revisions if r.day <= as_of), key=_when_revised)),
    )


def milestones_as_of(milestones: Sequence[Milestone], as_of: date) -> tuple[Milestone, ...]:
    """The steps that had been added by a day, each done or dropped only if it was by then."""
    return tuple(
        replace(
            step,
            weight=weight if (weight := finite(step.weight)) and weight > 0 else 1.0,
            done_on=_until(step.done_on, as_of),
            dropped_on=_until(step.dropped_on, as_of),
        )
        for step in sorted(milestones, key=lambda step: (step.position, step.id))
        if step.added_on <= as_of
    )


def _until(day: date | None, as_of: date) -> date | None:
    return day if day is not None and day <= as_of else None


def _when_revised(revision: Revision) -> tuple[date, int]:
    return revision.day, revision.id


def revised_value(field: str, text: str) -> float | date | None:
    """What the canonical text of a revision stands for: a number, a date, or None for the empty string.

    Raises:
        ValueError: the text is neither.
    """
    if not text:
        return None
    return date.fromisoformat(text) if field == "due" else float(text)


def paused_spans(pauses: Sequence[Pause]) -> tuple[Span, ...]:
    """The paused days as separate spans in order; pauses that overlap or touch are one.

    Only the last span can go on. A pause that ended on the day it began took no day.
    """
    spans: list[Span] = []
    for pause in sorted(pauses, key=lambda pause: pause.start):
        if pause.until is not None and pause.until <= pause.start:
            continue
        last = spans[-1] if spans else None
        if last is None or (last.until is not None and last.until < pause.start):
            spans.append(Span(pause.start, pause.until))
        elif last.until is not None:
            until = None if pause.until is None else max(last.until, pause.until)
            spans[-1] = Span(last.start, until)
    return tuple(spans)


def running_pause(pauses: Sequence[Pause]) -> Span | None:
    """The span that is still going on, if any."""
    spans = paused_spans(pauses)
    return spans[-1] if spans and spans[-1].until is None else None


def active_days(first: date, last: date, spans: Sequence[Span]) -> int:
    """How many days from `first` to before `last` lie outside the spans; 0 when `last` is no later."""
    if last <= first:
        return 0
    paused = 0
    for span in spans:
        begins = max(span.start, first)
        ends = last if span.until is None else min(span.until, last)
        paused += max(0, (ends - begins).days)
    return (last - first).days - paused
