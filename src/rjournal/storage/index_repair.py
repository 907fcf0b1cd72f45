"""A damaged search index is built anew by itself: everything in it is kept in `search_doc` too."""

from __future__ import annotations

from contextlib import closing

from rjournal.errors import ReadOnly, StorageError
from rjournal.storage import faults
from rjournal.storage.connection import Connection
from rjournal.storage.migrations import script_of, statements

_SHADOWS: dict[str, str] = {
    "data": "(id INTEGER PRIMARY KEY, block BLOB)",
    "idx": "(segid, term, pgno, PRIMARY KEY (segid, term)) WITHOUT ROWID",
    "docsize": "(id INTEGER PRIMARY KEY, sz BLOB)",
    "config": "(k PRIMARY KEY, v) WITHOUT ROWID",
}
"""The tables that FTS5 keeps an index in."""

_NOTHING = (
    "INSERT INTO search_fts_data (id, block) VALUES (1, x''), (10, x'00000000000000')",
    "INSERT INTO search_fts_config (k, v) VALUES ('version', 4)",
)
"""What FTS5 writes there when an index is new. Without it FTS5 cannot even drop the index."""


def mend(connection: Connection, error: StorageError) -> None:
    """Build the index anew because of `error`, and note that in the log, without any text.

    A connection that only reads has another one write.

    Raises:
        IndexDamaged: it cannot be mended, because nothing may be written.
        Damaged: more than the index is damaged; nothing was written.
        StorageError: as `Connection.transaction`.
    """
    from rjournal.storage.search import SearchIndex

    connection.check_sound()
    try:
        if connection.readonly:
            with closing(Connection(connection.path)) as writer:
                SearchIndex(writer).rebuild()
        else:
            SearchIndex(connection).rebuild()
    except ReadOnly:
        raise faults.index_damaged(connection.path) from error
    # A connection that keeps the old schema in mind would go on asking the old index.
    connection.one("SELECT name FROM sqlite_master LIMIT 1")
    faults.note(error, connection.path)


def _let_go(connection: Connection) -> None:
    """Have FTS5 try to write what it still holds: it forgets what it cannot, and would try again later."""
    try:
        connection.run("SAVEPOINT let_go")
        connection.run("RELEASE let_go")
    except StorageError as error:
        if not faults.is_of_index(error):
            raise


def empty_index(connection: Connection) -> None:
    """Put an empty index in the place of what is there, damaged or not. Inside a transaction."""
    _let_go(connection)
    if connection.one("SELECT 1 FROM sqlite_master WHERE name = 'search_fts'"):
        for name, columns in _SHADOWS.items():
            connection.run(f"CREATE TABLE IF NOT EXISTS search_fts_{name} {columns}")
            connection.run(f"DELETE FROM search_fts_{name}")
        for statement in _NOTHING:
            connection.run(statement)
        connection.run("DROP TABLE search_fts")
    for name in _SHADOWS:
        connection.run(f"DROP TABLE IF EXISTS search_fts_{name}")
    # A released script never changes, so its statement is the one the index was made with.
    made_with = "CREATE VIRTUAL TABLE search_fts"
    connection.run(next(one for one in statements(script_of("m0001_journal")) if one.startswith(made_with)))
