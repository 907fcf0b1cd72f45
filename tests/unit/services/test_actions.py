"""Promises: done with a result, let go with a reason, taken up again, and counted as they are carried on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from rjournal.domain.goals import Goal
from rjournal.domain.line_lists import ActionFilter
from rjournal.domain.lines import Action, NoteItem
from rjournal.domain.people import Pairing, Person
from rjournal.domain.promises import follow_through
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session
from rjournal.errors import Conflict, Invalid, NotFound
from rjournal.services.actions import drop, finish, reopen, save_action
from rjournal.services.line_view import line_view
from rjournal.services.planning import delete_session, set_status
from rjournal.services.sessions import save_session
from rjournal.services.trash import undelete
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def noor(store: Store) -> Pairing:
    return store.pairings.add(Pairing(person_id=store.people.add(Person(name="Noor")).id))


def test_a_promise_is_kept_with_its_plan_and_linked_to_what_it_follows_from(store: Store) -> None:
    idea = store.notes.add(NoteItem(kind="idea", text="i", day=TODAY))
    action = save_action(
        store, Action(text=" Do it ", day=TODAY, if_then=" If, then "), came_from=Ref("note", idea.id)
    )
    assert (action.text, action.if_then) == ("Do it", "If, then")
    assert [one.ref for one in line_view(store, Ref("action", action.id)).came_from] == [Ref("note", idea.id)]
    assert [one.ref for one in line_view(store, Ref("note", idea.id)).led_to] == [Ref("action", action.id)]
    assert store.notes.get(idea.id).status == "open"
    store.undo()
    assert store.links.where() == [] and store.actions.find(action.id) is None
    with pytest.raises(Invalid):
        save_action(store, Action(text=" ", day=TODAY))
    for missing in ({"goal_id": 9}, {}):
        with pytest.raises(NotFound):
            save_action(
                store, Action(text="x", day=TODAY, **missing), came_from=None if missing else Ref("note", 99)
            )
    assert store.actions.where() == []


def test_a_promise_keeps_its_goal_that_went_into_the_trash(store: Store) -> None:
    goal = store.goals.add(Goal(title="Charts", measure="numeric", start=TODAY))
    action = save_action(store, Action(text="a", day=TODAY, goal_id=goal.id))
    store.goals.delete(goal.id)
    assert save_action(store, replace(action, text="b")).goal_id == goal.id


def test_done_let_go_and_taken_up_again(store: Store) -> None:
    action = save_action(store, Action(text="a", day=ago(3)))
    done = finish(store, action, ago(1), " It worked ")
    assert (done.status, done.done_on, done.result) == ("done", ago(1), "It worked")
    with pytest.raises(Invalid):
        finish(store, done, TODAY)
    opened = reopen(store, action.id)
    assert (opened.status, opened.done_on, opened.result) == ("open", None, "It worked")
    with pytest.raises(Invalid):
        reopen(store, action.id)
    gone = drop(store, opened, "No time")
    assert (gone.status, gone.dropped_reason) == ("dropped", "No time")
    assert reopen(store, action.id).dropped_reason == ""
    for _ in range(4):
        store.undo()
    assert store.actions.get(action.id).status == "open"


def test_a_promise_changed_elsewhere_is_neither_ticked_off_nor_let_go(store: Store) -> None:
    read = save_action(store, Action(text="a", day=ago(3)))
    theirs = finish(store, read, TODAY, "It worked")
    store.drafts.save("form:action:1:drop", {"reason": "No time"})
    with pytest.raises(Conflict):
        drop(store, read, "No time", draft="form:action:1:drop")
    with pytest.raises(Conflict):
        finish(store, read, TODAY, "Mine")
    assert store.actions.get(read.id) == theirs
    assert store.drafts.get("form:action:1:drop") is not None


def test_an_open_promise_is_carried_once_for_each_session_held_after_it(store: Store, noor: Pairing) -> None:
    def held(day: date) -> Session:
        return save_session(store, Session(pairing_id=noor.id, day=day), today=TODAY)

    def carried() -> tuple[int, str]:
        action = store.actions.get(1)
        return action.carried, action.status

    first = held(ago(28))
    save_action(store, Action(text="a", day=ago(28), person_id=noor.person_id, session_id=first.id))
    done = save_action(store, Action(text="b", day=ago(28), person_id=noor.person_id))
    finish(store, done, ago(20))
    assert carried() == (0, "open")
    held(ago(28))
    assert carried() == (0, "open"), "another session on its own day"
    second = held(ago(14))
    assert carried() == (1, "carried")
    third = held(TODAY)
    assert carried() == (2, "carried") and store.actions.get(done.id).carried == 0
    store.undo()
    assert carried() == (1, "carried") and store.sessions.find(third.id) is None
    store.redo()
    set_status(store, store.sessions.get(third.id), "cancelled", "me", TODAY)
    assert carried() == (1, "carried")
    delete_session(store, second.id)
    assert carried() == (0, "open")
    undelete(store, Ref("session", second.id))
    assert carried() == (1, "carried")
    save_session(store, replace(store.sessions.get(second.id), day=ago(30)), today=TODAY)
    assert carried() == (0, "open"), "the session lies before it now"
    save_session(store, Session(day=TODAY), today=TODAY)
    planned = Session(pairing_id=noor.id, day=ago(-3), status="planned")
    save_session(store, planned, today=TODAY)
    assert carried() == (0, "open")


def test_the_list_holds_what_the_filter_lets_through(store: Store, noor: Pairing) -> None:
    for n, (status, owner, kind, due) in enumerate(
        (
            ("open", "me", "do", None),
            ("open", "them", "do", ago(-9)),
            ("carried", "both", "sponsor", ago(9)),
            ("done", "me", "do", ago(2)),
            ("dropped", "me", "try", None),
        ),
        1,
    ):
        person = noor.person_id if n in (2, 4) else None
        action = Action(text="x", day=ago(20), status=status, owner=owner, kind=kind, due=due)  # type: ignore[arg-type]
        store.actions.add(replace(action, person_id=person, done_on=ago(2) if status == "done" else None))

    def shown(**only: Any) -> list[int]:
        found = [action.id for action in store.actions.shown(ActionFilter(**only))]
        assert list(store.actions.listed(ActionFilter(**only))) == found
        return found

    assert shown() == [3, 2, 1] == [action.id for action in store.actions.open()]
    assert shown(standing="done") == [4] and shown(standing="dropped") == [5]
    assert shown(standing="all", person_id=noor.person_id) == [4, 2]
    assert shown(owner="me") == [1] and shown(kind="sponsor") == [3]
    assert store.actions.heads([2])[2].person == "Noor"
    told = follow_through(store.actions.fates(ActionFilter(), TODAY), TODAY)
    assert (told.kept.count, told.kept.of, told.dropped) == (1, 2, 1)
    assert follow_through(store.actions.fates(ActionFilter(), ago(3)), ago(3)).kept.of == 1
    assert follow_through(store.actions.fates(ActionFilter(kind="do"), TODAY), TODAY).dropped == 0
