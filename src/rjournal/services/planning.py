"""When sessions are: planning one, moving it, and taking a planned one as held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from rjournal.domain.sessions import ChangedBy, Session, SessionStatus
from rjournal.errors import Invalid
from rjournal.services.sessions import carry_agenda, check_session, next_by_rhythm, plan_next, save_session

if TYPE_CHECKING:
    from rjournal.domain.people import Pairing
    from rjournal.storage.store import Store


def as_held(session: Session, now: datetime) -> Session:
    """A proposed session as it is recorded now: held, and if it was planned for later, today.

    One that was planned for a later day ended just now, as one that was not planned at all would have.
    """
    if session.day <= now.date():
        return replace(session, status="held")
    begun = now - timedelta(minutes=session.minutes)
    begun -= timedelta(minutes=begun.minute % 15)
    start = begun.strftime("%H:%M") if begun.date() == now.date() else None
    return replace(session, status="held", day=now.date(), start=start)


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
        if planned.pairing_id is not None:
            for item in store.agenda.waiting(planned.pairing_id):
                store.agenda.save(replace(item, session_id=planned.id))
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
        planned = store.sessions.add(
            Session(
                pairing_id=moved.pairing_id,
                day=day,
                start=start,
                zone=moved.zone,
                minutes=moved.minutes,
                format=moved.format,
                purpose=moved.purpose,
                visibility=moved.visibility,
                status="planned",
            )
        )
        carry_agenda(store, moved, planned)
        if draft:
            store.drafts.delete(draft)
    return planned


def plan_after(store: Store, session_id: int, day: date, start: str | None, *, draft: str = "") -> Session:
    """Plan the session after one, and drop the draft its date was typed in, all in one act.

    Raises:
        Invalid: the day is not after the session.
    """
    with store.act("Plan next session"):
        planned = plan_next(store, store.sessions.get(session_id), day, start)
        if draft:
            store.drafts.delete(draft)
    return planned


def proposed_next(store: Store, pairing: Pairing, today: date) -> Session:
    """The session the pairing's rhythm proposes next, never before `today`; like the last one held."""
    last = store.sessions.last_held(pairing.id, until=today)
    if last is None:
        return Session(pairing_id=pairing.id, day=today, minutes=pairing.session_minutes, status="planned")
    day = max(today, next_by_rhythm(pairing, last.day))
    return Session(
        pairing_id=pairing.id,
        day=day,
        start=last.start,
        zone=last.zone,
        minutes=last.minutes,
        format=last.format,
        status="planned",
    )


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
