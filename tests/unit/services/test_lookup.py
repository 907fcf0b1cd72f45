"""People type a handle or the beginning of a name; one record answers, or a sentence says why not."""

from __future__ import annotations

from datetime import date

import pytest

from rjournal.domain.goals import Goal
from rjournal.domain.people import Pairing, Person
from rjournal.domain.records import Ref
from rjournal.errors import Ambiguous, Invalid, NotFound
from rjournal.services import lookup
from rjournal.storage.store import Store
from tests.hostile import HOSTILE

START = date(2026, 1, 5)


@pytest.fixture
def known(store: Store) -> Store:
    """Noor Vermeer, Noah Okafor, Łucja Żak (called “my mentor”), and a name that looks like a handle."""
    with store.act("Begin"):
        for name, alias in (
            ("Noor Vermeer", ""),
            ("Noah Okafor", ""),
            ("Łucja Żak", "my mentor"),
            ("P9 Team", ""),
        ):
            store.people.add(Person(name=name, alias=alias))
    return store


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("p1", "Noor Vermeer"),
        ("P1", "Noor Vermeer"),
        ("noor", "Noor Vermeer"),
        ("NOOR VERMEER", "Noor Vermeer"),
        ("  noor   vermeer ", "Noor Vermeer"),
        ("verm", "Noor Vermeer"),
        ("lucja", "Łucja Żak"),
        ("zak", "Łucja Żak"),
        ("my ment", "Łucja Żak"),
        ("p9", "P9 Team"),
    ],
)
def test_a_handle_or_a_unique_beginning_is_enough(known: Store, typed: str, name: str) -> None:
    assert lookup.person(known, typed).name == name


def test_several_that_answer_are_named_with_their_handles(known: Store) -> None:
    with pytest.raises(Ambiguous, match="could be several") as told:
        lookup.person(known, "no")
    assert told.value.candidates == ("Noah Okafor (p2)", "Noor Vermeer (p1)")
    assert told.value.exit_code == 2


def test_a_whole_name_wins_over_a_longer_one(known: Store) -> None:
    known.people.add(Person(name="Noor"))
    assert lookup.person(known, "noor").name == "Noor"
    known.people.add(Person(name="Noor"))
    with pytest.raises(Ambiguous):
        lookup.person(known, "noor")
    assert lookup.person(known, "p5").id == 5


def test_nobody_of_that_name_says_who_is_known(known: Store, store: Store) -> None:
    with pytest.raises(NotFound, match="No person is called “Anna”") as told:
        lookup.person(known, "Anna")
    assert "Noor Vermeer (p1)" in told.value.hint
    with pytest.raises(NotFound, match="no person p7"):
        lookup.person(known, "p7")
    with pytest.raises(Invalid, match="Say which person"):
        lookup.person(known, "  ")


def test_an_empty_journal_says_so(store: Store) -> None:
    with pytest.raises(NotFound) as told:
        lookup.person(store, "Anna")
    assert "`rjournal person add NAME`" in told.value.hint
    with pytest.raises(NotFound) as told:
        lookup.goal(store, "pricing")
    assert "`rjournal goal add`" in told.value.hint


def test_the_trash_does_not_answer(known: Store) -> None:
    known.people.delete(1)
    with pytest.raises(NotFound):
        lookup.person(known, "p1")
    assert lookup.person(known, "no").name == "Noah Okafor"


def test_at_most_eight_candidates_are_named(store: Store) -> None:
    for n in range(12):
        store.people.add(Person(name=f"Ann {n:02}"))
    with pytest.raises(Ambiguous) as told:
        lookup.person(store, "ann")
    assert len(told.value.candidates) == 8


@pytest.mark.parametrize("typed", HOSTILE, ids=lambda text: repr(text)[:20])
def test_hostile_words_find_nobody_and_break_nothing(known: Store, typed: str) -> None:
    with pytest.raises((NotFound, Invalid)) as told:
        lookup.person(known, typed)
    assert "\n" not in told.value.message and len(told.value.message) < 120


def test_an_open_goal_goes_before_a_closed_one(store: Store) -> None:
    closed = store.goals.add(Goal(title="Pricing", start=START, lifecycle="closed"))
    assert lookup.goal(store, "pri").id == closed.id
    opened = store.goals.add(Goal(title="Prices again", start=START))
    assert lookup.goal(store, "pri").id == opened.id
    assert lookup.goal(store, "pricing").id == closed.id
    assert lookup.goal(store, "g1").id == closed.id


def test_a_pairing_answers_to_its_person(known: Store) -> None:
    with pytest.raises(NotFound, match="no pairing with Noor Vermeer yet"):
        lookup.pairing(known, "noor")
    ended = known.pairings.add(Pairing(person_id=1, status="ended"))
    assert lookup.pairing(known, "noor").id == ended.id
    current = known.pairings.add(Pairing(person_id=1))
    assert lookup.pairing(known, "noor").id == current.id
    assert lookup.pairing(known, "r1").id == ended.id
    known.pairings.add(Pairing(person_id=1, my_role="mentor"))
    with pytest.raises(Ambiguous) as told:
        lookup.pairing(known, "noor")
    assert told.value.candidates == ("r2", "r3")
    assert told.value.message.endswith("Noor Vermeer: you learn (r2), you teach (r3).")


def test_a_record_by_its_handle(known: Store) -> None:
    ref, found = lookup.record(known, " P2 ")
    assert (ref, found) == (Ref("person", 2), known.people.get(2))
    with pytest.raises(Invalid, match="is no handle"):
        lookup.record(known, "noor")
    with pytest.raises(Invalid, match="p2 is not a handle of a goal or check-in"):
        lookup.record(known, "p2", "goal", "check_in")
    with pytest.raises(Invalid, match="p2 is not a handle of an entry or session"):
        lookup.record(known, "p2", "entry", "session")
    known.people.delete(2)
    with pytest.raises(NotFound):
        lookup.record(known, "p2")
    assert lookup.record(known, "p2", trashed=True)[1].deleted_at


def test_what_a_field_held_stays_though_it_is_in_the_trash_or_another_is_called_so(store: Store) -> None:
    noor, _ = (store.people.add(Person(name="Noor Vermeer")) for _ in range(2))
    charts, _ = (store.goals.add(Goal(title="Charts", measure="numeric", start=START)) for _ in range(2))
    for trashed in (False, True):
        if trashed:
            store.people.delete(noor.id)
            store.goals.delete(charts.id)
        assert lookup.kept_or_person(store, "Noor Vermeer", noor.id) == noor.id
        assert lookup.kept_or_goal(store, "Charts", charts.id) == charts.id
    assert lookup.kept_or_person(store, " ", noor.id) is None
    assert lookup.kept_or_goal(store, "", charts.id) is None
    assert lookup.kept_or_goal(store, "charts", None) == 2
    with pytest.raises(NotFound):
        lookup.kept_or_person(store, "Noah", noor.id)
