"""A program in a pseudo-terminal, timed by when its bytes arrive.

Bytes get their time when they are read and are parsed only once the program has been silent for `QUIET`: then
they are replayed to find the one that completed the frame looked for. So no parsing steals time from the
program while it is being measured, and none is part of a figure.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from unicodedata import combining

import pyte
from wcwidth import wcwidth

COLUMNS, ROWS = 120, 36
QUIET = 0.08
"""Seconds without output and without work after which a program has said all it had to say."""

_PATIENCE = 30.0
_A_LITTLE = 1_000_000  # nanoseconds: what a timer that finds nothing to do needs
_KEYS = {
    **{"enter": "\r", "escape": "\x1b", "clear": "\x15", "down": "\x1b[B", "home": "\x1b[H", "end": "\x1b[F"},
    **{"pagedown": "\x1b[6~", "quit": "\x11"},
}
# What pyte would print or take for something else: private modes and their queries, strings, titles.
_NOT_FOR_PYTE = re.compile(
    rb"\x1b\[[<=>?][0-9;:]*[ -/]*[@-~]|\x1b\[[0-9;]*[tu]"
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[P_^X][^\x1b]*\x1b\\"
)
_BEGUN = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|[P_^X][^\x1b]*\x1b?)?$")
_MODE_ASKED = re.compile(rb"\x1b\[\?(\d+)\$p")


class NeverShownError(Exception):
    """The program ended, or its screen never came to look as it should; the message shows it."""


class Watched:
    """One program and its terminal. Leaving the context ends the program, and no other."""

    def __init__(self, command: Sequence[str | Path], env: Mapping[str, str]) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.Stream(self._screen)
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._unparsed: list[tuple[float, bytes]] = []
        self._rest = b""
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._began = self._last = self._busy = time.perf_counter()
        self._worked = 0
        self.pid = os.fork()
        if self.pid == 0:
            _become([os.fspath(part) for part in command], dict(env), slave)
        os.close(slave)
        os.set_blocking(master, False)
        self._master = master

    def __enter__(self) -> Watched:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._master)
        # The group's number is surely ours as long as its leader has not been waited for.
        os.killpg(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)

    # Measuring, in milliseconds

    def first_paint(self, pattern: str) -> float:
        """From just before the start to the frame on which `pattern` (a regular expression) is found."""
        wanted = re.compile(pattern)
        return self._until(lambda: wanted.search(self.text) is not None, self._began)[0]

    def press(self, key: str, *, below: int = 0, words_only: bool = False) -> float:
        """From writing a key to the frame that completes its effect.

        Args:
            key: A name of a key, or a character.
            below: Only what changes from this row on is an effect.
            words_only: A change of colour is none: a blinking cursor is not what was typed.
        """
        return self._press(key, self._words if words_only else lambda: self._cells(below))[0]

    def settle(self, key: str) -> float:
        """From writing a key to the last byte of all that it changed."""
        return self._press(key, lambda: self._cells(0))[1]

    def _press(self, key: str, seen: Callable[[], object]) -> tuple[float, float]:
        self.rest()
        before = seen()
        written = self._write(key)
        return self._until(lambda: seen() != before, written)

    def hold(self, key: str, *, times: int, per_second: int) -> float:
        """How long the screen goes on after the last of `times` keys that come as from a key held down."""
        self.rest()
        began = written = time.perf_counter()
        for number in range(times):
            while (due := began + number / per_second - time.perf_counter()) > 0:
                self._read(due)
            written = self._write(key)
        self.rest()
        return max(0.0, (self._last - written) * 1000)

    def memory(self) -> float:
        """Its resident memory, in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text("utf-8")
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found[1]) / 1024 if found else float("nan")

    # The screen

    @property
    def text(self) -> str:
        """The screen as it was last parsed."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def _cells(self, below: int) -> list[tuple[object, ...]]:
        buffer = self._screen.buffer
        return [
            (cell.data, cell.fg, cell.bg, cell.bold, cell.reverse, cell.underscore)
            for row in range(below, ROWS)
            for cell in (buffer[row][column] for column in range(COLUMNS))
        ]

    def _words(self) -> list[str]:
        """The screen's text without the two lines at its end, where the program says that a draft is kept."""
        return [line.rstrip() for line in self._screen.display[:-2]]

    def rest(self) -> None:
        """Wait until the program is silent, and see its screen."""
        self._busy = time.perf_counter()
        deadline = self._busy + _PATIENCE
        while not self._is_silent() and time.perf_counter() < deadline:
            self._read(QUIET / 4)
        for _, data in self._taken():
            self._parse(data)

    def _until(self, shown: Callable[[], bool], since: float) -> tuple[float, float]:
        """When the frame came, and when the last byte of that burst did."""
        deadline = time.perf_counter() + _PATIENCE
        found: float | None = None
        while True:
            alive = self._read(QUIET / 4)
            if alive and not self._is_silent():
                continue
            for at, data in self._taken():
                self._parse(data)
                if found is None and shown():
                    found = at
            if found is not None:
                return (found - since) * 1000, (self._last - since) * 1000
            if not alive or time.perf_counter() > deadline:
                raise NeverShownError(f"the screen never came to look as it should:\n{self.text}")

    def _is_silent(self) -> bool:
        """Whether it neither wrote nor worked for a while.

        On a busy machine a program that waits for its turn writes nothing either, and is not done.
        """
        now, worked = time.perf_counter(), _worked(self.pid)
        if worked - self._worked > _A_LITTLE:
            self._busy = now
        self._worked = worked
        return now - max(self._last, self._busy) >= QUIET

    # The wires

    def _write(self, key: str) -> float:
        data = _KEYS.get(key, key).encode()
        written = time.perf_counter()
        while data:
            _, ready, _ = select.select([], [self._master], [], _PATIENCE)
            if not ready:
                raise NeverShownError("the program reads no keys any more")
            data = data[os.write(self._master, data) :]
        return written

    def _read(self, wait: float) -> bool:
        """Read what there is, waiting a little for it; False once the program has closed its terminal."""
        ready, _, _ = select.select([self._master], [], [], max(0.0, wait))
        if not ready:
            return True
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:
            return False
        self._last = time.perf_counter()
        self._unparsed.append((self._last, data))
        for asked in _MODE_ASKED.finditer(data):
            # As terminals do that draw a frame at once (2026); without an answer a program may wait for it.
            known = b"2" if asked[1] == b"2026" else b"0"
            os.write(self._master, b"\x1b[?" + asked[1] + b";" + known + b"$y")
        return bool(data)

    def _taken(self) -> list[tuple[float, bytes]]:
        taken, self._unparsed = self._unparsed, []
        return taken

    def _parse(self, data: bytes) -> None:
        data = self._rest + data
        begun = _BEGUN.search(data)
        self._rest = data[begun.start() :] if begun else b""
        whole = data[: begun.start()] if begun else data
        text = self._decoder.decode(_NOT_FOR_PYTE.sub(b"", whole))
        # At a joiner, as within some emoji, pyte would drop all that is written after it in one go.
        self._stream.feed(
            "".join(char for char in text if char.isascii() or wcwidth(char) or combining(char))
        )


def _worked(pid: int) -> int:
    """The nanoseconds that a program's threads have run or waited for their turn."""
    total = 0
    for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        # A thread may end between being listed and being asked.
        with suppress(OSError):
            ran, waited, _ = task.read_text("ascii").split()
            total += int(ran) + int(waited)
    return total


def _become(command: list[str], env: dict[str, str], slave: int) -> None:
    """Turn this forked process into the program; never returns."""
    try:
        os.setsid()
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        for stream in (0, 1, 2):
            os.dup2(slave, stream)
        os.closerange(3, 256)
        os.execvpe(command[0], command, env)
    finally:
        os._exit(127)
