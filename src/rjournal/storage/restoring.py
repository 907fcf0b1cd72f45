"""Putting a copy in the journal's place and losing nothing: neither the journal as it was nor a draft.

Everything that can go wrong goes wrong before the one step that replaces the file.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from rjournal.domain.draft_places import record_of
from rjournal.domain.records import Ref
from rjournal.errors import Busy, Invalid, StorageError
from rjournal.storage.backups import Contents, contents
from rjournal.storage.copying import (
    check,
    compact,
    open_to_read,
    sync,
    take_free_name,
    telling,
    verified_copy,
    verified_copy_of,
    writing_to,
)

ASIDE = "journal-before-restore-"
"""How the names of journals begin that were kept when a copy took their place."""

_LOCKED_WHILE_OPEN = (0x40000002, 510)
"""Where SQLite locks the bytes of a file while it has a journal open: the first, and how many."""


@dataclass(frozen=True)
class Restored:
    """What is in the journal now, where it is as it was before, how many of its drafts were carried over.

    `kept_aside` is None where there was no journal, even if something lay beside its place; `drafts` is None
    where its drafts could not be read.
    """

    contents: Contents
    kept_aside: Path | None
    drafts: int | None


def restore(journal: Path, source: Path, *, stamp: str) -> Restored:
    """Put the journal at `source` into the place of the one at `journal`, which is kept beside it.

    Drafts of the journal that is replaced are carried over. An older journal is brought up to date when it is
    opened next.

    Raises:
        Invalid: there is nothing at `source`, or it is the journal itself.
        NewerJournal: a newer rjournal wrote `source`.
        Busy: another window or program has the journal open.
        StorageError: `source` is no sound journal, or the folder takes no copy. The journal is as it was.
    """
    if not source.is_file():
        raise Invalid(f"There is no file {source}.", "`rjournal restore` lists the copies there are.")
    if journal.exists() and source.samefile(journal):
        raise Invalid("This is the journal itself.", "Nothing was changed.")
    with writing_to(journal.parent):
        journal.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with verified_copy(source, journal.parent, in_use=False) as copy:
        aside, drafts = _make_way(journal, copy, stamp)
        return Restored(contents(journal), aside, drafts)


def _make_way(journal: Path, copy: Path, stamp: str) -> tuple[Path | None, int | None]:
    """Put the copy in the journal's place; where that is now, and how many drafts were carried over."""
    if not journal.exists():
        # A journal that is gone may have left its -wal file, with the last words in it.
        _keep_bytes_aside(journal, stamp)
        _replace(journal, copy)
        return None, 0
    if _is_sound(journal):
        with telling(journal), closing(_connect_alone(journal)) as present:
            drafts = _carry_drafts(present, copy, stamp)
            aside = _keep_aside(present, journal, stamp)
            _replace(journal, copy)
        return aside, drafts
    drafts_read = _carry_what_can_be_read(journal, copy, stamp)
    _refuse_if_open(journal)
    aside = _keep_bytes_aside(journal, stamp)
    _replace(journal, copy)
    return aside, drafts_read


# The journal that is there


def _is_sound(journal: Path) -> bool:
    try:
        check(journal, in_use=True)
    except Busy:
        raise
    except StorageError:
        return False
    return True


def _connect_alone(journal: Path) -> sqlite3.Connection:
    """Raises Busy, sqlite3.Error."""
    raw = sqlite3.connect(f"{journal.absolute().as_uri()}?mode=rw", uri=True, timeout=1, isolation_level=None)
    try:
        raw.execute("PRAGMA locking_mode = EXCLUSIVE")
        # Empties the -wal file into the journal: one that stayed would be read as the restored journal's own.
        raw.execute("PRAGMA journal_mode = DELETE")
        raw.execute("BEGIN EXCLUSIVE")
        raw.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raw.close()
        if error.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise _open_elsewhere() from error
        raise
    except BaseException:
        raw.close()
        raise
    return raw


def _refuse_if_open(journal: Path) -> None:
    """Refuse a damaged journal that somebody has open, without asking SQLite, which might write to it.

    Raises:
        Busy: somebody has.
        StorageError: it may not be read and written to.
    """
    first, number = _LOCKED_WHILE_OPEN
    with telling(journal), journal.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, number, first)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EAGAIN):
                raise _open_elsewhere() from error
            raise


