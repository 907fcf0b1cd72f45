"""The path after a session: with whom, when, the lines, the reflection, the next date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from rjournal.domain.lines import (
    NOTE_KINDS,
    Action,
    Direction,
    Learning,
    NoteItem,
    Owner,
    Win,
    at_status,
    first_status,
    next_status,
)
from rjournal.domain.people import Pairing, Person
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid

if TYPE_CHECKING:
    from rjournal.storage.store import Store

LineKind = Literal[
    "learned",
    "taught",
    "question",
    "gap",
    "topic",
    "assumption",
    "idea",
    "decision",
    "challenge",
    "action",
    "win",
]
LINE_KINDS: tuple[LineKind, ...] = (
    "learned",
    "taught",
    "question",
    "action",
    "win",
    "decision",
    "idea",
    "topic",
    "gap",
    "assumption",
    "challenge",
)
"""The kinds of line a session takes, most used first."""

PLANNED_NEAR = timedelta(days=3)
"""A planned session this close to today is the one that was just held."""


@dataclass(frozen=True)
class Line:
    """One line as typed. `owner` and `due` matter for actions alone."""

    kind: LineKind
    text: str
    owner: Owner = "me"
    due: date | None = None


@dataclass(frozen=True)
class Proposal:
    """What the journal proposes when a session is to be recorded with someone.

    `session` is the planned session nearest to now (its `id` is set), or a new one that ended just now.
    """

    pairing: Pairing
    person: Person
    session: Session


def proposals(store: Store, now: datetime, zone: str) -> list[Proposal]:
    """One proposal for each current pairing, the likeliest first.

    Whoever has a session planned for these days comes first, then whoever is longest due by the rhythm.
    """
    pairings = store.pairings.current()
    people = store.people.many([pairing.person_id for pairing in pairings])
    planned = store.sessions.where("status = 'planned'")
    last = last_held_days(store)
    found = [
        Proposal(pairing, people[pairing.person_id], _proposed(pairing, planned, now, zone))
        for pairing in pairings
    ]
    return sorted(found, key=lambda p: _likelihood(p, last.get(p.pairing.id), now.date()))


def last_held_days(store: Store) -> dict[int, date]:
    """The day of the last session held in each pairing that has held one, by the pairing's number."""
    rows = store.connection.all(
        "SELECT pairing_id, max(day) AS day FROM session WHERE deleted_at IS NULL AND status = 'held'"
        " AND pairing_id IS NOT NULL GROUP BY pairing_id"
    )
    return {row["pairing_id"]: date.fromisoformat(row["day"]) for row in rows}


def _likelihood(proposal: Proposal, last: date | None, today: date) -> tuple[int, int, int]:
    """A key that sorts the likeliest pairing first."""
    paused = proposal.pairing.status in ("paused", "proposed")
    if proposal.session.id:
        return (0, abs((proposal.session.day - today).days), proposal.pairing.id)
    due_in = 0 if last is None else (last + timedelta(days=proposal.pairing.cadence_days) - today).days
    return (2 if paused else 1, due_in, proposal.pairing.id)


def _proposed(pairing: Pairing, planned: Sequence[Session], now: datetime, zone: str) -> Session:
    near = [
        session
        for session in planned
        if session.pairing_id == pairing.id and abs(session.day - now.date()) <= PLANNED_NEAR
    ]
    if near:
        return min(near, key=lambda session: (abs(session.day - now.date()), session.day > now.date()))
    begun = now - timedelta(minutes=pairing.session_minutes)
    begun -= timedelta(minutes=begun.minute % 15)
    day = now.date() if begun.date() != now.date() else begun.date()
    start = begun.strftime("%H:%M") if begun.date() == now.date() else None
    return Session(
        pairing_id=pairing.id,
        day=day,
        start=start,
        zone=zone,
        minutes=pairing.session_minutes,
        status="held",
    )


def save_session(
    store: Store, session: Session, lines: Sequence[Line] = (), *, draft: str = "", today: date | None = None
) -> Session:
    """Store a new or changed session with new lines, and drop the draft it was written in, all in one act.

    Raises:
        Invalid: a number is out of its range, or a held session lies after `today`.
        Conflict: the session was changed elsewhere meanwhile; the draft stays.
    """
    check_session(session, today)
    ready = replace(session, purpose=sanitize(session.purpose).strip(), notes=sanitize(session.notes))
    with store.act("Record session" if session.id == 0 else "Change session"):
        stored = store.sessions.add(ready) if session.id == 0 else store.sessions.save(ready)
        for line in lines:
            add_line(store, line, day=stored.day, session=stored)
        if draft:
            store.drafts.delete(draft)
    return stored


