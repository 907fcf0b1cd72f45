"""Copying a journal so that the copy is sound: nothing gets a name before it was opened and checked.

A copy that is being made is a `*.part` file that nobody offers; it is one file, for its owner alone.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from rjournal.errors import Damaged, NoRoom, StorageError
from rjournal.storage.faults import told

if TYPE_CHECKING:
    from threading import Event

Progress = Callable[[int, int], object]
"""Told how much of a copy is done: pages, and pages in all."""

UNFINISHED = "*.part"
"""What copies are called while they are being made."""

_STEP = 1024
"""Pages copied at a time, 4 MiB: 10 ms here."""
_PAUSE = 0.005
"""Seconds left to others between two steps of a copy that nobody waits for."""
_PATIENCE = 5
"""How often a copy begins anew because somebody wrote meanwhile, before it is made in one step."""


class Stopped(StorageError):
    """A copy was given up before it was finished; nothing is left of it."""


# Making


@contextmanager
def verified_copy(
    source: Path,
    folder: Path,
    *,
    in_use: bool = True,
    progress: Progress | None = None,
    stop: Event | None = None,
) -> Iterator[Path]:
    """A sound copy of the journal at `source` in `folder`, under a name for the time of the block only.

    Whoever wants to keep it gives it another name. `in_use` says that others may write to `source` meanwhile.

    Raises:
        Stopped: `stop` was set.
        NewerJournal: a newer rjournal wrote it.
        StorageError: it could not be made, or is no sound journal.
    """
    with _part_in(folder) as part:
        with writing_to(folder), telling(source), closing(open_to_read(source, in_use=in_use)) as journal:
            _copy(journal, part, _Steps(progress, stop))
        check(part, stop=stop)
        yield part


@contextmanager
def verified_copy_of(journal: sqlite3.Connection, path: Path, folder: Path) -> Iterator[Path]:
    """As `verified_copy`, of a journal that is open already and that nobody else may read."""
    with _part_in(folder) as part:
        with writing_to(folder), telling(path):
            _copy(journal, part, _Steps(None, None))
        check(part)
        yield part


@contextmanager
def _part_in(folder: Path) -> Iterator[Path]:
    """An empty file (0600) to copy into, which is gone after the block; Raises StorageError."""
    with writing_to(folder):
        descriptor, name = tempfile.mkstemp(prefix="copy-", suffix=UNFINISHED.removeprefix("*"), dir=folder)
        # Held while it is made: a part that nobody holds is left from a copy that was cut off.
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    part = Path(name)
    try:
        yield part
    finally:
        for suffix in ("", "-journal"):
            part.with_name(part.name + suffix).unlink(missing_ok=True)
        os.close(descriptor)


def _copy(journal: sqlite3.Connection, part: Path, steps: _Steps) -> None:
    """Raises sqlite3.Error, Stopped."""
    with closing(_connect(part, "rw")) as copy:
        if journal.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            # Others write on while this reads what was there; else each write would begin the copy anew.
            journal.execute("BEGIN")
            journal.execute("SELECT 1 FROM sqlite_master").fetchone()
        try:
            journal.backup(copy, pages=_STEP, progress=steps)
        except _Unending:
            journal.backup(copy)
        # In WAL mode a copy would need two more files beside it to be read.
        copy.execute("PRAGMA journal_mode = DELETE")


class _Unending(Exception):
    """The journal is written to more often than a copy in steps can follow."""


class _Steps:
    """What happens between two steps of a copy."""

    def __init__(self, progress: Progress | None, stop: Event | None) -> None:
        self._progress = progress
        self._stop = stop
        self._left: int | None = None
        self._begun_anew = 0

    def __call__(self, _status: int, left: int, total: int) -> None:
        if self._left is not None and left >= self._left:
            self._begun_anew += 1
            if self._begun_anew > _PATIENCE:
                raise _Unending
        self._left = left
        if self._stop is not None and self._stop.wait(_PAUSE):
            raise _stopped()
        if self._progress is not None:
            self._progress(total - left, total)


def take_name(copy: Path, name: Path) -> bool:
    """Give the copy its name, on the disk when this returns; False if something has that name already."""
    with writing_to(name.parent):
        try:
            # A link is refused where a rename would replace.
            name.hardlink_to(copy)
        except FileExistsError:
            return False
        except OSError:
            if name.exists():
                return False
            copy.rename(name)
        sync(name)
        sync(name.parent)
    return True


def take_free_name(copy: Path, folder: Path, stem: str) -> Path:
    """Give the copy the first name that is free: `stem.db`, `stem-2.db`, … It is never put over another."""
    names = chain([f"{stem}.db"], (f"{stem}-{number}.db" for number in count(2)))
    return next(path for name in names if take_name(copy, path := folder / name))


def compact(stamp: str) -> str:
    """A stored moment as it stands in a file's name: `20260216T090000`."""
    return stamp[:19].replace(":", "").replace("-", "")


