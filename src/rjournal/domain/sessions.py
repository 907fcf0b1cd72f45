"""Sessions and their agenda (docs/domain.md §2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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

    `start` is the clock time of the place it happens in (`HH:MM`), with its IANA `zone` beside it, so that a
    change of the clocks moves nothing. `minutes` is at least 1. An `async` session has a window `day` to
    `until` instead of a clock time, and `awaiting` says whose reply it waits for. `resources` are links or
    paths, each with a word about it.
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