def _open_elsewhere() -> Busy:
    return Busy(
        "The journal is open in another window or program.",
        "Nothing was changed. Close it there, then restore again.",
    )


# Drafts


def _carry_what_can_be_read(journal: Path, copy: Path, stamp: str) -> int | None:
    try:
        with telling(journal), closing(open_to_read(journal, in_use=True)) as present:
            return _carry_drafts(present, copy, stamp)
    except StorageError:
        return None


def _carry_drafts(present: sqlite3.Connection, copy: Path, stamp: str) -> int:
    """Put the unfinished drafts of the present journal into the copy, all or none; how many.

    Where both have a draft in one place, the one in the copy is moved out of its way. A draft whose record
    the copy does not have would in time belong to another of the same number: it is kept as mere words.
    """
    before = compact(stamp)
    carried = 0
    with telling(copy), closing(sqlite3.connect(copy, isolation_level=None)) as restored:
        restored.execute("BEGIN IMMEDIATE")
        for row in present.execute("SELECT key, fields, base_rev, created_at, updated_at FROM draft"):
            key, fields = row[:2]
            if not _same_record(present, restored, key):
                key = f"kept-{before}:{key}"
            there = restored.execute("SELECT fields FROM draft WHERE key = ?", (key,)).fetchone()
            if there is not None and there[0] == fields:
                continue
            restored.execute("UPDATE draft SET key = ? WHERE key = ?", (f"restored-{before}:{key}", key))
            restored.execute(
                "INSERT INTO draft (key, fields, base_rev, created_at, updated_at) VALUES (?, ?, ?, ?, ?)",
                (key, *row[1:]),
            )
            carried += 1
        restored.execute("COMMIT")
    return carried


def _same_record(present: sqlite3.Connection, restored: sqlite3.Connection, key: str) -> bool:
    """Whether the record that a draft belongs to, if any, is the same in both journals."""
    ref = record_of(key)
    if ref is None:
        return True
    before, after = _uid(present, ref), _uid(restored, ref)
    return before is not None and before == after


def _uid(journal: sqlite3.Connection, ref: Ref) -> str | None:
    """What a record is known by in every journal; None where it is not there."""
    # A copy of an earlier version has no table for a kind that came later.
    if journal.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (ref.kind,)).fetchone() is None:
        return None
    row = journal.execute(f"SELECT uid FROM {ref.kind} WHERE id = ?", (ref.id,)).fetchone()
    return None if row is None else str(row[0])


# Keeping and replacing


def _keep_aside(present: sqlite3.Connection, journal: Path, stamp: str) -> Path:
    with verified_copy_of(present, journal, journal.parent) as copy:
        return take_free_name(copy, journal.parent, f"{ASIDE}{compact(stamp)}")


def _keep_bytes_aside(journal: Path, stamp: str) -> Path:
    """Copies, byte for byte, of a journal that cannot be read and of what SQLite has beside it."""
    stem = f"{ASIDE}{compact(stamp)}"
    names = chain([f"{stem}.db"], (f"{stem}-{number}.db" for number in count(2)))
    aside = next(path for name in names if not (path := journal.with_name(name)).exists())
    with writing_to(journal.parent):
        for suffix in ("", "-wal", "-journal"):
            with suppress(FileNotFoundError):
                _copy_bytes(journal.with_name(journal.name + suffix), aside.with_name(aside.name + suffix))
        sync(journal.parent)
    return aside


def _copy_bytes(source: Path, target: Path) -> None:
    with source.open("rb") as file:
        descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as copy:
            shutil.copyfileobj(file, copy)
            copy.flush()
            os.fsync(descriptor)


def _replace(journal: Path, copy: Path) -> None:
    with writing_to(journal.parent):
        # What is in them is kept aside; SQLite would apply them to the restored journal.
        for suffix in ("-wal", "-shm", "-journal"):
            journal.with_name(journal.name + suffix).unlink(missing_ok=True)
        sync(copy)
        copy.replace(journal)
        sync(journal.parent)
