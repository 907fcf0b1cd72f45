"""What is put on an agenda, where it came from, and what follows from what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rjournal.domain.lines import Action, Learning, NoteItem, NoteStatus
from rjournal.domain.people import Pairing, Person
from rjournal.domain.records import Ref
from rjournal.domain.sessions import AgendaItem, AgendaOutcome, Session
from rjournal.errors import Conflict, Invalid
from rjournal.services import agenda, planning, trash
from rjournal.services.people_view import person_view
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY


@pytest.fixture
def pairing(store: Store) -> Pairing:
    person = store.people.add(Person(name="Noor"))
    return store.pairings.add(Pairing(person_id=person.id, cadence_days=14))


@pytest.fixture
def held(store: Store, pairing: Pairing) -> Session:
    return store.sessions.add(Session(pairing_id=pairing.id, day=TODAY))


def plan(store: Store, pairing: Pairing, ahead: int) -> Session:
    return store.sessions.add(
        Session(pairing_id=pairing.id, day=TODAY + timedelta(days=ahead), status="planned")
    )


def texts(store: Store, session: Session) -> list[tuple[str, str, str]]:
    return [(one.text, one.origin, one.outcome) for one in store.agenda.of_session(session.id)]


def question(store: Store, status: NoteStatus = "open", **fields: object) -> NoteItem:
    return store.notes.add(NoteItem(kind="question", text="Who?", day=TODAY, status=status, **fields))  # type: ignore[arg-type]


def test_what_is_pulled_is_said_with_whose_it_is_and_linked_to_where_it_came_from(
    store: Store, held: Session
) -> None:
    mine, theirs = question(store), question(store, raised_by="them")
    action = store.actions.add(Action(text="Send it", owner="them", day=TODAY))
    learning = store.learnings.add(Learning(direction="received", topic="Spread", day=TODAY))
    refs = [
        Ref("note", mine.id),
        Ref("note", theirs.id),
        Ref("action", action.id),
        Ref("learning", learning.id),
    ]
    items = [agenda.pull(store, held, ref) for ref in refs]
    assert texts(store, held) == [
        ("Who?", "me", "open"),
        ("Who?", "them", "open"),
        ("Send it", "them", "open"),
        ("Spread", "check", "open"),
    ]
    assert [agenda.sources_of(store, item) for item in items] == [(ref,) for ref in refs]
    assert store.notes.get(mine.id).status == "on agenda"
    with pytest.raises(Invalid, match="already"):
        agenda.pull(store, held, refs[0])
    store.undo()
    assert len(texts(store, held)) == 3


def test_what_is_nothing_to_talk_about_is_refused(store: Store, held: Session) -> None:
    with pytest.raises(Invalid):
        agenda.pull(store, held, Ref("session", held.id))
    assert texts(store, held) == [] and store.undo() is not None


@pytest.mark.parametrize(
    ("outcome", "status"),
    [("done", "answered"), ("parked", "open"), ("carried", "on agenda"), ("open", "on agenda")],
)
def test_the_question_follows_what_became_of_its_point(
    store: Store, held: Session, outcome: AgendaOutcome, status: NoteStatus
) -> None:
    note = question(store)
    item = agenda.pull(store, held, Ref("note", note.id))
    agenda.settle(store, {item.id: outcome})
    assert store.notes.get(note.id).status == status
    agenda.settle(store, {item.id: "open"})
    assert store.notes.get(note.id).status == "on agenda"


def test_a_question_ticked_off_without_words_is_open_again_when_its_point_is_parked(
    store: Store, held: Session
) -> None:
    note = question(store)
    item = agenda.pull(store, held, Ref("note", note.id))
    agenda.settle(store, {item.id: "done"})
    agenda.settle(store, {item.id: "parked"})
    assert store.notes.get(note.id).status == "open"


def test_what_is_open_on_a_held_session_that_is_deleted_waits(
    store: Store, pairing: Pairing, held: Session
) -> None:
    agenda.add_item(store, held, "Charts")
    planning.delete_session(store, held.id)
    assert [one.text for one in store.agenda.waiting(pairing.id)] == ["Charts"]
    store.undo()
    assert texts(store, held) == [("Charts", "me", "open")]


def test_an_answer_that_was_written_stays_whatever_is_ticked(store: Store, held: Session) -> None:
    note = question(store)
    item = agenda.pull(store, held, Ref("note", note.id))
    agenda.settle(store, {item.id: "done"})
    store.notes.save(replace(store.notes.get(note.id), answer="The warehouse."))
    agenda.settle(store, {item.id: "open"})
    assert store.notes.get(note.id).status == "answered"


def test_what_is_carried_on_stands_in_the_next_planned_session_and_goes_away_with_it(
    store: Store, pairing: Pairing, held: Session
) -> None:
    later, soon = plan(store, pairing, 30), plan(store, pairing, 14)
    plan(store, pairing, -3)
    note = question(store)
    item = agenda.pull(store, held, Ref("note", note.id))
    agenda.settle(store, {item.id: "carried"})
    assert texts(store, soon) == [("Who?", "carried", "open")] and texts(store, later) == []
    (successor,) = store.agenda.of_session(soon.id)
    assert agenda.sources_of(store, successor) == (Ref("note", note.id),), "done there answers it too"
    agenda.settle(store, {item.id: "done"})
    assert texts(store, soon) == [] and store.notes.get(note.id).status == "answered"
    agenda.settle(store, {item.id: "carried"})
    store.undo()
    assert texts(store, soon) == [] and texts(store, held) == [("Who?", "me", "done")]


def test_what_was_taken_up_there_cannot_be_taken_back_here(
    store: Store, pairing: Pairing, held: Session
) -> None:
    soon = plan(store, pairing, 14)
    item = agenda.add_item(store, held, "Charts")
    agenda.settle(store, {item.id: "carried"})
    agenda.settle(store, {store.agenda.of_session(soon.id)[0].id: "done"})
    with pytest.raises(Invalid, match="taken up in the next session") as told:
        agenda.settle(store, {item.id: "open"})
    assert told.value.field == "outcome"
    assert texts(store, held) == [("Charts", "me", "carried")]


def test_without_a_session_planned_it_waits_with_the_pairing_until_one_is(
    store: Store, pairing: Pairing, held: Session
) -> None:
    item = agenda.add_item(store, held, "Charts")
    agenda.settle(store, {item.id: "carried"})
    assert [one.text for one in store.agenda.waiting(pairing.id)] == ["Charts"]
    following = planning.plan_next(store, held.id, TODAY + timedelta(days=14), None, today=TODAY)
    assert texts(store, following) == [("Charts", "carried", "open")]
    assert store.agenda.waiting(pairing.id) == []


def test_outside_any_pairing_nothing_comes_after(store: Store) -> None:
    alone = store.sessions.add(Session(day=TODAY))
    item = agenda.add_item(store, alone, "Charts")
    with pytest.raises(Invalid) as told:
        agenda.settle(store, {item.id: "carried"})
    assert told.value.field == "outcome" and told.value.hint
    assert texts(store, alone) == [("Charts", "me", "open")]


def test_what_was_parked_waits_until_it_is_taken_up(store: Store, pairing: Pairing, held: Session) -> None:
    note = question(store)
    item = agenda.pull(store, held, Ref("note", note.id))
    agenda.settle(store, {item.id: "parked"})
    following = planning.plan_next(store, held.id, TODAY + timedelta(days=14), None, today=TODAY)
    assert texts(store, following) == [], "what is parked is not carried on by itself"
    assert [one.id for one in store.agenda.parked(pairing.id)] == [item.id]
    agenda.pull(store, following, Ref("agenda", item.id))
    assert texts(store, following) == [("Who?", "carried", "open")]
    assert store.agenda.parked(pairing.id) == [] and store.notes.get(note.id).status == "on agenda"
    store.undo()
    assert [one.id for one in store.agenda.parked(pairing.id)] == [item.id]


def test_points_of_another_pairing_and_of_another_agenda_are_left_where_they_are(
    store: Store, pairing: Pairing, held: Session
) -> None:
    other = store.pairings.add(Pairing(person_id=store.people.add(Person(name="Amina")).id))
    theirs = agenda.add_item(store, plan(store, other, 3), "Pay")
    waits = store.agenda.add(AgendaItem(text="Alone", pairing_id=other.id))
    standing = agenda.add_item(store, held, "Charts")
    following = plan(store, pairing, 14)
    for item in (theirs, waits, standing):
        with pytest.raises(Invalid):
            agenda.pull(store, following, Ref("agenda", item.id))
    with pytest.raises(Invalid) as told:
        agenda.settle(store, {standing.id: "done", theirs.id: "done"}, of=held)
    assert f"i{theirs.id}" in str(told.value)
    assert [store.agenda.get(one.id) for one in (theirs, waits, standing)] == [theirs, waits, standing]
    assert texts(store, following) == []


def test_several_are_settled_in_one_act_or_not_at_all(store: Store, pairing: Pairing, held: Session) -> None:
    plan(store, pairing, 14)
    one, two, three = (agenda.add_item(store, held, text) for text in ("one", "two", "three"))
    agenda.settle(store, {one.id: "done", two.id: "parked", three.id: "carried"})
    assert [outcome for *_, outcome in texts(store, held)] == ["done", "parked", "carried"]
    store.undo()
    assert [outcome for *_, outcome in texts(store, held)] == ["open"] * 3
    assert [item.outcome for item in store.agenda.where("outcome = 'open' AND origin = 'carried'")] == []


@pytest.mark.parametrize("how", ["cancelled", "missed", "deleted"])
def test_a_session_that_is_not_held_loses_nothing_of_its_agenda(
    store: Store, pairing: Pairing, how: str
) -> None:
    session = plan(store, pairing, 0)
    done = agenda.add_item(store, session, "done")
    agenda.settle(store, {done.id: "done"})
    agenda.add_item(store, session, "open", origin="them")
    if how == "deleted":
        trash.delete(store, Ref("session", session.id))
    else:
        planning.set_status(store, session, how, "them", TODAY)  # type: ignore[arg-type]
    assert [(one.text, one.origin) for one in store.agenda.waiting(pairing.id)] == [("open", "them")]
    again = planning.plan_session(store, plan(store, pairing, 5), TODAY)
    assert texts(store, again) == [("open", "them", "open")]
    for _ in range(3):
        store.undo()
    assert [text for text, *_ in texts(store, session)] == ["done", "open"]
    assert store.sessions.get(session.id).status == "planned"


def test_what_was_cancelled_goes_to_the_next_one_planned_and_comes_back_with_it(
    store: Store, pairing: Pairing
) -> None:
    session, following = plan(store, pairing, 1), plan(store, pairing, 15)
    agenda.add_item(store, following, "first")
    agenda.add_item(store, session, "open")
    cancelled = planning.set_status(store, session, "cancelled", "other", TODAY)
    assert [text for text, *_ in texts(store, following)] == ["first", "open"]
    assert (cancelled.status, cancelled.changed_by) == ("cancelled", "other")
    back = planning.set_status(store, cancelled, "planned", None, TODAY)
    assert (back.status, back.changed_by) == ("planned", None)


def test_what_lies_ahead_cannot_have_been_missed_and_what_lies_behind_not_be_planned(
    store: Store, pairing: Pairing
) -> None:
    with pytest.raises(Invalid, match="ahead"):
        planning.set_status(store, plan(store, pairing, 1), "missed", "me", TODAY)
    with pytest.raises(Invalid, match="past"):
        planning.set_status(
            store, store.sessions.add(Session(day=TODAY - timedelta(days=1))), "planned", None, TODAY
        )
    assert planning.set_status(store, plan(store, pairing, 0), "missed", "me", TODAY).status == "missed"


def test_the_order_is_changed_step_by_step(store: Store, held: Session) -> None:
    first, second = agenda.add_item(store, held, "one"), agenda.add_item(store, held, "two")
    assert agenda.reorder(store, first.id, 1)
    assert [text for text, *_ in texts(store, held)] == ["two", "one"]
    assert not agenda.reorder(store, second.id, -1) and not agenda.reorder(store, first.id, 1)
    store.undo()
    assert [text for text, *_ in texts(store, held)] == ["one", "two"]


def test_taking_a_point_off_opens_its_question_again(store: Store, held: Session) -> None:
    note = question(store)
    item = agenda.pull(store, held, Ref("note", note.id))
    trash.delete(store, Ref("agenda", item.id))
    assert texts(store, held) == [] and store.notes.get(note.id).status == "open"
    store.undo()
    assert store.notes.get(note.id).status == "on agenda"


def test_changing_a_point_keeps_what_follows_from_it(store: Store, pairing: Pairing, held: Session) -> None:
    soon = plan(store, pairing, 14)
    item = agenda.add_item(store, held, "Charts")
    changed = agenda.save_item(store, replace(item, text=" Colours ", origin="them", outcome="carried"))
    assert (changed.text, changed.origin, changed.outcome) == ("Colours", "them", "carried")
    assert texts(store, soon) == [("Colours", "carried", "open")]
    with pytest.raises(Conflict):
        agenda.save_item(store, replace(item, text="Mine"))
    with pytest.raises(Invalid):
        agenda.save_item(store, replace(changed, text=" "))


def test_moving_takes_the_agenda_along_and_a_window_keeps_its_length(store: Store, pairing: Pairing) -> None:
    day = date(2026, 3, 27)
    session = store.sessions.add(
        Session(
            pairing_id=pairing.id,
            day=day,
            until=day + timedelta(days=4),
            format="async",
            status="planned",
            awaiting="them",
            protected=True,
            resources=("https://example.org the set",),
        )
    )
    note = question(store)
    item = agenda.pull(store, session, Ref("note", note.id))
    planned = planning.move_session(store, session, "me", date(2026, 3, 29), None, today=TODAY)
    assert (planned.day, planned.until) == (date(2026, 3, 29), date(2026, 4, 2))
    assert (planned.awaiting, planned.protected, planned.resources) == (
        "them",
        True,
        ("https://example.org the set",),
    )
    assert [one.id for one in store.agenda.of_session(planned.id)] == [item.id], "with where it came from"
    with pytest.raises(Invalid) as told:
        planning.move_session(store, planned, "me", TODAY - timedelta(days=1), None, today=TODAY)
    assert told.value.field == "day"


def test_a_person_s_page_tells_what_waits_and_what_was_parked(
    store: Store, pairing: Pairing, held: Session
) -> None:
    outcomes: dict[int, AgendaOutcome] = {}
    for text, outcome in (("done", "done"), ("parked", "parked"), ("carried", "carried"), ("open", "open")):
        outcomes[agenda.add_item(store, held, text).id] = outcome  # type: ignore[assignment]
    agenda.settle(store, outcomes)
    view = person_view(store, pairing.person_id, TODAY)
    assert sorted(one.text for one in view.waiting) == ["carried", "parked"]
