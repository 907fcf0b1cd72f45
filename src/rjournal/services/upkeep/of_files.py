"""What can be asked of everything around the journal: permissions, disk, copies, settings, what was left."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from rjournal import config
from rjournal.domain.periods import age, full
from rjournal.domain.sizes import size_text
from rjournal.errors import StorageError
from rjournal.paths import Paths
from rjournal.rescue import PATTERN
from rjournal.services.own_templates import own_templates
from rjournal.services.upkeep.findings import Finding, Repair, counted
from rjournal.services.upkeep.of_journal import FIX, written
from rjournal.services.upkeep.places import Place, places
from rjournal.storage import backups, copying, soundness
from rjournal.storage.filesystem import network_kind

_LARGE_WAL = 16_000_000
"""Bytes: four times what SQLite lets it grow to before it writes it into the journal."""
_LITTLE_ROOM = 100_000_000
"""Bytes below which a disk is called nearly full, whatever the size of the journal."""
_OLD_COPY = 8
"""Days after which the newest copy is called old."""


def of_files(paths: Paths, *, now: datetime) -> Iterator[Finding]:
    """Ask everything of the files around the journal; nothing is written."""
    yield from _wal(paths.journal)
    yield _permissions(places(paths))
    yield from _writing(paths.journal)
    yield _disk(paths)
    yield _network(paths)
    settings = config.load(paths.config_file)
    yield _copies(paths, now, by_itself=settings.backups)
    yield _problems("settings", settings.problems, "The settings can all be used.")
    yield _problems("templates", own_templates(paths.templates).problems, "Your templates can all be used.")
    yield from _leftovers(paths)


def _wal(journal: Path) -> Iterator[Finding]:
    wal = journal.with_name(f"{journal.name}-wal")
    size = wal.stat().st_size if wal.exists() else 0
    if size < _LARGE_WAL:
        return
    repair = Repair(
        "Write what is in the -wal file into the journal?",
        "The -wal file is empty.",
        partial(written, journal, soundness.empty_wal),
    )
    yield Finding("wal", "repairable", f"{wal} has grown to {size_text(size)}.", FIX, repair)


def _permissions(found: list[Place]) -> Finding:
    wide = [place for place in found if place.is_open_to_others]
    if not wide:
        return Finding("permissions", "ok", "You alone can read what is here.")
    names = ", ".join(f"{place.path} ({place.permissions:04o})" for place in wide)
    repair = Repair(
        "Make them readable by you alone?",
        "You alone can read them now.",
        partial(_close, wide),
        writes=False,
    )
    places_ = counted(len(wide), "file or folder is", "files and folders are")
    return Finding("permissions", "repairable", f"{places_} open to others: {names}.", FIX, repair)


def _writing(journal: Path) -> Iterator[Finding]:
    if not journal.exists() or (os.access(journal, os.W_OK) and os.access(journal.parent, os.W_OK)):
        return
    says = f"The journal may only be read: {journal}."
    advice = "Nothing can be written or repaired. Check the permissions of the file and its folder."
    yield Finding("writing", "note", says, advice)


def _close(wide: list[Place]) -> None:
    """Raises StorageError."""
    for place in wide:
        try:
            place.path.chmod((place.permissions or 0) & 0o700)
        except OSError as error:
            raise StorageError(
                f"The permissions of {place.path} could not be changed ({error.strerror}).",
                "Ask whoever owns it.",
            ) from error


def _disk(paths: Paths) -> Finding:
    folder = next(one for one in (paths.data, *paths.data.absolute().parents) if one.is_dir())
    free = shutil.disk_usage(folder).free
    journal = paths.journal.stat().st_size if paths.journal.exists() else 0
    says = f"{size_text(free)} are free on the disk; the journal takes {size_text(journal)}."
    if free >= max(_LITTLE_ROOM, 3 * journal):
        return Finding("disk", "ok", says)
    return Finding("disk", "note", f"Only {says}", "Copies and repairs need room: free some space.")


def _network(paths: Paths) -> Finding:
    kind = network_kind(paths.data)
    if kind is None:
        return Finding("file system", "ok", "The journal lies on a disk of this machine.")
    return Finding(
        "file system",
        "note",
        f"The journal lies on a network file system ({kind}).",
        "Open it on one machine at a time: locks over a network are not always kept.",
    )


def _copies(paths: Paths, now: datetime, *, by_itself: bool) -> Finding:
    found = backups.backups_in(paths.backups)
    if not found:
        advice = "One is made once a day when rjournal opens on the screen; `rjournal backup` makes one now."
        if not by_itself:
            advice = "`backups` is off in config.toml; `rjournal backup` makes one now."
        return Finding("copies", "note", "There is no copy of the journal yet.", advice)
    newest = found[0]
    try:
        copying.check(newest.path)
    except StorageError:
        return Finding(
            "copies",
            "bad",
            f"The newest copy is damaged: {newest.path}.",
            "`rjournal backup` makes a new one.",
        )
    day = newest.moment.astimezone(now.tzinfo).date()
    size = size_text(sum(backup.size for backup in found))
    copies = counted(len(found), "copy", "copies")
    says = f"{copies}, {size}; the newest is of {full(day)} ({age(day, today=now.date())}) and sound."
    if (now.date() - day).days < _OLD_COPY:
        return Finding("copies", "ok", says)
    return Finding("copies", "note", says, "`rjournal backup` makes one now.")


def _problems(about: str, problems: tuple[str, ...], fine: str) -> Finding:
    if not problems:
        return Finding(about, "ok", fine)
    return Finding(about, "note", " ".join(problems), "Everything else in them is used.")


def _leftovers(paths: Paths) -> Iterator[Finding]:
    rescued = sorted(paths.data.glob(PATTERN))
    if rescued:
        names = ", ".join(map(str, rescued))
        says = f"Text that could not be saved lies in {names}."
        yield Finding(
            "rescued text", "note", says, "`rjournal add < FILE` makes an entry of it; then remove it."
        )
    scratch = [path for path in sorted(paths.scratch.glob("**/*")) if path.is_file()]
    if scratch:
        names = ", ".join(map(str, scratch))
        advice = "If no editor is open, look into them and remove them."
        yield Finding("editor files", "note", f"Your editor has or left text in {names}.", advice)
    parts = [part for folder in (paths.data, paths.backups) for part in copying.unfinished(folder)]
    if parts:
        repair = Repair(
            "Remove what is left of copies that were cut off?",
            "What was left of them is gone.",
            partial(_remove, parts),
            writes=False,
        )
        says = f"{counted(len(parts), 'copy was', 'copies were')} cut off and never finished."
        yield Finding("cut-off copies", "repairable", says, FIX, repair)


def _remove(parts: list[Path]) -> None:
    for part in parts:
        part.unlink(missing_ok=True)
