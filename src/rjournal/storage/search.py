"""The one index over everything that was written, kept in step with the records.

`search_doc` keeps the text as written; the FTS5 table over it keeps only a folded copy, so that `lodz` finds
`Łódź` and any Chinese or Japanese substring is found. The rowid begins with the day, so newest first needs no
sort.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.folding import fold_text
from rjournal.domain.text import sanitize
from rjournal.errors import StorageError
from rjournal.storage import faults
from rjournal.storage.connection import Connection, Value
from rjournal.storage.rows import stored_day

if TYPE_CHECKING:
    from sqlite3 import Row

_KIND_CODES: dict[str, int] = {
    "entry": 1,
    "session": 2,
    "learning": 3,
    "note": 4,
    "action": 5,
    "win": 6,
    "goal": 7,
    "person": 8,
    "pairing": 9,
    "agenda": 10,
    "milestone": 11,
    "check_in": 12,
    "skill": 13,
    "assessment": 14,
    "agreement": 15,
    "retention_check": 16,
}
"""Part of the stored rowid, six bits of it: append-only."""

FOLDING = "2"
"""Raise this when `fold_text` changes what it gives, or a migration changes the rowids.

The index is then built anew at the next start.
"""

_FACT = "search folding"

_REF_BITS = 28
_REF = (1 << _REF_BITS) - 1
"""The part of a rowid that is the record's number."""

_KIND = f"(search_fts.rowid >> {_REF_BITS} & 63)"
"""The part of a rowid that is the code of the record's kind; above it comes the day."""

_HAS_A_PLACE = f"""CASE {_KIND}
    WHEN {_KIND_CODES["check_in"]} THEN EXISTS (SELECT 1 FROM check_in c JOIN goal g ON g.id = c.goal_id
        WHERE c.id = search_fts.rowid & {_REF} AND g.deleted_at IS NULL)
    WHEN {_KIND_CODES["milestone"]} THEN EXISTS (SELECT 1 FROM milestone m JOIN goal g ON g.id = m.goal_id
        WHERE m.id = search_fts.rowid & {_REF} AND g.deleted_at IS NULL)
    WHEN {_KIND_CODES["assessment"]} THEN EXISTS (SELECT 1 FROM assessment t JOIN skill k ON k.id = t.skill_id
        WHERE t.id = search_fts.rowid & {_REF} AND k.deleted_at IS NULL)
    WHEN {_KIND_CODES["agreement"]} THEN EXISTS (SELECT 1 FROM agreement b
        JOIN pairing p ON p.id = b.pairing_id WHERE b.id = search_fts.rowid & {_REF} AND p.deleted_at IS NULL)
    WHEN {_KIND_CODES["retention_check"]} THEN EXISTS (SELECT 1 FROM retention_check c
        JOIN learning l ON l.id = c.learning_id
        WHERE c.id = search_fts.rowid & {_REF} AND l.deleted_at IS NULL)
    WHEN {_KIND_CODES["agenda"]} THEN EXISTS (SELECT 1 FROM agenda a
        LEFT JOIN session s ON s.id = a.session_id
        LEFT JOIN pairing p ON p.id = a.pairing_id AND a.session_id IS NULL
        WHERE a.id = search_fts.rowid & {_REF} AND s.deleted_at IS NULL AND p.deleted_at IS NULL)
    ELSE 1 END"""
"""What is only a part of something else is not found while that lies in the trash.

What was learned, promised or won in a session stands without it, and is found.
"""


@dataclass(frozen=True)
class Doc:
    """What of one record can be found, and on which day it belongs."""

    kind: str
    id: int
    title: str
    body: str
    tags: str
    day: date


