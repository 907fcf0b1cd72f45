"""Sessions to come: planning one, moving it, calling it off, and the next one after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.people import Pairing, next_by_rhythm
from rjournal.domain.sessions import AgendaItem, ChangedBy, Session, SessionStatus
from rjournal.errors import Invalid
from rjournal.services.sessions import check_session, save_session

if TYPE_CHECKING:
    from rjournal.storage.store import Store


def plan_session(store: Store, session: Session, today: date, *, draft: str = "") -> Session:
    """Store a session that is to come, and give it what waits with its pairing, all in one act.

    Raises:
        Invalid: it lies before `today`, or a number is out of its range.
        Conflict: it was changed elsewhere meanwhile; the draft stays.
    """
    if session.status == "planned" and (session.until or session.day) < today:
        raise Invalid(
            "A session that is planned lies ahead.", "If it was held, record it instead.", field="day"
        )
    with store.act("Plan session"):
        planned = save_session(store, session, draft=draft, today=today)
        _take_waiting(store, planned)
    return planned


def set_status(
    store: Store, session: Session, status: SessionStatus, by: ChangedBy | None, today: date
) -> Session:
    """Say what became of a session, and who changed it.

    Raises:
        Invalid: it is to be held and lies after `today`.
        Conflict: it was changed elsewhere meanwhile.
    """
    changed = replace(session, status=status, changed_by=by)
    check_session(changed, today)
    with store.act(f"Session {status}"):
        return store.sessions.save(changed)


def move_session(
    store: Store, session: Session, by: ChangedBy | None, day: date, start: str | None, *, draft: str = ""
) -> Session:
    """Say that a session was moved, and plan it anew on `day` with what is open on its agenda, in one act.

    Raises:
        Invalid: it lies on that day and at that time already.
        Conflict: it was changed elsewhere meanwhile; the draft stays.
    """
    if (day, start) == (session.day, session.start):
        raise Invalid("This is when it was to be already.", "Give another day or time.", field="day")
    with store.act("Move session"):
        moved = store.sessions.save(replace(session, status="moved", changed_by=by))
        as_before = _like(moved, day, start)
        planned = store.sessions.add(replace(as_before, purpose=moved.purpose, visibility=moved.visibility))
        _carry_agenda(store, moved, planned)
        if draft:
            store.drafts.delete(draft)
    return planned


def plan_next(
    store: Store, session_id: int, day: date, start: str | None = None, *, draft: str = ""
) -> Session:
    """Set a session's next date and plan it: same pairing, length and format, open agenda carried over.

    `start` is its clock time, that of the session before unless it is given. The draft its date was typed in
    is dropped in the same act.

    Raises:
        Invalid: the day is not after the session.
        NotFound: the session is gone.
    """
    with store.act("Plan next session"):
        session = store.sessions.get(session_id)
        if day <= session.day:
            raise Invalid("The next session comes after this one.", "Give a later day.", field="next_date")
        store.sessions.save(replace(session, next_date=day))
        planned = store.sessions.add(_like(session, day, session.start if start is None else start))
        _carry_agenda(store, session, planned)
        if draft:
            store.drafts.delete(draft)
    return planned


def _like(session: Session, day: date, start: str | None) -> Session:
    """A session to come that is like one before it."""
    return Session(
        pairing_id=session.pairing_id,
        day=day,
        start=start,
        zone=session.zone,
        minutes=session.minutes,
        format=session.format,
        status="planned",
    )


def _carry_agenda(store: Store, session: Session, planned: Session) -> None:
    """Carry what stayed open, and what waits with the pairing, to a planned session's agenda."""
    for item in store.agenda.of_session(session.id):
        if item.outcome == "open":
            store.agenda.save(replace(item, outcome="carried"))
            store.agenda.add(
                AgendaItem(
                    text=item.text,
                    pairing_id=item.pairing_id,
                    session_id=planned.id,
                    origin="carried",
                    position=item.position,
                )
            )
    _take_waiting(store, planned)


def _take_waiting(store: Store, planned: Session) -> None:
    if planned.pairing_id is not None:
        for item in store.agenda.waiting(planned.pairing_id):
            store.agenda.save(replace(item, session_id=planned.id))


def proposed_next(store: Store, pairing: Pairing, today: date) -> Session:
    """The session the pairing's rhythm proposes next, never before `today`; like the last one held."""
    last = store.sessions.last_held(pairing.id, until=today)
    if last is None:
        return Session(pairing_id=pairing.id, day=today, minutes=pairing.session_minutes, status="planned")
    day = max(today, next_by_rhythm(pairing, last.day))
    return _like(last, day, last.start)


def is_next_planned(store: Store, session: Session, today: date) -> bool:
    """Whether a session with the same pairing is planned already, for today or later."""
    if session.pairing_id is None:
        return False
    return (
        store.sessions.count(
            "pairing_id = ? AND status = 'planned' AND coalesce(until, day) >= ? AND id <> ?",
            (session.pairing_id, today.isoformat(), session.id),
        )
        > 0
    )
