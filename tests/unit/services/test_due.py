"""What waits, gathered from a journal; ticked off, told to wait, switched off, and all of it taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rjournal.domain.agreements import Agreement
from rjournal.domain.due import Due, Waiting
from rjournal.domain.entries import Entry
from rjournal.domain.goals import Goal
from rjournal.domain.lines import Action, Learning, NoteItem
from rjournal.domain.people import Pairing, PairingPause, Person
from rjournal.domain.records import Ref
from rjournal.domain.retention import RetentionCheck
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.errors import Invalid
from rjournal.services.due import finish, snooze, switch_off, switch_on, wake, what_waits
from rjournal.services.entries import EntryLinks, save_entry
from rjournal.services.goals import create_goal
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def kinds(store: Store, as_of: date = TODAY) -> list[str]:
    return [f"{one.kind} {one.ref.handle}" for one in what_waits(store, as_of).open]


@pytest.fixture
def noor(store: Store) -> Pairing:
    person = store.people.add(Person(name="Noor"))
    return store.pairings.add(Pairing(person_id=person.id, cadence_days=14, start=ago(60)))


def everything(store: Store, noor: Pairing) -> None:
    """Something of each kind that a pairing can ask for."""
    store.pairings.save(replace(noor, my_role="reciprocal", planned_end=ago(-5)))
    held = [store.sessions.add(Session(pairing_id=noor.id, day=ago(n))) for n in (40, 33, 30)]
    for one in held:
        store.learnings.add(
            Learning(
                direction="received", topic="t", person_id=noor.person_id, session_id=one.id, day=one.day
            )
        )
    for n in (20, 6):
        store.sessions.add(Session(pairing_id=noor.id, day=ago(n), status="cancelled"))
    about = {"person_id": noor.person_id, "session_id": held[0].id}
    store.actions.add(Action(text="a", day=ago(40), due=ago(1), **about))
    store.actions.add(Action(text="s", kind="sponsor", day=ago(40), **about))
    store.notes.add(NoteItem(kind="question", text="q", day=ago(20), **about))
    store.notes.add(NoteItem(kind="challenge", text="c", day=ago(20), **about))
    store.notes.add(NoteItem(kind="assumption", text="k", day=ago(20), revisit_on=TODAY, **about))
    letters = Session(pairing_id=noor.id, day=ago(2), until=ago(-2), format="async", awaiting="me")
    store.sessions.add(replace(letters, status="planned"))


def test_everything_that_waits_is_found_in_the_journal(store: Store, noor: Pairing) -> None:
    everything(store, noor)
    assert sorted(kinds(store)) == [
        "action a1",
        "agenda s6",
        "agreement r1",
        "assumption n3",
        "balance r1",
        "challenge n2",
        "ending r1",
        "question n1",
        "reply s6",
        "retention l1",
        "retention l2",
        "retention l3",
        "rhythm r1",
        "sponsorship a2",
    ]


def test_nothing_waits_while_a_pairing_rests_or_after_it_ended(store: Store, noor: Pairing) -> None:
    everything(store, noor)
    pause = store.pairing_pauses.add(PairingPause(pairing_id=noor.id, start=TODAY, until=ago(-3)))
    assert kinds(store) == [] and kinds(store, ago(1)) != [] and kinds(store, ago(-3)) != []
    store.pairing_pauses.delete(pause.id)
    pairing = store.pairings.get(noor.id)
    store.pairings.save(replace(pairing, status="ended", ended_on=TODAY))
    assert kinds(store) == [] and kinds(store, ago(1)) != []
    store.undo()
    store.people.save(replace(store.people.get(noor.person_id), status="past"))
    assert kinds(store) == []


def test_a_session_to_come_is_planned_prepared_and_then_written_about(store: Store, noor: Pairing) -> None:
    store.sessions.add(Session(pairing_id=noor.id, day=ago(14)))
    assert kinds(store) == ["session r1"] and kinds(store, ago(1)) == []
    planned = store.sessions.add(Session(pairing_id=noor.id, day=ago(-2), status="planned"))
    assert kinds(store) == ["agenda s2"] and kinds(store, ago(1)) == []
    item = store.agenda.add(AgendaItem(text="x", session_id=planned.id, pairing_id=noor.id))
    assert kinds(store) == []
    store.agenda.save(replace(item, outcome="parked"))
    assert kinds(store) == ["agenda s2"]
    store.agreements.add(_agreed(noor))
    store.sessions.save(replace(planned, status="held", day=TODAY))
    assert kinds(store) == ["reflect s2"]
    entry = save_entry(store, Entry(day=ago(-1), body="b"), EntryLinks(session=planned.id))
    assert kinds(store) == ["reflect s2"] and kinds(store, ago(-1)) == []
    store.entries.delete(entry.id)
    assert kinds(store, ago(-1)) == ["reflect s2"]


def _agreed(noor: Pairing) -> Agreement:
    return Agreement(pairing_id=noor.id, agreed_on=ago(5), review_on=ago(-9))


def test_the_newest_agreed_version_says_when_to_look_again(store: Store, noor: Pairing) -> None:
    store.sessions.add(Session(pairing_id=noor.id, day=ago(-9)))
    store.agreements.add(_agreed(noor))
    store.agreements.add(replace(_agreed(noor), review_on=ago(3)))
    store.agreements.add(replace(_agreed(noor), agreed_on=None, review_on=ago(30)))
    assert [one.when for one in what_waits(store, TODAY).open if one.kind == "agreement-review"] == [ago(3)]


def test_checks_are_told_by_the_day_they_were_made(store: Store) -> None:
    learned = store.learnings.add(Learning(direction="received", topic="t", day=ago(20)))
    store.retention_checks.add(
        RetentionCheck(learning_id=learned.id, number=1, done_on=ago(2), result="unaided")
    )
    assert kinds(store) == [] and kinds(store, ago(3)) == ["retention l1"]
    assert kinds(store, ago(-25)) == ["retention l1"]


def test_goals_ask_as_they_stood_on_the_day(store: Store) -> None:
    create_goal(store, Goal(title="g", start=ago(30), baseline=1, target=2, unit="x", due=ago(5)))
    assert kinds(store, ago(10)) == ["check-in g1"] and kinds(store) == ["goal-date g1"]


def test_a_promise_is_ticked_off_and_anything_else_put_away(store: Store, noor: Pairing) -> None:
    everything(store, noor)
    by_kind = {one.kind: one for one in what_waits(store, TODAY).open}
    finish(store, by_kind["action"], TODAY)
    assert (store.actions.get(1).status, store.actions.get(1).done_on) == ("done", TODAY)
    finish(store, by_kind["question"], TODAY)
    assert store.notes.get(1).status == "open"
    assert not {"action a1", "question n1"} & set(kinds(store))
    assert [one.due for one in what_waits(store, TODAY).quiet] == [by_kind["question"]]
    store.undo()
    store.undo()
    assert {"action a1", "question n1"} <= set(kinds(store))


@pytest.mark.parametrize("days", [1, 7, 3650])
def test_snoozed_is_silent_for_so_many_days(store: Store, days: int) -> None:
    store.actions.add(Action(text="a", day=TODAY, due=TODAY))
    (due,) = what_waits(store, TODAY).open
    assert snooze(store, due, days, TODAY) == ago(-days)
    assert kinds(store, ago(1 - days)) == [] and kinds(store, ago(-days)) == ["action a1"]


@pytest.mark.parametrize("days", [0, -1, 3651])
def test_snoozing_for_no_time_or_a_lifetime_is_refused(store: Store, days: int) -> None:
    store.actions.add(Action(text="a", day=TODAY, due=TODAY))
    (due,) = what_waits(store, TODAY).open
    with pytest.raises(Invalid) as raised:
        snooze(store, due, days, TODAY)
    assert raised.value.field == "days" and store.silences.count() == 0


def test_a_date_that_moves_speaks_again_and_a_second_silence_takes_the_place_of_the_first(
    store: Store,
) -> None:
    action = store.actions.add(Action(text="a", day=TODAY, due=TODAY))
    (due,) = what_waits(store, TODAY).open
    snooze(store, due, 30, TODAY)
    store.actions.save(replace(action, due=ago(-1)))
    (moved,) = what_waits(store, TODAY).open
    assert moved.when == ago(-1)
    snooze(store, moved, 2, TODAY)
    assert kinds(store) == [] and store.silences.count() == 1


def test_what_is_silent_can_be_seen_and_woken(store: Store) -> None:
    store.actions.add(Action(text="a", day=TODAY, due=TODAY))
    (due,) = what_waits(store, TODAY).open
    snooze(store, due, 7, TODAY)
    waits = what_waits(store, TODAY)
    assert waits.open == () and [one.due for one in waits.quiet] == [due]
    wake(store, waits.quiet[0].silence)
    assert kinds(store) == ["action a1"]
    store.undo()
    assert kinds(store) == []


def test_a_kind_is_switched_off_and_on(store: Store) -> None:
    store.actions.add(Action(text="a", day=TODAY, due=TODAY))
    switch_off(store, "action")
    switch_off(store, "action")
    assert kinds(store) == [] and [one.due_kind for one in what_waits(store, TODAY).off] == ["action"]
    switch_on(store, "action")
    assert kinds(store) == ["action a1"]
    store.undo()
    assert kinds(store) == []


def test_nothing_of_a_line_in_the_trash_waits(store: Store) -> None:
    action = store.actions.add(Action(text="a", day=TODAY, due=TODAY))
    (due,) = what_waits(store, TODAY).open
    finish(store, replace(due, ref=Ref("action", action.id)), TODAY)
    assert what_waits(store, TODAY) == Waiting()
    store.undo()
    store.actions.delete(action.id)
    assert what_waits(store, TODAY) == Waiting()


def test_the_last_and_the_first_day_there_are_can_be_asked_about(store: Store, noor: Pairing) -> None:
    everything(store, noor)
    assert kinds(store, date.min) == []
    assert all(isinstance(one, Due) for one in what_waits(store, date.max).open)


def test_a_reply_that_was_written_elsewhere_meanwhile_stays_written(store: Store, noor: Pairing) -> None:
    everything(store, noor)
    due = next(one for one in what_waits(store, TODAY).open if one.kind == "reply")
    finish(store, due, TODAY)
    finish(store, due, TODAY)
    assert store.sessions.get(due.ref.id).awaiting == "them"
