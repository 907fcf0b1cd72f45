"""What becomes of the open journal's file while the program runs, and how the screen says it.

A journal that cannot be written to is a view: the top line says `read only`. One that was moved or replaced
is still open and holds everything, but SQLite would write where nobody looks: the top line says `moved away`,
and a copy of what is open is offered before it goes with the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.dom import DOMNode
from textual.worker import WorkerFailed

from rjournal.errors import Damaged, Replaced, RJournalError, StorageError
from rjournal.tui import steady
from rjournal.tui.safety import SafeApp
from rjournal.tui.steady import Steady
from rjournal.tui.widgets.top_bar import TITLE

if TYPE_CHECKING:
    from pathlib import Path

    from rjournal.storage.store import Store


class WatchedApp(Steady, SafeApp[None]):
    """An app on an open journal that survives what the journal's file can do to it."""

    store: Store
    is_sample = False

    _is_away = False
    _offered = False
    _copy: Path | None = None

    @property
    def standing(self) -> str:
        """What the top line begins with: the program's name, or what one must not forget to be in."""
        if self._is_away:
            return "moved away"
        if self.store.readonly:
            return "read only"
        # What is written into a sample goes with it: that has to be seen for as long as it is open.
        return "sample" if self.is_sample else TITLE

    def say_caveat(self) -> None:
        """Say why the journal was opened for reading only, if it was."""
        if self.store.caveat is not None:
            steady.say(self, self.store.caveat)

    def watch_place(self) -> None:
        """Notice that the file was moved or replaced, and offer a copy of what is open, once."""
        if not self._is_in_place() and not self._offered:
            self._offered = True
            self.offer_copy(leaving=False)

    def _is_in_place(self) -> bool:
        try:
            self.store.check_place()
        except Replaced:
            self._is_away = True
        else:
            self._is_away = self._offered = False
        return not self._is_away

    def offer_copy(self, *, leaving: bool) -> None:
        """Ask where to write a copy of what is open; when `leaving`, end then."""
        raise NotImplementedError

    def save_copy(self, path: Path) -> Path:
        """Write a copy of what is open; see `Store.save_copy`."""
        self._copy = self.store.save_copy(path)
        return self._copy

    async def action_quit(self) -> None:
        """Leave with everything saved, and not without having offered a copy of a journal that was moved."""
        if self._is_in_place() or self._copy is not None:
            await self.quit_at_once()
            return
        self._offered = True
        self.offer_copy(leaving=True)

    async def quit_at_once(self) -> None:
        """Leave with everything typed saved or rescued."""
        await super().action_quit()

    async def _dispatch_action(self, namespace: DOMNode, action_name: str, params: Any) -> bool:
        # A click runs an action in the widget that was clicked, which would be dead afterwards.
        try:
            return await super()._dispatch_action(namespace, action_name, params)
        except RJournalError as error:
            steady.say(self, error)
            return True

    def _handle_exception(self, error: Exception) -> None:
        """The last place where a failure of the journal can become a sentence: timers, workers, drawing."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, RJournalError):
            steady.say(self, cause)
        else:
            super()._handle_exception(error)

    def _last_words(self) -> str:
        """What is printed after a fault; one that a damaged file explains is not the program's own."""
        words = super()._last_words()
        try:
            self.store.check_sound()
        except Damaged as error:
            return f"{error} {words}"
        except StorageError:
            pass
        return words
