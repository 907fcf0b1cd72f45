"""Whether a journal is whole: what is asked of it, and what can be put right without losing a word.

Every answer is a number: no text of the journal is ever in one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rjournal.domain.draft_places import record_of
from rjournal.storage import faults
from rjournal.storage.rows import as_stored
from rjournal.storage.store import KINDS

if TYPE_CHECKING:
    from rjournal.domain.records import Record
    from rjournal.storage.store import Store

_AT_ONCE = 500
"""Records looked at together: memory does not grow with the journal."""

_TAGGED = " UNION ALL ".join(
    f"SELECT json_each.value AS tag, '{kind}' AS kind, {kind}.id AS ref_id"
    f" FROM {kind}, json_each({kind}.tags) WHERE {kind}.deleted_at IS NULL"
    for kind in KINDS
)

_ENDS_NOWHERE = " OR ".join(
    f"({end}_kind = '{kind}' AND {end}_id NOT IN (SELECT id FROM {kind}))"
    for end in ("from", "to")
    for kind in KINDS
)

_OF_NOTHING = " OR ".join(f"(kind = '{kind}' AND ref_id NOT IN (SELECT id FROM {kind}))" for kind in KINDS)


def sqlite_version() -> str:
    """Which SQLite this is."""
    return sqlite3.sqlite_version


# Asking. Everything here reads only, and raises StorageError where it cannot.


def faults_of_the_file(store: Store, most: int = 100) -> int:
    """How many places of the file are damaged, at most `most`; 0 when it is sound."""
    verdicts = [row[0] for row in store.connection.all(f"PRAGMA integrity_check({most:d})")]
    return 0 if verdicts == ["ok"] else len(verdicts)


def broken_references(store: Store) -> int:
    """How many records refer to one that is not there."""
    return len(store.connection.all("PRAGMA foreign_key_check"))


def out_of_step(store: Store) -> int:
    """How many records are found by other words or tags than they hold, or not at all.

    What the index itself holds for a document cannot be read back from it; that it holds one can.

    Raises:
        IndexDamaged: the index cannot be read.
    """
    wrong = sum(_documents_out_of_step(store, kind) for kind in KINDS)
    # A document of a kind that is not searched, or of a record that is gone.
    wrong += _number(store, f"SELECT count(*) FROM search_doc WHERE {_OF_NOTHING}")
    wrong += _difference(store, "SELECT id FROM search_doc", "SELECT rowid FROM search_fts")
    wrong += _difference(store, _TAGGED, "SELECT tag, kind, ref_id FROM record_tag")
    _read_whole_index(store)
    return wrong


def _documents_out_of_step(store: Store, kind: str) -> int:
    repo = store.repo(kind)
    wrong = 0
    for records in _in_parts(store, kind):
        marks = ", ".join("?" * len(records))
        rows = store.connection.all(
            f"SELECT ref_id, title, body, tags, day FROM search_doc WHERE kind = ? AND ref_id IN ({marks})",
            (kind, *(record.id for record in records)),
        )
        found = {row["ref_id"]: tuple(row)[1:] for row in rows}
        for record in records:
            text = None if record.deleted_at else repo.search_text(as_stored(record))
            wanted = None
            if text is not None:
                title, body, day = text
                wanted = (title, body, " ".join(record.tags), day.isoformat())
            wrong += found.get(record.id) != wanted
    return wrong


def _in_parts(store: Store, kind: str) -> Iterator[list[Record]]:
    """Every record of a kind, the trash included."""
    ids = [row[0] for row in store.connection.all(f"SELECT id FROM {kind} ORDER BY id")]
    for start in range(0, len(ids), _AT_ONCE):
        yield list(store.repo(kind).many(ids[start : start + _AT_ONCE]).values())


def _read_whole_index(store: Store) -> None:
    """Raises IndexDamaged."""
    # The list of the index's words is a table of this connection's own; the journal is not written to.
    store.connection.run("PRAGMA query_only = OFF")
    store.connection.run("CREATE VIRTUAL TABLE temp.word USING fts5vocab('main', 'search_fts', 'row')")
    try:
        _number(store, "SELECT sum(cnt) FROM temp.word")
    finally:
        store.connection.run("DROP TABLE temp.word")


def links_to_nothing(store: Store) -> int:
    """How many links have an end that is not there, not even in the trash."""
    return store.links.count(_ENDS_NOWHERE)


def versions_of_nothing(store: Store) -> int:
    """How many earlier versions are kept of records that are not there."""
    return _number(store, f"SELECT count(*) FROM history WHERE {_OF_NOTHING}")


def drafts_of_nothing(store: Store) -> int:
    """How many drafts belong to a record that is not there; their words can still be read."""
    refs = [record_of(row["key"]) for row in store.connection.all("SELECT key FROM draft")]
    return sum(ref is not None and not store.repo(ref.kind).many([ref.id]) for ref in refs)


def _number(store: Store, sql: str) -> int:
    row = store.connection.one(sql)
    return int(row[0] or 0) if row is not None else 0


def _difference(store: Store, one: str, other: str) -> int:
    """How many rows only one of two queries has."""
    return sum(
        _number(store, f"SELECT count(*) FROM (SELECT * FROM ({this}) EXCEPT SELECT * FROM ({that}))")
        for this, that in ((one, other), (other, one))
    )


# Putting right. Each is one transaction; no word of a record is touched.


def index_anew(store: Store) -> None:
    """Build everything that records are found by anew from the records.

    Raises:
        StorageError: nothing was changed.
    """
    with store.connection.transaction():
        store.connection.run("DELETE FROM record_tag")
        store.connection.run("DELETE FROM search_doc")
        store.search.rebuild()
        for kind in KINDS:
            store.repo(kind).index_anew()


def remove_links_to_nothing(store: Store) -> None:
    """Put the links that have an end that is not there into the trash: an act that can be undone.

    Raises:
        StorageError: nothing was changed.
    """
    with store.act("Remove links to nothing"):
        for id in store.links.ids(_ENDS_NOWHERE):
            store.links.delete(id)


def empty_wal(store: Store) -> None:
    """Write what is in the -wal file into the journal and empty it.

    Raises:
        Busy: somebody is reading or writing.
    """
    row = store.connection.one("PRAGMA wal_checkpoint(TRUNCATE)")
    if row is not None and row[0]:
        raise faults.busy(store.path)
