"""The sentences that describe a goal and never judge it (docs/domain.md §3.6, §3.8, §3.10)."""

from __future__ import annotations

from datetime import date

from rjournal.domain.goal_history import GoalFacts, RevisedValue, revised_value
from rjournal.domain.goals import CheckIn, Goal, Revision
from rjournal.domain.numbers import TOLERANCE, number_text
from rjournal.domain.pace import State, has_pace
from rjournal.domain.periods import MONTHS
from rjournal.domain.spans import paused_spans, running_pause
from rjournal.domain.standing import Standing

ATTAINMENT: dict[int, str] = {
    -2: "much less than expected",
    -1: "less than expected",
    0: "as expected",
    1: "more than expected",
    2: "much more than expected",
}
"""What the five points of attainment are called (docs/domain.md §3.9)."""


def day_words(day: date, as_of: date) -> str:
    """A day in few words: `16 Feb`, with its year when it is another than that of `as_of`."""
    words = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return words if day.year == as_of.year else f"{words} {day.year}"


def state_words(state: State, facts: GoalFacts, standing: Standing, as_of: date) -> str:
    """What to call the state: `slower than planned`, `paused since 4 Feb; pace on hold`, …"""
    goal = facts.goal
    if state == "closed":
        return goal.close_result or "closed"
    if state == "paused":
        return _paused(facts, as_of)
    if state == "reached":
        return _reached(standing, as_of)
    if state == "not started":
        return f"starts on {day_words(goal.start, as_of)}"
    if state == "incomplete":
        return standing.needs
    if state == "stale":
        return last_reading(standing, as_of)
    if state == "no reading":
        return "no note yet" if goal.measure == "reflective" else "no reading yet"
    if state == "described":
        return standing.words
    if state == "no date":
        return standing.movement or "no change"
    return _FIXED[state]


_FIXED: dict[State, str] = {
    "draft": "draft",
    "decide": "date passed: extend, change or close?",
    "early": "early days",
    "ahead": "ahead",
    "on pace": "on pace",
    "slower": "slower than planned",
}


def _paused(facts: GoalFacts, as_of: date) -> str:
    span = running_pause(facts.pauses)
    words = f"paused since {day_words(span.start, as_of)}" if span else "paused"
    return f"{words}; pace on hold" if has_pace(facts.goal) else words


def _reached(standing: Standing, as_of: date) -> str:
    if standing.reached_on is None or standing.last is None:
        return "reached"
    if not standing.holding:
        return f"reached on {day_words(standing.reached_on, as_of)}, now {standing.now}"
    return "reached, holding" if standing.reached_on < standing.last else "reached"


