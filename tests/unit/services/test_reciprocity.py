"""What goes which way between two people, counted from the journal."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from rjournal.domain.indicators import Share
from rjournal.domain.lines import Direction, Learning
from rjournal.domain.people import Pairing, Person
from rjournal.domain.reciprocity import Exchange
from rjournal.domain.sessions import Session
from rjournal.services.reciprocity import with_person, within
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY


def pairing(store: Store, person: Person, **more: Any) -> Pairing:
    return store.pairings.add(Pairing(person_id=person.id, **more))


def session(store: Store, of: Pairing, ago: int, *ways: Direction, status: str = "held") -> Session:
    """A session that left something each of these ways."""
    day = TODAY - timedelta(days=ago)
    held = store.sessions.add(Session(pairing_id=of.id, day=day, status=status))  # type: ignore[arg-type]
    for way in ways:
        line(store, of.person_id, way, day, session_id=held.id)
    return held


def line(store: Store, person_id: int, way: Direction, day: date, **more: Any) -> None:
    status = more.pop("status", "heard" if way == "received" else "taught")
    facts: dict[str, Any] = {"direction": way, "status": status, "day": day, "person_id": person_id, **more}
    store.learnings.add(Learning(topic="x", **facts))


def test_a_pairing_counts_its_own_sessions_and_what_was_noted_in_its_time(store: Store) -> None:
    noor = store.people.add(Person(name="Noor"))
    first = pairing(store, noor, start=date(2025, 1, 1), ended_on=date(2025, 6, 30), status="ended")
    now = pairing(store, noor, start=date(2025, 7, 1), my_role="reciprocal")
    session(store, first, 300, "received", "received")
    for ago, ways in ((60, ("received", "given")), (30, ("received",)), (9, ()), (2, ("given", "received"))):
        session(store, now, ago, *ways)
    session(store, now, 1, "received", "given", status="cancelled")
    line(store, noor.id, "given", date(2025, 6, 30))
    line(store, noor.id, "received", date(2025, 7, 1))
    line(store, noor.id, "given", TODAY, status="planned")
    assert within(store, now.id, TODAY) == Exchange(5, 3, Share(2, 4))
    assert within(store, first.id, TODAY) == Exchange(2, 1, Share(0, 1))
    assert with_person(store, noor.id, TODAY) == Exchange(7, 4, Share(2, 5))
    earlier = within(store, now.id, TODAY - timedelta(days=3))
    assert earlier.both == Share(1, 3), "a session counts from its day on"


def test_where_there_is_one_pairing_everything_belongs_to_it(store: Store) -> None:
    noor = store.people.add(Person(name="Noor"))
    only = pairing(store, noor, start=TODAY)
    line(store, noor.id, "received", TODAY - timedelta(days=99))
    assert within(store, only.id, TODAY) == with_person(store, noor.id, TODAY) == Exchange(1, 0, Share(0, 0))
