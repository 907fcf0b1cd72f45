"""A journal that cannot be written to: reading what can be read, and keeping a copy of what is open."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from rjournal.errors import Damaged, Invalid, NewerJournal, ReadOnly, StorageError
from rjournal.storage import faults
from rjournal.storage.connection import Connection


def reading(path: Path) -> tuple[Connection, str]:
    """A connection that only reads, and a sentence about what may be missing in it, empty for nothing.

    Where nothing at all may be written beside the journal, it is read without what lies beside it.

    Raises:
        StorageError: it cannot be read.
    """
    try:
        return _touched(Connection(path, readonly=True)), ""
    except StorageError as error:
        if isinstance(error, (Damaged, NewerJournal)):
            raise
        try:
            # Only here: SQLite looks at no lock and at no -wal file then.
            connection = _touched(Connection(path, immutable=True))
        except StorageError:
            raise error from None
    return connection, _missing(path)


def view(path: Path, why: StorageError) -> tuple[Connection, StorageError]:
    """The journal for reading only, because of `why`, and what to say about it.

    Raises:
        NewerJournal: a newer rjournal wrote it.
        StorageError: it cannot be read either: `why`, or that an earlier rjournal wrote it.
    """
    from rjournal.storage.migrations import check_readable

    try:
        connection, missing = reading(path)
    except StorageError:
        raise why from None
    try:
        check_readable(connection)
    except NewerJournal:
        connection.close()
        raise
    except StorageError as error:
        connection.close()
        # What is missing in a damaged file, or in one that could not be made, is no sign of an older one.
        raise (error if isinstance(why, ReadOnly) else why) from None
    connection.refusal = faults.refused(why)
    return connection, faults.only_read(why, missing)


def _touched(connection: Connection) -> Connection:
    """SQLite opens nothing before it is asked something."""
    try:
        connection.one("SELECT count(*) FROM sqlite_master")
    except BaseException:
        connection.close()
        raise
    return connection


def _missing(path: Path) -> str:
    beside = path.with_name(f"{path.name}-wal")
    with suppress(OSError):
        if beside.stat().st_size:
            return f"What was written last may be missing: {beside} could not be read."
    return ""


def save_copy(connection: Connection, path: Path) -> Path:
    """Write the open journal to a new file (0600), whatever became of its own; the path in full.

    Raises:
        Invalid: there is something at `path` already, or its folder does not exist.
        StorageError: the copy could not be written, or is not sound; nothing was left behind.
    """
    target = _fresh(path)
    try:
        with closing(sqlite3.connect(target)) as copy:
            connection.raw.backup(copy)
            # In WAL mode a copy would need two more files beside it to be read.
            copy.execute("PRAGMA journal_mode = DELETE")
            sound = copy.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    except sqlite3.Error as error:
        target.unlink(missing_ok=True)
        raise StorageError(
            f"The copy could not be written: {target}.",
            "Nothing was left of it; what is open is as it was. Choose another place for it.",
        ) from error
    if not sound:
        target.unlink(missing_ok=True)
        raise faults.damaged(connection.path)
    return target


def _fresh(path: Path) -> Path:
    """An empty file of the user's alone, where there was nothing before."""
    try:
        target = path.expanduser().absolute()
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise Invalid(
            f"There is something here already: {target}.", "It was not touched. Choose another name.", "to"
        ) from None
    except FileNotFoundError:
        raise Invalid(
            f"There is no folder {target.parent}.", "Make it first, or choose another.", "to"
        ) from None
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "this is no path"
        raise Invalid(
            f"The copy cannot be written to {path} ({reason}).", "Choose another place for it.", "to"
        ) from None
    return target
