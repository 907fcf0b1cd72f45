"""The copies of a journal: making one, finding one again, putting one in the journal's place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from rjournal.errors import NewerJournal, NotFound, StorageError
from rjournal.paths import Paths
from rjournal.storage import backups
from rjournal.storage.copying import Progress, check
from rjournal.storage.restoring import ASIDE, Restored
from rjournal.storage.restoring import restore as put_in_place

if TYPE_CHECKING:
    from threading import Event

_ASIDE = re.compile(rf"{ASIDE}(\d{{8}}T\d{{6}})(?:-(\d+))?\.db")

WORDS: dict[str, str] = {
    "automatic": "made by itself",
    "manual": "asked for",
    "before-migration": "before an upgrade",
    "before-repair": "before a repair",
    "before-restore": "before a restore",
}
"""What each kind of copy is called."""


@dataclass(frozen=True)
class Copy:
    """A copy there is. `contents` is None where it cannot be read; `moment` is in UTC, `size` in bytes.

    `number` counts those of one kind and one second.
    """

    path: Path
    kind: str
    moment: datetime
    size: int
    contents: backups.Contents | None
    number: int = 1


def back_up(paths: Paths, *, stamp: str, to: Path | None = None, progress: Progress | None = None) -> Path:
    """Make a verified copy of the journal, among the others or at `to`; where it is.

    Raises:
        NotFound: there is no journal yet.
        Invalid: there is something at `to` already, or no folder for it.
        StorageError: the journal is damaged, or the copy could not be written.
    """
    if not paths.journal.exists():
        raise NotFound(f"There is no journal yet: {paths.journal}.", "It is made with the first entry.")
    if to is not None:
        return backups.make_at(paths.journal, to.expanduser(), progress=progress)
    return backups.make(paths.journal, paths.backups, "manual", stamp=stamp, progress=progress).path


def back_up_daily(paths: Paths, *, now: datetime, stop: Event) -> Path | None:
    """Make the copy of the day and let old ones go; None where there is one already.

    It takes its time, in whatever thread calls it, and is given up when `stop` is set.

    Raises:
        Stopped: `stop` was set.
        StorageError: the journal is damaged, or the copy could not be written. No copy was removed.
    """
    made = backups.make_daily(paths.journal, paths.backups, now=now, stop=stop)
    return None if made is None else made.path


def copies(paths: Paths) -> list[Copy]:
    """Every copy there is, the journals kept at a restore too, newest first."""
    found = [
        Copy(one.path, str(one.kind), one.moment, one.size, _contents(one.path), one.number)
        for one in backups.backups_in(paths.backups)
    ]
    for path in paths.data.glob(f"{ASIDE}*.db"):
        name = _ASIDE.fullmatch(path.name)
        if name is not None:
            moment = datetime.strptime(name[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
            size, number = path.stat().st_size, int(name[2] or 1)
            found.append(Copy(path, "before-restore", moment, size, _contents(path), number))
    return sorted(found, key=lambda one: (one.moment, one.number), reverse=True)


def _contents(path: Path) -> backups.Contents | None:
    try:
        return backups.contents(path)
    except StorageError:
        return None


def find(paths: Paths, name: str) -> Path | None:
    """The file that `name` names: a path, or the name of a copy there is; None if it is neither.

    Raises:
        NotFound: it can only be meant as a file, and there is none.
    """
    for folder in (Path(), paths.backups, paths.data):
        path = folder / Path(name).expanduser()
        if path.is_file():
            return path
    if "/" in name or name.endswith(".db"):
        raise NotFound(f"There is no file {name}.", "`rjournal restore` lists the copies there are.")
    return None


def of_day(paths: Paths, day: date, zone: tzinfo | None) -> Path:
    """The newest copy that was made on `day`.

    Raises:
        NotFound: none was.
    """
    for backup in backups.backups_in(paths.backups):
        if backup.moment.astimezone(zone).date() == day:
            return backup.path
    raise NotFound(
        f"There is no copy of {day.isoformat()}.", "`rjournal restore` lists the copies there are."
    )


def contents_of(path: Path) -> backups.Contents:
    """What is in the copy at `path`, after it was found sound.

    Raises:
        NewerJournal: a newer rjournal wrote it.
        StorageError: it is damaged, or no journal.
    """
    try:
        check(path)
        return backups.contents(path)
    except NewerJournal:
        raise
    except StorageError as error:
        # What is said of files that cannot be read is meant for the journal itself.
        words = error.message.replace("The journal is damaged:", "This copy is damaged:")
        hint = "Nothing was changed. `rjournal restore` lists the copies there are."
        raise type(error)(words, hint) from error


def restore(paths: Paths, source: Path, *, stamp: str) -> Restored:
    """Put the journal at `source` into the journal's place; see `storage.restoring.restore`.

    Raises:
        Invalid: it is the journal itself.
        Busy: another window or program has the journal open.
        StorageError: the copy is not sound, or could not be put there. The journal is as it was.
    """
    return put_in_place(paths.journal, source, stamp=stamp)
