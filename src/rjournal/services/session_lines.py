"""What becomes of a line after it was noted: changed, ticked off, said to have moved a goal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.lines import Action, Learning, NoteItem, Win
from rjournal.domain.records import Record, Ref
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid

if TYPE_CHECKING:
    from rjournal.storage.store import Store

Line = Learning | NoteItem | Action | Win | AgendaItem
"""A line of a session, or a point of its agenda."""


def save_line(store: Store, ref: Ref, line: Line, *, draft: str = "") -> Line:
    """Store a changed line, and drop the draft it was changed in, in one act.

    Raises:
        Invalid: there are no words in it.
        Conflict: it was changed elsewhere meanwhile; the draft stays.
    """
    with store.act(f"Change {ref.kind}"):
        stored: Line = store.repo(ref.kind).save(_tidy(line))
        if draft:
            store.drafts.delete(draft)
    return stored


def _tidy(line: Line) -> Line:
    if isinstance(line, Learning):
        return replace(line, topic=_words(line.topic))
    return replace(line, text=_words(line.text))


def _words(typed: str) -> str:
    words = sanitize(typed).strip()
    if not words:
        raise Invalid("This line is empty.", "Write a few words, or leave it out.", field="text")
    return words


def add_agenda(store: Store, session: Session, text: str, *, draft: str = "") -> AgendaItem:
    """Put something on a session's agenda, at its end.

    Raises:
        Invalid: there are no words in it.
    """
    items = store.agenda.of_session(session.id)
    item = AgendaItem(
        text=_words(text),
        pairing_id=session.pairing_id,
        session_id=session.id,
        position=1 + max((item.position for item in items), default=-1),
    )
    with store.act("Add agenda item"):
        stored = store.agenda.add(item)
        if draft:
            store.drafts.delete(draft)
    return stored


def tick(store: Store, ref: Ref, day: date) -> bool:
    """Tick off an action, an agenda item or a question on `day`, or take the tick away; whether it is ticked.

    Raises:
        Invalid: there is nothing to tick off in this kind of record.
        NotFound: it is gone.
    """
    record = store.repo(ref.kind).get(ref.id)
    ticked = not _is_ticked(record)
    with store.act("Tick off" if ticked else "Take the tick away"):
        store.repo(ref.kind).save(_ticked(record, day) if ticked else _open_again(record))
    return ticked


def _is_ticked(record: Record) -> bool:
    match record:
        case Action(status=status):
            return status == "done"
        case AgendaItem(outcome=outcome):
            return outcome == "done"
        case NoteItem(status=answered):
            return answered == "answered"
        case _:
            raise Invalid("This is nothing to tick off.", "Nothing was changed.")


def _ticked(record: Record, day: date) -> Record:
    match record:
        case Action():
            return replace(record, status="done", done_on=day)
        case AgendaItem():
            return replace(record, outcome="done")
        case NoteItem():
            return replace(record, status="answered")
        case _:
            return record


def _open_again(record: Record) -> Record:
    match record:
        case Action():
            return replace(record, status="open", done_on=None)
        case AgendaItem():
            return replace(record, outcome="open")
        case NoteItem():
            return replace(record, status="open")
        case _:
            return record


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
