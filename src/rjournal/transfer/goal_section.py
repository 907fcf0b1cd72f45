"""Goals in an export: how each stands as of the day, and everything that was recorded about it until then."""

from __future__ import annotations

from collections.abc import Iterator

from rjournal.domain.goal_echo import understood
from rjournal.domain.goal_history import known
from rjournal.domain.goal_words import ATTAINMENT, is_first, is_told, revision_words
from rjournal.domain.goals import CheckIn, Goal, Milestone, Pause, Revision
from rjournal.domain.habit import Period, periods_of
from rjournal.domain.levels import level_words, reading_words
from rjournal.domain.numbers import amount, finite, number_text
from rjournal.domain.periods import full
from rjournal.domain.progress import Progress
from rjournal.services.goals import GoalView
from rjournal.transfer.markup import heading, item, listed, sub_items, words
from rjournal.transfer.record_words import kept_words, record_mark

_LEVEL = 3


def goal_section(view: GoalView, first_weekday: int = 0) -> Iterator[str]:
    """One goal, its state before its numbers and its numbers before its history.

    `first_weekday` is where a habit's weeks begin, counted like `date.weekday()`.
    """
    then = known(view.facts, view.progress.as_of)
    goal = then.goal
    yield heading(_LEVEL, goal.title)
    yield f"{record_mark(goal, 'goal')}\n\n"
    yield f"{_standing(view.progress)}\n\n"
    yield "".join(_fields(goal))
    told = [one for one in then.revisions if is_told(one) or is_first(one)]
    changes = [revision_words(one, goal, view.progress.as_of) for one in told]
    yield "".join(item(detail) for detail in view.progress.details if detail not in changes)
    yield "\n"
    periods = periods_of(then, view.progress.as_of, first_weekday)
    yield from listed(_LEVEL + 1, f"{goal.per.capitalize()}s", [_period(one) for one in periods])
    yield from listed(_LEVEL + 1, "Steps", [_step(step) for step in then.milestones])
    yield from listed(_LEVEL + 1, "Changes", [_revision(*both) for both in zip(told, changes, strict=True)])
    yield from listed(_LEVEL + 1, "Pauses", [_pause(one) for one in then.pauses])
    yield from listed(_LEVEL + 1, "Check-ins", [_reading(one, goal) for one in _readings(view)])


def _readings(view: GoalView) -> list[CheckIn]:
    """All that were noted by the day, also those without a number that counts: their words are words."""
    found = [one for one in view.facts.check_ins if one.day <= view.progress.as_of]
    return sorted(found, key=lambda one: (one.day, one.id))


def _standing(progress: Progress) -> str:
    """`**slower than planned** · 17 days, aim 10 (36 %) · as of 16 Feb, 3 readings`."""
    parts = (f"**{words(progress.state_words)}**", words(progress.summary), progress.basis)
    return " · ".join(filter(None, parts))


def _fields(goal: Goal) -> Iterator[str]:
    dates = f"from {full(goal.start)}" + (f" to {full(goal.due)}" if goal.due else "")
    yield item(f"Measure: {understood(goal)}", dates, f"a reading every {goal.check_every} days")
    for label, text in (
        ("Why", goal.why),
        ("Question", goal.question),
        ("Skill", goal.skill),
        ("Where it began, looking back", "" if goal.retro_from is None else level_words(goal.retro_from)),
        ("How anyone would notice", goal.observed),
        ("For whom", goal.beneficiary),
        ("Theme", goal.theme or ""),
        ("Owner", "" if goal.owner == "me" else goal.owner),
        ("Kept as", kept_words(goal)),
    ):
        if text.strip():
            yield item(f"{label}: {text}")
    if goal.lifecycle == "closed":
        closed = f" on {full(goal.closed_on)}" if goal.closed_on else ""
        yield item(f"Closed{closed}: {goal.close_result or 'without a verdict'}")
        attained = "" if goal.attainment is None else ATTAINMENT[goal.attainment]
        yield sub_items([("note", goal.close_note), ("attainment", attained)])


def _period(one: Period) -> str:
    span = f"{full(one.first)} to {full(one.last)}"
    state = one.left_out_as if one.paused else "kept" if one.kept else "going on" if one.current else ""
    return item(span, f"{number_text(one.count)} of {one.times}", state)


def _step(step: Milestone) -> str:
    notes = [
        "" if step.weight == 1 else f"weight {amount(step.weight, '')}",
        f"done on {full(step.done_on)}" if step.done_on else "",
        f"by {full(step.due)}" if step.due and not step.done_on else "",
        f"dropped on {full(step.dropped_on)}" if step.dropped_on else "",
        kept_words(step),
    ]
    # A box that is not ticked is something to do for whatever lists tasks.
    box = None if step.dropped_on else step.done_on is not None
    line = item(step.text, *notes, box=box, mark=record_mark(step, "milestone"))
    return line + sub_items([("reason", step.dropped_reason)])


def _revision(revision: Revision, said: str) -> str:
    return item(said, mark=record_mark(revision, "revision")) + sub_items([("reason", revision.reason)])


def _pause(pause: Pause) -> str:
    if pause.until == pause.start:
        span = f"on {full(pause.start)}, taken up again the same day"
    else:
        span = f"from {full(pause.start)}{f' until {full(pause.until)}' if pause.until else ', going on'}"
    line = item(span, mark=record_mark(pause, "pause"))
    return line + sub_items([("reason", pause.reason)])


def _reading(reading: CheckIn, goal: Goal) -> str:
    value = finite(reading.value)
    notes = [
        "" if value is None else words(reading_words(reading, goal)),
        "" if reading.confidence is None else f"confidence {reading.confidence} of 5",
        reading.said_source if value is not None else "",
        kept_words(reading),
    ]
    line = item(full(reading.day), *notes, mark=record_mark(reading, "check_in"))
    return line + sub_items([("note", reading.note), ("evidence", reading.evidence)])
