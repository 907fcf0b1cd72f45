"""What the list of sessions and their agendas can be asked."""

from __future__ import annotations

from rjournal.domain.sessions import AgendaItem, Session
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY


def test_what_is_on_an_agenda_is_counted_without_what_left_it(store: Store) -> None:
    full, bare = (store.sessions.add(Session(day=TODAY, status="planned")).id for _ in range(2))
    for outcome in ("open", "done", "parked", "carried"):
        store.agenda.add(AgendaItem(text=outcome, session_id=full, outcome=outcome))  # type: ignore[arg-type]
        store.agenda.add(AgendaItem(text="waits", outcome=outcome))  # type: ignore[arg-type]
    store.agenda.delete(store.agenda.add(AgendaItem(text="deleted", session_id=bare)).id)
    assert store.agenda.sizes([full, bare]) == {full: 2}
