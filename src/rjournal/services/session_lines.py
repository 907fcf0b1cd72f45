"""Lines: noted in a session or on their own, changed, ticked off, said to have moved a goal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.lines import (
    NOTE_KINDS,
    Action,
    Area,
    Depth,
    Direction,
    Learning,
    LineKind,
    LineRecord,
    Method,
    NoteItem,
    Owner,
    Strength,
    Win,
    first_status,
    is_used,
    line_words,
    record_kind,
)
from rjournal.domain.notes import is_open
from rjournal.domain.promises import UNDONE
from rjournal.domain.records import Record, Ref
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.errors import Invalid
from rjournal.services import actions, agenda

if TYPE_CHECKING:
    from rjournal.storage.store import Store

StoredLine = LineRecord | AgendaItem
"""A line of a session, or a point of its agenda."""


@dataclass(frozen=True)
class Line:
    """One line as typed. `owner` and `due` matter for actions alone."""

    kind: LineKind
    text: str
    owner: Owner = "me"
    due: date | None = None


@dataclass(frozen=True)
class LearningFacts:
    """What is said of something learned or taught beside its words; `status` is empty for where it begins."""

    skill: str = ""
    method: Method | None = None
    depth: Depth | None = None
    area: Area | None = None
    evidence: str = ""
    strength: Strength | None = None
    believed_before: str = ""
    diverges: bool = False
    resources: tuple[str, ...] = ()
    status: str = ""


_NOTHING_SAID = LearningFacts()


def add_line(
    store: Store,
    line: Line,
    *,
    day: date,
    session: Session | None = None,
    person_id: int | None = None,
    facts: LearningFacts = _NOTHING_SAID,
    draft: str = "",
) -> LineRecord:
    """Store one line, in a session or on its own, and drop the draft it was typed in.

    In a session it is with the session's person unless another is named. What is to be taught in one that is
    to come is only planned. `facts` are those of what was learned or taught.

    Raises:
        Invalid: the line is empty, or there is no such kind.
    """
    ready = replace(line, text=line_words(line.text))
    if session is not None and person_id is None and session.pairing_id is not None:
        person_id = store.pairings.get(session.pairing_id, trashed=True).person_id
    if line.kind == "taught" and not facts.status and session is not None and session.status == "planned":
        facts = replace(facts, status="planned")
    record = _as_record(ready, day, None if session is None else session.id, person_id, facts)
    with store.act(f"Add {line.kind} line"):
        stored: LineRecord = store.repo(record_kind(line.kind)).add(record)
        if draft:
            store.drafts.delete(draft)
    return stored


def _as_record(
    line: Line, day: date, session_id: int | None, person_id: int | None, facts: LearningFacts
) -> LineRecord:
    match line.kind:
        case "learned" | "taught":
            direction: Direction = "received" if line.kind == "learned" else "given"
            said = Learning(
                direction=direction, topic=line.text, person_id=person_id, session_id=session_id, day=day
            )
            return with_facts(said, facts)
        case "action":
            return Action(
                text=line.text,
                owner=line.owner,
                person_id=person_id,
                session_id=session_id,
                day=day,
                due=line.due,
            )
        case "win":
            with_whom = () if person_id is None else (person_id,)
            return Win(
                text=line.text, person_id=person_id, session_id=session_id, day=day, contributors=with_whom
            )
        case kind if kind in NOTE_KINDS:
            return NoteItem(kind=kind, text=line.text, person_id=person_id, session_id=session_id, day=day)
        case unknown:
            # The key of a draft names the kind, and a draft can be older than the program.
            raise Invalid(f"There is no kind of line called {unknown}.", "Nothing was changed.")


def with_facts(learning: Learning, facts: LearningFacts) -> Learning:
    """A new learning with what is said of it; what was believed before says that it differs from that."""
    status = facts.status or first_status(learning.direction)
    return replace(
        learning,
        skill=facts.skill,
        method=facts.method,
        depth=facts.depth,
        area=facts.area,
        evidence=facts.evidence,
        strength=facts.strength,
        believed_before=facts.believed_before,
        diverges=facts.diverges or bool(facts.believed_before),
        resources=facts.resources,
        status=status,
        status_on=learning.day,
        used_on=learning.day if is_used(learning.direction, status) else None,
    )


def save_line(store: Store, ref: Ref, line: StoredLine, *, draft: str = "") -> StoredLine:
    """Store a changed line, and drop the draft it was changed in, in one act.

    Raises:
        Invalid: there are no words in it, or an agenda item cannot be carried on.
        Conflict: it was changed elsewhere meanwhile; the draft stays.
    """
    if isinstance(line, AgendaItem):
        return agenda.save_item(store, line, draft=draft)
    with store.act(f"Change {ref.kind}"):
        stored: StoredLine = store.repo(ref.kind).save(_tidy(line))
        if draft:
            store.drafts.delete(draft)
    return stored


def _tidy(line: StoredLine) -> StoredLine:
    if isinstance(line, Learning):
        return replace(line, topic=line_words(line.topic))
    return replace(line, text=line_words(line.text))


def tick(store: Store, ref: Ref, day: date) -> bool:
    """Tick off an action, an agenda item or a question on `day`, or take the tick away; whether it is ticked.

    Raises:
        Invalid: there is nothing to tick off in this kind of record, or it is a note of which more is to be
            said.
        NotFound: it is gone.
    """
    record = store.repo(ref.kind).get(ref.id)
    ticked = not _is_ticked(record)
    with store.act("Tick off" if ticked else "Take the tick away"):
        match record:
            case AgendaItem():
                agenda.settle(store, {record.id: "done" if ticked else "open"})
            case NoteItem():
                # A command that only adds a line would load goals and skills by it.
                from rjournal.services.notes import settle

                settle(store, record)
            case Action() if ticked:
                actions.finish(store, record, day)
            case _:
                actions.reopen(store, ref.id)
    return ticked


def _is_ticked(record: Record) -> bool:
    match record:
        case Action(status=status):
            return status not in UNDONE
        case AgendaItem(outcome=outcome):
            return outcome == "done"
        case NoteItem():
            return not is_open(record)
        case _:
            raise Invalid("This is nothing to tick off.", "Nothing was changed.")


def toggle_goal(store: Store, ref: Ref, goal_id: int) -> bool:
    """Say that something moved a goal, or take that back; whether it is said now.

    Raises:
        NotFound: there is no such goal.
    """
    goal = store.goals.get(goal_id)
    goals = store.links.ends(ref, "supports", "goal")
    linked = goal.id not in goals
    with store.act("Moved a goal" if linked else "Unlink from goal"):
        if linked:
            store.links.connect(ref, Ref("goal", goal.id), "supports")
        else:
            store.links.set_ends(ref, "supports", "goal", [id for id in goals if id != goal.id])
    return linked
