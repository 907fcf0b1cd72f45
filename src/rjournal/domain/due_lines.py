"""What is due about lines and goals: one small rule a kind (docs/domain.md §2.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rjournal.domain.due_facts import Due, DueFacts
from rjournal.domain.lines import Action, NoteItem
from rjournal.domain.notes import OPEN, STANDING
from rjournal.domain.progress import Progress
from rjournal.domain.records import Ref
from rjournal.domain.retention import check_words, checks_due

SOON = timedelta(days=7)
"""An action is shown from a week before its day."""

SPONSORED_AFTER = timedelta(days=30)
"""A sponsorship nobody has acted on is mentioned so long after it was promised."""

ANSWERED_AFTER = timedelta(days=14)
"""A question is asked about so long after it was noted, or once the person was met again before."""

RESPONDED_AFTER = timedelta(days=14)
"""A challenge without a response is mentioned so long after it was made."""


# Promises


def actions(facts: DueFacts) -> Iterator[Due]:
    """Actions whose day comes within a week, or has come."""
    for action in facts.actions:
        if _comes_up(action, facts.as_of) and not facts.rests(action):
            assert action.due is not None
            yield _action(facts, action, "action", action.due)


def sponsorships(facts: DueFacts) -> Iterator[Due]:
    """Sponsorships promised thirty days ago and not acted on, unless their own day says so already."""
    for action in facts.actions:
        if action.kind != "sponsor" or facts.as_of - action.day < SPONSORED_AFTER:
            continue
        if not _comes_up(action, facts.as_of) and not facts.rests(action):
            yield _action(facts, action, "sponsorship", action.day + SPONSORED_AFTER)


def _comes_up(action: Action, as_of: date) -> bool:
    return action.due is not None and action.due - as_of <= SOON


def _action(facts: DueFacts, action: Action, kind: str, when: date) -> Due:
    name = facts.name(action)
    why = {"me": "promised", "them": "theirs", "both": "both of you"}[action.owner]
    return Due(kind, Ref("action", action.id), action.text, why, when, name)


# Notes


def questions(facts: DueFacts) -> Iterator[Due]:
    """Questions without an answer: after fourteen days, or once the person was met after it was noted."""
    for note in _open(facts, "question"):
        met = facts.met_after(note.person_id, note.day)
        why = "yours to answer" if note.raised_by == "them" else "unanswered"
        if met is not None and met - note.day < ANSWERED_AFTER:
            yield _note(facts, note, why, met)
        elif facts.as_of - note.day >= ANSWERED_AFTER:
            yield _note(facts, note, why, note.day + ANSWERED_AFTER)


def challenges(facts: DueFacts) -> Iterator[Due]:
    """Challenges without a response, after fourteen days."""
    for note in _open(facts, "challenge"):
        if facts.as_of - note.day >= RESPONDED_AFTER:
            yield _note(facts, note, "no response yet", note.day + RESPONDED_AFTER)


def assumptions(facts: DueFacts) -> Iterator[Due]:
    """Assumptions whose day to look at them again has come."""
    for note in facts.notes:
        if note.kind != "assumption" or note.status not in STANDING or note.revisit_on is None:
            continue
        if note.revisit_on <= facts.as_of and not facts.rests(note):
            yield _note(facts, note, "does it hold?", note.revisit_on)


def _open(facts: DueFacts, kind: str) -> Iterator[NoteItem]:
    for note in facts.notes:
        if note.kind == kind and note.status in OPEN and not note.answer and not facts.rests(note):
            yield note


def _note(facts: DueFacts, note: NoteItem, why: str, when: date) -> Due:
    return Due(note.kind, Ref("note", note.id), note.text, why, when, facts.name(note))


# What was learned and taught


def checks(facts: DueFacts) -> Iterator[Due]:
    """Whether what was learned or taught stayed (docs/domain.md §2.3)."""
    asked = [one for one in facts.learnings if not facts.rests(one)]
    for check in checks_due(asked, facts.checks, facts.as_of):
        learning = check.learning
        ref = Ref("learning", learning.id)
        yield Due("retention", ref, learning.topic, check_words(check), check.day, facts.name(learning))


# Goals


def readings(facts: DueFacts) -> Iterator[Due]:
    """Goals that ask for a reading."""
    for one in facts.goals:
        if one.reading_due:
            yield Due("check-in", Ref("goal", one.goal.id), one.goal.title, "check in", _asked_on(one))


def dates_passed(facts: DueFacts) -> Iterator[Due]:
    """Goals whose date has passed: extend, change or close."""
    for one in facts.goals:
        if one.state == "decide" and one.goal.due is not None:
            why = "extend, change or close?"
            yield Due("goal-date", Ref("goal", one.goal.id), one.goal.title, why, one.goal.due)


def _asked_on(one: Progress) -> date:
    """The day a goal began to ask; paused days do not count."""
    if one.age is None:
        return one.goal.start + timedelta(days=one.goal.check_every)
    return one.as_of - timedelta(days=max(0, one.age - one.goal.check_every))
