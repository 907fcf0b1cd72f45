"""The only place of the command line that writes: stdout is data, stderr is what is said about it.

Everything passes `_clean` on its way out, so that no text, however it came into the journal, can steer a
terminal. There is no colour anywhere. Lists are cut to the terminal's width and never in a pipe.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TextIO

from rjournal.domain.text import isolate, one_line, sanitize

_NARROWEST = 20
"""A terminal that says it has fewer cells than this has not said its width."""


def prepare() -> None:
    """Make sure that a character the terminal's encoding lacks is shown as its code and ends nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def block(text: str) -> None:
    """Write text of one or more lines to stdout."""
    _write(sys.stdout, isolate(_clean(text)))


def rows(table: Iterable[Sequence[str]]) -> None:
    """Write a list to stdout, one record a line: cells two spaces apart, all but the last in columns.

    Empty cells at the end leave no trace. Only on a terminal is a line cut, to its width.
    """
    lines = [[one_line(_clean(cell)) for cell in row] for row in table]
    if not lines:
        return
    from rjournal.domain.cells import cells, shorten

    widths = [
        max((cells(row[n]) for row in lines if len(row) > n + 1), default=0) for n in range(_longest(lines))
    ]
    room = width()
    for row in lines:
        padded = [cell + " " * (widths[n] - cells(cell)) for n, cell in enumerate(row[:-1])]
        line = "  ".join([*padded, row[-1]]).rstrip()
        _write(sys.stdout, line if room is None else shorten(line, room))


def data(value: object) -> None:
    """Write a value to stdout as JSON."""
    # json costs 3 ms at start, and only --json needs it.
    import json

    # In an encoding that lacks a character, an escape of JSON's own keeps it whole.
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("_", "-")
    text = json.dumps(value, ensure_ascii=encoding not in ("utf-8", "utf8"), indent=2, allow_nan=False)
    _write(sys.stdout, text)


def raw(parts: Iterable[str]) -> None:
    """Write a document to stdout, part by part, as it is but for what could steer a terminal."""
    for part in parts:
        sys.stdout.write(_clean(part))


def say(text: str) -> None:
    """Say something to the person at the terminal, on stderr."""
    # A closed stderr is no reason to lose what is being done.
    with suppress(OSError):
        _write(sys.stderr, isolate(_clean(text)))


def ask(question: str) -> None:
    """Put a question to the person at the terminal, on stderr; the answer is typed on its line."""
    with suppress(OSError):
        sys.stderr.write(f"{isolate(_clean(question))} ")
        sys.stderr.flush()


def flush() -> None:
    """Send what is still in hand on its way.

    Raises:
        OSError: whoever reads stdout has gone, or the disk it goes to is full.
    """
    sys.stdout.flush()


def hush() -> None:
    """Let what is buffered for stdout go nowhere: its reader has gone, and Python would complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def quoted(text: str, most: int = 60) -> str:
    """Somebody's words within a sentence: one line, in quotes, shortened."""
    line = one_line(_clean(text))
    return f"“{line if len(line) <= most else line[: most - 1].rstrip() + '…'}”"


def _clean(text: str) -> str:
    return sanitize(text)


def _write(stream: TextIO, text: str) -> None:
    stream.write(f"{text}\n")


def _longest(lines: Sequence[Sequence[str]]) -> int:
    return max(len(row) for row in lines)


def width() -> int | None:
    """The cells of a line of the terminal; None where stdout is none, or it has not said its width."""
    if not sys.stdout.isatty():
        return None
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return None
    return columns if columns >= _NARROWEST else None
