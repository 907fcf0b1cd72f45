"""What stands between the words on the screen and everything that can end a program.

`SafeApp` saves every draft first, then ends: on a signal, when the terminal has gone, when the user quits and
when there is a fault in the program itself. The terminal is left as it was found, the exit code says what
happened (128 + the signal, or 1), and of a fault only the kinds of exceptions and the places in the code are
written down: Textual's own report shows local variables, which are journal text.

It builds on `App._fatal_error`, `App._handle_exception` and `App._context`, which are private to Textual; the
version is pinned, and tests/pty holds what is promised here.
"""

from __future__ import annotations

import asyncio
import os
import signal
import termios
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from rich.text import Text
from textual.app import App, ReturnType, ScreenStackError
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import MountError
from textual.worker import WorkerFailed

from rjournal.crash_log import log_file, note_crash

ENDING_SIGNALS: tuple[signal.Signals, ...] = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
"""The signals that ask a program to end."""
PATIENCE = 3.0
"""Seconds an orderly end may take after a signal before it is forced."""
TERMINAL_CHECK = 2.0
"""Seconds between two looks at whether the terminal is still there."""

_RESTORE = b"\x1b[?2004l\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1004l\x1b[<u\x1b[?7h\x1b[?1049l\x1b[?25h"


@runtime_checkable
class HoldsDraft(Protocol):
    """A screen with text on it that is not a record yet."""

    def flush(self) -> bool:
        """Save the draft before returning; whether everything is safe."""

    def rescue(self, folder: Path) -> Path | None:
        """Write the text to a file of its own, because saving does not work; where it is, None if nowhere."""


