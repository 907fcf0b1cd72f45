"""Pairings: what is gathered about them, and what waits there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rjournal.domain.agreements import Agreement
from rjournal.domain.pairing_life import PairingWait, session_asked_on, waits
from rjournal.domain.people import Pairing, PairingPause
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session
from rjournal.errors import NotFound
from rjournal.services import pairing_life, pairings, trash
from rjournal.services.agreements import agreement_view
from rjournal.services.people_view import person_view
from rjournal.services.today import whose_turn
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY
from tests.unit.services.test_people import noor, statements


def pairing_of(store: Store, **fields: object) -> Pairing:
    facts: dict[str, object] = {"start": TODAY - timedelta(days=60), **fields}
    return store.pairings.add(Pairing(person_id=noor(store).id, **facts))  # type: ignore[arg-type]


def session(store: Store, pairing: Pairing, ago: int, status: str = "held", **more: object) -> Session:
    day = TODAY - timedelta(days=ago)
    return store.sessions.add(Session(pairing_id=pairing.id, day=day, status=status, **more))  # type: ignore[arg-type]


def waiting(store: Store, as_of: date) -> list[PairingWait]:
    known = pairings.facts_of(store, store.pairings.current())
    return [wait for facts in known for wait in waits(facts, as_of)]


def test_what_waits_is_told_for_every_pairing_that_goes_on_and_nothing_from_the_trash(store: Store) -> None:
    pairing = pairing_of(store)
    gone = session(store, pairing, 9)
    session(store, pairing, 20)
    session(store, pairing, 30)
    (wait,) = waiting(store, TODAY)
    assert (wait.kind, wait.pairing, wait.day) == ("agreement", pairing, TODAY - timedelta(days=20))
    store.sessions.delete(gone.id)
    assert [one.day for one in waiting(store, TODAY)] == [TODAY - timedelta(days=20)]
    agreed = store.agreements.add(Agreement(pairing_id=pairing.id, agreed_on=TODAY))
    assert waiting(store, TODAY) == []
    store.agreements.delete(agreed.id)
    rest = store.pairing_pauses.add(PairingPause(pairing_id=pairing.id, start=TODAY))
    assert waiting(store, TODAY) == []
    store.pairing_pauses.delete(rest.id)
    assert len(waiting(store, TODAY)) == 1


def test_a_window_that_is_open_still_is_planned(store: Store) -> None:
    pairing = pairing_of(store)
    session(store, pairing, 3, "planned", format="async", until=TODAY)
    (facts,) = pairings.facts_of(store, [pairing])
    assert [one.day for one in facts.meetings] == [TODAY]


def test_many_pairings_take_as_many_statements_as_one(store: Store) -> None:
    pairing = pairing_of(store)
    session(store, pairing, 3)
    one = statements(store, lambda: waiting(store, TODAY))
    for _ in range(5):
        session(store, store.pairings.add(Pairing(person_id=pairing.person_id)), 3)
    assert statements(store, lambda: waiting(store, TODAY)) == one


def test_nobody_is_proposed_while_a_dated_pause_lasts_and_again_when_it_is_over(store: Store) -> None:
    pairing = pairing_of(store)
    pairing_life.pause(store, pairing.id, TODAY, until=TODAY + timedelta(days=3))
    assert whose_turn(store, TODAY) is None
    assert whose_turn(store, TODAY + timedelta(days=2)) is None
    turn = whose_turn(store, TODAY + timedelta(days=3))
    assert turn is not None and turn.pairing.id == pairing.id


def test_nobody_of_the_past_is_proposed_and_nothing_waits_with_them(store: Store) -> None:
    pairing = pairing_of(store)
    for ago in (20, 30):
        session(store, pairing, ago)
    turn = whose_turn(store, TODAY)
    assert turn is not None and turn.pairing.id == pairing.id
    store.people.save(replace(store.people.get(pairing.person_id), status="past"))
    assert whose_turn(store, TODAY) is None
    (facts,) = pairings.facts_of(store, [pairing])
    assert session_asked_on(facts, TODAY) is None and waits(facts, TODAY) == ()


# Deleting


BELOW = ("session", "agreement", "pairing_pause", "learning", "agenda", "action", "note", "win", "entry")
"""What belongs to a pairing, or to what belongs to it."""


def test_a_deleted_pairing_takes_nothing_with_it_and_undo_brings_it_back_whole(sample_store: Store) -> None:
    before = [repo_rows(sample_store, kind) for kind in BELOW]
    view = agreement_view(sample_store, 1, TODAY)
    trash.delete(sample_store, Ref("pairing", 1))
    assert [repo_rows(sample_store, kind) for kind in BELOW] == before
    assert person_view(sample_store, 1, TODAY).pairings == ()
    assert all(one.pairing_id != 1 for one in pairings.timeline_of(sample_store, TODAY))
    assert all(wait.pairing.id != 1 for wait in waiting(sample_store, TODAY))
    sample_store.undo()
    assert agreement_view(sample_store, 1, TODAY).versions == view.versions
    assert len(person_view(sample_store, 1, TODAY).pairings) == 1


def test_whoever_comes_next_can_be_deleted_and_the_plan_still_names_them(sample_store: Store) -> None:
    amina = sample_store.pairings.get(1).rotation_next
    assert amina is not None
    trash.delete(sample_store, Ref("person", amina))
    assert sample_store.pairings.get(1).rotation_next == amina
    assert "Amina Diallo" in [one.name for one in pairings.timeline_of(sample_store, TODAY)]
    with pytest.raises(NotFound):
        following = pairing_life.proposed_next(sample_store.pairings.get(1), amina, TODAY)
        pairing_life.rotate(sample_store, 1, following, TODAY)
    assert sample_store.pairings.get(1).status == "active"


def repo_rows(store: Store, kind: str) -> list[object]:
    return list(store.repo(kind).where())
