"""The one seam between what SQLite and the system report and what a person is told about the journal's file.

Every sentence says what happened and names the file; every hint says what is safe and what to do next
(docs/guide.md, "What can go wrong"). Nothing here costs anything until something went wrong.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from rjournal.errors import (
    SAFE,
    Busy,
    Damaged,
    IndexDamaged,
    NoRoom,
    ReadOnly,
    Replaced,
    StorageError,
)

_MAGIC = b"SQLite format 3\0"
_NO_TEXT = "Could not decode to UTF-8"
"""How Python's sqlite3 begins its only error without a code of SQLite's: stored text that is none."""


def told(error: sqlite3.Error | OSError | UnicodeDecodeError, path: Path) -> StorageError:
    """`error` as a sentence about the journal at `path`, with what is safe and what to do."""
    if isinstance(error, UnicodeDecodeError):
        # SQLite says what is wrong in the words that it found in a damaged schema.
        return damaged(path)
    if isinstance(error, OSError):
        return _system_told(error, path)
    name = getattr(error, "sqlite_errorname", "") or ""
    match name.split("_")[1:]:
        case ["BUSY" | "LOCKED", *_]:
            return busy(path)
        case ["FULL"]:
            return NoRoom(
                f"The disk is full: {path} could not grow.", f"{SAFE} Free some space and save again."
            )
        case ["IOERR", "WRITE" | "SHMOPEN" | "SHMSIZE" | "TRUNCATE"]:
            # A quota and a limit on the size of files end here; only a full disk has a code of its own.
            return NoRoom(
                f"The disk took no more: {path} could not be written.",
                f"{SAFE} Look at the space on the disk and at your quota, and save again.",
            )
        case ["IOERR", *_]:
            return StorageError(
                f"The disk would not do its work: {path}.", f"{SAFE} Check the disk and try again."
            )
        case ["NOTADB"]:
            return no_journal(path)
        case ["CORRUPT", "VTAB"]:
            return index_damaged(path)
        case ["CORRUPT", *_]:
            return damaged(path)
        case ["READONLY", *_]:
            return read_only(path)
        case ["CANTOPEN" | "PERM" | "AUTH", *_]:
            return not_opened(path)
    if str(error).startswith(_NO_TEXT):
        return damaged(path)
    return StorageError(
        f"The journal could not be used ({name or type(error).__name__}): {path}.",
        f"{SAFE} `rjournal where` shows where it is.",
    )


def busy(path: Path) -> Busy:
    """Another program writes to the journal and goes on with it; who, where that can be known."""
    # Who holds a lock is looked up only for somebody who waited for it.
    from rjournal.storage.locks import holder

    who = holder(path)
    by = f": {who}" if who else ""
    return Busy(f"Another program is writing to the journal{by}.", f"{SAFE} Try again in a moment.")


def read_only(path: Path) -> ReadOnly:
    """The journal may not be written to."""
    return ReadOnly(
        f"The journal may not be written to: {path}.",
        f"{SAFE} Check the permissions of the file and its folder.",
    )


def damaged(path: Path) -> Damaged:
    """The file is damaged; where to find the newest copy."""
    return Damaged(
        f"The journal is damaged: {path}.",
        f"Nothing more is written to it. {way_back(path)}",
    )


def unreadable() -> Damaged:
    """A value in the journal is none that was ever written there."""
    return Damaged(
        "The journal is damaged: a record in it cannot be read.",
        "Nothing was changed. `rjournal doctor` looks through the file, `rjournal restore` lists the copies.",
    )


def index_damaged(path: Path) -> IndexDamaged:
    """The search index is damaged and could not be built anew at once."""
    return IndexDamaged(
        f"The search index is damaged: {path}.",
        "The journal's text is safe; the index is built anew as soon as the journal can be written to.",
    )


def is_of_index(error: StorageError) -> bool:
    """Whether an error that a statement on the search index met says that the index is damaged.

    Its statements are constants and its queries compiled: what SQLite calls a wrong statement is a table
    that is gone or holds what FTS5 never wrote.
    """
    name = getattr(error.__cause__, "sqlite_errorname", "") or ""
    return name.startswith(("SQLITE_CORRUPT_VTAB", "SQLITE_ERROR", "SQLITE_CONSTRAINT"))


def note(error: StorageError, path: Path) -> None:
    """Write down, in the log beside the journal and without any text, what was mended unasked."""
    from rjournal.crash_log import note_crash

    note_crash(path.parent / "log", error)


def absent(path: Path) -> StorageError:
    """There is no journal yet."""
    return StorageError(f"There is no journal yet: {path}.", "It is made with the first entry.")


def no_journal(path: Path) -> StorageError:
    """The file is no database; one that begins as a database does is a damaged journal."""
    beginning = _beginning(path)
    if beginning and _MAGIC.startswith(beginning):
        return damaged(path)
    return StorageError(
        f"This file is not a journal: {path}.",
        "It was not touched. Move it away, or set RJOURNAL_HOME to another folder."
        f"{_copy_there(path, ' If your journal should be here: ')}",
    )


def not_a_journal_of_ours(path: Path) -> StorageError:
    """The file is a database with somebody else's tables."""
    return StorageError(
        f"This is another program's database, not a journal: {path}.",
        "It was not touched. Move it away, or set RJOURNAL_HOME to another folder.",
    )


