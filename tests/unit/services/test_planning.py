"""Planning sessions, moving them, and taking a planned one as held."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from rjournal import clock
from rjournal.domain.lines import Learning, NoteItem
from rjournal.domain.people import Pairing, Person
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.errors import Conflict, Invalid
from rjournal.services import planning
from rjournal.services.session_view import session_view
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY

NOW = datetime(2026, 2, 16, 9, 0, tzinfo=UTC)


@pytest.fixture
def pairing(store: Store) -> Pairing:
    person = store.people.add(Person(name="Noor"))
    return store.pairings.add(Pairing(person_id=person.id, cadence_days=14))


def test_what_waits_with_the_pairing_comes_onto_the_agenda(store: Store, pairing: Pairing) -> None:
    store.agenda.add(AgendaItem(text="Chart choice", pairing_id=pairing.id))
    session = Session(pairing_id=pairing.id, day=TODAY, status="planned")
    planned = planning.plan_session(store, session, TODAY)
    assert [item.text for item in store.agenda.of_session(planned.id)] == ["Chart choice"]
    store.undo()
    assert store.sessions.where() == []
    assert [item.text for item in store.agenda.waiting(pairing.id)] == ["Chart choice"]


def test_nothing_is_planned_for_yesterday(store: Store, pairing: Pairing) -> None:
    session = Session(pairing_id=pairing.id, day=date(2026, 2, 15), status="planned")
    with pytest.raises(Invalid) as caught:
        planning.plan_session(store, session, TODAY)
    assert caught.value.field == "day"
    assert store.sessions.where() == []


def test_a_window_that_is_open_still_can_be_planned(store: Store, pairing: Pairing) -> None:
    session = Session(
        pairing_id=pairing.id, day=date(2026, 2, 12), until=TODAY, format="async", status="planned"
    )
    assert planning.plan_session(store, session, TODAY).id


def test_moving_plans_it_anew_with_what_was_open(store: Store, pairing: Pairing) -> None:
    session = store.sessions.add(
        Session(pairing_id=pairing.id, day=TODAY, start="10:00", purpose="Page 1", status="planned")
    )
    store.agenda.add(AgendaItem(text="Open", pairing_id=pairing.id, session_id=session.id))
    store.agenda.add(AgendaItem(text="Done", pairing_id=pairing.id, session_id=session.id, outcome="done"))
    store.drafts.save("form:session:move-1", {"day": "wed"})
    again = planning.move_session(
        store, session, "them", date(2026, 2, 18), "11:00", today=TODAY, draft="form:session:move-1"
    )
    moved = store.sessions.get(session.id)
    assert (moved.status, moved.changed_by) == ("moved", "them")
    assert (again.day, again.start, again.purpose, again.status) == (
        date(2026, 2, 18),
        "11:00",
        "Page 1",
        "planned",
    )
    assert [item.text for item in store.agenda.of_session(again.id)] == ["Open"]
    assert store.drafts.all() == []


def test_what_was_noted_for_a_session_goes_along_where_it_is_moved_to(store: Store, pairing: Pairing) -> None:
    session = store.sessions.add(
        Session(pairing_id=pairing.id, day=TODAY, notes="Bring page 1", tags=("board",), status="planned")
    )
    store.notes.add(NoteItem(kind="question", text="Who?", day=TODAY, session_id=session.id))
    store.learnings.add(
        Learning(direction="given", topic="Charts", day=TODAY, session_id=session.id, status="planned")
    )
    again = planning.move_session(store, session, "me", date(2026, 2, 18), None, today=TODAY)
    assert (again.notes, again.tags) == ("Bring page 1", ("board",))
    assert [one.text for one in store.notes.of_session(again.id)] == ["Who?"]
    assert [one.topic for one in store.learnings.of_session(again.id)] == ["Charts"]
    store.undo()
    assert store.sessions.get(session.id).notes == "Bring page 1"
    assert [one.text for one in store.notes.of_session(session.id)] == ["Who?"]


def test_a_session_that_was_held_is_not_moved(store: Store, pairing: Pairing) -> None:
    session = store.sessions.add(Session(pairing_id=pairing.id, day=TODAY))
    with pytest.raises(Invalid):
        planning.move_session(store, session, "me", date(2026, 2, 18), None, today=TODAY)
    with pytest.raises(Invalid):
        planning.set_status(store, session, "moved", "me", TODAY)
    assert store.sessions.get(session.id).status == "held"


def test_a_move_that_is_undone_leaves_the_session_planned_with_its_agenda(
    store: Store, pairing: Pairing
) -> None:
    session = store.sessions.add(
        Session(pairing_id=pairing.id, day=TODAY, start="10:00", purpose="Page 1", status="planned")
    )
    item = store.agenda.add(AgendaItem(text="Open", pairing_id=pairing.id, session_id=session.id))
    again = planning.move_session(store, session, "me", date(2026, 2, 18), "10:00", today=TODAY)
    view = session_view(store, session.id)
    assert view.moved_to is not None and view.moved_to.id == again.id and view.agenda == ()
    store.undo()
    assert [one.status for one in store.sessions.where()] == ["planned"]
    assert [one.id for one in store.agenda.of_session(session.id)] == [item.id]
    assert store.links.where() == []


OVER_THE_CLOCKS = [
    *(date(2026, 3, day) for day in (28, 29, 30)),
    *(date(2026, 10, day) for day in (24, 25, 26)),
    date(2026, 12, 30),
    date(2026, 12, 31),
    date(2027, 1, 1),
]
"""The days around the changes of the clocks in Berlin, and around a year's end."""