def sync(path: Path) -> None:
    """Make what is in a file, or which files are in a folder, last through a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove what is left of copies that were cut off."""
    for part in unfinished(folder):
        part.unlink(missing_ok=True)


def unfinished(folder: Path) -> list[Path]:
    """What is left in `folder` of copies that were cut off: those that nobody is making now."""
    return [part for part in sorted(folder.glob(UNFINISHED)) if not _is_held(part)]


def _is_held(part: Path) -> bool:
    try:
        with part.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    return False


# Verifying


def check(path: Path, *, in_use: bool = False, stop: Event | None = None) -> None:
    """Hold that the file at `path` is a sound journal that this program can open.

    Raises:
        Stopped: `stop` was set.
        NewerJournal: a newer rjournal wrote it.
        StorageError: it is damaged, or no journal.
    """
    with telling(path), closing(open_to_read(path, in_use=in_use)) as raw:
        _check_is_journal(raw, path)
        if stop is not None:
            raw.set_progress_handler(stop.is_set, 1_000)
        try:
            # 0.25 s for 50 000 entries: there is no need for the lesser check, which looks at no index.
            verdict = raw.execute("PRAGMA integrity_check(1)").fetchone()[0]
        except sqlite3.OperationalError:
            if stop is not None and stop.is_set():
                raise _stopped() from None
            raise
        if verdict != "ok":
            raise Damaged(f"This journal is damaged: {path}.", "It was not touched.")


def _check_is_journal(raw: sqlite3.Connection, path: Path) -> None:
    from rjournal.storage import migrations
    from rjournal.storage.connection import APPLICATION_ID

    names: tuple[str, ...] = ()
    if raw.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID:
        sql = 'SELECT name FROM "_sqlite_migrations" WHERE migration_set = ? ORDER BY id'
        names = tuple(name for (name,) in raw.execute(sql, (migrations.SET,)))
    if not names:
        raise StorageError(f"This file is not a journal: {path}.", "It was not touched.")
    migrations.refuse_newer(names)


def is_journal(path: Path) -> bool:
    """Whether the file at `path` opens as a journal; what is in it is not looked at."""
    try:
        with telling(path), closing(open_to_read(path)) as raw:
            _check_is_journal(raw, path)
    except StorageError:
        return False
    return True


def open_to_read(path: Path, *, in_use: bool = False) -> sqlite3.Connection:
    """A connection to read a journal with.

    One that is not `in_use` is left without a file beside it; one in a folder that may not be written to is
    read as it stands there.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    beside = (path.with_name(f"{path.name}-{suffix}") for suffix in ("wal", "journal"))
    # As immutable, SQLite would not see what is still in those files.
    if not in_use and not any(one.exists() for one in beside):
        return _connect(path, "ro&immutable=1")
    raw = _connect(path, "ro")
    try:
        raw.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        raw.close()
        if error.sqlite_errorname.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
            return _connect(path, "ro&immutable=1")
        raise
    except BaseException:
        raw.close()
        raise
    return raw


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={mode}"
    raw = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    raw.execute("PRAGMA trusted_schema = OFF")
    return raw


def _stopped() -> Stopped:
    return Stopped("The copy was not finished.", "Nothing is left of it; the journal is as it was.")


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """What fails inside is told of the journal at `path`."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise told(error, path) from error


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """What fails inside because `folder` takes no file, or the disk no more, is told of the copy."""
    why = ""
    try:
        yield
    except OSError as error:
        why = error.strerror or "no reason given"
    except NoRoom:
        why = "the disk is full, or took no more"
    if why:
        raise StorageError(
            f"The copy could not be written: {folder} ({why}).",
            "The journal is as it was. Check the folder and the space on its disk.",
        )