def refused(why: StorageError) -> StorageError:
    """The journal was opened for reading only, because of `why`, which was said then."""
    return type(why)("The journal is open for reading only, so nothing was written.", way_back_of(why))


def only_read(why: StorageError, missing: str) -> StorageError:
    """What is said when the journal is opened for reading only because of `why`, and what may be missing."""
    hint = " ".join(part for part in (missing, way_back_of(why)) if part)
    return type(why)(f"Reading only. {why.message}", hint)


def way_back_of(why: StorageError) -> str:
    """Of a damaged journal, where there is a copy; nothing for what has no need of one."""
    return why.hint if isinstance(why, Damaged) else ""


def older(path: Path) -> StorageError:
    """The journal is to be migrated before it is read, and may not be."""
    return ReadOnly(
        f"An earlier rjournal wrote this journal, and it may not be brought up to date: {path}.",
        "Nothing was touched. Open it once where its file and folder may be written to.",
    )


def emptied(path: Path) -> Damaged:
    """The file is there with nothing in it, and copies say that there was a journal."""
    return Damaged(
        f"The journal's file is empty: {path}.",
        f"It was not touched. {way_back(path)} To begin anew instead, remove the empty file.",
    )


def replaced(path: Path) -> Replaced:
    """The file is no longer where it was opened."""
    return Replaced(
        f"The journal was moved or replaced while it was open: {path}.",
        f"{SAFE} Put the file back, or close rjournal and open it again.",
    )


def not_opened(path: Path) -> StorageError:
    """The file cannot be opened, and why as far as it can be seen."""
    # Looking for the reason may fail for the same reason.
    try:
        if path.is_dir():
            return StorageError(
                f"There is a folder in the place of the journal, which could not be opened: {path}.",
                "Nothing was changed. Move it away, or set RJOURNAL_HOME to another folder.",
            )
        there = path.exists()
    except OSError:
        there = True
    if not there:
        return StorageError(
            f"The journal could not be opened, because there is none: {path}.",
            "Nothing was changed. `rjournal where` shows where it is looked for.",
        )
    return StorageError(
        f"The journal could not be opened: {path}.",
        "Nothing was changed. Check that you may read the file and enter its folder.",
    )


def way_back(path: Path) -> str:
    """What to do about a damaged journal: the newest copy, where there is one."""
    return _copy_there(path, "") or "Keep a copy of the file before you try anything."


def _copy_there(path: Path, before: str) -> str:
    copy = newest_copy(path)
    if copy is None:
        return ""
    # Without a name `restore` only lists, and the first in its list can be the journal that was set aside.
    return f"{before}`rjournal restore {copy.name}` brings back the newest copy, {copy}."


def newest_copy(path: Path) -> Path | None:
    """The newest verified copy of the journal at `path`, or None."""
    folder = path.parent / "backups"
    try:
        if not folder.is_dir():
            return None
    except OSError:
        return None
    # Only somebody in trouble needs a copy, and looking into copies is not cheap to import.
    from rjournal.storage.backups import newest

    return newest(folder)


def _system_told(error: OSError, path: Path) -> StorageError:
    return StorageError(
        f"The journal could not be used: {path} ({error.strerror or type(error).__name__}).",
        "Nothing was changed. Check the folder and its permissions.",
    )


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC))
    except OSError:
        return b""
