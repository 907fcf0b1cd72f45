"""Notes kept, answered, looked at again, and turned into one another with a link and one undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from rjournal.domain.goals import Goal
from rjournal.domain.line_lists import NoteFilter
from rjournal.domain.lines import NOTE_KINDS, NoteItem
from rjournal.domain.notes import TURNS
from rjournal.domain.people import Person
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session
from rjournal.errors import Conflict, Invalid
from rjournal.services.line_view import line_view
from rjournal.services.notes import (
    answer,
    blank_of,
    of_kind,
    revisit,
    save_note,
    set_status,
    turn,
    turn_into_goal,
)
from rjournal.services.session_lines import tick
from rjournal.services.trash import delete
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY


def note(store: Store, kind: Any = "gap", **changes: Any) -> NoteItem:
    return save_note(store, NoteItem(kind=kind, text="Confidence intervals", day=TODAY, **changes))


def test_a_note_is_stored_tidy_and_drops_its_draft(store: Store) -> None:
    store.drafts.save("form:line:gap:0", {"text": "x"})
    stored = save_note(
        store,
        NoteItem(kind="assumption", text="  x\x07 ", day=TODAY, would_change=" y "),
        draft="form:line:gap:0",
    )
    assert (stored.text, stored.would_change) == ("x", "y") and store.drafts.all() == []
    for empty in ("", "  ", "\x07"):
        with pytest.raises(Invalid) as raised:
            save_note(store, replace(stored, text=empty))
        assert raised.value.field == "text"


def test_a_note_changed_elsewhere_is_not_overwritten(store: Store) -> None:
    first = note(store)
    save_note(store, replace(first, text="theirs"))
    with pytest.raises(Conflict):
        save_note(store, replace(first, text="mine"))


def test_another_kind_takes_along_what_it_can(store: Store) -> None:
    full = note(store, "assumption", status="held", confidence=3, would_change="x", revisit_on=TODAY)
    asked = of_kind(full, "question")
    assert (asked.kind, asked.status, asked.confidence, asked.would_change) == ("question", "open", None, "")
    assert save_note(store, asked).revisit_on is None
    with pytest.raises(Invalid):
        of_kind(full, "thought")


def test_an_answer_does_not_take_the_place_of_one_that_was_given_elsewhere(store: Store) -> None:
    read = note(store)
    answer(store, read, "Theirs")
    store.drafts.save("form:note:1:answer", {"answer": "Mine"})
    with pytest.raises(Conflict):
        answer(store, read, "Mine", draft="form:note:1:answer")
    assert store.notes.get(read.id).answer == "Theirs"
    assert store.drafts.get("form:note:1:answer") is not None


@pytest.mark.parametrize("kind", NOTE_KINDS)
def test_a_note_is_answered_in_its_own_way_and_opened_again(store: Store, kind: Any) -> None:
    stored = answer(store, note(store, kind), " Because. ")
    assert stored.answer == "Because."
    if kind in ("assumption", "idea", "decision"):
        assert stored.status == "open"
        with pytest.raises(Invalid):
            answer(store, stored, " ")
        stored = set_status(store, stored.id, "let go")
    else:
        assert stored.status == "answered"
        stored = answer(store, stored, "")
        assert stored.answer == "Because."
    assert set_status(store, stored.id, "open").status == "open"
    store.undo()
    assert store.notes.get(stored.id).status == stored.status


@pytest.mark.parametrize("kind", NOTE_KINDS)
def test_what_turned_into_something_says_so_whatever_is_pressed(store: Store, kind: Any) -> None:
    turned = store.notes.save(replace(note(store, kind), status="turned into"))
    with pytest.raises(Invalid, match="turned into"):
        tick(store, Ref("note", turned.id), TODAY)
    assert answer(store, turned, "Because.").status == "turned into"


@pytest.mark.parametrize("status", ["open", "on agenda", "held", "weakened"])
def test_an_assumption_is_never_confirmed_by_a_tick(store: Store, status: Any) -> None:
    stored = note(store, "assumption", status=status)
    with pytest.raises(Invalid, match="looked at again"):
        tick(store, Ref("note", stored.id), TODAY)
    assert store.notes.get(stored.id).status == status
    store.notes.save(replace(stored, status="dropped"))
    assert not tick(store, Ref("note", stored.id), TODAY)
    assert store.notes.get(stored.id).status == "open"


def test_an_assumption_is_looked_at_again_until_it_is_settled(store: Store) -> None:
    stored = note(store, "assumption", revisit_on=TODAY)
    later = TODAY + timedelta(days=90)
    held = revisit(store, replace(stored, status="held", confidence=4, revisit_on=later))
    assert (held.status, held.revisit_on) == ("held", later)
    assert revisit(store, replace(held, status="confirmed")).revisit_on is None
    with pytest.raises(Invalid):
        revisit(store, note(store, "idea"))


@pytest.mark.parametrize(("kind", "into"), [(kind, into) for kind in NOTE_KINDS for into in TURNS[kind]])
def test_a_note_turns_into_another_record_and_both_know(store: Store, kind: Any, into: Any) -> None:
    person = store.people.add(Person(name="Noor"))
    old = note(store, kind, person_id=person.id)
    ref = turn(store, old.id, into, blank_of(old, into, TODAY), TODAY)
    assert store.notes.get(old.id).status == "turned into" and store.notes.get(old.id).text == old.text
    made = store.repo(ref.kind).get(ref.id)
    assert old.text in [getattr(made, name, "") for name in ("text", "topic", "title", "name")]
    assert getattr(made, "person_id", person.id) == person.id
    assert [one.ref for one in line_view(store, Ref("note", old.id)).led_to] == [ref]
    if ref.kind in ("note", "action", "learning"):
        assert [one.ref for one in line_view(store, ref).came_from] == [Ref("note", old.id)]
    store.undo()
    assert store.notes.get(old.id).status == "open" and store.repo(ref.kind).find(ref.id) is None
    assert line_view(store, Ref("note", old.id)).led_to == ()
    store.redo()
    assert store.notes.get(old.id).status == "turned into" and store.repo(ref.kind).find(ref.id)


def test_a_note_does_not_turn_into_just_anything(store: Store) -> None:
    old = note(store, "question")
    for into in ("skill", "goal", "question"):
        with pytest.raises(Invalid) as raised:
            turn(store, old.id, into, blank_of(old, into, TODAY), TODAY)
        assert raised.value.field == "into"
    with pytest.raises(Invalid):
        turn_into_goal(store, old.id, Goal(title="g", start=TODAY, baseline=1, target=2), (), TODAY)
    assert store.notes.get(old.id) == old


def test_what_cannot_be_stored_leaves_the_note_as_it_is(store: Store) -> None:
    old = note(store)
    store.drafts.save("form:note:1:turn-question", {"text": ""})
    with pytest.raises(Invalid):
        blank = replace(blank_of(old, "question", TODAY), text=" ")  # type: ignore[call-arg]
        turn(store, old.id, "question", blank, TODAY, draft="form:note:1:turn-question")
    assert store.notes.where() == [old] and len(store.drafts.all()) == 1


def test_it_turns_into_a_goal_with_steps(store: Store) -> None:
    old = note(store, "idea")
    goal = Goal(title="Swap", measure="milestones", start=TODAY)
    stored = turn_into_goal(store, old.id, goal, ("Ask", "Do"), TODAY)
    assert len(store.milestones.of_goals([stored.id])) == 2
    assert [one.name for one in line_view(store, Ref("note", old.id)).led_to] == ["Swap"]
    store.undo()
    assert store.goals.find(stored.id) is None and store.notes.get(old.id).status == "open"


def test_what_it_turned_into_is_told_from_the_trash_too(store: Store) -> None:
    old = note(store)
    ref = turn(store, old.id, "question", blank_of(old, "question", TODAY), TODAY)
    delete(store, ref)
    (one,) = line_view(store, Ref("note", old.id)).led_to
    assert one.is_gone and one.word == "question"


def test_a_note_turned_on_its_own_day_stays_in_its_session(store: Store) -> None:
    session = store.sessions.add(Session(day=TODAY))
    old = note(store, session_id=session.id)
    assert blank_of(old, "question", TODAY).session_id == session.id  # type: ignore[attr-defined]
    later = blank_of(old, "question", TODAY + timedelta(days=1))
    assert (later.session_id, later.day) == (None, date(2026, 2, 17))  # type: ignore[attr-defined]


def test_the_list_holds_what_the_filter_lets_through(store: Store) -> None:
    person = store.people.add(Person(name="Noor"))
    for kind in NOTE_KINDS:
        note(store, kind)
    note(store, "question", person_id=person.id, status="on agenda")
    note(store, "question", status="answered")
    note(store, "assumption", status="weakened")
    note(store, "assumption", status="confirmed")

    def shown(**only: Any) -> list[str]:
        return sorted(f"{one.kind} {one.status}" for one in store.notes.shown(NoteFilter(**only)))

    assert shown() == [
        "assumption open",
        "assumption weakened",
        "challenge open",
        "gap open",
        "idea open",
        "question on agenda",
        "question open",
        "topic open",
    ]
    assert shown(kind="decision") == ["decision open"]
    assert shown(person_id=person.id) == ["question on agenda"]
    assert shown(status="answered") == ["question answered"]
    assert len(shown(status="all")) == 11
    assert store.notes.kinds(NoteFilter(kind="gap"))["question"] == 2
    ids = store.notes.listed(NoteFilter(person_id=person.id))
    assert [head.person for head in store.notes.heads(ids).values()] == ["Noor"]
