"""The path after a session: with whom and when it probably was, and keeping it with its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from rjournal.domain.pairing_life import status_on
from rjournal.domain.people import Pairing, Person, next_by_rhythm
from rjournal.domain.sessions import Session, in_its_format, on_another_day
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid
from rjournal.services.actions import carry_on
from rjournal.services.session_lines import Line, add_line

if TYPE_CHECKING:
    from rjournal.storage.store import Store

PLANNED_NEAR = timedelta(days=3)
"""A planned session this close to today is the one that was just held."""


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
    last = store.sessions.last_held_days()
    pauses = store.pairing_pauses.of_pairings([pairing.id for pairing in pairings])
    quiet = {
        one.id
        for one in pairings
        if status_on(one, pauses.get(one.id, ()), now.date()) in ("paused", "proposed")
    }
    found = [
        Proposal(pairing, people[pairing.person_id], _proposed(pairing, planned, now, zone))
        for pairing in pairings
    ]
    return sorted(
        found,
        key=lambda p: _likelihood(p, last.get(p.pairing.id), now.date(), rests=p.pairing.id in quiet),
    )


def _likelihood(proposal: Proposal, last: date | None, today: date, *, rests: bool) -> tuple[int, int, int]:
    """A key that sorts the likeliest pairing first."""
    if proposal.session.id:
        return (0, abs((proposal.session.day - today).days), proposal.pairing.id)
    due_in = 0 if last is None else (next_by_rhythm(proposal.pairing, last) - today).days
    return (2 if rests else 1, due_in, proposal.pairing.id)


def _proposed(pairing: Pairing, planned: Sequence[Session], now: datetime, zone: str) -> Session:
    near = [
        session
        for session in planned
        if session.pairing_id == pairing.id and abs(session.day - now.date()) <= PLANNED_NEAR
    ]
    if near:
        return min(near, key=lambda session: (abs(session.day - now.date()), session.day > now.date()))
    return ended_now(pairing, now, zone)


def ended_now(pairing: Pairing, now: datetime, zone: str) -> Session:
    """A session with a pairing that nobody planned, of its usual length, which ended just now."""
    day, start = just_ended(now, pairing.session_minutes)
    return Session(
        pairing_id=pairing.id,
        day=day,
        start=start,
        zone=zone,
        minutes=pairing.session_minutes,
        status="held",
    )


def just_ended(now: datetime, minutes: int) -> tuple[date, str]:
    """The day and the quarter of an hour (`HH:MM`) at which a session of so many minutes began that ends now.

    Just after midnight that is the day before; just after the clocks changed it is what they showed then.
    """
    # Python counts back on the face of the clock, also over an hour that it never showed.
    begun = (now.astimezone(UTC) - timedelta(minutes=minutes)).astimezone(now.tzinfo)
    begun -= timedelta(minutes=begun.minute % 15)
    return begun.date(), begun.strftime("%H:%M")


def as_held(session: Session, now: datetime, zone: str) -> Session:
    """A proposed session as it is recorded afterwards: held; one planned for a later day as if it ended now.

    Its clock time belongs to its own zone; only one that ended just now did so in the zone named `zone`.
    """
    if session.day <= now.date():
        return replace(session, status="held")
    day, start = just_ended(now, session.minutes)
    return replace(on_another_day(session, day, start), status="held", zone=zone)


def as_begun(session: Session, now: datetime, zone: str) -> Session:
    """A planned session as it is recorded while it runs: held; one planned for a later day as begun now."""
    if session.day <= now.date():
        return replace(session, status="held")
    start = now.replace(minute=now.minute - now.minute % 5).strftime("%H:%M")
    return replace(on_another_day(session, now.date(), start), status="held", zone=zone)


def begin_session(store: Store, session_id: int, now: datetime, zone: str) -> Session:
    """Record a planned session from now on; one that is recorded already stays as it is.

    Raises:
        Invalid: it was moved, cancelled or missed.
        NotFound: it is gone.
    """
    session = store.sessions.get(session_id)
    if session.status == "held":
        return session
    if session.status != "planned":
        raise Invalid(f"This session was {session.status}.", "Say first that it was held after all.")
    with store.act("Begin session"):
        return save_session(store, as_begun(session, now, zone), today=now.date())


def save_session(
    store: Store, session: Session, lines: Sequence[Line] = (), *, draft: str = "", today: date | None = None
) -> Session:
    """Store a new or changed session with new lines, and drop the draft it was written in, all in one act.

    Raises:
        Invalid: a number is out of its range, or a held session lies after `today`.
        Conflict: the session was changed elsewhere meanwhile; the draft stays.
    """
    session = in_its_format(session)
    check_session(session, today)
    ready = replace(session, purpose=sanitize(session.purpose).strip(), notes=sanitize(session.notes))
    with store.act("Record session" if session.id == 0 else "Change session"):
        stored = store.sessions.add(ready) if session.id == 0 else _changed(store, ready)
        for line in lines:
            add_line(store, line, day=stored.day, session=stored)
        carry_on(store, stored.pairing_id)
        if draft:
            store.drafts.delete(draft)
    return stored


def _changed(store: Store, session: Session) -> Session:
    """Store a changed session; what was noted on its day goes along to another: checks count from there."""
    before = store.sessions.get(session.id)
    stored = store.sessions.save(session)
    if stored.day != before.day:
        for kind in ("learning", "note", "action", "win"):
            lines = store.repo(kind).where("session_id = ? AND day = ?", (stored.id, before.day.isoformat()))
            for line in lines:
                store.repo(kind).save(replace(line, day=stored.day))
    return stored


def check_session(session: Session, today: date | None) -> None:
    """Refuse what no session can be.

    Raises:
        Invalid: `minutes` is not 1–1440, a rating is not 1–5, a share is not 0–100, a held session lies after
            `today`, or a window ends before it begins or, where one is planned, does not end.
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
    if session.format == "async" and session.status == "planned" and session.until is None:
        raise Invalid(
            "A session in writing has a window of days.",
            "Give the last day on which you write.",
            field="until",
        )
    for name, low, high in (("talk_share_me", 0, 100), ("safety", 1, 5), ("useful", 1, 5)):
        value = getattr(session, name)
        if value is not None and not low <= value <= high:
            raise Invalid(
                f"This goes from {low} to {high}.", "Leave it empty if you would rather not say.", field=name
            )
