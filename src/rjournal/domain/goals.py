"""Goals with their milestones, check-ins, pauses and revisions (docs/domain.md §2.3).

What they mean on a given day is `progress.py`'s to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rjournal.domain.records import Record

MeasureKind = Literal["numeric", "milestones"]
GoalDirection = Literal["up", "down"]
Pace = Literal["linear", "none"]
Lifecycle = Literal["draft", "active", "paused", "closed"]
CloseResult = Literal["reached", "partly", "changed course", "not reached", "no longer relevant"]
Beneficiary = Literal["me", "team", "customers", "organisation", "partner"]
Theme = Literal["skill", "inclusion", "curiosity", "decision", "relationship", "wellbeing"]
Source = Literal["my estimate", "counted", "someone told me", "system"]

CHECK_EVERY: dict[MeasureKind, int] = {"numeric": 14, "milestones": 14}
"""How often a goal of this kind asks for a reading unless told otherwise, in days (docs/domain.md §3.7)."""


@dataclass(frozen=True, kw_only=True)
class Goal(Record):
    """What someone wants to change, and how anyone would notice.

    `baseline` may be missing until the first check-in is accepted as it. `check_every` is at least 1 day.
    """

    title: str
    why: str = ""
    beneficiary: Beneficiary = "me"
    theme: Theme | None = None
    measure: MeasureKind = "numeric"
    unit: str = ""
    baseline: float | None = None
    target: float | None = None
    direction: GoalDirection = "up"
    observed: str = ""
    start: date
    due: date | None = None
    check_every: int = 14
    pace: Pace = "linear"
    lifecycle: Lifecycle = "active"
    close_result: CloseResult | None = None
    close_note: str = ""
    closed_on: date | None = None
    owner: str = "me"


@dataclass(frozen=True, kw_only=True)
class Milestone(Record):
    """One step of a milestones goal. `weight` is above 0.

    A dropped step leaves the denominator, with its reason.
    """

    goal_id: int
    text: str
    weight: float = 1.0
    due: date | None = None
    added_on: date
    done_on: date | None = None
    dropped_on: date | None = None
    dropped_reason: str = ""
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class CheckIn(Record):
    """A reading of a goal on a day, never in the future.

    `value` is None for a milestones goal, where ticking steps is the reading. `confidence` is 1–5.
    """

    goal_id: int
    day: date
    value: float | None = None
    note: str = ""
    confidence: int | None = None
    evidence: str = ""
    source: Source = "my estimate"


@dataclass(frozen=True, kw_only=True)
class Pause(Record):
    """A stretch in which nothing is asked of the goal. `until` is exclusive; None while it lasts."""

    goal_id: int
    start: date
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Revision(Record):
    """A visible change of a goal's `baseline`, `target` or `due`.

    `old` and `new` are canonical text: `repr` of a float, an ISO date, or the empty string for none. `day` is
    the first day on which `new` holds, so that any earlier day can still be told as it was.
    """

    goal_id: int
    field: str
    old: str
    new: str
    day: date
    reason: str = ""
