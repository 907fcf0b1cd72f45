"""Sessions to come: planning one, moving it, calling it off, and the next one after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.pairing_life import status_on
from rjournal.domain.people import Pairing, PairingStatus, next_by_rhythm
from rjournal.domain.records import Ref
from rjournal.domain.sessions import ChangedBy, Session, SessionStatus, last_day, on_another_day
from rjournal.errors import Invalid
from rjournal.services import agenda
from rjournal.services.actions import carry_on
from rjournal.services.sessions import check_session, save_session

if TYPE_CHECKING:
    from rjournal.storage.store import Store


def plan_session(store: Store, session: Session, today: date, *, draft: str = "") -> Session:
    """Store a session that is to come, and give it what waits with its pairing, all in one act.

    Raises:
        Invalid: it lies before `today`, or a number is out of its range.
        Conflict: it was changed elsewhere meanwhile; the draft stays.
    """
    if session.status == "planned":
        _check_ahead(last_day(session), today, "day")
    with store.act("Plan session"):
        planned = save_session(store, session, draft=draft, today=today)
        agenda.take_waiting(store, planned)
    return planned


def set_status(
    store: Store, session: Session, status: SessionStatus, by: ChangedBy | None, today: date
) -> Session:
    """Say what became of a session, and who changed it.

    What is open on the agenda of one that will not be held waits for the next one; one that is planned again
    takes what waits.

    Raises:
        Invalid: it is said to be held or missed and lies after `today`, or to be planned and lies before; or
            one that was held is said to be moved.
        Conflict: it was changed elsewhere meanwhile.
    """
    if status == "moved":
        _refuse_held(session)
    changed = replace(session, status=status, changed_by=None if status in ("planned", "held") else by)
    if status == "missed" and session.day > today:
        raise Invalid("This session still lies ahead.", "If it is called off, say that it was cancelled.")
    if status == "planned" and last_day(session) < today:
        raise Invalid("This session lies in the past.", "Move it to a day to come, or say that it was held.")
    check_session(changed, today)
    with store.act(f"Session {status}"):
        stored = store.sessions.save(changed)
        if status == "planned":
            agenda.take_waiting(store, stored)
        elif status != "held":
            agenda.let_wait(store, stored)
        carry_on(store, stored.pairing_id)
    return stored


def move_session(
    store: Store,
    session: Session,
    by: ChangedBy | None,
    day: date,
    start: str | None,
    *,
    today: date,
    draft: str = "",
) -> Session:
    """Say that a session was moved, and plan it anew on `day` with what is open on its agenda, in one act.

    What was noted for it goes along: its notes, its tags, and the lines that were planned with it.

    Raises:
        Invalid: it was held, lies on that day and at that time already, or that is before `today`.
        Conflict: it was changed elsewhere meanwhile; the draft stays.
    """
    _refuse_held(session)
    _check_ahead(day, today, "day")
    if (day, start) == (session.day, session.start):
        raise Invalid("This is when it was to be already.", "Give another day or time.", field="day")
    with store.act("Move session"):
        moved = store.sessions.save(replace(session, status="moved", changed_by=by, notes="", tags=()))
        as_before = replace(
            _like(moved, day, start),
            purpose=moved.purpose,
            visibility=moved.visibility,
            protected=moved.protected,
            resources=moved.resources,
            awaiting=moved.awaiting,
            notes=session.notes,
            tags=session.tags,
        )
        planned = store.sessions.add(as_before)
        _take_lines(store, moved, planned)
        store.links.connect(Ref("session", planned.id), Ref("session", moved.id), "replaces")
        agenda.move_open(store, moved, planned)
        agenda.take_waiting(store, planned)
        carry_on(store, planned.pairing_id)
        if draft:
            store.drafts.delete(draft)
    return planned


def _refuse_held(session: Session) -> None:
    if session.status == "held":
        raise Invalid("This session was held.", "Change its day instead, or say first that it is planned.")


def _take_lines(store: Store, moved: Session, planned: Session) -> None:
    """Let the lines noted for a session belong to the one planned in its place; planned teaching too."""
    for kind in ("learning", "note", "action", "win"):
        for line in store.repo(kind).where("session_id = ?", (moved.id,)):
            store.repo(kind).save(replace(line, session_id=planned.id))


def plan_next(
    store: Store,
    session_id: int,
    day: date,
    start: str | None,
    *,
    today: date,
    carry: bool = True,
    draft: str = "",
) -> Session:
    """Set a session's next date and plan it: same pairing, length and format.

    What is open on its agenda is carried over, unless not to `carry` says that it was left open on purpose.
    `start` is its clock time, that of the session before where it is None. The draft its date was typed in is
    dropped in the same act.

    Raises:
        Invalid: the day is not after the session, or before `today`.
        NotFound: the session is gone.
    """
    with store.act("Plan next session"):
        session = store.sessions.get(session_id)
        if day <= session.day:
            raise Invalid("The next session comes after this one.", "Give a later day.", field="next_date")
        _check_ahead(day, today, "next_date")
        store.sessions.save(replace(session, next_date=day))
        planned = store.sessions.add(_like(session, day, session.start if start is None else start))
        if carry:
            agenda.carry_open(store, session)
        agenda.take_waiting(store, planned)
        if draft:
            store.drafts.delete(draft)
    return planned


def delete_session(store: Store, session_id: int) -> Session:
    """Put a session into the trash; what is open on its agenda waits for the next.

    Raises:
        NotFound: it is gone.
    """
    with store.act("Delete session"):
        session = store.sessions.get(session_id)
        agenda.let_wait(store, session)
        deleted = store.sessions.delete(session_id)
        carry_on(store, deleted.pairing_id)
    return deleted


def _check_ahead(day: date, today: date, field: str) -> None:
    if day < today:
        raise Invalid(
            "A session that is planned lies ahead.", "If it was held, record it instead.", field=field
        )


def _like(session: Session, day: date, start: str | None) -> Session:
    """A session to come that is like one before it: the same people, place and length, on another day."""
    return on_another_day(
        Session(
            pairing_id=session.pairing_id,
            day=session.day,
            until=session.until,
            zone=session.zone,
            minutes=session.minutes,
            format=session.format,
            status="planned",
        ),
        day,
        start,
    )


def proposed_next(store: Store, pairing: Pairing, today: date) -> Session:
    """The session the pairing's rhythm proposes next, never before `today`; like the last one held.

    The first one is proposed one rhythm after the pairing began, or on the day it begins where that is still
    to come (docs/domain.md, "Pairings and agreements").
    """
    last = store.sessions.last_held(pairing.id, until=today)
    if last is None:
        begins = pairing.start or today
        day = begins if begins > today else max(today, next_by_rhythm(pairing, begins))
        return Session(pairing_id=pairing.id, day=day, minutes=pairing.session_minutes, status="planned")
    day = max(today, next_by_rhythm(pairing, last.day))
    return _like(last, day, last.start)


def day_by_rhythm(store: Store, session: Session, today: date) -> date | None:
    """The day the rhythm proposes for the session after this one, never before `today`.

    None outside any pairing, and where the pairing rests, is coming to its end or has ended.
    """
    pairing = None if session.pairing_id is None else store.pairings.find(session.pairing_id, trashed=True)
    if pairing is None or pairing.deleted_at is not None:
        return None
    if standing(store, pairing, today) in ("paused", "closing", "ended"):
        return None
    return max(today, next_by_rhythm(pairing, last_day(session)))


def standing(store: Store, pairing: Pairing, as_of: date) -> PairingStatus:
    """Where a pairing stands on a day, its pauses counted."""
    pauses = store.pairing_pauses.of_pairings([pairing.id])
    return status_on(pairing, pauses.get(pairing.id, ()), as_of)


def next_planned(store: Store, pairing_id: int | None, today: date) -> Session | None:
    """The next session planned with a pairing, for today or later; None without one."""
    if pairing_id is None:
        return None
    found = store.sessions.where(
        "pairing_id = ? AND status = 'planned' AND coalesce(until, day) >= ?", (pairing_id, today.isoformat())
    )
    return min(found, key=lambda one: (one.day, one.start or "", one.id), default=None)


def is_next_planned(store: Store, session: Session, today: date) -> bool:
    """Whether another session with the same pairing is planned already, for today or later."""
    following = next_planned(store, session.pairing_id, today)
    return following is not None and following.id != session.id


def pass_on(store: Store, session: Session) -> Session:
    """Say that whoever's reply was awaited wrote: the other one's is now, mine where nobody's was.

    Raises:
        Invalid: it is not held in writing.
        Conflict: it was changed elsewhere meanwhile.
    """
    if session.format != "async":
        raise Invalid("Only in a session in writing a reply is awaited.", "Change how it is held first.")
    with store.act("Whose reply is awaited"):
        return store.sessions.save(replace(session, awaiting="them" if session.awaiting == "me" else "me"))