class SearchIndex:
    """Keeps and asks the search index of one journal."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(self, doc: Doc) -> None:
        """Index `doc`, replacing what was indexed of the same record. Inside a transaction.

        A damaged index is built anew on the way.
        """
        self.remove(doc.kind, doc.id)
        number = doc.day.toordinal() << 34 | _KIND_CODES[doc.kind] << _REF_BITS | doc.id
        self._db.run(
            "INSERT INTO search_doc (id, kind, ref_id, title, body, tags, day) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (number, doc.kind, doc.id, doc.title, doc.body, doc.tags, doc.day.isoformat()),
        )
        with self._indexing():
            self._index(number, doc.title, doc.body, doc.tags)

    def _index(self, number: int, title: str, body: str, tags: str) -> None:
        self._db.run(
            "INSERT INTO search_fts (rowid, title, body, tags) VALUES (?, ?, ?, ?)",
            (number, fold_text(title), fold_text(body), fold_text(tags)),
        )

    def remove(self, kind: str, ref_id: int) -> None:
        """Take a record out of the index; nothing happens if it is not there. Inside a transaction."""
        row = self._db.one(
            "SELECT id, title, body, tags FROM search_doc WHERE kind = ? AND ref_id = ?", (kind, ref_id)
        )
        if row is None:
            return
        self._db.run("DELETE FROM search_doc WHERE id = ?", (row["id"],))
        with self._indexing():
            # A contentless FTS5 table forgets a row only when it is told exactly what was indexed.
            self._db.run(
                "INSERT INTO search_fts (search_fts, rowid, title, body, tags) VALUES ('delete', ?, ?, ?, ?)",
                (row["id"], fold_text(row["title"]), fold_text(row["body"]), fold_text(row["tags"])),
            )

    def find(
        self,
        words: str,
        *,
        limit: int = 50,
        ranked: bool = False,
        kinds: Collection[str] = (),
        by_title: bool = False,
    ) -> list[Doc]:
        """What holds `words`, newest first, or best first when `ranked` (slower: keep it off the UI thread).

        `kinds` names the kinds of record to look among, all if none; `by_title` looks at titles alone.
        A part of something in the trash, such as a reading of a goal, is left out with it.
        `words` is what a person typed and never reaches FTS5 as it is; nothing searchable gives no hits.
        """
        # Reading queries costs 7 ms at start, and keeping the index in step needs none of it.
        from rjournal.domain.query import compile_query

        query = compile_query(words)
        if query is None:
            return []
        if by_title:
            query = f"title : ({query})"
        place, way = ("bm25(search_fts, 4.0, 1.0, 2.0)", "") if ranked else ("search_fts.rowid", "DESC")
        codes = ", ".join(str(_KIND_CODES[kind]) for kind in kinds)
        only = f"AND {_KIND} IN ({codes})" if codes else ""
        # Which ones, first, from the index alone: a look at the text of every hit would double the time.
        sql = (
            "SELECT d.kind, d.ref_id, d.title, d.body, d.tags, d.day FROM ("
            f"SELECT search_fts.rowid AS id, {place} AS place FROM search_fts WHERE search_fts MATCH ? {only}"
            f" AND {_HAS_A_PLACE} ORDER BY {place} {way} LIMIT ?"
            f") AS hit JOIN search_doc AS d ON d.id = hit.id ORDER BY hit.place {way}"
        )
        return [
            Doc(
                row["kind"],
                row["ref_id"],
                sanitize(row["title"]),
                sanitize(row["body"]),
                sanitize(row["tags"]),
                stored_day(row["day"]),
            )
            for row in self._answered(sql, (query, limit))
        ]

    def _answered(self, sql: str, values: tuple[Value, ...]) -> list[Row]:
        """What the index answers; a damaged one is built anew first."""
        try:
            return self._db.all(sql, values)
        except StorageError as error:
            if not faults.is_of_index(error):
                raise
            # Mending is rare, and every command that writes loads this module.
            from rjournal.storage.index_repair import mend

            mend(self._db, error)
            return self._db.all(sql, values)

    @contextmanager
    def _indexing(self) -> Iterator[None]:
        """Build the index anew, from the documents as they are by now, where it turns out to be damaged."""
        try:
            yield
            # FTS5 writes when it must: in the middle of some other statement, or while committing, when
            # nothing can be mended any more. A savepoint makes it write now.
            self._db.run("SAVEPOINT indexed")
            self._db.run("RELEASE indexed")
        except StorageError as error:
            if not faults.is_of_index(error):
                raise
            from rjournal.storage.index_repair import mend

            mend(self._db, error)

    def is_current(self) -> bool:
        """Whether the index was built with today's folding."""
        row = self._db.one("SELECT value FROM fact WHERE name = ?", (_FACT,))
        return row is not None and row["value"] == FOLDING

    def rebuild(self) -> None:
        """Build the FTS5 index anew from `search_doc`, whatever became of its tables."""
        from rjournal.storage.index_repair import empty_index

        with self._db.transaction():
            empty_index(self._db)
            for row in self._db.each("SELECT id, title, body, tags FROM search_doc"):
                self._index(row["id"], row["title"], row["body"], row["tags"])
            self._db.run("INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)", (_FACT, FOLDING))