def check_session(session: Session, today: date | None) -> None:
    """Refuse what no session can be.

    Raises:
        Invalid: `minutes` is not 1–1440, a rating is not 1–5, a share is not 0–100, or a held session lies
            after `today`.
    """
    if not 1 <= session.minutes <= 1440:
        raise Invalid("A session lasts between 1 minute and a day.", "Try 45.", field="minutes")
    if session.status == "held" and today is not None and session.day > today:
        raise Invalid(
            "A session that was held cannot lie in the future.",
            "Plan it instead, or change the day.",
            field="day",
        )
    if session.until is not None and session.until < session.day:
        raise Invalid("The window ends before it begins.", "Give a later last day.", field="until")
    for name, low, high in (("talk_share_me", 0, 100), ("safety", 1, 5), ("useful", 1, 5)):
        value = getattr(session, name)
        if value is not None and not low <= value <= high:
            raise Invalid(
                f"This goes from {low} to {high}.", "Leave it empty if you would rather not say.", field=name
            )


def add_line(
    store: Store,
    line: Line,
    *,
    day: date,
    session: Session | None = None,
    person_id: int | None = None,
    skill: str = "",
    draft: str = "",
) -> Learning | NoteItem | Action | Win:
    """Store one line, in a session or on its own, and drop the draft it was typed in.

    Raises:
        Invalid: the line is empty.
    """
    text = sanitize(line.text).strip()
    if not text:
        raise Invalid("This line is empty.", "Write a few words, or leave it out.", field="text")
    session_id = session.id if session else None
    if session is not None and person_id is None and session.pairing_id is not None:
        person_id = store.pairings.get(session.pairing_id, trashed=True).person_id
    with store.act(f"Add {line.kind} line"):
        stored: Learning | NoteItem | Action | Win
        if line.kind in ("learned", "taught"):
            direction: Direction = "received" if line.kind == "learned" else "given"
            stored = store.learnings.add(
                Learning(
                    direction=direction,
                    topic=text,
                    person_id=person_id,
                    session_id=session_id,
                    day=day,
                    skill=skill,
                    status=first_status(direction),
                    status_on=day,
                )
            )
        elif line.kind == "action":
            stored = store.actions.add(
                Action(
                    text=text,
                    owner=line.owner,
                    person_id=person_id,
                    session_id=session_id,
                    day=day,
                    due=line.due,
                )
            )
        elif line.kind == "win":
            contributors = () if person_id is None else (person_id,)
            stored = store.wins.add(
                Win(text=text, person_id=person_id, session_id=session_id, day=day, contributors=contributors)
            )
        elif line.kind in NOTE_KINDS:
            stored = store.notes.add(
                NoteItem(kind=line.kind, text=text, person_id=person_id, session_id=session_id, day=day)
            )
        else:
            raise Invalid(f"There is no kind of line called {line.kind}.")
        if draft:
            store.drafts.delete(draft)
    return stored


def move_on(store: Store, learning_id: int, day: date, *, to: str | None = None) -> Learning:
    """Move a learning to its next status, or `to` a named one, and note the day.

    Raises:
        Invalid: it is at its last status already, or `to` is none of its statuses.
    """
    from rjournal.domain.lines import SET_ASIDE, steps

    learning = store.learnings.get(learning_id)
    ladder = steps(learning.direction)
    status = to or next_status(learning.direction, learning.status)
    if status is None:
        raise Invalid(f"This is “{learning.status}”, the last step there is.", "Nothing was changed.")
    if status not in (*ladder, SET_ASIDE):
        raise Invalid(f"“{status}” is no step here.", f"The steps are: {', '.join((*ladder, SET_ASIDE))}.")
    with store.act(f"Move to “{status}”"):
        return store.learnings.save(at_status(learning, status, day))


def plan_next(store: Store, session: Session, day: date, start: str | None = None) -> Session:
    """Set a session's next date and plan it: same pairing, length and format, open agenda carried over.

    Raises:
        Invalid: the next date is not after the session.
    """
    if day <= session.day:
        raise Invalid("The next session comes after this one.", "Give a later day.", field="next_date")
    with store.act("Plan next session"):
        store.sessions.save(replace(session, next_date=day))
        planned = store.sessions.add(
            Session(
                pairing_id=session.pairing_id,
                day=day,
                start=start if start is not None else session.start,
                zone=session.zone,
                minutes=session.minutes,
                format=session.format,
                status="planned",
            )
        )
        carry_agenda(store, session, planned)
    return planned


def carry_agenda(store: Store, session: Session, planned: Session) -> None:
    """Carry what stayed open, and what waited with the pairing, to a planned session's agenda."""
    waiting = [] if session.pairing_id is None else store.agenda.waiting(session.pairing_id)
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
    for item in waiting:
        store.agenda.save(replace(item, session_id=planned.id))


def next_by_rhythm(pairing: Pairing, after: date) -> date:
    """The day the pairing's rhythm proposes for the session after one on `after`."""
    return after + timedelta(days=pairing.cadence_days)
