"""What is due about sessions and pairings: one small rule a kind (docs/domain.md §2.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rjournal.domain.due_facts import Due, DueFacts, Pair
from rjournal.domain.pairing_life import WaitKind, session_asked_on, slip_on
from rjournal.domain.people import rhythm_words
from rjournal.domain.reciprocity import one_directional
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session, awaits_me, lacks_agenda, last_day

REFLECT_WITHIN = timedelta(days=7)
"""A held session without an entry is mentioned for a week, then never again."""


# Sessions


def to_plan(facts: DueFacts) -> Iterator[Due]:
    """A pairing whose rhythm has come round while nothing is planned."""
    for pair in facts.pairs.values():
        when = None if pair.rests else session_asked_on(pair.facts, facts.as_of)
        if when is not None and when <= facts.as_of:
            text = f"Plan a session with {pair.name}"
            yield _about(pair, "session", text, rhythm_words(pair.pairing.cadence_days), when)


def to_prepare(facts: DueFacts) -> Iterator[Due]:
    """A planned session without an agenda, from 48 hours before its day."""
    for session in facts.to_come:
        if lacks_agenda(session, facts.agenda.get(session.id, 0), facts.as_of):
            yield from _of_session(facts, session, "agenda", "Prepare", "no agenda yet")


def to_write_about(facts: DueFacts) -> Iterator[Due]:
    """A held session nobody wrote about, for seven days."""
    for session in facts.unwritten:
        if timedelta(0) <= facts.as_of - session.day <= REFLECT_WITHIN:
            yield from _of_session(facts, session, "reflect", "Write about", "reflect")


def to_reply(facts: DueFacts) -> Iterator[Due]:
    """An exchange in writing that waits for my reply."""
    for session in facts.awaiting:
        pair = facts.pair_of(session)
        if awaits_me(session, facts.as_of) and not (pair and pair.rests):
            name = pair.name if pair else ""
            text = f"Reply to {name}" if name else "Reply"
            why = session.purpose or "your turn"
            yield Due("reply", Ref("session", session.id), text, why, last_day(session), name)


def longer_rhythm(facts: DueFacts) -> Iterator[Due]:
    """A pairing whose last sessions say that its rhythm is too close."""
    for pair, when in _waiting(facts, "rhythm"):
        slip = slip_on(pair.facts, facts.as_of)
        moved = slip is not None and slip[0] == "moved"
        why = "two of the last three were moved" if moved else "the last two did not take place"
        yield _about(pair, "rhythm", f"A longer rhythm with {pair.name}?", why, when)


def one_way(facts: DueFacts) -> Iterator[Due]:
    """A pairing of giving and taking whose last three held sessions all went the same way."""
    for pair in facts.pairs.values():
        way = one_directional(pair.pairing.my_role, pair.flows, facts.as_of)
        if way is not None and pair.standing == "active":
            text = f"What could go the other way with {pair.name}"
            why = "you learned" if way == "received" else "you taught"
            yield _about(pair, "balance", text, f"three sessions in which {why}", pair.flows[-1].day)


# Pairings


def to_agree(facts: DueFacts) -> Iterator[Due]:
    """A pairing that met twice and has no agreement that both agreed to."""
    for pair, when in _waiting(facts, "agreement"):
        why = "not agreed yet" if pair.facts.agreements else "no agreement yet"
        yield _about(pair, "agreement", f"Make an agreement with {pair.name}", why, when)


def to_review(facts: DueFacts) -> Iterator[Due]:
    """An agreement whose day to look at it again has come."""
    for pair, when in _waiting(facts, "agreement review"):
        yield _about(pair, "agreement-review", f"The agreement with {pair.name}", "look at it again", when)


def ending(facts: DueFacts) -> Iterator[Due]:
    """A pairing whose planned end comes within thirty days, or has come."""
    for pair, when in _waiting(facts, "ending"):
        yield _about(pair, "ending", f"How it goes on with {pair.name}", "the planned end", when)


def _waiting(facts: DueFacts, kind: WaitKind) -> Iterator[tuple[Pair, date]]:
    for pair, wait in facts.waits.get(kind, ()):
        yield pair, wait.day


def _about(pair: Pair, kind: str, text: str, why: str, when: date) -> Due:
    return Due(kind, Ref("pairing", pair.pairing.id), text, why, when, pair.name)


def _of_session(facts: DueFacts, session: Session, kind: str, verb: str, why: str) -> Iterator[Due]:
    """What is due about a session, unless its pairing rests."""
    pair = facts.pair_of(session)
    if pair is None or not pair.rests:
        name = pair.name if pair else ""
        text = f"{verb} the session with {name}" if name else f"{verb} the session"
        yield Due(kind, Ref("session", session.id), text, why, session.day, name)
