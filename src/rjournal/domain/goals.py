"""Goals with their milestones, check-ins, pauses and revisions (docs/domain.md §2.3).

What they mean on a given day is `progress.py`'s to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rjournal.domain.records import Record

MeasureKind = Literal["numeric", "hold", "skill", "milestones", "habit", "total", "reflective"]
"""How a goal is told to move (docs/domain.md §3.1–§3.5): a number to reach, one to hold, a level in steps,
milestones, something done regularly, a count to fill, or a question without any number."""

Per = Literal["week", "month"]
AssessedBy = Literal["me", "them"]
GoalDirection = Literal["up", "down"]
Pace = Literal["linear", "none"]
Lifecycle = Literal["draft", "active", "paused", "closed"]
CloseResult = Literal["reached", "partly", "changed course", "not reached", "no longer relevant"]
Beneficiary = Literal["me", "team", "customers", "organisation", "partner"]
Theme = Literal["skill", "inclusion", "curiosity", "decision", "relationship", "wellbeing"]
Source = Literal["my estimate", "counted", "someone told me", "system"]

CHECK_EVERY: dict[MeasureKind, int] = {
    "numeric": 14,
    "hold": 30,
    "skill": 30,
    "milestones": 14,
    "habit": 7,
    "total": 14,
    "reflective": 30,
}
"""How often a goal of this kind asks for a reading unless told otherwise, in days (docs/domain.md §3.7)."""

PACED: frozenset[MeasureKind] = frozenset({"numeric", "milestones", "total"})
"""The kinds that even pace can be said of; no pace word is ever said of the others (docs/domain.md §3.6)."""

LEVELS: tuple[str, ...] = (
    "Not met",
    "Novice",
    "Advanced beginner",
    "Competent",
    "Proficient",
    "Expert",
)
"""What the levels 0–5 of a skill are called (docs/domain.md §2.3)."""


@dataclass(frozen=True, kw_only=True)
class Goal(Record):
    """What someone wants to change, and how anyone would notice.

    Which fields say where it goes depends on `measure`, and the others stay empty:

    - numeric: from `baseline`, up or down by `direction`, to `target`. `baseline` may be missing until the
      first check-in is accepted as it.
    - hold: from `low` to `high`; one of them alone means at least, or at most. `tolerance` widens both.
    - skill: the level of `skill` from `baseline` to `target`, 0–5 each; `retro_from` is where it began as it
      looks in hindsight, beside `baseline` and never instead of it.
    - habit: `times` in each week or month (`per`), until `due` if there is one.
    - total: a count that fills up to `target`.
    - reflective: `question`, closed by judgement.

    `check_every` is at least 1 day. `attainment` is −2…+2, much less to much more than expected, said at the
    closing.
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
    low: float | None = None
    high: float | None = None
    tolerance: float = 0.0
    skill: str = ""
    retro_from: float | None = None
    times: int | None = None
    per: Per = "week"
    question: str = ""
    attainment: int | None = None


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

    `value` is the number of a numeric or hold goal, the level 0–5 of a skill, and how many times or how much
    more for a habit or a total, below zero to correct an earlier count. It is None for a milestones goal,
    where ticking steps is the reading, and for a reflective one, where the note is. `assessed_by` says whose
    rating of a skill it is: theirs stands beside mine and never counts as it. `confidence` is 1–5.
    """

    goal_id: int
    day: date
    value: float | None = None
    note: str = ""
    confidence: int | None = None
    evidence: str = ""
    source: Source = "my estimate"
    assessed_by: AssessedBy = "me"

    @property
    def said_source(self) -> str:
        """Where it is known from, where that was said: an estimate is what nobody said anything about."""
        return "" if self.source == "my estimate" else self.source


@dataclass(frozen=True, kw_only=True)
class Pause(Record):
    """A stretch in which nothing is asked of the goal. `until` is exclusive; None while it lasts."""

    goal_id: int
    start: date
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Revision(Record):
    """A dated change of one of a goal's `REVISED` fields.

    `old` and `new` are canonical text: `repr` of a float, digits, an ISO date, plain text, or the empty
    string for none. `day` is the first day on which `new` holds, so that any earlier day can still be told as
    it was.
    """

    goal_id: int
    field: str
    old: str
    new: str
    day: date
    reason: str = ""


RevisedKind = Literal["number", "whole", "day", "text"]

REVISED: dict[str, RevisedKind] = {
    "baseline": "number",
    "target": "number",
    "low": "number",
    "high": "number",
    "tolerance": "number",
    "retro_from": "number",
    "times": "whole",
    "per": "text",
    "start": "day",
    "due": "day",
    "check_every": "whole",
    "pace": "text",
    "lifecycle": "text",
    "close_result": "text",
    "close_note": "text",
    "closed_on": "day",
    "attainment": "whole",
}
"""The fields of a goal whose changes are dated facts, and what their values are.

Everything that decides how a goal stands is among them: closing and reopening are changes of `lifecycle` and
what is said with it. A pause is a record of its own.
"""
