"""What records are called in lists, in the trash and in sentences."""

from __future__ import annotations

import pytest

from rjournal.domain.entries import Entry
from rjournal.domain.goals import CheckIn, Goal
from rjournal.domain.people import Pairing, Person
from rjournal.domain.records import Record, Ref
from rjournal.domain.sessions import Session
from rjournal.services.naming import KINDS, name_of, names_of
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY


@pytest.fixture
def records(store: Store) -> dict[Ref, Record]:
    """One record of each kind that is called after another, and an entry without a word."""
    person = store.people.add(Person(name="Noor"))
    pairing = store.pairings.add(Pairing(person_id=person.id))
    goal = store.goals.add(Goal(title="Decide", target=3, start=TODAY))
    return {
        Ref("pairing", pairing.id): pairing,
        Ref("session", 1): store.sessions.add(Session(pairing_id=pairing.id, day=TODAY, purpose="Charts")),
        Ref("session", 2): store.sessions.add(Session(day=TODAY)),
        Ref("check_in", 1): store.check_ins.add(
            CheckIn(goal_id=goal.id, day=TODAY, value=2.5, note="two\nlines")
        ),
        Ref("entry", 1): store.entries.add(Entry(day=TODAY)),
    }


def test_a_record_without_words_is_called_after_what_it_belongs_to(
    store: Store, records: dict[Ref, Record]
) -> None:
    assert list(names_of(store, records).values()) == [
        "Pairing with Noor",
        "Session with Noor: Charts",
        "Session",
        "Decide, 2.5, two lines",
        "",
    ]


def test_what_lies_in_the_trash_still_gives_its_name(store: Store, records: dict[Ref, Record]) -> None:
    store.pairings.delete(1)
    store.people.delete(1)
    store.goals.delete(1)
    assert name_of(store, records[Ref("session", 1)]) == "Session with Noor: Charts"
    assert name_of(store, records[Ref("check_in", 1)]).startswith("Decide")


def test_many_names_take_no_more_statements_than_one(sample_store: Store) -> None:
    def statements(records: dict[Ref, Record]) -> int:
        seen: list[str] = []
        sample_store.connection.raw.set_trace_callback(seen.append)
        names_of(sample_store, records)
        sample_store.connection.raw.set_trace_callback(None)
        return len(seen)

    every = {Ref(kind, one.id): one for kind in KINDS for one in sample_store.repo(kind).where()}
    kinds: dict[str, Ref] = {}
    for ref in every:
        kinds.setdefault(ref.kind, ref)
    assert statements(every) == statements({ref: every[ref] for ref in kinds.values()})
