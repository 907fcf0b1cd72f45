"""Who keeps the journal locked, where the system tells it: Linux lists every lock with its process."""

from __future__ import annotations

import os
from pathlib import Path

from rjournal.domain.text import one_line, sanitize

LOCKS = Path("/proc/locks")

_WRITER = ("120", "120")
"""The byte of the -shm file that a writer holds while it writes (SQLite's WAL format)."""


def holder(journal: Path) -> str:
    """Who writes to the journal now, `vim (process 4711)`; empty where it cannot be known or it is us."""
    try:
        files = _files(journal)
        lines = LOCKS.read_text().splitlines()
    except OSError:
        return ""
    for line in lines:
        # `2: POSIX  ADVISORY  WRITE 31999 fe:00:2146902 120 120`; a lock that waits has an arrow more.
        fields = line.split()
        if len(fields) != 8 or fields[3] != "WRITE" or fields[5] not in files:
            continue
        if files[fields[5]] and tuple(fields[6:]) != _WRITER:
            continue
        process = int(fields[4]) if fields[4].isdigit() else 0
        if process not in (0, os.getpid()):
            return _named(process)
    return ""


def _files(journal: Path) -> dict[str, bool]:
    """The files that are locked, by device and number as the system lists them; True for the -shm file."""
    found = {}
    for path, is_shm in ((journal, False), (journal.with_name(f"{journal.name}-shm"), True)):
        if path.exists():
            status = path.stat()
            device = f"{os.major(status.st_dev):02x}:{os.minor(status.st_dev):02x}"
            found[f"{device}:{status.st_ino}"] = is_shm
    return found


def _named(process: int) -> str:
    try:
        name = sanitize(one_line(Path(f"/proc/{process}/comm").read_text("utf-8", "replace"))).strip()
    except OSError:
        name = ""
    return f"{name or 'another program'} (process {process})"
