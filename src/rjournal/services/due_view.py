"""One thing that waits, with what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.agreements import standing_words
from rjournal.domain.due_facts import Due
from rjournal.domain.people import Pairing
from rjournal.domain.records import Ref
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.services.goals import GoalView, view
from rjournal.services.line_view import LineView, line_view

if TYPE_CHECKING:
    from rjournal.storage.store import Store


@dataclass(frozen=True)
class DueView:
    """What is due and what it is about: a line, a goal, a session with its agenda, or a pairing.

    `person` is the number of whom the pairing is with, `agreement` says how theirs stands. All are None where
    the record is gone by now.
    """

    due: Due
    line: LineView | None = None
    goal: GoalView | None = None
    session: Session | None = None
    agenda: tuple[AgendaItem, ...] = ()
    pairing: Pairing | None = None
    agreement: str = ""


def due_view(store: Store, due: Due, as_of: date) -> DueView:
    """What is due with all that helps to see what it asks."""
    ref = due.ref
    if store.repo(ref.kind).find(ref.id) is None:
        return DueView(due)
    match ref:
        case Ref(kind="goal"):
            return DueView(due, goal=view(store, ref.id, as_of))
        case Ref(kind="pairing"):
            return _of_pairing(store, due, ref.id, as_of)
        case Ref(kind="session"):
            session = store.sessions.get(ref.id)
            agenda = tuple(store.agenda.of_session(ref.id))
            pairing = None if session.pairing_id is None else store.pairings.find(session.pairing_id)
            return DueView(due, session=session, agenda=agenda, pairing=pairing)
        case _:
            return DueView(due, line=line_view(store, ref))


def _of_pairing(store: Store, due: Due, pairing_id: int, as_of: date) -> DueView:
    pairing = store.pairings.get(pairing_id)
    agreement = standing_words(store.agreements.of_pairing(pairing_id), as_of)
    last = store.sessions.last_held(pairing_id, until=as_of)
    return DueView(due, session=last, pairing=pairing, agreement=agreement)
