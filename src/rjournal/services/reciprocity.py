"""What goes which way between two people: with a person, and within one pairing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.lines import Direction
from rjournal.domain.people import Pairing
from rjournal.domain.reciprocity import ONE_WAY_FOR, Exchange, exchange, one_directional

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


def one_way(store: Store, pairings: Iterable[Pairing], as_of: date) -> Mapping[int, Direction]:
    """Of these pairings those of two who both learn in which everything went one way of late, and which way.

    In one statement, however many they are.
    """
    asked = [pairing for pairing in pairings if pairing.my_role == "reciprocal"]
    flows = store.learnings.flows([one.id for one in asked], as_of, last=ONE_WAY_FOR) if asked else {}
    ways = {one.id: one_directional(one.my_role, flows.get(one.id, ()), as_of) for one in asked}
    return {id: way for id, way in ways.items() if way is not None}
