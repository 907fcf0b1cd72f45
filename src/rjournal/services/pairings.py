"""What there is about pairings, gathered in a fixed number of statements however many they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.pair_timeline import Pair, timeline
from rjournal.domain.pairing_life import PairingFacts
from rjournal.domain.people import Pairing
from rjournal.domain.prompts import CLOSING_GROUPS, Prompt, question_for

if TYPE_CHECKING:
    from rjournal.storage.store import Store


def facts_of(store: Store, pairings: Sequence[Pairing]) -> list[PairingFacts]:
    """Each pairing with its pauses, its agreement's versions and its sessions, in the order given."""
    ids = [pairing.id for pairing in pairings]
    pauses = store.pairing_pauses.of_pairings(ids)
    agreements = store.agreements.of_pairings(ids)
    meetings = store.sessions.meetings(ids)
    people = store.people.many([pairing.person_id for pairing in pairings])
    past = {person.id for person in people.values() if person.status == "past"}
    return [
        PairingFacts(
            pairing=pairing,
            pauses=tuple(pauses.get(pairing.id, ())),
            agreements=tuple(agreements.get(pairing.id, ())),
            meetings=tuple(meetings.get(pairing.id, ())),
            is_past=pairing.person_id in past,
        )
        for pairing in pairings
    ]


def timeline_of(store: Store, as_of: date) -> tuple[Pair, ...]:
    """The pairs past, present and planned on a day (`rjournal.domain.pair_timeline`)."""
    facts = facts_of(store, store.pairings.where())
    wanted = {number for one in facts for number in (one.pairing.person_id, one.pairing.rotation_next)}
    people = store.people.many([number for number in wanted if number is not None])
    return timeline(facts, {person.id: person.name for person in people.values()}, as_of)


def closing_question(store: Store, day: date) -> Prompt:
    """The question to end a pairing with, one not asked yet first (docs/domain.md §4.2, CL)."""
    return question_for(day, store.prompt_uses.last_used(), groups=CLOSING_GROUPS)
