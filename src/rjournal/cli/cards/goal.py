"""A goal shown as it stood on a day: the figure, its words, the steps, the readings, the changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from rjournal.cli.records import plain
from rjournal.domain.goal_echo import understood
from rjournal.domain.goal_history import known
from rjournal.domain.goal_words import ATTAINMENT, is_told, revision_words
from rjournal.domain.goals import CheckIn, Goal, Milestone
from rjournal.domain.habit import Period, periods_of
from rjournal.domain.levels import reading_words
from rjournal.domain.numbers import number_text
from rjournal.domain.periods import full
from rjournal.domain.records import Ref
from rjournal.domain.text import one_line
from rjournal.services.goals import GoalView, overview

if TYPE_CHECKING:
    from rjournal.storage.store import Store


def lines(store: Store, goal: Goal, as_of: date, *, first_weekday: int = 0) -> Iterator[str]:
    """The goal in words, as of the end of a day; `first_weekday` is where a habit's weeks begin."""
    view = overview(store, as_of, [goal], first_weekday=first_weekday)[0]
    then, progress = known(view.facts, as_of), view.progress
    stood = then.goal
    told = [one for one in then.revisions if is_told(one)]
    changes = {revision_words(one, stood, as_of): one_line(one.reason) for one in told}
    yield f"{Ref('goal', goal.id).handle}  {one_line(stood.title)}"
    yield ", ".join(filter(None, (progress.summary, progress.state_words)))
    yield understood(stood)
    for name, words in (
        ("why", stood.why),
        ("observed by", stood.observed),
        ("closing note", stood.close_note),
    ):
        if words:
            yield f"{name}: {one_line(words)}"
    if stood.attainment is not None:
        yield f"attainment: {ATTAINMENT[stood.attainment]}"
    yield from (one_line(words) for words in progress.details if words not in changes)
    yield from (_period(one, as_of) for one in periods_of(then, as_of, first_weekday))
    yield from (_step(step) for step in then.milestones)
    yield from (_reading(reading, stood) for reading in then.check_ins)
    for words, reason in changes.items():
        yield f"changed: {one_line(words)}{f' – {reason}' if reason else ''}"
    for number in store.links.starts(Ref("goal", goal.id), "entry", "supports"):
        yield f"moved by {Ref('entry', number).handle}"
    yield progress.basis


def data(store: Store, goal: Goal, as_of: date, *, first_weekday: int = 0) -> dict[str, Any]:
    """The goal, where it stood on a day, and all that this rests on; `first_weekday` as in `lines`."""
    view = overview(store, as_of, [goal], first_weekday=first_weekday)[0]
    then = known(view.facts, as_of)
    return {
        **standing(view),
        "milestones": [plain("milestone", step) for step in then.milestones],
        "check_ins": [plain("check_in", reading) for reading in then.check_ins],
        "periods": [_plain_period(one) for one in periods_of(then, as_of, first_weekday)],
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
        "short": progress.short,
        "percent": progress.percent,
        "ratio": progress.ratio,
        "bar": progress.bar,
        "expected": progress.expected,
        "movement": progress.movement,
        "reached_on": None if progress.reached_on is None else progress.reached_on.isoformat(),
        "partner_level": None if progress.partner is None else progress.partner.value,
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


def _reading(reading: CheckIn, goal: Goal) -> str:
    value = "" if reading.value is None else f" {reading_words(reading, goal)}"
    confidence = "" if reading.confidence is None else f"confidence {reading.confidence}"
    said = ", ".join(filter(None, (reading.said_source, confidence)))
    note = f": {one_line(reading.note)}" if reading.note else ""
    evidence = f" (evidence: {one_line(reading.evidence)})" if reading.evidence else ""
    handle = Ref("check_in", reading.id).handle
    return f"reading of {full(reading.day)}: {handle}{value}{f' ({said})' if said else ''}{note}{evidence}"


def _period(one: Period, as_of: date) -> str:
    """`week of Mon 5 Jan 2026: 3 of 3, kept`."""
    state = (
        one.left_out_as if one.paused else "kept" if one.kept else "going on" if one.current else "counted"
    )
    name = "week of" if (one.last - one.first).days == 6 else "month from"
    return f"{name} {full(one.first)}: {number_text(one.count)} of {one.times}, {state}"


def _plain_period(one: Period) -> dict[str, Any]:
    return {
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "count": one.count,
        "times": one.times,
        "kept": one.kept,
        "current": one.current,
        "paused": one.paused,
    }
