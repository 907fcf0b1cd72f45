"""Everything that belongs to one session, gathered in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rjournal.domain.lines import LINE_KINDS, LineKind, LineRecord, line_kind, line_text
from rjournal.domain.people import Pairing, Person
from rjournal.domain.records import Ref
from rjournal.domain.sessions import AgendaItem, Session

if TYPE_CHECKING:
    from rjournal.storage.repos.entries import EntryHead
    from rjournal.storage.store import Store

LINE_RECORDS: tuple[str, ...] = ("learning", "note", "action", "win")
"""The kinds of record that are lines."""


@dataclass(frozen=True)
class SessionLine:
    """One line of a session: its record, and the titles of the goals it is said to have moved."""

    ref: Ref
    kind: LineKind
    record: LineRecord
    goals: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What was noted."""
        return line_text(self.record)


@dataclass(frozen=True)
class SessionView:
    """A session with all that belongs to it.

    `moved_to` is the one that took the place of one that was moved. `pairing` and `person` are None outside a
    pairing. `lines` are in the order of `LINE_KINDS`, within a kind
    as they were written. `entries` reflect on it, the oldest first; `goals` are the titles of those it moved.
    """

    session: Session
    pairing: Pairing | None
    person: Person | None
    agenda: tuple[AgendaItem, ...]
    lines: tuple[SessionLine, ...]
    entries: tuple[EntryHead, ...]
    goals: tuple[str, ...]
    moved_to: Session | None = None

    @property
    def ref(self) -> Ref:
        """The session itself."""
        return Ref("session", self.session.id)


def session_view(store: Store, session_id: int) -> SessionView:
    """A session and what belongs to it.

    Raises:
        NotFound: there is no such session, or it lies in the trash.
    """
    session = store.sessions.get(session_id)
    pairing = None if session.pairing_id is None else store.pairings.find(session.pairing_id, trashed=True)
    person = None if pairing is None else store.people.find(pairing.person_id, trashed=True)
    moved = _moved_goals(store, session_id)
    records = [
        (kind, record) for kind in LINE_RECORDS for record in store.repo(kind).where(_OF, (session_id,))
    ]
    lines = [
        SessionLine(Ref(kind, record.id), line_kind(record), record, moved.get(Ref(kind, record.id), ()))
        for kind, record in records
    ]
    lines.sort(key=lambda line: (LINE_KINDS.index(line.kind), line.ref.id))
    return SessionView(
        session=session,
        pairing=pairing,
        person=person,
        agenda=tuple(store.agenda.of_session(session_id)),
        lines=tuple(lines),
        entries=_entries(store, session_id),
        goals=moved.get(Ref("session", session_id), ()),
        moved_to=_moved_to(store, session),
    )


_OF = "session_id = ?"

_MOVED = """type = 'supports' AND to_kind = 'goal' AND (
    (from_kind = 'session' AND from_id = ?1)
    OR (from_kind = 'learning' AND from_id IN (SELECT id FROM learning WHERE session_id = ?1))
    OR (from_kind = 'note' AND from_id IN (SELECT id FROM note WHERE session_id = ?1))
    OR (from_kind = 'action' AND from_id IN (SELECT id FROM action WHERE session_id = ?1))
    OR (from_kind = 'win' AND from_id IN (SELECT id FROM win WHERE session_id = ?1)))"""


def _moved_to(store: Store, session: Session) -> Session | None:
    if session.status != "moved":
        return None
    ids = store.links.starts(Ref("session", session.id), "session", "replaces")
    return next((found for id in ids if (found := store.sessions.find(id)) is not None), None)


def _entries(store: Store, session_id: int) -> tuple[EntryHead, ...]:
    ids = store.links.starts(Ref("session", session_id), "entry", "from")
    standing = store.entries.ids(f"id IN ({', '.join('?' * len(ids))})", ids) if ids else ()
    heads = store.entries.heads(standing) if standing else {}
    return tuple(sorted(heads.values(), key=lambda head: (head.day, head.at, head.id)))


def _moved_goals(store: Store, session_id: int) -> dict[Ref, tuple[str, ...]]:
    """The titles of the goals that the session and its lines are linked to, by what is linked."""
    found: dict[Ref, list[int]] = {}
    for link in store.links.where(_MOVED, (session_id,)):
        found.setdefault(Ref(link.from_kind, link.from_id), []).append(link.to_id)
    return _titled(store, found)


def _titled(store: Store, found: dict[Ref, list[int]]) -> dict[Ref, tuple[str, ...]]:
    goals = store.goals.many(sorted(_all(found.values()))) if found else {}
    return {ref: tuple(goals[id].title for id in ids if id in goals) for ref, ids in found.items()}


def _all(lists: Iterable[Iterable[int]]) -> set[int]:
    return {id for ids in lists for id in ids}
