"""The first screen: who is next, what waits, how goals stand, what was written lately."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rjournal.domain.entries import Entry
from rjournal.domain.lines import Action
from rjournal.domain.people import Pairing, Person
from rjournal.domain.records import Ref
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.services.entries import EntryLinks, save_entry
from rjournal.services.today import is_new, question_of, today, whose_turn
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def noor(store: Store) -> Pairing:
    return store.pairings.add(Pairing(person_id=store.people.add(Person(name="Noor")).id, cadence_days=14))


def test_a_new_journal_shows_an_empty_day(store: Store) -> None:
    first = today(store, TODAY)
    assert first.is_new and first.begun == frozenset()
    assert (first.next, first.turn, first.due, first.goals, first.recent) == (None, None, (), (), ())
    assert (first.weeks, first.entries, first.sessions) == ((0,) * 12, 0, 0)
    assert first.question.text


def test_a_journal_is_new_until_something_is_put_into_it(store: Store) -> None:
    store.drafts.save("entry:new", {"body": "unfinished"})
    assert is_new(store)
    entry = store.entries.add(Entry(day=TODAY, body="b"))
    assert not is_new(store) and today(store, TODAY).begun == {"entry"}
    store.entries.delete(entry.id)
    assert not is_new(store) and today(store, TODAY).begun == frozenset()


def test_the_next_session_has_its_agenda_and_the_last_promises(store: Store, noor: Pairing) -> None:
    last = store.sessions.add(Session(pairing_id=noor.id, day=ago(13)))
    for status in ("done", "done", "open", "carried", "dropped"):
        store.actions.add(Action(text="a", session_id=last.id, day=ago(13), status=status))
    later = Session(pairing_id=noor.id, day=ago(-9), status="planned")
    soon = Session(pairing_id=noor.id, day=ago(-1), status="planned", start="15:00")
    sooner = Session(pairing_id=noor.id, day=ago(-1), status="planned", start="10:00")
    past = Session(pairing_id=noor.id, day=ago(2), status="planned")
    planned = [store.sessions.add(one) for one in (later, soon, sooner, past)]
    store.agenda.add(AgendaItem(text="waits", pairing_id=noor.id, position=5))
    store.agenda.add(AgendaItem(text="first", pairing_id=noor.id, session_id=planned[2].id))
    found = today(store, TODAY).next
    assert found is not None and found.person is not None
    assert found.session == planned[2] and found.person.name == "Noor"
    assert [item.text for item in found.agenda] == ["first", "waits"]
    assert (found.done, found.open) == (2, 2)


def test_a_window_without_a_clock_time_is_next_until_it_ends(store: Store) -> None:
    store.sessions.add(Session(day=ago(3), until=TODAY, format="async", status="planned"))
    found = today(store, TODAY).next
    assert found is not None and (found.pairing, found.person) == (None, None)
    assert today(store, ago(-1)).next is None


def test_without_a_plan_the_rhythm_says_whose_turn_it_is(store: Store, noor: Pairing) -> None:
    turn = whose_turn(store, TODAY)
    assert turn is not None and (turn.person.name, turn.day, turn.last) == ("Noor", TODAY, None)
    store.sessions.add(Session(pairing_id=noor.id, day=ago(4)))
    turn = today(store, TODAY).turn
    assert turn is not None and (turn.day, turn.last) == (ago(-10), ago(4))
    store.pairings.save(noor.__class__(**{**vars(noor), "status": "paused"}))
    assert whose_turn(store, TODAY) is None


def test_a_session_asks_for_a_reflection_for_a_week_and_then_never(store: Store, noor: Pairing) -> None:
    held = [store.sessions.add(Session(pairing_id=noor.id, day=ago(n))) for n in (0, 7, 8)]
    store.sessions.add(Session(day=ago(1)))
    store.sessions.add(Session(day=ago(1), status="cancelled"))
    assert [(one.ref.id, one.text) for one in today(store, TODAY).due if one.kind == "reflect"] == [
        (held[1].id, "Write about the session with Noor"),
        (4, "Write about the session"),
        (held[0].id, "Write about the session with Noor"),
    ]
    entry = save_entry(store, Entry(day=TODAY, body="b"), EntryLinks(session=held[1].id))
    assert Ref("session", held[1].id) not in [one.ref for one in today(store, TODAY).due]
    store.entries.delete(entry.id)
    assert Ref("session", held[1].id) in [one.ref for one in today(store, TODAY).due]


def test_promises_wait_from_a_week_before_their_day(store: Store) -> None:
    for due in (ago(-7), ago(-8), ago(30), None):
        store.actions.add(Action(text="a", day=TODAY, due=due))
    store.actions.add(Action(text="done", day=TODAY, due=TODAY, status="done"))
    assert [one.when for one in today(store, TODAY).due] == [ago(30), ago(-7)]


def test_a_paused_goal_asks_for_nothing(sample_store: Store) -> None:
    later = today(sample_store, TODAY + timedelta(days=20))
    asked = [one.text for one in later.due if one.ref.kind == "goal"]
    assert "Time to decide on prices" in asked and "Days on the shop floor" not in asked
    assert "Voices in the Monday meeting" not in [view.goal.title for view in later.goals]


def test_recent_holds_what_was_not_what_will_be(store: Store, noor: Pairing) -> None:
    store.sessions.add(Session(pairing_id=noor.id, day=ago(-1), status="planned", purpose="to come"))
    session = store.sessions.add(Session(pairing_id=noor.id, day=ago(2), purpose="held"))
    save_entry(store, Entry(day=ago(1), body="# A heading\n\nfirst words"), EntryLinks(session=session.id))
    save_entry(store, Entry(day=ago(3), title="Titled", body="b"))
    assert [(one.title, one.what) for one in today(store, TODAY).recent] == [
        ("first words", "Noor"),
        ("held", "Noor"),
        ("Titled", "entry"),
    ]


def test_weeks_count_entries_and_held_sessions_from_the_day_weeks_begin(store: Store) -> None:
    for days in (0, 1, 7, 83, 84):
        store.entries.add(Entry(day=ago(days), body="b"))
    store.sessions.add(Session(day=ago(1)))
    store.sessions.add(Session(day=ago(1), status="missed"))
    monday = today(store, TODAY)
    # Today is a Monday: yesterday belongs to the week before, and 77 days ago to the twelfth.
    assert monday.weeks == (*(0,) * 10, 3, 1) and (monday.entries, monday.sessions) == (3, 1)
    sunday = today(store, TODAY, first_weekday=6)
    assert sunday.weeks == (*(0,) * 10, 1, 3)
    assert today(store, TODAY, weeks=13).entries == 5


def test_a_skipped_question_makes_room_for_another_that_day(store: Store) -> None:
    first = question_of(store, TODAY)
    store.prompt_uses.note(first.id, TODAY, skipped=True)
    second = question_of(store, TODAY)
    assert second.id != first.id
    assert store.prompt_uses.skipped_on(TODAY) == (first.id,) and store.prompt_uses.last_used() == {}
    store.prompt_uses.note(second.id, TODAY)
    assert store.prompt_uses.last_used() == {second.id: TODAY}


def test_what_is_recent_can_be_opened(sample_store: Store) -> None:
    for one in today(sample_store, TODAY).recent:
        assert isinstance(one.ref, Ref) and sample_store.repo(one.ref.kind).find(one.ref.id) is not None
