"""What is left of a fault in the program itself: kinds of exceptions and places in the code, never any text.

Messages of exceptions, local variables and lines of source can hold what somebody wrote, or show it beside
them: a KeyError's message is the key, a MarkupError's the title. None of them is written down.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from pathlib import Path

from rjournal import __version__, clock
from rjournal.errors import RJournalError

LIMIT = 512_000
"""Bytes after which the log starts over."""


def log_file(folder: Path) -> Path:
    """Where faults are written down."""
    return folder / "crash.log"


def note_crash(folder: Path, error: BaseException, *, running: str = "") -> Path | None:
    """Add a fault to the log (0600) in `folder`; its path, or None where it could not be written.

    `running` names what else was at work, with its version: `Textual 8.2.8`.
    """
    path = log_file(folder)
    versions = (f"rjournal {__version__}", running, f"Python {platform.python_version()}", platform.system())
    lines = [f"{_moment()} {', '.join(filter(None, versions))}", *crash_lines(error), ""]
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        over = path.exists() and path.stat().st_size > LIMIT
        # A link put there by somebody else would send the log into another of the user's files.
        flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | (os.O_TRUNC if over else os.O_APPEND)
        with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
    except OSError:
        # A full disk must not turn the report of one fault into another.
        return None
    return path


def crash_lines(error: BaseException) -> Iterator[str]:
    """The kinds of the exceptions and the places in the code, a line each, down to what caused them."""
    seen: set[int] = set()
    following: list[tuple[str, BaseException | None]] = [("", error)]
    while following:
        how, current = following.pop(0)
        if current is None or id(current) in seen:
            continue
        seen.add(id(current))
        yield f"{how}{type(current).__module__}.{type(current).__qualname__}"
        trace = current.__traceback__
        while trace is not None:
            code = trace.tb_frame.f_code
            yield f"  {code.co_filename}:{trace.tb_lineno} in {code.co_qualname}"
            trace = trace.tb_next
        inner = getattr(current, "error", None)
        if isinstance(inner, BaseException):
            following.append(("in the worker: ", inner))
        following.append(("caused by: ", current.__cause__))
        following.append(("while handling: ", current.__context__))


def _moment() -> str:
    try:
        return clock.stamp()
    except RJournalError:
        # The fault may be the clock's own.
        return "at an unknown time"
