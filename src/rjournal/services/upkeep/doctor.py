"""Examining a journal and everything around it, and putting right what can be put right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from platform import python_version

from rjournal import __version__
from rjournal.errors import StorageError
from rjournal.paths import Paths
from rjournal.services.upkeep.findings import Finding, Repair
from rjournal.services.upkeep.of_files import of_files
from rjournal.services.upkeep.of_journal import of_journal
from rjournal.storage import backups
from rjournal.storage.soundness import sqlite_version


def examine(paths: Paths, *, now: datetime) -> list[Finding]:
    """Everything there is to say about the journal at `paths`, the journal first. Nothing is written."""
    return [*of_journal(paths.journal), *of_files(paths, now=now), _versions()]


def _versions() -> Finding:
    packages = ", ".join(f"{name} {_version_of(name)}" for name in ("textual", "sqlite-utils"))
    says = f"rjournal {__version__}, Python {python_version()}, SQLite {sqlite_version()}, {packages}."
    return Finding("versions", "ok", says)


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(missing)"


def put_right(
    paths: Paths,
    findings: Iterable[Finding],
    *,
    stamp: str,
    may: Callable[[Repair], bool],
    say: Callable[[str], object],
) -> None:
    """Do the repairs of `findings` that `may` gives leave for, one by one; `say` is told what was done.

    Before the first that writes to the journal a verified copy of it is made.

    Raises:
        StorageError: no copy could be made first, or a repair did not work. What was done before it stays.
    """
    copied = False
    for repair in (finding.repair for finding in findings):
        if repair is None or not may(repair):
            continue
        if repair.writes and not copied:
            say(f"A copy was made first: {_copy_first(paths, stamp)}.")
            copied = True
        repair.act()
        say(repair.done)


def _copy_first(paths: Paths, stamp: str) -> str:
    try:
        copy = backups.make(paths.journal, paths.backups, "before-repair", stamp=stamp)
    except StorageError as error:
        raise StorageError(
            f"The journal was not repaired, because no copy of it could be made first. {error.message}",
            "It is as it was. `rjournal restore` lists the copies there are.",
        ) from error
    return str(copy.path)