@pytest.mark.parametrize("day", OVER_THE_CLOCKS, ids=str)
def test_clocks_that_change_and_years_that_end_move_nothing(
    store: Store, pairing: Pairing, monkeypatch: pytest.MonkeyPatch, day: date
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    monkeypatch.setenv("RJOURNAL_NOW", f"{day.isoformat()}T00:30:00")
    today, later = clock.today(), day + timedelta(days=14)
    assert today == day
    held = store.sessions.add(
        Session(pairing_id=pairing.id, day=day, start="02:30", zone=clock.zone_name(), minutes=60)
    )
    assert planning.day_by_rhythm(store, held, today) == later
    following = planning.plan_next(store, held.id, later, None, today=today)
    assert (following.day, following.start, following.zone) == (later, "02:30", "Europe/Berlin")
    window = replace(following, format="async", until=later + timedelta(days=7))
    moved = planning.move_session(store, store.sessions.save(window), "me", day, None, today=today)
    assert (moved.day, moved.until, moved.start) == (day, day + timedelta(days=7), None)
    assert planning.next_planned(store, pairing.id, today + timedelta(days=7)) == moved
    assert planning.next_planned(store, pairing.id, today + timedelta(days=8)) is None


@pytest.mark.parametrize("status", ["paused", "closing", "ended"])
def test_a_pairing_that_rests_or_ends_proposes_no_date(store: Store, pairing: Pairing, status: str) -> None:
    held = store.sessions.add(Session(pairing_id=pairing.id, day=TODAY))
    assert planning.day_by_rhythm(store, held, TODAY) is not None
    store.pairings.save(replace(pairing, status=status))  # type: ignore[arg-type]
    assert planning.day_by_rhythm(store, held, TODAY) is None
    assert planning.day_by_rhythm(store, store.sessions.add(Session(day=TODAY)), TODAY) is None


def test_moving_to_where_it_is_changes_nothing(store: Store, pairing: Pairing) -> None:
    session = store.sessions.add(Session(pairing_id=pairing.id, day=TODAY, start="10:00", status="planned"))
    with pytest.raises(Invalid):
        planning.move_session(store, session, "me", TODAY, "10:00", today=TODAY)
    assert store.sessions.get(session.id).status == "planned"


def test_moving_what_was_changed_elsewhere_leaves_both(store: Store, pairing: Pairing) -> None:
    session = store.sessions.add(Session(pairing_id=pairing.id, day=TODAY, status="planned"))
    planning.set_status(store, session, "cancelled", "me", TODAY)
    with pytest.raises(Conflict):
        planning.move_session(store, session, "me", date(2026, 2, 18), None, today=TODAY)
    assert [one.status for one in store.sessions.where()] == ["cancelled"]


def test_a_session_to_come_cannot_have_been_held(store: Store, pairing: Pairing) -> None:
    session = store.sessions.add(Session(pairing_id=pairing.id, day=date(2026, 2, 17), status="planned"))
    with pytest.raises(Invalid):
        planning.set_status(store, session, "held", None, today=TODAY)


def test_the_next_one_is_like_the_last_and_never_in_the_past(store: Store, pairing: Pairing) -> None:
    store.sessions.add(
        Session(pairing_id=pairing.id, day=date(2026, 1, 6), start="15:30", minutes=30, format="phone")
    )
    proposed = planning.proposed_next(store, pairing, TODAY)
    assert (proposed.day, proposed.start, proposed.minutes, proposed.format) == (TODAY, "15:30", 30, "phone")
    store.sessions.add(Session(pairing_id=pairing.id, day=date(2026, 2, 13), start="09:00"))
    assert planning.proposed_next(store, pairing, TODAY).day == date(2026, 2, 27)


@pytest.mark.parametrize(
    ("start", "day"),
    [
        (TODAY, date(2026, 3, 2)),
        (None, date(2026, 3, 2)),
        (date(2026, 2, 10), date(2026, 2, 24)),
        (date(2026, 1, 5), TODAY),
        (date(2026, 2, 18), date(2026, 2, 18)),
    ],
)
def test_the_first_one_is_one_rhythm_after_the_pairing_began(
    store: Store, pairing: Pairing, start: date | None, day: date
) -> None:
    begun = store.pairings.save(replace(pairing, start=start, cadence_days=14))
    assert planning.proposed_next(store, begun, TODAY).day == day


def test_whether_the_next_one_is_planned(store: Store, pairing: Pairing) -> None:
    held = store.sessions.add(Session(pairing_id=pairing.id, day=TODAY))
    assert not planning.is_next_planned(store, held, TODAY)
    store.sessions.add(Session(pairing_id=pairing.id, day=date(2026, 2, 1), status="planned"))
    assert not planning.is_next_planned(store, held, TODAY)
    planning.plan_next(store, held.id, date(2026, 3, 2), "10:00", today=TODAY)
    assert planning.is_next_planned(store, store.sessions.get(held.id), TODAY)
