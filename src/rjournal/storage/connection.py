"""One SQLite connection: how it is opened, how it writes, and how its failures are told."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rjournal.errors import Busy, StorageError

APPLICATION_ID = 0x724A6E6C
"""Marks the file as a journal of rjournal ("rJnl"), so that no other program's database is ever migrated."""

Value = str | int | float | bytes | None

_SAFE = "Nothing was written, and what you typed is kept."


def told(error: sqlite3.Error, path: Path) -> StorageError:
    """`error` as a sentence about the journal at `path`, with what is safe and what to do."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Busy("Another program is writing to the journal.", f"{_SAFE} Try again in a moment.")
    for code, sentence, hint in _SENTENCES:
        if name.startswith(code):
            return StorageError(sentence.format(path=path), hint)
    return StorageError(
        f"The journal could not be used ({name or type(error).__name__}): {path}.",
        f"{_SAFE} `rjournal where` shows where it is.",
    )


_SENTENCES: tuple[tuple[str, str, str], ...] = (
    ("SQLITE_FULL", "The disk is full: {path} could not grow.", f"{_SAFE} Free some space and save again."),
    ("SQLITE_IOERR", "The disk would not take the write: {path}.", f"{_SAFE} Check the disk and save again."),
    (
        "SQLITE_NOTADB",
        "This file is not a journal: {path}.",
        "It was not touched. Move it away, or set RJOURNAL_HOME to another folder.",
    ),
    (
        "SQLITE_CORRUPT_VTAB",
        "The search index is damaged: {path}.",
        "The journal's text is safe; the index can be built anew.",
    ),
    (
        "SQLITE_CORRUPT",
        "The journal is damaged: {path}.",
        "Nothing more was written to it. Keep a copy of the file before you try anything.",
    ),
    (
        "SQLITE_READONLY",
        "The journal may not be written to: {path}.",
        f"{_SAFE} Check the folder's permissions.",
    ),
    (
        "SQLITE_CANTOPEN",
        "The journal could not be opened: {path}.",
        "Nothing was changed. Check that the path is a file in a folder you may write to.",
    ),
    ("SQLITE_PERM", "The journal may not be opened: {path}.", "Nothing was changed. Check its permissions."),
)


class Connection:
    """A connection whose every statement fails as a `StorageError`, and whose every write begins immediately.

    It belongs to the thread that opened it.
    """

    def __init__(self, path: Path, *, readonly: bool = False) -> None:
        """Open the file at `path`, creating it (0600, folder 0700) unless `readonly`.

        Raises:
            StorageError: the file or its folder cannot be used.
        """
        self.path = path
        self.readonly = readonly
        self._inode: tuple[int, int] | None = None
        with self._telling():
            if not readonly:
                _prepare(path)
            mode = "ro" if readonly else "rw"
            self.raw = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=5, isolation_level=None
            )
            self.raw.row_factory = sqlite3.Row
            try:
                self._configure()
            except BaseException:
                self.raw.close()
                raise
        self._inode = _inode(path)

    def _configure(self) -> None:
        self.raw.execute("PRAGMA foreign_keys = ON")
        self.raw.execute("PRAGMA trusted_schema = OFF")
        # A power cut may not take the last save with it: NORMAL would allow that in WAL.
        self.raw.execute("PRAGMA synchronous = FULL")
        if self.readonly:
            self.raw.execute("PRAGMA query_only = ON")

    def use_wal(self) -> None:
        """Let readers and the writer work side by side. It changes the file, which must be a journal."""
        self.run("PRAGMA journal_mode = WAL")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise told(error, self.path) from error
        except OSError as error:
            raise StorageError(
                f"The journal could not be used: {self.path} ({error.strerror}).",
                "Nothing was changed. Check the folder and its permissions.",
            ) from error

    def all(self, sql: str, values: Sequence[Value] = ()) -> list[sqlite3.Row]:
        """Every row that `sql` gives."""
        with self._telling():
            return self.raw.execute(sql, values).fetchall()

    def one(self, sql: str, values: Sequence[Value] = ()) -> sqlite3.Row | None:
        """The first row that `sql` gives, or None."""
        with self._telling():
            row: sqlite3.Row | None = self.raw.execute(sql, values).fetchone()
            return row

    def each(self, sql: str, values: Sequence[Value] = ()) -> Iterator[sqlite3.Row]:
        """The rows that `sql` gives, one at a time, so that memory does not grow with their number."""
        with self._telling():
            yield from self.raw.execute(sql, values)

    def column(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Any]:
        """The first value of each row that `sql` gives: the numbers of a long list, a quarter faster."""
        with self._telling():
            cursor = self.raw.cursor()
            # A Row for each of 50 000 numbers costs more than finding them does.
            cursor.row_factory = None
            for row in cursor.execute(sql, values):
                yield row[0]

    def run(self, sql: str, values: Sequence[Value] = ()) -> sqlite3.Cursor:
        """Execute one statement; its cursor tells `lastrowid` and `rowcount`."""
        with self._telling():
            return self.raw.execute(sql, values)

    @property
    def writing(self) -> bool:
        """Whether a write transaction is open."""
        return self.raw.in_transaction

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is written together or not at all; nested uses join the outermost.

        Raises:
            Busy: another program kept the journal locked for five seconds.
            StorageError: the file was replaced or removed, or the disk refused.
        """
        if self.writing:
            yield
            return
        self._still_there()
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            # A full disk may already have rolled the transaction back; a second rollback would hide why.
            if self.writing:
                self.raw.rollback()
            raise

    def _still_there(self) -> None:
        """SQLite goes on writing into a file that was removed or replaced, without an error."""
        if self._inode is not None and _inode(self.path) != self._inode:
            raise StorageError(
                f"The journal was moved or replaced while it was open: {self.path}.",
                f"{_SAFE} Put the file back, or close rjournal and open it again.",
            )

    def close(self) -> None:
        """Close the connection; closing twice does nothing."""
        with self._telling():
            self.raw.close()


def _prepare(path: Path) -> None:
    """Create the folder (0700) and an empty file (0600) if they are missing."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # SQLite gives its -wal and -shm files the permissions of the main file.
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _inode(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)
