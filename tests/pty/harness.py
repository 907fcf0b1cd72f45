"""A real process in a pseudo-terminal, watched as its user sees it.

`Terminal.spawn` starts a program with the slave side as its controlling terminal. What it writes is fed to a
`pyte` screen and kept raw in `output`. Nothing here waits a fixed time: `wait_for` and `wait_for_exit` look
until what they look for is there or a generous deadline has passed, and then fail with the screen as it is.
"""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

from rjournal.crash_log import log_file

DEADLINE = 30.0
"""Seconds until a wait is given up; only a program that is broken takes so long."""

KEYS: dict[str, str] = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
}
"""What a terminal sends for the keys that are no characters."""

_SET_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_TIDY_ENDING: dict[int, bool] = {
    1049: False,  # the alternate screen
    25: True,  # the cursor
    1000: False,  # mouse
    1003: False,
    1006: False,
    2004: False,  # bracketed paste
    1004: False,  # focus reports
}
_ESCAPES = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\"
    rb"|\x1b[()][A-Z0-9]|\x1b[=>78cM]"
)


class Terminal:
    """One program and the terminal it runs in."""

    def __init__(
        self, pid: int, master: int, columns: int, rows: int, log_folder: Path | None = None
    ) -> None:
        self.pid = pid
        self.log_folder = log_folder
        self.output = b""
        self._master: int | None = master
        self._status: int | None = None
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._modes_before = termios.tcgetattr(master)

    @classmethod
    def spawn(
        cls,
        command: Sequence[str | Path],
        *,
        env: Mapping[str, str] | None = None,
        columns: int = 100,
        rows: int = 30,
        ignore: Sequence[int] = (),
        log_folder: Path | None = None,
    ) -> Terminal:
        """Start `command` in a new session with a terminal of its own.

        `env` is added to a small environment of the test's; `ignore` are signals it starts out ignoring, as
        under nohup. `log_folder` is where the program notes its faults, to be shown when it ends as it should
        not; by default it is the one in the journal's home that `env` names.
        """
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            **(env or {}),
        }
        arguments = [os.fspath(part) for part in command]
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        pid = os.fork()
        if pid == 0:  # pragma: no cover - the child's coverage is not ours
            _become(arguments, environment, master, slave, ignore)
        os.close(slave)
        if log_folder is None and "RJOURNAL_HOME" in environment:
            log_folder = Path(environment["RJOURNAL_HOME"]) / "log"
        return cls(pid, master, columns, rows, log_folder)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close_terminal()
        if not self.has_ended:
            # The whole group: a program the test's own one has started must not outlive a failing test. The
            # group's number is surely ours as long as its leader has not been waited for.
            os.killpg(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)

    # What the user does

    def type(self, text: str) -> None:
        """Type characters, one after the other as fast as the program reads them."""
        self._write(text.encode())

    def press(self, *names: str) -> None:
        """Press keys by the names of `KEYS`, or single characters."""
        for name in names:
            self._write(KEYS.get(name, name).encode())

    def paste(self, text: str) -> None:
        """Paste as a terminal does that was asked for bracketed paste."""
        self._write(b"\x1b[200~" + text.encode("utf-8", "surrogatepass") + b"\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        assert self._master is not None
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._screen.resize(rows, columns)
        os.kill(self.pid, signal.SIGWINCH)

    # What happens to the program

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        os.kill(self.pid, number)

    def close_terminal(self) -> None:
        """Close the window: the terminal is gone, and the system says so with SIGHUP."""
        if self._master is not None:
            os.close(self._master)
            self._master = None

    @property
    def has_ended(self) -> bool:
        """Whether the program has ended."""
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = status
        return self._status is not None

    def wait_for_exit(self) -> int:
        """Wait until the program has ended; its exit code, or minus the signal that killed it."""
        self._until(lambda: self.has_ended, "the program to end")
        self._drain()
        assert self._status is not None
        return os.waitstatus_to_exitcode(self._status)

    def must_end_with(self, code: int) -> None:
        """Wait until the program has ended, and with this exit code; see `wait_for_exit`."""
        ended = self.wait_for_exit()
        assert ended == code, f"it ended with {ended} instead of {code}; {self._remains()}"

    def cpu_seconds(self) -> float:
        """The processor time the program has used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    # What the user sees

    @property
    def text(self) -> str:
        """The screen, line by line, without the spaces at the ends."""
        self._read(0)
        return "\n".join(line.rstrip() for line in self._screen.display)

    def wait_for(self, pattern: str) -> re.Match[str]:
        """Wait until the screen shows something that `pattern` (a regular expression) finds."""
        found: list[re.Match[str]] = []

        def look() -> bool:
            match = re.search(pattern, self.text, re.MULTILINE)
            if match is not None:
                found.append(match)
            return match is not None

        self._until(look, f"the screen to show {pattern!r}")
        return found[0]

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until `condition` holds, while the program goes on running; `what` names it in the failure."""
        self._until(condition, what)

    def modes(self) -> dict[int, bool]:
        """The terminal's private modes as they were last set: 1049 the alternate screen, 25 the cursor."""
        set_to: dict[int, bool] = {}
        for match in _SET_MODE.finditer(self.output):
            for mode in match[1].split(b";"):
                set_to[int(mode)] = match[2] == b"h"
        return set_to

    def assert_left_sane(self) -> None:
        """The terminal is as the program found it: screen, cursor, mouse, paste, echo."""
        modes = self.modes()
        wrong = {
            mode: modes[mode] for mode, wanted in _TIDY_ENDING.items() if modes.get(mode, wanted) != wanted
        }
        assert not wrong, f"modes left set or unset: {wrong}"
        if self._master is not None:
            assert termios.tcgetattr(self._master)[3] == self._modes_before[3], (
                "echo or line mode not restored"
            )

    def after_restore(self) -> str:
        """What was printed after the alternate screen was left: the last words, without escape sequences."""
        rest = self.output.rpartition(b"\x1b[?1049l")[2]
        return _ESCAPES.sub(b"", rest).decode("utf-8", "replace")

    def window_titles(self) -> list[bytes]:
        """Every title or clipboard (OSC) sequence that reached the terminal."""
        return re.findall(rb"\x1b\](?:0|1|2|52);[^\x07\x1b]*", self.output)

    def stray_controls(self) -> set[str]:
        """Control characters that reached the terminal outside any escape sequence, line ends apart."""
        plain = _ESCAPES.sub(b"", self.output).decode("utf-8", "replace")
        return set(re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", plain))

    # The wires

    def _until(self, condition: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + DEADLINE
        while not condition():
            if time.monotonic() > deadline:
                raise AssertionError(f"waited {DEADLINE:.0f} s for {what}; {self._remains()}")
            if self.has_ended and not condition():
                self._drain()
                if condition():
                    return
                raise AssertionError(f"the program ended while waiting for {what}; {self._remains()}")
            self._read(0.05)

    def _remains(self) -> str:
        """What tells why it went as it did: the last screen, and the faults that the program noted."""
        log = None if self.log_folder is None else log_file(self.log_folder)
        noted = log.read_text() if log is not None and log.exists() else "nothing"
        return f"the screen shows:\n{self.text}\nand its log says:\n{noted}"

    def _write(self, data: bytes) -> None:
        while data:
            assert self._master is not None, "the terminal is closed"
            # A program that is busy writing may not read; reading its output meanwhile avoids a standstill.
            readable, writable, _ = select.select([self._master], [self._master], [], DEADLINE)
            if readable:
                self._read(0)
            if writable:
                data = data[os.write(self._master, data[:1024]) :]

    def _drain(self) -> None:
        while self._read(0):
            pass

    def _read(self, wait: float) -> bool:
        """Take in what the program has written; whether there was something."""
        if self._master is None:
            select.select([], [], [], wait)
            return False
        if not select.select([self._master], [], [], wait)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError as error:
            if error.errno != errno.EIO:  # EIO: the program closed its side
                raise
            return False
        self.output += data
        self._stream.feed(data)
        return bool(data)


def _become(
    arguments: list[str], environment: dict[str, str], master: int, slave: int, ignore: Sequence[int]
) -> None:
    """In the child: take the terminal and turn into the program. Never returns."""
    try:
        os.close(master)
        os.setsid()
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        for descriptor in (0, 1, 2):
            os.dup2(slave, descriptor)
        if slave > 2:
            os.close(slave)
        for number in ignore:
            signal.signal(number, signal.SIG_IGN)
        os.execvpe(arguments[0], arguments, environment)
    finally:
        os._exit(127)
