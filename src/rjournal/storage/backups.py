"""Verified copies of a journal: made, found, looked into and rotated.

A copy gets its name when it was opened and found sound (`storage/copying.py`). It is one file, readable by
its owner alone, named after its kind and its moment in UTC: `automatic-20260216T090000.db`.
"""

from __future__ import annotations

import re
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rjournal.domain.rotation import surplus
from rjournal.errors import Invalid
from rjournal.storage.copying import (
    Progress,
    compact,
    is_journal,
    open_to_read,
    sweep,
    take_free_name,
    take_name,
    telling,
    verified_copy,
    writing_to,
)

if TYPE_CHECKING:
    from threading import Event

Kind = Literal["automatic", "manual", "before-migration", "before-repair"]
KINDS: tuple[Kind, ...] = ("automatic", "manual", "before-migration", "before-repair")
"""Why a copy was made. Only automatic ones are ever removed."""

_NAME = re.compile(rf"({'|'.join(KINDS)})-(\d{{8}}T\d{{6}})(?:-(\d+))?\.db")


@dataclass(frozen=True)
class Backup:
    """A copy that was sound when it was made. `moment` is in UTC, `size` in bytes.

    `number` counts those of one kind and one second.
    """

    path: Path
    kind: Kind
    moment: datetime
    size: int
    number: int = 1


@dataclass(frozen=True)
class Contents:
    """What is in a journal: records outside the trash, unfinished drafts, when something last changed."""

    entries: int
    sessions: int
    goals: int
    drafts: int
    last_change: datetime | None


# Making


def make(
    journal: Path,
    folder: Path,
    kind: Kind,
    *,
    stamp: str,
    progress: Progress | None = None,
    stop: Event | None = None,
) -> Backup:
    """Put a verified copy of the journal into `folder`, which is made (0700) where it is missing.

    Args:
        journal: The journal's file; other programs may go on writing to it.
        folder: Where the copies are.
        kind: What the copy is for.
        stamp: The present moment as stored.
        progress: Told how far it is.
        stop: Gives the copy up when it is set. With it the copy is made at leisure, as nobody waits for it.

    Raises:
        Stopped: `stop` was set.
        NewerJournal: the journal was written by a newer rjournal.
        StorageError: there is no journal, it is damaged, or the copy could not be written.
    """
    with writing_to(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        sweep(folder)
    moment = compact(stamp)
    with verified_copy(journal, folder, progress=progress, stop=stop) as copy:
        path = take_free_name(copy, folder, f"{kind}-{moment}")
    return _as_backup(path, kind, moment)


def make_at(journal: Path, target: Path, *, progress: Progress | None = None) -> Path:
    """Write a verified copy of the journal to a file of the user's choice, which must not exist yet.

    Raises:
        Invalid: there is something at `target` already, or its folder is missing. It was not touched.
        StorageError: as `make`.
    """
    there = Invalid(f"There is something at {target} already.", "It was not touched. Give another name.")
    if not target.parent.is_dir():
        raise Invalid(f"There is no folder {target.parent}.", "Nothing was written. Make it first.")
    if target.exists():
        raise there
    with verified_copy(journal, target.parent, progress=progress) as copy:
        if not take_name(copy, target):
            raise there
    return target


# Finding


def backups_in(folder: Path) -> list[Backup]:
    """The copies in `folder`, newest first; none where it is missing or cannot be read."""
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:
        return []
    found = []
    for name in names:
        parts = _NAME.fullmatch(name)
        # A copy may be rotated away by another window while this looks.
        with suppress(OSError, ValueError):
            if parts is not None:
                kind = next(kind for kind in KINDS if kind == parts[1])
                found.append(_as_backup(folder / name, kind, parts[2], int(parts[3] or 1)))
    return sorted(found, key=lambda one: (one.moment, one.number), reverse=True)


def _as_backup(path: Path, kind: Kind, moment: str, number: int = 1) -> Backup:
    at = datetime.strptime(moment, "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    return Backup(path, kind, at, path.stat().st_size, number)


def newest(folder: Path) -> Path | None:
    """The newest verified copy in `folder` that still opens as a journal; None if there is none."""
    return next((backup.path for backup in backups_in(folder) if is_journal(backup.path)), None)


def contents(path: Path) -> Contents:
    """What is in the journal at `path`, trash aside.

    Raises:
        StorageError: it cannot be read.
    """
    with telling(path), closing(open_to_read(path)) as raw:

        def number(sql: str) -> int:
            return int(raw.execute(sql).fetchone()[0])

        last = raw.execute("SELECT max(at) FROM act").fetchone()[0]
        try:
            last_change = datetime.fromisoformat(last) if last else None
        except ValueError:
            last_change = None
        return Contents(
            entries=number("SELECT count(*) FROM entry WHERE deleted_at IS NULL"),
            sessions=number("SELECT count(*) FROM session WHERE deleted_at IS NULL"),
            goals=number("SELECT count(*) FROM goal WHERE deleted_at IS NULL"),
            drafts=number("SELECT count(*) FROM draft"),
            last_change=last_change,
        )


# Once a day


def make_daily(journal: Path, folder: Path, *, now: datetime, stop: Event) -> Backup | None:
    """Make the automatic copy of the day `now` lies in, and rotate; None if there is one already.

    Raises:
        StorageError: as `make`. No copy was removed.
    """
    automatic = [backup for backup in backups_in(folder) if backup.kind == "automatic"]
    if any(backup.moment.astimezone(now.tzinfo).date() == now.date() for backup in automatic):
        return None
    stamp = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    made = make(journal, folder, "automatic", stamp=stamp, stop=stop)
    by_moment = {backup.moment.astimezone(now.tzinfo): backup for backup in [*automatic, made]}
    for moment in surplus(by_moment):
        # After the clock was wrong for a while, the copy just made may be the oldest.
        if by_moment[moment] != made:
            with writing_to(folder):
                by_moment[moment].path.unlink(missing_ok=True)
    return made
