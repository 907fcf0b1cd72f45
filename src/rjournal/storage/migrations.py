"""How a journal comes to have today's tables.

A migration's identity is its name, recorded in sqlite-utils' own table; names are append-only. A new journal
is made by running the same scripts directly, so that the first `rjournal add` needs no sqlite-utils (110 ms).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rjournal.errors import NewerJournal, StorageError
from rjournal.storage.connection import APPLICATION_ID, Connection
from rjournal.storage.faults import not_a_journal_of_ours, older, told

if TYPE_CHECKING:
    from sqlite_utils import Database

SET = "rjournal"
NAMES: tuple[str, ...] = ("m0001_journal", "m0002_measures", "m0003_skills", "m0004_mentoring")
"""Every migration there ever was, oldest first. Add at the end; never rename, reorder or remove."""


@dataclass(frozen=True)
class Known:
    """What a program knows of how journals grow: the migrations' names, oldest first, and their scripts."""

    names: tuple[str, ...]
    script_of: Callable[[str], str]


def script_of(name: str) -> str:
    """The SQL script of one migration of this program."""
    # importlib.resources costs 8 ms at start, and most starts have no script to run.
    from importlib import resources

    return resources.files("rjournal.storage.schema").joinpath(f"{name}.sql").read_text("utf-8")


OURS = Known(NAMES, script_of)
"""What this program knows."""

_BOOKKEEPING = (
    'CREATE TABLE "_sqlite_migrations" ('
    '"id" INTEGER PRIMARY KEY, "migration_set" TEXT, "name" TEXT, "applied_at" TEXT)',
    'CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"'
    ' ON "_sqlite_migrations" ("migration_set", "name")',
)


def bring_up_to_date(connection: Connection, *, stamp: str, known: Known = OURS) -> tuple[str, ...]:
    """Give the journal the tables of the migrations `known`, and name those that were applied.

    An empty file is made a journal; an older journal is migrated after a verified copy was put beside it.
    `stamp` is the present moment as stored.

    Raises:
        NewerJournal: the journal has migrations that are not known; nothing was touched.
        StorageError: the file belongs to another program, or a migration could not be applied; the journal
            is as it was before.
    """
    applied = applied_names(connection)
    if applied == known.names:
        connection.choose_journal_mode()
        return ()
    refuse_newer(applied, known)
    connection.choose_journal_mode()
    if not applied:
        return _create(connection, stamp, known)
    return _migrate(connection, stamp, known)


def check_readable(connection: Connection) -> None:
    """Hold that the journal can be read as it is, without anything being written to it.

    Raises:
        NewerJournal: the journal has migrations that this program does not know.
        ReadOnly: it would have to be brought up to date first.
        StorageError: the file belongs to another program, or is damaged.
    """
    applied = applied_names(connection)
    refuse_newer(applied)
    if applied != NAMES:
        raise older(connection.path)


def refuse_newer(applied: tuple[str, ...], known: Known = OURS) -> None:
    """Refuse a journal with migrations that are not known.

    Raises:
        NewerJournal: it has.
    """
    unknown = [name for name in applied if name not in known.names]
    if unknown:
        raise NewerJournal(
            f"A newer rjournal wrote this journal: it has {unknown[-1]}, this one knows {known.names[-1]}.",
            "Nothing was touched. Install the newer version to open it.",
        )


def applied_names(connection: Connection) -> tuple[str, ...]:
    """The names applied so far; none for an empty file.

    Raises:
        StorageError: the file holds tables and is no journal.
    """
    if connection.one("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'"):
        rows = connection.all(
            'SELECT name FROM "_sqlite_migrations" WHERE migration_set = ? ORDER BY id', (SET,)
        )
        if rows:
            return tuple(row["name"] for row in rows)
    if connection.one("SELECT 1 FROM sqlite_master LIMIT 1"):
        raise not_a_journal_of_ours(connection.path)
    return ()


def _create(connection: Connection, stamp: str, known: Known) -> tuple[str, ...]:
    with connection.transaction():
        if applied_names(connection):
            return ()  # another process made the journal while we waited for the lock
        for statement in _BOOKKEEPING:
            connection.run(statement)
        for name in known.names:
            run_script(connection, known.script_of(name))
            connection.run(
                'INSERT INTO "_sqlite_migrations" (migration_set, name, applied_at) VALUES (?, ?, ?)',
                (SET, name, stamp),
            )
        connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
    return known.names


def _migrate(connection: Connection, stamp: str, known: Known) -> tuple[str, ...]:
    connection.run("PRAGMA foreign_keys = OFF")
    try:
        with connection.transaction():
            before = applied_names(connection)
            if before == known.names:
                return ()  # another process migrated while we waited for the lock
            refuse_newer(before, known)
            backup = _verified_copy(connection, stamp)
            try:
                _with_sqlite_utils(connection, known)
            except (StorageError, sqlite3.Error) as error:
                # sqlite-utils keeps its own books, past our connection's sentences.
                why = error if isinstance(error, StorageError) else told(error, connection.path)
                raise _not_brought_up_to_date(why.message, backup) from error
            if connection.all("PRAGMA foreign_key_check"):
                raise _not_brought_up_to_date("Records would lose what they refer to.", backup)
        return tuple(name for name in known.names if name not in before)
    finally:
        connection.run("PRAGMA foreign_keys = ON")


def _not_brought_up_to_date(why: str, backup: Path) -> StorageError:
    return StorageError(
        f"The journal could not be brought up to date. {why}", f"It is as it was. A copy is at {backup}."
    )


def _with_sqlite_utils(connection: Connection, known: Known) -> None:
    # Imported only when there is something to migrate: it costs nine times a bare Python.
    from sqlite_utils import Database, Migrations

    migrations = Migrations(SET)
    for name in known.names:

        def step(db: Database, name: str = name) -> None:
            run_script(connection, known.script_of(name))

        migrations(name=name)(step)
    migrations.apply(Database(connection.raw, execute_plugins=False))


def run_script(connection: Connection, script: str) -> None:
    """Run the SQL script of a migration inside the open transaction.

    `executescript` would commit first, and a failure in the middle would then leave half a schema.
    """
    for statement in statements(script):
        connection.run(statement)


def statements(script: str) -> list[str]:
    """The statements of a SQL script whose comments are whole lines and whose statements end a line."""
    code = "\n".join(line for line in script.splitlines() if not line.lstrip().startswith("--"))
    return [part.strip() for part in code.split(";\n") if part.strip().rstrip(";")]


def _verified_copy(connection: Connection, stamp: str) -> Path:
    """A sound copy of the journal beside it, with everything that was in it when the lock was taken.

    Raises:
        StorageError: it could not be made; the journal is as it was.
    """
    # Only an older journal needs a copy, and only a copy needs tempfile.
    from rjournal.storage.backups import make

    try:
        copy = make(connection.path, connection.path.parent / "backups", "before-migration", stamp=stamp)
    except StorageError as error:
        raise StorageError(
            "The journal was not brought up to date, because no copy of it could be made first."
            f" {error.message}",
            "The journal is as it was. Check the folder `backups` beside it and the space on the disk.",
        ) from error
    return copy.path
