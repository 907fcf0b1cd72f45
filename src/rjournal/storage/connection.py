"""One SQLite connection: how it is opened, how it writes, and when it writes no more.

Its failures become sentences in `faults`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from rjournal.errors import Damaged, StorageError
from rjournal.storage import faults
from rjournal.storage.filesystem import network_kind

APPLICATION_ID = 0x724A6E6C
"""Marks the file as a journal of rjournal ("rJnl"), so that no other program's database is ever migrated."""

Value = str | int | float | bytes | None

PATIENCE = 5.0
"""Seconds to wait for another program that writes to the journal."""


class Connection:
    """A connection whose every statement fails as a `StorageError`, and whose every write begins immediately.

    It belongs to the thread that opened it.
    """

    def __init__(
        self,
        path: Path,
        *,
        readonly: bool = False,
        immutable: bool = False,
        in_memory: bool = False,
        patience: float = PATIENCE,
    ) -> None:
        """Open the file at `path`, creating it (0600, folder 0700) unless `readonly`.

        Args:
            path: The journal's file.
            readonly: Nothing is written and nothing created.
            immutable: Read the file alone, without what lies beside it: the last way to read where nothing
                may be written at all. What is still in the -wal file is then missing.
            in_memory: There is no file; what is written is gone with the connection.
            patience: Seconds to wait for another program that writes.

        Raises:
            ReadOnly: it may be read and not written to.
            StorageError: the file or its folder cannot be used.
        """
        self.path = path
        self.readonly = readonly or immutable
        self.refusal: StorageError | None = None
        """Why nothing may be written any more; None while it may."""
        self._inode: tuple[int, int] | None = None
        mode = "memory" if in_memory else "ro" if self.readonly else "rw"
        only = "&immutable=1" if immutable else ""
        with self._telling():
            if mode == "rw":
                _prepare(path)
            # Before SQLite opens it: a copy that is put in its place while this waits must be noticed.
            inode = _inode(path)
            self.raw = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode={mode}{only}",
                uri=True,
                timeout=patience,
                isolation_level=None,
            )
            self.raw.row_factory = sqlite3.Row
            try:
                self._configure()
            except BaseException:
                self.raw.close()
                raise
        if self.readonly:
            self.refusal = faults.read_only(path)
        self._inode = inode

    def _configure(self) -> None:
        self.raw.execute("PRAGMA foreign_keys = ON")
        self.raw.execute("PRAGMA trusted_schema = OFF")
        # A power cut may not take the last save with it: NORMAL would allow that in WAL.
        self.raw.execute("PRAGMA synchronous = FULL")
        if self.readonly:
            self.raw.execute("PRAGMA query_only = ON")

    def choose_journal_mode(self) -> None:
        """Let readers and the writer work side by side, where that is safe. It changes the file: a journal.

        The memory that they share for it is one machine's own; on a disk that several machines share each
        would have its own, and none would see what the others write.
        """
        mode = "DELETE" if network_kind(self.path) else "WAL"
        self.run(f"PRAGMA journal_mode = {mode}")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
            told = faults.told(error, self.path)
            if isinstance(told, Damaged):
                # Writing on could put a wrong page in the place of a right one.
                self.refusal = self.refusal or told
            raise told from error

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
            Busy: another program kept the journal locked for longer than we wait.
            ReadOnly: the journal may not be written to.
            Replaced: the file was replaced or removed.
            StorageError: the disk refused, or the file is damaged.
        """
        if self.writing:
            yield
            return
        if self.refusal is not None:
            # A fresh one each time: whoever is told adds where the words are.
            raise type(self.refusal)(self.refusal.message, self.refusal.hint)
        self.check_place()
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            # A full disk may already have rolled the transaction back; a second rollback would hide why.
            if self.writing:
                with suppress(sqlite3.Error):
                    self.raw.rollback()
            raise

    def check_place(self) -> None:
        """See that the file is still where it was opened.

        SQLite goes on writing into a file that was removed or replaced, without an error.

        Raises:
            Replaced: it is not.
        """
        if self._inode is not None and _inode(self.path) != self._inode:
            raise faults.replaced(self.path)

    def check_sound(self) -> None:
        """Look at every page; for when something cannot be explained otherwise. The search index is left out.

        Raises:
            Damaged: the file is not what was written to it.
        """
        for (verdict,) in self.all("PRAGMA quick_check"):
            if verdict != "ok" and "fts" not in verdict.lower():
                found = faults.damaged(self.path)
                self.refusal = self.refusal or found
                raise found

    def close(self) -> None:
        """Close the connection; closing twice does nothing."""
        with self._telling():
            self.raw.close()


def _prepare(path: Path) -> None:
    """Create the folder (0700) and an empty file (0600) if they are missing; see what is there otherwise.

    Raises:
        StorageError: what is there may not be written to, or must not be.
    """
    if path.exists():
        _check_writable(path)
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # SQLite gives its -wal and -shm files the permissions of the main file.
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


_EMPTY = 1
"""Bytes. SQLite takes a file of one byte for an empty one: some systems need that byte."""


def _check_writable(path: Path) -> None:
    if path.is_file() and path.stat().st_size <= _EMPTY and faults.newest_copy(path) is not None:
        # A journal made in its place would hide that there was another.
        raise faults.emptied(path)
    if os.access(path, os.R_OK) and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        # SQLite would open it all the same and refuse the first write, or even the first look.
        raise faults.read_only(path)


def _inode(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)
