"""What moved a goal, gathered from entries, sessions and their lines, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.lines import Action, LineRecord, line_kind, line_text
from rjournal.domain.movers import Mover
from rjournal.domain.records import Ref
from rjournal.domain.sections import title_of

if TYPE_CHECKING:
    from rjournal.storage.store import Store

MOST = 20
"""How many are gathered unless told otherwise."""

_LINKED = (
    "id IN (SELECT from_id FROM link WHERE to_kind = 'goal' AND to_id = ? AND from_kind = ?"
    " AND type = 'supports' AND deleted_at IS NULL)"
)
_READ_FROM = (
    "id IN (SELECT l.to_id FROM link AS l JOIN check_in AS c ON c.id = l.from_id WHERE c.goal_id = ?"
    " AND l.from_kind = 'check_in' AND l.to_kind = ? AND l.type = 'from' AND c.day <= ?"
    " AND l.deleted_at IS NULL AND c.deleted_at IS NULL)"
)
_BY_THEN = f"day <= ? AND {_LINKED}"
_TOLD_BY_THEN = f"day <= ? AND ({_LINKED} OR {_READ_FROM})"
_PROMISED_BY_THEN = f"day <= ? AND (goal_id = ? OR {_LINKED})"


def movers(store: Store, goal_id: int, *, until: date | None = None, limit: int = MOST) -> tuple[Mover, ...]:
    """The newest `limit` records that say they moved a goal, in a fixed number of statements.

    A session or an entry that a reading came from is among them, and an action promised for the goal. Those
    of later days than `until` are left out.
    """
    by = (date.max if until is None else until).isoformat()
    found = [
        *_entries(store, (by, goal_id), limit),
        *_sessions(store, (by, goal_id), limit),
        *_lines(store, (by, goal_id), limit, until),
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.ref.id), reverse=True)[:limit])


_Asked = tuple[str, int]
"""The last day that counts, and the goal."""


def _told(asked: _Asked, kind: str) -> tuple[str | int, ...]:
    by, goal_id = asked
    return by, goal_id, kind, goal_id, kind, by


def _entries(store: Store, asked: _Asked, limit: int) -> Iterable[Mover]:
    ids = store.entries.ids(_TOLD_BY_THEN, _told(asked, "entry"), limit=limit)
    heads = store.entries.heads(ids) if ids else {}
    for head in heads.values():
        yield Mover(Ref("entry", head.id), "entry", title_of(head.title, head.start), head.day, head.person)


def _sessions(store: Store, asked: _Asked, limit: int) -> Iterable[Mover]:
    ids = store.sessions.ids(_TOLD_BY_THEN, _told(asked, "session"), limit=limit)
    heads = store.sessions.heads(ids) if ids else {}
    for head in heads.values():
        yield Mover(Ref("session", head.id), "session", head.purpose or "Session", head.day, head.person)


def _lines(store: Store, asked: _Asked, limit: int, until: date | None) -> Iterable[Mover]:
    by, goal_id = asked
    lines: list[tuple[str, LineRecord]] = [
        *(("learning", one) for one in store.learnings.where(_BY_THEN, (*asked, "learning"), limit=limit)),
        *(("note", one) for one in store.notes.where(_BY_THEN, (*asked, "note"), limit=limit)),
        *(
            ("action", one)
            for one in store.actions.where(_PROMISED_BY_THEN, (by, goal_id, goal_id, "action"), limit=limit)
        ),
        *(("win", one) for one in store.wins.where(_BY_THEN, (*asked, "win"), limit=limit)),
    ]
    people = store.people.many(sorted({line.person_id for _, line in lines if line.person_id}))
    for kind, line in lines:
        person = people.get(line.person_id or 0)
        beside = _status(line, until) if isinstance(line, Action) else person.name if person else ""
        yield Mover(Ref(kind, line.id), line_kind(line), line_text(line), line.day, beside)


def _status(action: Action, until: date | None) -> str:
    """What had become of a promise by then; one done later was open still."""
    if until is not None and action.done_on is not None and action.done_on > until:
        return "open"
    return action.status
