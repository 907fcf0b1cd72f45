"""Sessions and their agenda (docs/domain.md §2.3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from rjournal.domain.records import Record

SessionFormat = Literal[
    "in-person", "video", "phone", "async", "shadowing", "workshop", "rotation", "informal"
]
SessionStatus = Literal["planned", "held", "moved", "cancelled", "missed"]
ChangedBy = Literal["me", "them", "other"]
Awaiting = Literal["me", "them"]
AgendaOrigin = Literal["me", "them", "carried", "check", "bank"]
AgendaOutcome = Literal["open", "done", "parked", "carried"]

PREPARE_WITHIN = timedelta(hours=48)
"""So long before a session it is said that nothing is on its agenda yet (docs/domain.md §2.5)."""

OF_SOME_DAYS: frozenset[SessionFormat] = frozenset({"async", "shadowing", "workshop", "rotation"})
"""The formats that have a window of days; one in writing has nothing else (docs/domain.md §2.3)."""

ORIGIN_WORDS: dict[AgendaOrigin, str] = {
    "me": "mine",
    "them": "theirs",
    "carried": "carried",
    "check": "a check",
    "bank": "a question",
}


@dataclass(frozen=True, kw_only=True)
class Session(Record):
    """One meeting, planned or held.

    `start` is the clock time of the place it happens in (`HH:MM`), with its IANA `zone` beside it, so that
    a change of the clocks moves nothing. `minutes` is at least 1. An `async` session has a window `day` to
    `until` instead of a clock time, other ones of `OF_SOME_DAYS` may have one beside it. `awaiting` says
    whose reply one in writing waits for. `resources` are links or paths, each with a word about it
    (`rjournal.domain.resources`).
    """

    pairing_id: int | None = None
    day: date
    start: str | None = None
    zone: str = "UTC"
    until: date | None = None
    minutes: int = 45
    format: SessionFormat = "video"
    status: SessionStatus = "held"
    changed_by: ChangedBy | None = None
    purpose: str = ""
    notes: str = ""
    talk_share_me: int | None = None
    safety: int | None = None
    useful: int | None = None
    protected: bool = False
    next_date: date | None = None
    resources: tuple[str, ...] = ()
    awaiting: Awaiting | None = None


@dataclass(frozen=True, kw_only=True)
class AgendaItem(Record):
    """One thing to talk about.

    It waits with its pairing while `session_id` is None, until a session takes it.
    """

    text: str
    pairing_id: int | None = None
    session_id: int | None = None
    origin: AgendaOrigin = "me"
    outcome: AgendaOutcome = "open"
    position: int = 0


def in_its_format(session: Session) -> Session:
    """The session with what its format has: a window of days, a clock time, a reply to wait for."""
    return replace(
        session,
        start=None if session.format == "async" else session.start,
        until=session.until if session.format in OF_SOME_DAYS else None,
        awaiting=session.awaiting if session.format == "async" else None,
    )


def on_another_day(session: Session, day: date, start: str | None) -> Session:
    """The session held on `day` instead, at `start`; a window is as long as it was."""
    until = None if session.until is None else day + (session.until - session.day)
    return in_its_format(replace(session, day=day, start=start, until=until))


def last_day(session: Session) -> date:
    """The last day of a session: that of its window, or its only one."""
    return session.until or session.day


def lacks_agenda(session: Session, items: int, as_of: date) -> bool:
    """Whether a planned session asks for an agenda on the day `as_of`: 48 hours off or less, it has none.

    `items` counts what stands on its agenda. What is due is told by the day, so that 48 hours are two days;
    one held in writing asks until its window closes (docs/domain.md §2.5).
    """
    if session.status != "planned" or items:
        return False
    return session.day - PREPARE_WITHIN <= as_of <= last_day(session)


def awaits_me(session: Session, as_of: date) -> bool:
    """Whether my reply is awaited on the day `as_of` in a session held in writing that has begun.

    It is asked for by its `last_day`. One that was called off waits for nobody.
    """
    goes_on = session.status in ("planned", "held") and session.day <= as_of
    return session.format == "async" and session.awaiting == "me" and goes_on
