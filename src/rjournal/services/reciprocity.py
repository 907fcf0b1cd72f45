"""What goes which way between two people: with a person, and within one pairing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.reciprocity import Exchange, exchange

if TYPE_CHECKING:
    from rjournal.storage.store import Store


def with_person(store: Store, person_id: int, as_of: date) -> Exchange:
    """What went each way with a person in all, and in how many of the sessions held with them both ways."""
    pairings = [pairing.id for pairing in store.pairings.of_person(person_id)]
    flows = store.learnings.flows(pairings, as_of)
    return exchange(store.learnings.each_way(person_id), [one for of in flows.values() for one in of])


def within(store: Store, pairing_id: int, as_of: date) -> Exchange:
    """What went each way within one pairing: in its sessions, and outside any in its time."""
    flows = store.learnings.flows([pairing_id], as_of)
    return exchange(store.learnings.each_way_in(pairing_id), flows.get(pairing_id, ()))
