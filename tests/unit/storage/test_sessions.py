"""What the list of sessions and their agendas can be asked."""

from __future__ import annotations

from datetime import date, timedelta

from rjournal.domain.sessions import AgendaItem, Session
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY


def days(first: int, last: int | None = None) -> dict[str, date | None]:
    until = None if last is None else TODAY + timedelta(days=last)
    return {"day": TODAY + timedelta(days=first), "until": until}


def test_what_is_to_come_in_some_days_begins_in_them_or_goes_on(store: Store) -> None:
    plan = [days(3), days(2), days(0), days(-1), days(-5, 0), days(-5, -1), days(2, 9)]
    for when in plan:
        store.sessions.add(Session(status="planned", **when))  # type: ignore[arg-type]
    store.sessions.add(Session(day=TODAY, status="held"))
    found = store.sessions.to_come(TODAY, TODAY + timedelta(days=2))
    assert [days((one.day - TODAY).days, one.until and (one.until - TODAY).days) for one in found] == [
        days(-5, 0),
        days(0),
        days(2),
        days(2, 9),
    ]


def test_what_is_on_an_agenda_is_counted_without_what_left_it(store: Store) -> None:
    full, bare = (store.sessions.add(Session(day=TODAY, status="planned")).id for _ in range(2))
    for outcome in ("open", "done", "parked", "carried"):
        store.agenda.add(AgendaItem(text=outcome, session_id=full, outcome=outcome))  # type: ignore[arg-type]
        store.agenda.add(AgendaItem(text="waits", outcome=outcome))  # type: ignore[arg-type]
    store.agenda.delete(store.agenda.add(AgendaItem(text="deleted", session_id=bare)).id)
    assert store.agenda.sizes([full, bare]) == {full: 2}


def test_whose_reply_is_awaited_is_asked_of_what_was_not_called_off(store: Store) -> None:
    for status in ("planned", "held", "moved", "cancelled", "missed"):
        store.sessions.add(Session(day=TODAY, status=status, format="async", awaiting="me"))  # type: ignore[arg-type]
    store.sessions.add(Session(day=TODAY, format="async", awaiting="them"))
    assert [one.status for one in store.sessions.awaiting_me()] == ["held", "planned"]
