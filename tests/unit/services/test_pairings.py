"""Pairings: what is gathered about them, and what waits there."""

from __future__ import annotations

from datetime import timedelta

from rjournal.domain.agreements import Agreement
from rjournal.domain.people import Pairing, PairingPause
from rjournal.domain.sessions import Session
from rjournal.services import pairings
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY
from tests.unit.services.test_people import noor, statements


def pairing_of(store: Store, **fields: object) -> Pairing:
    facts: dict[str, object] = {"start": TODAY - timedelta(days=60), **fields}
    return store.pairings.add(Pairing(person_id=noor(store).id, **facts))  # type: ignore[arg-type]


def session(store: Store, pairing: Pairing, ago: int, status: str = "held", **more: object) -> Session:
    day = TODAY - timedelta(days=ago)
    return store.sessions.add(Session(pairing_id=pairing.id, day=day, status=status, **more))  # type: ignore[arg-type]


def test_what_waits_is_told_for_every_pairing_that_goes_on_and_nothing_from_the_trash(store: Store) -> None:
    pairing = pairing_of(store)
    gone = session(store, pairing, 9)
    session(store, pairing, 20)
    session(store, pairing, 30)
    (wait,) = pairings.waiting(store, TODAY)
    assert (wait.kind, wait.pairing, wait.day) == ("agreement", pairing, TODAY - timedelta(days=20))
    store.sessions.delete(gone.id)
    assert [one.day for one in pairings.waiting(store, TODAY)] == [TODAY - timedelta(days=20)]
    agreed = store.agreements.add(Agreement(pairing_id=pairing.id, agreed_on=TODAY))
    assert pairings.waiting(store, TODAY) == []
    store.agreements.delete(agreed.id)
    rest = store.pairing_pauses.add(PairingPause(pairing_id=pairing.id, start=TODAY))
    assert pairings.waiting(store, TODAY) == []
    store.pairing_pauses.delete(rest.id)
    assert len(pairings.waiting(store, TODAY)) == 1


def test_a_window_that_is_open_still_is_planned(store: Store) -> None:
    pairing = pairing_of(store)
    session(store, pairing, 3, "planned", format="async", until=TODAY)
    (facts,) = pairings.facts_of(store, [pairing])
    assert [one.day for one in facts.meetings] == [TODAY]


def test_many_pairings_take_as_many_statements_as_one(store: Store) -> None:
    pairing = pairing_of(store)
    session(store, pairing, 3)
    one = statements(store, lambda: pairings.waiting(store, TODAY))
    for _ in range(5):
        session(store, store.pairings.add(Pairing(person_id=pairing.person_id)), 3)
    assert statements(store, lambda: pairings.waiting(store, TODAY)) == one
