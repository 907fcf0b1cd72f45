"""People, and the pairings with them (docs/domain.md §2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rjournal.domain.records import Record

Relation = Literal["peer", "junior", "senior", "other"]
LikesCredit = Literal["public", "team only", "private", "ask each time"]
PersonStatus = Literal["current", "past"]
Role = Literal["learner", "mentor", "reciprocal"]
DrivenBy = Literal["me", "them", "shared"]
PairingStatus = Literal["proposed", "active", "paused", "closing", "ended"]
Phase = Literal["preparing", "negotiating", "enabling", "closing"]
EndedReason = Literal[
    "completed", "rotated", "became informal", "no longer useful", "circumstances", "unsafe/uncomfortable"
]
Criterion = Literal[
    "skill",
    "distance from my line",
    "different function",
    "lived experience they offered",
    "availability",
    "both chose",
]
"""Why the two of a pairing were brought together; they are offered, and nothing is derived from them."""

UNSAFE: EndedReason = "unsafe/uncomfortable"
"""The reason that no list and no document for others names (docs/domain.md §2.3, §6.5)."""

CADENCES: tuple[int, ...] = (28, 14, 7)
"""The rhythms offered, in days; the first is the default."""

ROLE_WORDS: dict[Role, str] = {
    "learner": "you learn",
    "mentor": "you teach",
    "reciprocal": "you learn and teach",
}
"""A role is never shown without the person's name beside these words."""

PHASE_WORDS: dict[Phase, str] = {
    "preparing": "before the first session",
    "negotiating": "finding out how to work together",
    "enabling": "learning from each other",
    "closing": "coming to an end",
}
"""What each of the phases, after Zachary [23], means."""


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """Someone you learn from or teach. No demographics, ever."""

    name: str
    alias: str = ""
    function: str = ""
    relation: Relation = "other"
    teaches: tuple[str, ...] = ()
    learns: tuple[str, ...] = ()
    likes_credit: LikesCredit = "ask each time"
    access_needs: str = ""
    contact_note: str = ""
    status: PersonStatus = "current"


@dataclass(frozen=True, kw_only=True)
class Pairing(Record):
    """A mentoring relationship with one person.

    `my_role` is a property of me in this relationship and never follows from job grade. `cadence_days` and
    `session_minutes` are at least 1; `cadence_since` is the day this rhythm took the place of another, None
    where it is the first. `phase` is what I say it is in, None where that follows from its sessions.
    `rotation_next` is the person planned as the next partner.
    """

    person_id: int
    my_role: Role = "learner"
    purpose: str = ""
    criteria: tuple[str, ...] = ()
    start: date | None = None
    planned_end: date | None = None
    cadence_days: int = CADENCES[0]
    cadence_since: date | None = None
    session_minutes: int = 45
    driven_by: DrivenBy = "me"
    status: PairingStatus = "active"
    ended_reason: EndedReason | None = None
    ended_on: date | None = None
    ended_note: str = ""
    phase: Phase | None = None
    rotation_next: int | None = None


@dataclass(frozen=True, kw_only=True)
class PairingPause(Record):
    """A stretch in which a pairing rests and nothing is asked of it.

    `until`, exclusive, is None while it lasts.
    """

    pairing_id: int
    start: date
    until: date | None = None
    reason: str = ""


def default_driver(role: Role) -> DrivenBy:
    """Who drives a pairing unless told otherwise: the learner (docs/domain.md §2.3)."""
    return {"learner": "me", "mentor": "them", "reciprocal": "shared"}[role]  # type: ignore[return-value]


def rhythm_words(days: int) -> str:
    """A rhythm as people say it: 7 → `every week`, 14 → `every 2 weeks`, 10 → `every 10 days`."""
    if days % 7 == 0:
        weeks = days // 7
        return "every week" if weeks == 1 else f"every {weeks} weeks"
    return "every day" if days == 1 else f"every {days} days"


def next_by_rhythm(pairing: Pairing, after: date) -> date:
    """The day the pairing's rhythm proposes for the session after one on `after`."""
    return after + timedelta(days=pairing.cadence_days)