class SafeApp(App[ReturnType]):
    """An app that saves before it ends, whatever ends it.

    Set `log_folder` and `rescue_folder` to have crashes noted and unsavable drafts rescued. Override
    `release` to close what must be closed when the program ends without returning from `run`.
    """

    log_folder: Path | None = None
    rescue_folder: Path | None = None

    _ending = False
    _lent = False
    _rescued: tuple[Path, ...] = ()
    _is_nowhere = False
    _force: threading.Timer | None = None
    _terminal: _Terminal | None = None
    _terminal_watch: Timer | None = None

    def release(self) -> None:
        """Close what is open; called when the program ends at once. Nothing by default."""

    def flush_drafts(self) -> bool:
        """Save every draft on every screen of every mode; whether all of them are safe."""
        safe = True
        for screen in self._screens_with_drafts():
            safe = screen.flush() and safe
        return safe

    async def action_quit(self) -> None:
        """Leave with everything saved; what cannot be saved goes to a file, and its place is printed.

        Text that would be nowhere keeps the program from ending.
        """
        self._save_or_rescue()
        if self._is_nowhere:
            self.notify("Your text could not be kept anywhere, so rjournal stays.", markup=False)
            return
        self.exit(message=self._where_rescued())

    async def run_async(self, *, headless: bool = False, **options: Any) -> ReturnType | None:
        """Run the app; see `App.run_async`. In a terminal, signals are heeded from the first moment."""
        loop = asyncio.get_running_loop()
        # asyncio's own report of a stray exception prints its text, which may be the user's.
        loop.set_exception_handler(self._note_stray)
        if not headless:
            self._terminal = _Terminal()
        with nullcontext() if headless else self._heeding_signals(loop):
            return await super().run_async(headless=headless, **options)

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Give the terminal to another program; see `App.suspend`."""
        self._lent = True
        try:
            with super().suspend():
                yield
        finally:
            self._lent = False

    def on_mount(self) -> None:
        """Look now and then whether the terminal is still there: not every way it goes sends a signal."""
        # Textual calls every on_mount of the class hierarchy, and a subclass may call this one too.
        if self._terminal is not None and self._terminal_watch is None:
            self._terminal_watch = self.set_interval(TERMINAL_CHECK, self._check_terminal)

    def panic(self, *renderables: object) -> None:
        """End the program after a fault without showing what Textual would show."""
        self._end_after_fault()

    def _fatal_error(self) -> None:
        self._end_after_fault()

    def _handle_exception(self, error: Exception) -> None:
        self._save_or_rescue()
        if self._ending or (self._exit and _misses_widgets(error)):
            # Leaving while a screen is built takes its widgets from under it. The program is on its way out,
            # after a signal in PATIENCE seconds at the latest.
            return
        self._note(error)
        super()._handle_exception(error)

    def _end_after_fault(self) -> None:
        if self._terminal is not None and self._terminal.has_gone:
            self._end_at_once(128 + signal.SIGHUP)
        self._return_code = 1
        self._save_or_rescue()
        if not self._exit_renderables:
            self._exit_renderables.append(Text(self._last_words(), no_wrap=True, overflow="ignore"))
        self._close_messages_no_wait()

    @contextmanager
    def _heeding_signals(self, loop: asyncio.AbstractEventLoop) -> Iterator[None]:
        """Let the loop end the program in good order, and a thread do it when the loop does not come to it.

        The loop's own signal handlers would not run while a handler keeps it busy for ever; Python's do.
        """

        def heed(number: int, _frame: object) -> None:
            if self._force is None and not self._lent:
                self._force = threading.Timer(PATIENCE, self._end_by_force, (128 + number,))
                self._force.daemon = True
                self._force.start()
            loop.call_soon_threadsafe(self._end_by, number)

        before = {number: signal.signal(number, heed) for number in ENDING_SIGNALS}
        try:
            yield
        finally:
            if self._force is not None:
                self._force.cancel()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _end_by(self, number: int) -> None:
        """A signal asks us to end: drafts first, then the terminal, then the exit code."""
        if self._ending:
            return
        self._ending = True
        with self._context():
            self._save_or_rescue()
            if self._terminal is not None and self._terminal.has_gone:
                self._end_at_once(128 + number)
            self.exit(return_code=128 + number, message=self._where_rescued())

    def _check_terminal(self) -> None:
        """Textual would go on reading from a terminal that went without a signal, in a circle, at 100 %."""
        if self._terminal is not None and self._terminal.has_gone:
            self._end_by(signal.SIGHUP)

    def _end_at_once(self, code: int) -> None:
        """There is no terminal to restore, and Textual would wait for ever to write to it."""
        self.release()
        os._exit(code)

    def _end_by_force(self, code: int) -> None:
        if self._terminal is not None:
            self._terminal.restore()
        os._exit(code)

    def _save_or_rescue(self) -> None:
        """Save every draft; one that cannot be saved is written to a file of its own."""
        rescued = []
        for screen in self._screens_with_drafts():
            try:
                safe = screen.flush()
            except Exception as error:  # noqa: BLE001 - the fault may be in saving; the text has another way out
                self._note(error)
                safe = False
            if not safe and self.rescue_folder is not None:
                rescued.append(self._rescue(screen, self.rescue_folder))
        self._is_nowhere = None in rescued
        self._rescued = tuple(path for path in rescued if path is not None)

    def _rescue(self, screen: HoldsDraft, folder: Path) -> Path | None:
        """Where the journal's folder takes nothing either, the home folder may, or the one for scraps."""
        with suppress(RuntimeError):
            for place in (folder, Path.home(), Path("/var/tmp"), Path("/tmp")):
                if (place == folder or place.is_dir()) and (path := screen.rescue(place)) is not None:
                    return path
        return None

    def _screens_with_drafts(self) -> Iterator[HoldsDraft]:
        stacks: list[list[Screen[Any]]] = list(self._screen_stacks.values())
        return (screen for stack in stacks for screen in stack if isinstance(screen, HoldsDraft))

    def _last_words(self) -> str:
        """What is printed after a fault: what happened, what is safe, where to look."""
        words = ["rjournal stopped because of a fault of its own."]
        rescued = self._where_rescued()
        words.append(rescued.plain if rescued else "What you were writing is kept as a draft.")
        if self.log_folder is not None:
            words.append(f"{log_file(self.log_folder)} says where it happened; it holds no journal text.")
        return " ".join(words)

    def _where_rescued(self) -> Text | None:
        if not self._rescued:
            return None
        places = ", ".join(map(str, self._rescued))
        return Text(f"What could not be saved is in {places}.", no_wrap=True, overflow="ignore")

    def _note(self, error: BaseException) -> None:
        if self.log_folder is not None:
            note_crash(self.log_folder, error, running=_running())

    def _note_stray(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            self._note(error)


class _Terminal:
    """The terminal the program was started in, and how to give it back."""

    def __init__(self) -> None:
        self._descriptors = [number for number in (0, 2) if os.isatty(number)]
        self._attributes: list[Any] | None = None
        if 0 in self._descriptors:
            self._attributes = termios.tcgetattr(0)

    @property
    def has_gone(self) -> bool:
        """Whether it was closed since; False where there never was one."""
        return any(_is_hung_up(number) for number in self._descriptors)

    def restore(self) -> None:
        """Leave the alternate screen and show the cursor, without any help from Textual."""
        with suppress(OSError, termios.error):
            if self._attributes is not None:
                termios.tcsetattr(0, termios.TCSANOW, self._attributes)
        with suppress(OSError):
            os.write(2, _RESTORE)


def _misses_widgets(error: BaseException) -> bool:
    """Whether something went wrong because the widgets or the screen it is about are not there (any more)."""
    cause = error.error if isinstance(error, WorkerFailed) else error
    return isinstance(cause, (NoMatches, MountError, NoScreen, ScreenStackError))


def _is_hung_up(descriptor: int) -> bool:
    try:
        termios.tcgetattr(descriptor)
    except termios.error:
        return True
    return False


def _running() -> str:
    """Textual and its version, where that can still be found: what is installed may have gone meanwhile."""
    try:
        # Asking loads importlib.metadata, zipfile and email: a fault can wait for them, no start has to.
        from textual import __version__ as version
    except ImportError:
        return "Textual"
    return f"Textual {version}"
