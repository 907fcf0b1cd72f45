"""What moved a goal, gathered from entries, sessions and their lines, newest first."""

from __future__ import annotations

from collections.abc import Iterable
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


def movers(store: Store, goal_id: int, *, limit: int = MOST) -> tuple[Mover, ...]:
    """The newest `limit` records that say they moved a goal, in a fixed number of statements.

    An action that was promised for the goal is among them without a link.
    """
    found = [
        *_entries(store, goal_id, limit),
        *_sessions(store, goal_id, limit),
        *_lines(store, goal_id, limit),
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.ref.id), reverse=True)[:limit])


def _entries(store: Store, goal_id: int, limit: int) -> Iterable[Mover]:
    ids = store.entries.ids(_LINKED, (goal_id, "entry"), limit=limit)
    heads = store.entries.heads(ids) if ids else {}
    for head in heads.values():
        yield Mover(Ref("entry", head.id), "entry", title_of(head.title, head.start), head.day, head.person)


def _sessions(store: Store, goal_id: int, limit: int) -> Iterable[Mover]:
    ids = store.sessions.ids(_LINKED, (goal_id, "session"), limit=limit)
    heads = store.sessions.heads(ids) if ids else {}
    for head in heads.values():
        yield Mover(Ref("session", head.id), "session", head.purpose or "Session", head.day, head.person)


def _lines(store: Store, goal_id: int, limit: int) -> Iterable[Mover]:
    promised = f"goal_id = ? OR {_LINKED}"
    lines: list[tuple[str, LineRecord]] = [
        *(("learning", one) for one in store.learnings.where(_LINKED, (goal_id, "learning"), limit=limit)),
        *(("note", one) for one in store.notes.where(_LINKED, (goal_id, "note"), limit=limit)),
        *(
            ("action", one)
            for one in store.actions.where(promised, (goal_id, goal_id, "action"), limit=limit)
        ),
        *(("win", one) for one in store.wins.where(_LINKED, (goal_id, "win"), limit=limit)),
    ]
    people = store.people.many(sorted({line.person_id for _, line in lines if line.person_id}))
    for kind, line in lines:
        person = people.get(line.person_id or 0)
        beside = line.status if isinstance(line, Action) else person.name if person else ""
        yield Mover(Ref(kind, line.id), line_kind(line), line_text(line), line.day, beside)
