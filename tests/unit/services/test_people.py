"""People and pairings: what is refused, what ends, and what a person's page gathers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rjournal.domain.lines import Learning
from rjournal.domain.people import Pairing, Person
from rjournal.domain.sessions import Session
from rjournal.errors import Conflict, Invalid, NotFound
from rjournal.services import ledger, pairing_life, people
from rjournal.services.people_view import person_view
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY


def noor(store: Store) -> Person:
    return people.save_person(store, Person(name="Noor Vermeer"))


def learning(store: Store, person: Person, topic: str = "Ask first", days_ago: int = 0) -> Learning:
    return store.learnings.add(
        Learning(
            direction="received",
            topic=topic,
            person_id=person.id,
            day=TODAY - timedelta(days=days_ago),
            status_on=TODAY,
        )
    )


def statements(store: Store, act: object) -> int:
    """How many statements something runs."""
    ran: list[str] = []
    store.connection.raw.set_trace_callback(ran.append)
    assert callable(act)
    act()
    store.connection.raw.set_trace_callback(None)
    return len(ran)


def test_a_name_is_needed_and_kept_on_one_line(store: Store) -> None:
    with pytest.raises(Invalid) as refused:
        people.save_person(store, Person(name=" \n "))
    assert refused.value.field == "name"
    assert people.save_person(store, Person(name=" Noor\nVermeer ")).name == "Noor Vermeer"


def test_two_people_are_not_given_the_same_name(store: Store) -> None:
    known = noor(store)
    with pytest.raises(Invalid, match="already"):
        noor(store)
    assert people.save_person(store, replace(known, function="Analyst")).function == "Analyst"


def test_saving_drops_the_draft_in_the_same_act(store: Store) -> None:
    store.drafts.save("form:person:new", {"name": "Noor"})
    people.save_person(store, Person(name="Noor"), draft="form:person:new")
    assert store.drafts.get("form:person:new") is None


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"cadence_days": 0}, "cadence_days"),
        ({"cadence_days": 367}, "cadence_days"),
        ({"session_minutes": 0}, "session_minutes"),
        ({"session_minutes": 1441}, "session_minutes"),
        ({"start": TODAY, "planned_end": TODAY - timedelta(days=1)}, "planned_end"),
    ],
)
def test_what_no_pairing_can_be_is_refused_at_its_field(
    store: Store, facts: dict[str, object], field: str
) -> None:
    pairing = Pairing(person_id=noor(store).id, **facts)  # type: ignore[arg-type]
    with pytest.raises(Invalid) as refused:
        people.save_pairing(store, pairing, TODAY)
    assert refused.value.field == field
    assert store.pairings.count() == 0


def test_a_pairing_needs_a_person_who_is_there(store: Store) -> None:
    person = noor(store)
    store.people.delete(person.id)
    with pytest.raises(NotFound):
        people.save_pairing(store, Pairing(person_id=person.id), TODAY)


def test_another_rhythm_is_counted_from_its_day_on(store: Store) -> None:
    began = TODAY - timedelta(days=30)
    pairing = people.save_pairing(store, Pairing(person_id=noor(store).id, start=began), TODAY)
    assert people.save_pairing(store, replace(pairing, purpose="More"), TODAY).cadence_since is None
    pairing = store.pairings.get(pairing.id)
    assert people.save_pairing(store, replace(pairing, cadence_days=7), TODAY).cadence_since == TODAY


@pytest.mark.parametrize("facts", [{"start": TODAY}, {"status": "proposed"}])
def test_a_pairing_that_has_not_begun_has_no_earlier_rhythm(store: Store, facts: dict[str, object]) -> None:
    pairing = people.save_pairing(store, Pairing(person_id=noor(store).id, **facts), TODAY)  # type: ignore[arg-type]
    assert people.save_pairing(store, replace(pairing, cadence_days=7), TODAY).cadence_since is None


def test_the_next_partner_is_somebody_else_who_is_there_when_they_are_planned(store: Store) -> None:
    person, other = noor(store), people.save_person(store, Person(name="Amina"))
    with pytest.raises(Invalid) as refused:
        people.save_pairing(store, Pairing(person_id=person.id, rotation_next=person.id), TODAY)
    assert refused.value.field == "rotation_next"
    pairing = people.save_pairing(store, Pairing(person_id=person.id, rotation_next=other.id), TODAY)
    store.people.delete(other.id)
    assert people.save_pairing(store, replace(pairing, purpose="More"), TODAY).rotation_next == other.id
    with pytest.raises(NotFound):
        people.save_pairing(store, Pairing(person_id=person.id, rotation_next=other.id), TODAY)


def test_a_pairing_changed_elsewhere_is_not_overwritten(store: Store) -> None:
    pairing = people.save_pairing(store, Pairing(person_id=noor(store).id), TODAY)
    people.save_pairing(store, replace(pairing, purpose="Theirs"), TODAY)
    with pytest.raises(Conflict):
        people.save_pairing(store, replace(pairing, purpose="Mine"), TODAY)


def test_the_list_puts_those_one_meets_first_and_those_of_earlier_last(store: Store) -> None:
    names = ("Resting", "Earlier", "Nobody", "Met", "Past")
    known = {name: people.save_person(store, Person(name=name)) for name in names}
    people.save_pairing(store, Pairing(person_id=known["Met"].id), TODAY)
    people.save_pairing(store, Pairing(person_id=known["Resting"].id, status="paused"), TODAY)
    people.save_pairing(store, Pairing(person_id=known["Earlier"].id, status="ended"), TODAY)
    people.save_person(store, replace(known["Past"], status="past"))
    now, earlier = store.people.in_groups(TODAY)
    assert [store.people.get(id).name for id in now] == ["Met", "Resting", "Nobody"]
    assert [store.people.get(id).name for id in earlier] == ["Earlier", "Past"]


def test_the_same_pairing_is_not_added_twice(store: Store) -> None:
    person = noor(store)
    first = people.save_pairing(store, Pairing(person_id=person.id, my_role="learner"), TODAY)
    mentor = people.save_pairing(store, Pairing(person_id=person.id, my_role="mentor"), TODAY)
    for again in (Pairing(person_id=person.id, my_role="learner"), replace(mentor, my_role="learner")):
        with pytest.raises(Invalid, match=r"Noor Vermeer: you learn \(r1\)") as refused:
            people.save_pairing(store, again, TODAY)
        assert refused.value.field == "my_role"
    ended = pairing_life.close(store, first.id, TODAY)
    people.save_pairing(store, Pairing(person_id=person.id, my_role="learner"), TODAY)
    with pytest.raises(Invalid, match=r"\(r3\)"):
        pairing_life.reopen(store, ended.id, TODAY)
    other = store.people.add(Person(name="Tomasz Grun"))
    people.save_pairing(store, Pairing(person_id=other.id, my_role="learner"), TODAY)


def test_a_pairing_that_goes_on_counts_before_one_that_ended(store: Store) -> None:
    person = noor(store)
    people.save_pairing(store, Pairing(person_id=person.id, my_role="mentor"), TODAY)
    people.save_pairing(store, Pairing(person_id=person.id, status="ended"), TODAY)
    head = store.people.heads([person.id], TODAY)[person.id]
    assert (head.role, head.pairing_status, head.is_earlier) == ("mentor", "active", False)


def test_a_head_tells_the_last_session_held_and_the_next_one_planned(store: Store) -> None:
    person = noor(store)
    pairing = people.save_pairing(store, Pairing(person_id=person.id), TODAY)

    def session(days: int, status: str, start: str | None = None) -> None:
        store.sessions.add(
            Session(pairing_id=pairing.id, day=TODAY + timedelta(days=days), status=status, start=start)  # type: ignore[arg-type]
        )

    session(-20, "held")
    session(-6, "held")
    session(-2, "cancelled")
    session(30, "held")
    session(-1, "planned", "09:00")
    session(8, "planned", "10:30")
    session(3, "planned", "15:00")
    head = store.people.heads([person.id], TODAY)[person.id]
    assert head.last == TODAY - timedelta(days=6)
    assert (head.next, head.next_start) == (TODAY + timedelta(days=3), "15:00")
    view = person_view(store, person.id, TODAY)
    assert view.last is not None and view.last.day == head.last
    assert view.next is not None and view.next.day == head.next
    assert (view.held, view.minutes) == (2, 90)


def test_a_page_gathers_what_is_between_the_two(sample_store: Store) -> None:
    person = next(one for one in sample_store.people.where() if one.name.startswith("Noor"))
    view = person_view(sample_store, person.id, TODAY)
    assert (view.learned_count, view.taught_count) == (7, 2)
    assert [one.day for one in view.learned] == sorted((one.day for one in view.learned), reverse=True)
    assert {one.text for one in view.actions} == {
        "Redo page 1 of the pricing deck",
        "Thank Noor in the ops meeting",
    }
    assert [one.text for one in view.questions] == ["Who meets this decision last?"]
    assert {one.text.split()[0] for one in view.wins} == {"The", "Noor’s"}


def test_a_win_counts_for_whoever_had_a_part_in_it(sample_store: Store) -> None:
    """Amina is named among the contributors of a win of Noor's session."""
    amina = next(one for one in sample_store.people.where() if one.name.startswith("Amina"))
    assert [win.text for win in person_view(sample_store, amina.id, TODAY).wins] == [
        "The southern route was fixed before the season began"
    ]


def test_a_page_and_a_list_take_as_many_statements_for_many_lines_as_for_few(store: Store) -> None:
    person = noor(store)
    learning(store, person)

    def gather() -> None:
        person_view(store, person.id, TODAY)
        store.people.heads([person.id], TODAY)
        store.learnings.heads(list(ledger.ledger_ids(store, TODAY))[:64])

    gather()
    few = statements(store, gather)
    for number in range(80):
        learning(store, person, f"Topic {number}")
    assert statements(store, gather) == few


def test_a_page_shows_the_newest_and_counts_all(store: Store) -> None:
    person = noor(store)
    for number in range(5):
        learning(store, person, f"Topic {number}", days_ago=5 - number)
    view = person_view(store, person.id, TODAY, most=2)
    assert [one.topic for one in view.learned] == ["Topic 4", "Topic 3"]
    assert view.learned_count == 5


def test_somebody_in_the_trash_has_no_page(store: Store) -> None:
    person = noor(store)
    store.people.delete(person.id)
    with pytest.raises(NotFound):
        person_view(store, person.id, date(2026, 2, 16))
