"""A goal shown as it stood on a day: the figure, its words, the steps, the readings, the changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from rjournal.cli.records import plain
from rjournal.domain.goal_history import known
from rjournal.domain.goal_echo import understood
from rjournal.domain.goal_words import revision_notes
from rjournal.domain.goals import CheckIn, Goal, Milestone
from rjournal.domain.numbers import amount
from rjournal.domain.periods import full
from rjournal.domain.records import Ref
from rjournal.domain.text import one_line
from rjournal.services.goals import GoalView, overview

if TYPE_CHECKING:
    from rjournal.storage.store import Store


def lines(store: Store, goal: Goal, as_of: date) -> Iterator[str]:
    """The goal in words, as of the end of a day."""
    view = overview(store, as_of, [goal])[0]
    then, progress = known(view.facts, as_of), view.progress
    yield f"{Ref('goal', goal.id).handle}  {one_line(goal.title)}"
    yield f"{progress.summary}, {progress.state_words}"
    yield understood(progress.goal)
    for name, words in (("why", goal.why), ("observed by", goal.observed), ("closing note", goal.close_note)):
        if words:
            yield f"{name}: {one_line(words)}"
    yield from (one_line(words) for words in progress.details)
    yield from (_step(step) for step in then.milestones)
    yield from (_reading(reading, goal.unit) for reading in then.check_ins)
    yield from (f"changed: {one_line(words)}" for words in revision_notes(view.facts, as_of))
    for number in store.links.starts(Ref("goal", goal.id), "entry", "supports"):
        yield f"moved by {Ref('entry', number).handle}"
    yield progress.basis


def data(store: Store, goal: Goal, as_of: date) -> dict[str, Any]:
    """The goal, where it stood on a day, and all that this rests on."""
    view = overview(store, as_of, [goal])[0]
    then = known(view.facts, as_of)
    return {
        **standing(view),
        "milestones": [plain("milestone", step) for step in then.milestones],
        "check_ins": [plain("check_in", reading) for reading in then.check_ins],
        "pauses": [plain("pause", pause) for pause in then.pauses],
        "revisions": [plain("revision", revision) for revision in then.revisions],
        "entries": [
            Ref("entry", number).handle
            for number in store.links.starts(Ref("goal", goal.id), "entry", "supports")
        ],
    }


def standing(view: GoalView) -> dict[str, Any]:
    """A goal and where it stands, for lists."""
    progress = view.progress
    return {
        **plain("goal", progress.goal),
        "as_of": progress.as_of.isoformat(),
        "state": progress.state,
        "state_words": progress.state_words,
        "value": progress.value,
        "percent": progress.percent,
        "ratio": progress.ratio,
        "expected": progress.expected,
        "details": list(progress.details),
        "readings": progress.readings,
        "last_day": None if progress.last_day is None else progress.last_day.isoformat(),
        "reading_due": progress.reading_due,
        "basis": progress.basis,
    }


def _step(step: Milestone) -> str:
    handle = Ref("milestone", step.id).handle
    text = one_line(step.text)
    if step.dropped_on is not None:
        reason = f": {one_line(step.dropped_reason)}" if step.dropped_reason else ""
        return f"step dropped on {full(step.dropped_on)}: {handle} {text}{reason}"
    if step.done_on is not None:
        return f"step done on {full(step.done_on)}: {handle} {text}"
    return f"step open: {handle} {text}"


def _reading(reading: CheckIn, unit: str) -> str:
    value = "" if reading.value is None else f" {amount(reading.value, unit)}"
    confidence = "" if reading.confidence is None else f", confidence {reading.confidence}"
    note = f": {one_line(reading.note)}" if reading.note else ""
    handle = Ref("check_in", reading.id).handle
    return f"reading of {full(reading.day)}: {handle}{value} ({reading.source}{confidence}){note}"
