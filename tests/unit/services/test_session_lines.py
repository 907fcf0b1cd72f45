"""What becomes of lines, and the view that gathers a session with all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rjournal.domain.entries import Entry
from rjournal.domain.goals import Goal
from rjournal.domain.lines import Action, Learning, NoteItem, Win, at_status
from rjournal.domain.people import Pairing, Person
from rjournal.domain.records import Ref
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.errors import Conflict, Invalid, NotFound
from rjournal.services.agenda import add_item
from rjournal.services.entries import EntryLinks, save_entry
from rjournal.services.session_lines import save_line, tick, toggle_goal
from rjournal.services.session_view import session_view
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY


@pytest.fixture
def session(store: Store) -> Session:
    person = store.people.add(Person(name="Noor"))
    pairing = store.pairings.add(Pairing(person_id=person.id))
    return store.sessions.add(Session(pairing_id=pairing.id, day=TODAY))


def test_agenda_items_come_at_the_end(store: Store, session: Session) -> None:
    store.drafts.save("form:line:agenda:1", {"text": "Two"})
    add_item(store, session, "One")
    add_item(store, session, " Two\x1b ", draft="form:line:agenda:1")
    assert [item.text for item in store.agenda.of_session(session.id)] == ["One", "Two"]
    assert store.drafts.all() == []


def test_a_line_without_words_is_not_stored(store: Store, session: Session) -> None:
    action = store.actions.add(Action(text="Redo it", day=TODAY))
    with pytest.raises(Invalid) as caught:
        save_line(store, Ref("action", action.id), replace(action, text="  "))
    assert caught.value.field == "text"
    assert store.actions.get(action.id).text == "Redo it"


def test_a_line_changed_elsewhere_is_not_overwritten(store: Store) -> None:
    win = store.wins.add(Win(text="It was used", day=TODAY))
    store.wins.save(replace(win, text="Theirs"))
    store.drafts.save("form:line:w1", {"text": "Mine"})
    with pytest.raises(Conflict):
        save_line(store, Ref("win", win.id), replace(win, text="Mine"), draft="form:line:w1")
    assert store.wins.get(win.id).text == "Theirs"
    assert store.drafts.get("form:line:w1") is not None


@pytest.mark.parametrize(
    ("kind", "record", "ticked", "open_again"),
    [
        ("action", Action(text="x", day=TODAY), ("done", TODAY), ("open", None)),
        ("action", Action(text="x", day=TODAY, status="carried"), ("done", TODAY), ("open", None)),
        (
            "action",
            Action(text="x", day=TODAY, status="carried", carried=2),
            ("done", TODAY),
            ("carried", None),
        ),
        ("agenda", AgendaItem(text="x"), "done", "open"),
        ("note", NoteItem(kind="idea", text="x", day=TODAY), "let go", "open"),
        ("note", NoteItem(kind="question", text="x", day=TODAY), "answered", "open"),
    ],
)
def test_ticking_off_and_taking_it_away(
    store: Store, kind: str, record: Action | AgendaItem | NoteItem, ticked: object, open_again: object
) -> None:
    ref = Ref(kind, store.repo(kind).add(record).id)

    def state() -> object:
        now = store.repo(kind).get(ref.id)
        if isinstance(now, Action):
            return now.status, now.done_on
        return now.outcome if isinstance(now, AgendaItem) else now.status

    assert tick(store, ref, TODAY)
    assert state() == ticked
    assert not tick(store, ref, TODAY)
    assert state() == open_again


def test_a_promise_let_go_is_taken_up_again_and_keeps_no_reason_once_it_is_done(store: Store) -> None:
    gone = store.actions.add(Action(text="x", day=TODAY, status="dropped", dropped_reason="No time"))
    assert not tick(store, Ref("action", gone.id), TODAY)
    assert tick(store, Ref("action", gone.id), TODAY)
    now = store.actions.get(gone.id)
    assert (now.status, now.dropped_reason) == ("done", "")


def test_what_was_learned_is_not_ticked_off(store: Store) -> None:
    learning = store.learnings.add(Learning(direction="received", topic="x", day=TODAY))
    with pytest.raises(Invalid):
        tick(store, Ref("learning", learning.id), TODAY)


def test_the_day_of_first_use_stays_until_the_use_is_taken_back() -> None:
    learning = Learning(direction="received", topic="x", day=TODAY)
    used = at_status(learning, "used", date(2026, 3, 1))
    assert (used.status_on, used.used_on) == (date(2026, 3, 1), date(2026, 3, 1))
    habit = at_status(used, "habit", date(2026, 4, 1))
    assert (habit.status_on, habit.used_on) == (date(2026, 4, 1), date(2026, 3, 1))
    assert at_status(habit, "tried", date(2026, 5, 1)).used_on is None
    assert at_status(habit, "habit", date(2026, 5, 1)) is habit


def test_a_goal_is_linked_and_unlinked_alone(store: Store, session: Session) -> None:
    one, two = (
        store.goals.add(Goal(title=title, measure="numeric", start=TODAY)) for title in ("One", "Two")
    )
    ref = Ref("session", session.id)
    assert toggle_goal(store, ref, one.id)
    assert toggle_goal(store, ref, two.id)
    assert not toggle_goal(store, ref, one.id)
    assert store.links.ends(ref, "supports", "goal") == [two.id]


def test_the_view_holds_all_that_belongs_to_the_session_and_nothing_else(
    store: Store, session: Session
) -> None:
    other = store.sessions.add(Session(day=TODAY))
    for at in (session.id, other.id):
        store.wins.add(Win(text=f"Win {at}", day=TODAY, session_id=at))
        store.notes.add(NoteItem(kind="idea", text=f"Idea {at}", day=TODAY, session_id=at))
        store.learnings.add(Learning(direction="given", topic=f"Taught {at}", day=TODAY, session_id=at))
        store.learnings.add(Learning(direction="received", topic=f"Learned {at}", day=TODAY, session_id=at))
        store.agenda.add(AgendaItem(text=f"Agenda {at}", session_id=at))
        save_entry(store, Entry(day=TODAY, title=f"Entry {at}", body="Text"), EntryLinks(session=at))
    goal = store.goals.add(Goal(title="Decide", measure="numeric", start=TODAY))
    toggle_goal(store, Ref("win", 1), goal.id)
    toggle_goal(store, Ref("win", 2), goal.id)
    view = session_view(store, session.id)
    assert [(line.kind, line.text, line.goals) for line in view.lines] == [
        ("learned", "Learned 1", ()),
        ("taught", "Taught 1", ()),
        ("win", "Win 1", ("Decide",)),
        ("idea", "Idea 1", ()),
    ]
    assert [item.text for item in view.agenda] == ["Agenda 1"]
    assert [head.title for head in view.entries] == ["Entry 1"]
    assert view.person is not None
    assert view.person.name == "Noor"
    store.entries.delete(1)
    assert session_view(store, session.id).entries == ()


def test_a_session_in_the_trash_has_no_view(store: Store, session: Session) -> None:
    store.sessions.delete(session.id)
    with pytest.raises(NotFound):
        session_view(store, session.id)
