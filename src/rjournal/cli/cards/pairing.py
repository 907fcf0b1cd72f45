"""A pairing shown whole: what was said of it, where it stands, its rhythm, its agreement, what waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from rjournal.cli.records import person_name, plain
from rjournal.domain.agreements import current_version, standing_words
from rjournal.domain.pairing_life import PairingFacts, phase_on, rhythm_on, session_asked_on, status_on, waits
from rjournal.domain.pairing_words import held_words, wait_words
from rjournal.domain.pairing_words import standing_words as stands
from rjournal.domain.people import PHASE_WORDS, ROLE_WORDS, Pairing, rhythm_words
from rjournal.domain.periods import full
from rjournal.domain.records import Ref
from rjournal.domain.text import one_line
from rjournal.services.pairings import facts_of

if TYPE_CHECKING:
    from rjournal.storage.store import Store


def lines(store: Store, pairing: Pairing, today: date) -> Iterator[str]:
    """The pairing in words; what is not known is left out."""
    (facts,) = facts_of(store, [pairing])
    handle = Ref("pairing", pairing.id).handle
    yield f"{handle}  {one_line(person_name(store, pairing.person_id))}, {ROLE_WORDS[pairing.my_role]}"
    for name, words in _said(store, facts, today):
        if words:
            yield f"{name}: {words}"
    for pause in facts.pauses:
        until = "until it is taken up again" if pause.until is None else f"until {full(pause.until)}"
        reason = f": {one_line(pause.reason)}" if pause.reason else ""
        yield f"paused from {full(pause.start)} {until}{reason}"
    for wait in waits(facts, today):
        yield f"waits: {wait_words(wait, facts, today)}"


def _said(store: Store, facts: PairingFacts, today: date) -> Iterator[tuple[str, str]]:
    pairing, rhythm = facts.pairing, rhythm_on(facts, today)
    asked = session_asked_on(facts, today)
    yield "person", _person(store, pairing.person_id)
    yield "stands", stands(pairing, facts.pauses, today)
    yield "purpose", one_line(pairing.purpose)
    yield "because", ", ".join(one_line(reason) for reason in pairing.criteria)
    phase = phase_on(facts, today)
    yield "phase", f"{phase}, {PHASE_WORDS[phase]}{' (as you said)' if pairing.phase else ''}"
    yield "rhythm", f"{rhythm_words(pairing.cadence_days)}, {pairing.session_minutes} minutes"
    yield "sessions", "" if rhythm is None else held_words(rhythm, today)
    yield "next by the rhythm", "" if asked is None else full(asked)
    yield "driven by", pairing.driven_by
    yield "start", "" if pairing.start is None else full(pairing.start)
    yield "planned end", "" if pairing.planned_end is None else full(pairing.planned_end)
    yield "next partner", "" if pairing.rotation_next is None else _person(store, pairing.rotation_next)
    yield "agreement", standing_words(facts.agreements, today)
    yield "ended reason", pairing.ended_reason or ""
    yield "closing note", one_line(pairing.ended_note)


def _person(store: Store, person_id: int) -> str:
    person = store.people.get(person_id, trashed=True)
    gone = ", in the trash" if person.deleted_at is not None else ""
    return f"{one_line(person.name)} ({Ref('person', person_id).handle}{gone})"


def data(store: Store, pairing: Pairing, today: date) -> dict[str, Any]:
    """The pairing, and how it stands on a day."""
    (facts,) = facts_of(store, [pairing])
    rhythm, asked = rhythm_on(facts, today), session_asked_on(facts, today)
    current = current_version(facts.agreements)
    return {
        **plain("pairing", pairing),
        "as_of": today.isoformat(),
        "standing": status_on(pairing, facts.pauses, today),
        "phase_now": phase_on(facts, today),
        "rhythm": None if rhythm is None else {**asdict(rhythm), "since": rhythm.since.isoformat()},
        "session_asked_on": None if asked is None else asked.isoformat(),
        "agreement": None if current is None else Ref("agreement", current.id).handle,
        "agreement_standing": standing_words(facts.agreements, today),
        "pauses": [plain("pairing_pause", pause) for pause in facts.pauses],
        "waits": [
            {"kind": one.kind, "day": one.day.isoformat(), "words": wait_words(one, facts, today)}
            for one in waits(facts, today)
        ],
    }
