"""Whom or what records belong to, in a name: one statement a kind, and no record has to be loaded for it.

A search names every hit by it. To read the records and what they point to would load all kinds there are,
which is half of what `rjournal search` takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rjournal.domain.text import sanitize

if TYPE_CHECKING:
    from rjournal.storage.store import Store

POINTERS: dict[str, tuple[str, ...]] = {
    "session": ("pairing_id",),
    "pairing": ("person_id",),
    "agreement": ("pairing_id",),
    "learning": ("person_id", "session_id"),
    "note": ("person_id", "session_id"),
    "action": ("person_id", "session_id", "goal_id"),
    "win": ("person_id", "session_id"),
    "agenda": ("session_id", "pairing_id"),
    "milestone": ("goal_id",),
    "check_in": ("goal_id",),
    "assessment": ("skill_id", "person_id"),
    "retention_check": ("learning_id",),
}
"""The columns by which a kind of record points to what it belongs to; the others belong to nothing."""

_NAME_BY: dict[str, str] = {
    "skill_id": "(SELECT name FROM skill WHERE id = x.skill_id)",
    "person_id": "(SELECT name FROM person WHERE id = x.person_id)",
    "learning_id": (
        "(SELECT p.name FROM learning l JOIN person p ON p.id = l.person_id WHERE l.id = x.learning_id)"
    ),
    "session_id": (
        "(SELECT p.name FROM session s JOIN pairing r ON r.id = s.pairing_id"
        " JOIN person p ON p.id = r.person_id WHERE s.id = x.session_id)"
    ),
    "pairing_id": (
        "(SELECT p.name FROM pairing r JOIN person p ON p.id = r.person_id WHERE r.id = x.pairing_id)"
    ),
    "goal_id": "(SELECT title FROM goal WHERE id = x.goal_id)",
}
"""The name each column leads to; the first that gives one is whom or what a record belongs to."""

PERSON_OF_ENTRY = (
    "(SELECT p.name FROM link l"
    " LEFT JOIN session s ON l.to_kind = 'session' AND s.id = l.to_id"
    " LEFT JOIN pairing r ON r.id = s.pairing_id"
    " JOIN person p ON p.id = CASE l.to_kind WHEN 'person' THEN l.to_id ELSE r.person_id END"
    " WHERE l.from_kind = 'entry' AND l.from_id = {}.id AND l.to_kind IN ('person', 'session')"
    " AND l.deleted_at IS NULL LIMIT 1)"
)
"""Whom an entry is about, or whose session it reflects on."""

_SORT = {"learning": "x.direction", "note": "x.kind"}
_NO_SORT = "''"
_TOGETHER = 500  # more numbers in one statement than SQLite takes would end a search for everything


@dataclass(frozen=True)
class Belonging:
    """What is read beside the index of one record.

    `about` is whom or what it belongs to, empty for nothing; `sort` is the direction of a learning and the
    kind of a note, empty for the others.
    """

    about: str
    sort: str = ""


class Belongings:
    """Reads whom or what records belong to."""

    def __init__(self, store: Store) -> None:
        self._db = store.connection

    def of(self, kind: str, ids: Sequence[int]) -> dict[int, Belonging]:
        """Whom or what the records of a kind with these numbers belong to, the trash included."""
        pointers = POINTERS.get(kind, ())
        names = [PERSON_OF_ENTRY.format("x")] if kind == "entry" else []
        names += [sql for column, sql in _NAME_BY.items() if column in pointers]
        if not names:
            return {}
        found: dict[int, Belonging] = {}
        for start in range(0, len(ids), _TOGETHER):
            part = ids[start : start + _TOGETHER]
            rows = self._db.all(
                f"SELECT x.id, coalesce({', '.join(names)}, '') AS about, {_SORT.get(kind, _NO_SORT)} AS sort"
                f" FROM {kind} AS x WHERE x.id IN ({', '.join('?' * len(part))})",
                tuple(part),
            )
            found |= {row["id"]: Belonging(sanitize(row["about"]), sanitize(row["sort"])) for row in rows}
        return found
