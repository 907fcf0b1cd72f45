"""The lines of a session: what was learned and taught, notes, actions, wins (docs/domain.md §2.3).

Each can also stand on its own, with no session.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from rjournal.domain.records import Record
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid

Direction = Literal["received", "given"]
Method = Literal[
    "explained",
    "demonstrated",
    "did together",
    "they did, I watched",
    "task set",
    "recording/reading",
    "story of experience",
]
Depth = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]
Area = Literal["skill", "tool", "trend", "user-insight", "perspective", "culture"]
Strength = Literal["anecdote", "several cases", "measured"]
NoteKind = Literal["question", "gap", "topic", "assumption", "idea", "decision", "challenge"]
NoteStatus = Literal[
    "open", "on agenda", "answered", "turned into", "let go", "held", "weakened", "dropped", "confirmed"
]
Lens = Literal["clarifying", "demo-request", "assumption", "stakeholder-lens", "evidence", "feeling"]
OutcomeArea = Literal["policy", "performance-mgmt", "norms", "product", "process", "people"]
ActionKind = Literal["do", "try", "tell", "share", "sponsor", "learn"]
Owner = Literal["me", "them", "both"]
ActionStatus = Literal["open", "done", "dropped", "carried"]
WinSize = Literal["small", "medium", "large"]
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
"""What people call a line by its kind; every kind of note is one of its own."""

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
"""Every kind of line, most used first."""

RECEIVED_STEPS: tuple[str, ...] = ("heard", "tried", "used", "habit", "passed on")
GIVEN_STEPS: tuple[str, ...] = ("planned", "taught", "shown back", "used by them", "passed on by them")
SET_ASIDE = "set aside"

NOTE_KINDS: tuple[NoteKind, ...] = get_args(NoteKind)


def steps(direction: Direction) -> tuple[str, ...]:
    """The statuses a learning moves through, first to last, `set aside` apart."""
    return RECEIVED_STEPS if direction == "received" else GIVEN_STEPS


def first_status(direction: Direction) -> str:
    """Where a newly noted learning begins: what I was told is `heard`, what I gave is `taught`."""
    return "heard" if direction == "received" else "taught"


def next_status(direction: Direction, status: str) -> str | None:
    """The step after `status`, None at the last; what was set aside is taken up at the first again."""
    if status == SET_ASIDE:
        return first_status(direction)
    ladder = steps(direction)
    at = ladder.index(status)
    return ladder[at + 1] if at + 1 < len(ladder) else None


def steps_taken(direction: Direction, status: str) -> tuple[int, int]:
    """How many steps something has gone, of how many there are to go; what is only planned has gone none.

    Raises:
        ValueError: `status` is no step of this ladder.
    """
    ladder = [step for step in steps(direction) if step != "planned"]
    return (0 if status == "planned" else ladder.index(status) + 1), len(ladder)


def previous_status(direction: Direction, status: str) -> str | None:
    """The step before `status`, None at the first; what was set aside is taken up at the first again."""
    if status == SET_ASIDE:
        return first_status(direction)
    ladder = steps(direction)
    at = ladder.index(status)
    return ladder[at - 1] if at else None


def is_used(direction: Direction, status: str) -> bool:
    """Whether something at `status` is in use: at or beyond `used`, or `used by them`."""
    ladder = steps(direction)
    used = ladder.index("used" if direction == "received" else "used by them")
    return status in ladder and ladder.index(status) >= used


@dataclass(frozen=True, kw_only=True)
class Learning(Record):
    """Something learned (`received`) or taught (`given`), and what became of it.

    `status_on` is the day of the last move; `used_on` the day it first reached `used` or `used by them`.
    """

    direction: Direction
    topic: str
    person_id: int | None = None
    session_id: int | None = None
    day: date
    skill: str = ""
    method: Method | None = None
    depth: Depth | None = None
    area: Area | None = None
    evidence: str = ""
    strength: Strength | None = None
    status: str = "heard"
    status_on: date | None = None
    used_on: date | None = None
    set_aside_reason: str = ""
    diverges: bool = False
    believed_before: str = ""
    resources: tuple[str, ...] = ()


def at_status(learning: Learning, status: str, day: date) -> Learning:
    """The learning moved to `status` on `day`; the same where it is there already.

    `used_on` keeps the day of its first use while the status is at or beyond it, and goes with it. What was
    planned is given on the day it leaves that step, or in its session if that comes first: its `day` is then
    that one.
    """
    if status == learning.status:
        return learning
    given = learning.status == "planned" and status != SET_ASIDE
    taught = day if learning.session_id is None else min(learning.day, day)
    return replace(
        learning,
        day=taught if given else learning.day,
        status=status,
        status_on=day,
        used_on=(learning.used_on or day) if is_used(learning.direction, status) else None,
    )


def on_day(learning: Learning, day: date) -> Learning:
    """The learning on another day: what it is since the old one it is since the new one, nothing before."""

    def moved(since: date | None) -> date | None:
        return since if since is None else day if since == learning.day else max(since, day)

    return replace(learning, day=day, status_on=moved(learning.status_on), used_on=moved(learning.used_on))


@dataclass(frozen=True, kw_only=True)
class NoteItem(Record):
    """A question, gap, topic, assumption, idea, decision or challenge: one line with a life of its own.

    `lens` is a question's kind. `confidence` (1–5), `would_change` (what would change my mind) and
    `revisit_on` belong to assumptions, `priority` to topics, `area` (what it touches) to ideas and decisions.
    """

    kind: NoteKind
    text: str
    person_id: int | None = None
    session_id: int | None = None
    day: date
    status: NoteStatus = "open"
    answer: str = ""
    raised_by: Owner = "me"
    revisit_on: date | None = None
    lens: Lens | None = None
    priority: bool = False
    confidence: int | None = None
    would_change: str = ""
    area: OutcomeArea | None = None


@dataclass(frozen=True, kw_only=True)
class Action(Record):
    """Something promised. `carried` counts the sessions it was carried over."""

    text: str
    kind: ActionKind = "do"
    owner: Owner = "me"
    person_id: int | None = None
    session_id: int | None = None
    goal_id: int | None = None
    day: date
    due: date | None = None
    if_then: str = ""
    status: ActionStatus = "open"
    done_on: date | None = None
    result: str = ""
    dropped_reason: str = ""
    carried: int = 0


@dataclass(frozen=True, kw_only=True)
class Win(Record):
    """Something that went well, however small, and who had a part in it (`contributors`: people's ids)."""

    text: str
    person_id: int | None = None
    session_id: int | None = None
    day: date
    size: WinSize = "small"
    contributors: tuple[int, ...] = ()
    repeatable: bool = False


LineRecord = Learning | NoteItem | Action | Win
"""What a line is stored as."""


def line_kind(record: LineRecord) -> LineKind:
    """The kind of line a record is."""
    match record:
        case Learning(direction=direction):
            return "learned" if direction == "received" else "taught"
        case NoteItem(kind=kind):
            return kind
        case Action():
            return "action"
        case Win():
            return "win"


def record_kind(kind: LineKind) -> str:
    """The kind of record that a kind of line is stored as: `learning`, `note`, `action` or `win`."""
    return {"learned": "learning", "taught": "learning", "action": "action", "win": "win"}.get(kind, "note")


def line_words(typed: str) -> str:
    """The words of a line as they are stored.

    Raises:
        Invalid: there are none.
    """
    words = sanitize(typed).strip()
    if not words:
        raise Invalid("This line is empty.", "Write a few words, or leave it out.", field="text")
    return words


def line_text(record: LineRecord) -> str:
    """The words of a line."""
    return record.topic if isinstance(record, Learning) else record.text