def last_reading(standing: Standing, as_of: date) -> str:
    """The last reading and its age in days of the calendar: `last reading 42 days ago: 17`."""
    if standing.last is None:
        return f"no {standing.called} yet"
    days = (as_of - standing.last).days
    when = {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
    return f"last {standing.called} {when}" + (f": {standing.now}" if standing.now else "")


def revision_notes(facts: GoalFacts, as_of: date) -> tuple[str, ...]:
    """A sentence for every visible change of what the goal is measured by, oldest first.

    A number filled in where there was none is no change; closing and reopening have their own words.
    """
    return tuple(revision_words(r, facts.goal, as_of) for r in facts.revisions if is_change(r))


def is_change(revision: Revision) -> bool:
    """Whether a revision changed what the goal is measured by, from something and not from nothing."""
    return bool(revision.old) and revision.field in _CALLED


_CALLED: dict[str, str] = {
    "baseline": "starting point",
    "target": "aim",
    "low": "lower bound",
    "high": "upper bound",
    "tolerance": "tolerance",
    "retro_from": "looking back",
    "times": "times",
    "per": "counted by the",
    "start": "start",
    "due": "date",
    "check_every": "days between readings",
    "pace": "pace",
}
_PLAIN: dict[RevisedValue, str] = {"linear": "even", "none": "not set"}


def revision_words(revision: Revision, goal: Goal, as_of: date) -> str:
    """A change in words: `aim 10→12 on 2 Mar: scope grew`, `closed on 2 Mar: partly`, `begun on 9 Mar`.

    What a change makes of the scope is said beside the reason for it; without one nobody said so.
    """
    on = f"on {day_words(revision.day, as_of)}"
    if revision.field not in _CALLED:
        return _turn_words(revision, on)
    name = _CALLED[revision.field]
    old, new = revised_value(revision.field, revision.old), revised_value(revision.field, revision.new)
    if new is None:
        return f"{name} {_revised(old, as_of)} taken away {on}"
    if old is None:
        return f"{name} {_revised(new, as_of)} set {on}"
    words = f"{name} {_revised(old, as_of)}→{_revised(new, as_of)} {on}"
    if revision.field not in ("baseline", "target") or old == new or not revision.reason.strip():
        return words
    if not isinstance(old, float) or not isinstance(new, float):
        return words
    farther = (new > old) == (goal.direction == "up" or goal.measure != "numeric")
    grew = farther if revision.field == "target" else not farther
    return f"{words}: scope {'grew' if grew else 'became smaller'}"


def is_first(revision: Revision) -> bool:
    """Whether a revision filled in what the goal is measured by, where there was nothing before."""
    return not revision.old and revision.field in _CALLED


def is_told(revision: Revision) -> bool:
    """Whether a goal shown whole tells of a revision: a change, a turn, or whatever has a reason."""
    return is_change(revision) or is_turn(revision) or bool(revision.reason.strip())


def is_turn(revision: Revision) -> bool:
    """Whether a revision says that the goal was begun, closed or taken up again."""
    if revision.field == "lifecycle":
        return revision.new == "active" and revision.old in ("draft", "closed")
    return revision.field == "close_result" and bool(revision.new)


def _turn_words(revision: Revision, on: str) -> str:
    if revision.field == "close_result" and revision.new:
        return f"closed {on}: {revision.new}"
    if revision.field == "lifecycle" and revision.new == "active":
        return f"{'taken up again' if revision.old == 'closed' else 'begun'} {on}"
    return f"{revision.field.replace('_', ' ')} changed {on}"


def _revised(value: RevisedValue, as_of: date) -> str:
    if isinstance(value, date):
        return day_words(value, as_of)
    return number_text(value) if isinstance(value, float | int) else _PLAIN.get(value, str(value))


def pace_notes(
    state: State, facts: GoalFacts, standing: Standing, expected: float | None, as_of: date
) -> tuple[str, ...]:
    """Both numbers behind a pace word, and what that word takes for granted."""
    if state not in ("ahead", "on pace", "slower") or expected is None or standing.scale is None:
        return ()
    begin, end = standing.scale
    line = f"{number_text(begin + expected * (end - begin))}{standing.scale_unit}"
    notes = [f"now {standing.now}, straight line says {line}", "assumes even pace"]
    if state == "slower" and _date_kept_after_pause(facts):
        notes.append("fewer days left after the pause")
    return tuple(notes)


def _date_kept_after_pause(facts: GoalFacts) -> bool:
    """Whether an ended pause took days of the goal, and the date has not been moved later since it began."""
    lost = [
        span
        for span in paused_spans(facts.pauses)
        if span.until is not None and span.until > facts.goal.start
    ]
    return bool(lost) and not any(
        r.field == "due" and r.day >= lost[-1].start and (not r.new or r.new > r.old) for r in facts.revisions
    )


def confidence_notes(
    state: State, share: float | None, confidence: int | None, before: int | None
) -> tuple[str, ...]:
    """The confidence given, and a quiet line where it and the numbers point apart (docs/domain.md §3.8).

    `share` is that of the way gone, None for a goal that goes no way.
    """
    if confidence is None:
        return ()
    notes = [f"confidence {confidence}" + ("" if before is None else f", was {before}")]
    if state == "slower" and confidence >= 4:
        notes.append("slower than planned, confidence high: what do you know that the number doesn't?")
    elif state in _UNDER_WAY and share is not None and share >= 0.7 - TOLERANCE and confidence <= 2:
        notes.append("most of the way there, confidence low: what is still in the way?")
    return tuple(notes)


_UNDER_WAY: frozenset[State] = frozenset(
    {"decide", "no date", "described", "early", "ahead", "on pace", "slower"}
)


def regress_notes(standing: Standing, check_ins: tuple[CheckIn, ...], as_of: date) -> tuple[str, ...]:
    """The user's own latest note beside a step back (docs/domain.md §3.10, rule 9)."""
    if standing.movement not in ("moving back", "above start", "below start") and not standing.outside:
        return ()
    noted = next((c for c in reversed(check_ins) if c.note.strip()), None)
    return () if noted is None else (f"your note of {day_words(noted.day, as_of)}: {noted.note.strip()}",)


def basis_words(standing: Standing, readings: int, as_of: date) -> str:
    """What the figures rest on: `as of 16 Feb, 3 readings, the last one counted`."""
    words = f"as of {day_words(as_of, as_of)}, {readings} {standing.called}{'' if readings == 1 else 's'}"
    if standing.reading is None or standing.reading.value is None or not standing.reading.said_source:
        return words
    return f"{words}, the last one {standing.reading.said_source}"
