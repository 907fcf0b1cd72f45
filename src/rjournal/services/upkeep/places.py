"""Every file and folder of a journal: where it is, who may read it, what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR

from rjournal.paths import Paths
from rjournal.rescue import PATTERN
from rjournal.storage.backups import Kind, backups_in
from rjournal.storage.copying import UNFINISHED
from rjournal.storage.restoring import ASIDE

_BESIDE = {
    "-wal": "what was written last, on its way into the journal",
    "-shm": "who reads and writes the journal just now",
    "-journal": "what takes back a write that is cut off",
}

_COPIES: dict[Kind, str] = {
    "automatic": "a copy of the journal, made by itself",
    "manual": "a copy of the journal that you asked for",
    "before-migration": "the journal before a new version changed its tables",
    "before-repair": "the journal before a repair",
}


@dataclass(frozen=True)
class Place:
    """One file or folder. `permissions` and `size` (bytes, 0 for a folder) are None where it is not there."""

    path: Path
    holds: str
    permissions: int | None
    size: int | None
    is_folder: bool = False

    @property
    def exists(self) -> bool:
        """Whether it is there."""
        return self.permissions is not None

    @property
    def is_open_to_others(self) -> bool:
        """Whether anyone but its owner may do anything with it."""
        return bool((self.permissions or 0) & 0o077)


def places(paths: Paths) -> list[Place]:
    """Every place of the journal, the main ones also where they are missing. There is nothing elsewhere."""
    return [_looked_at(path, holds) for path, holds in _named(paths)]


def _named(paths: Paths) -> Iterator[tuple[Path, str]]:
    if paths.data.exists():
        yield paths.data, "everything of rjournal's"
    yield from _journal(paths.journal)
    for path in _files(paths.data, f"{ASIDE}*"):
        yield path, "the journal as it was before a restore"
    for path in _files(paths.data, PATTERN):
        yield path, "text that could not be saved"
    for path in _files(paths.data, UNFINISHED):
        yield path, "a copy that is being made or was cut off"
    yield paths.config_file, "your settings"
    yield from _with_files(paths.templates, "your own templates")
    yield from _copies(paths.backups)
    yield from _with_files(paths.log, "where faults happened, without any of your text")
    yield from _with_files(paths.scratch, "what is open in your editor, and what it left")


def _journal(journal: Path) -> Iterator[tuple[Path, str]]:
    yield journal, "everything you wrote, drafts included"
    for suffix, holds in _BESIDE.items():
        beside = journal.with_name(journal.name + suffix)
        if beside.exists():
            yield beside, holds


def _copies(folder: Path) -> Iterator[tuple[Path, str]]:
    kinds = {backup.path: _COPIES[backup.kind] for backup in backups_in(folder)}
    yield folder, "copies of the journal"
    yield from kinds.items()
    for path in _files(folder, "**/*"):
        if path not in kinds:
            cut_off = path.match(UNFINISHED)
            yield path, "a copy that is being made or was cut off" if cut_off else "nothing of rjournal's own"


def _with_files(folder: Path, holds: str) -> Iterator[tuple[Path, str]]:
    yield folder, holds
    yield from ((path, holds) for path in _files(folder, "**/*"))


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for path in folder.glob(pattern) if path.is_file())


def _looked_at(path: Path, holds: str) -> Place:
    try:
        # Of a link, what counts is who may read what it leads to.
        status = path.stat()
    except OSError:
        return Place(path, holds, None, None)
    is_folder = S_ISDIR(status.st_mode)
    return Place(path, holds, status.st_mode & 0o7777, 0 if is_folder else status.st_size, is_folder)
