"""The terminal UI's app: it holds the open journal, switches between the areas and starts what people do.

What a person does from anywhere (write, record a session, check in, …) is a flow in `rjournal.tui.flows`; the
app starts it and tells the screens what changed.
"""

from __future__ import annotations

from collections.abc import Coroutine, Iterable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import SystemCommand
from textual.screen import Screen

from rjournal import clock, dates
from rjournal.config import Settings
from rjournal.errors import RJournalError
from rjournal.tui import keys
from rjournal.tui.base import FrameScreen, show_error, tell
from rjournal.tui.frame import FrameApp
from rjournal.tui.safety import SafeApp

if TYPE_CHECKING:
    from datetime import date

    from rjournal.domain.records import Ref
    from rjournal.paths import Paths
    from rjournal.storage.store import Store

LOOK_AGAIN = 2.0
"""Seconds between two looks at whether another program wrote to the journal."""

EVERYTHING = frozenset({"*"})
"""The kinds that changed when nobody can say which: another program wrote, or an act was undone."""

AREA_OF: dict[str, str] = {
    "entry": "journal",
    "session": "sessions",
    "agenda": "sessions",
    "goal": "goals",
    "milestone": "goals",
    "check_in": "goals",
    "person": "people",
    "pairing": "people",
    "learning": "people",
}
"""The area that shows a kind of record. Other lines are shown by their session, or opened on their own."""


def _area_screen(area: str) -> Screen[Any]:
    """The screen of an area, imported when it is first shown: the first paint pays for Today alone."""
    module = import_module(f"rjournal.tui.screens.{area}")
    screen: Screen[Any] = getattr(module, f"{area.capitalize()}Screen")()
    return screen


class JournalApp(SafeApp[None], FrameApp):
    """rjournal on one open journal."""

    MODES: ClassVar[dict[str, Any]] = {area.id: partial(_area_screen, area.id) for area in keys.AREAS}

    def __init__(self, store: Store, paths: Paths, settings: Settings) -> None:
        """An app on an open journal; it does not close it.

        Args:
            store: The journal, opened in this thread.
            paths: Where its files live.
            settings: Theme, date order and first weekday, and what was wrong with them.
        """
        super().__init__(settings.theme)
        self.store = store
        self.paths = paths
        self.settings = settings
        self.log_folder = paths.log
        self.rescue_folder = paths.data
        self._changes: dict[str, int] = {}
        self._change_count = 0
        self._data_version = store.data_version()

    # Starting and ending

    def on_mount(self) -> None:
        """Show Today, say what was wrong with the settings, offer what was left unfinished."""
        self.switch_mode("today")
        for problem in self.settings.problems:
            tell(self, problem, severity="warning")
        self.set_interval(LOOK_AGAIN, self._look_for_other_writers)
        self.call_after_refresh(self._offer_drafts)

    def release(self) -> None:
        """Close the journal when the program ends at once."""
        self.store.close()

    def _offer_drafts(self) -> None:
        if self.store.drafts.all():
            from rjournal.tui.flows import drafts

            self.flow(drafts.offer(self))

    # Flows

    def flow(self, steps: Coroutine[Any, Any, object]) -> None:
        """Start something a person does in several steps; what goes wrong becomes a sentence."""
        self.run_worker(self._guarded(steps), group="flow")

    async def _guarded(self, steps: Coroutine[Any, Any, object]) -> None:
        try:
            await steps
        except RJournalError as error:
            show_error(self, error)

    # What changed

    def announce(self, *kinds: str) -> None:
        """Say which kinds of record changed, so that every screen that shows them is drawn anew."""
        self._mark(kinds)
        self._data_version = self.store.data_version()

    def _mark(self, kinds: Iterable[str]) -> None:
        self._change_count += 1
        for kind in kinds:
            self._changes[kind] = self._change_count
        for screen in self.screen_stack:
            if isinstance(screen, FrameScreen):
                screen.reload_if_stale()

    def changed_at(self, kinds: frozenset[str]) -> int:
        """A number that grows whenever one of these kinds changes."""
        return max((self._changes.get(kind, 0) for kind in kinds | EVERYTHING), default=0)

    def _look_for_other_writers(self) -> None:
        version = self.store.data_version()
        if version != self._data_version:
            self._data_version = version
            self._mark(EVERYTHING)

    # Everywhere

    @property
    def today(self) -> date:
        """The present day."""
        return clock.today()

    def read_day(self, text: str, *, future: bool | None = None) -> date:
        """The day a person typed, in the order of day and month they set.

        Raises:
            Invalid: it is no date.
        """
        return dates.parse_day(text, now=clock.now(), day_first=self.settings.day_first, future=future)

    def action_go(self, area: str) -> None:
        """Go to an area."""
        if self.current_mode != area:
            self.switch_mode(area)

    def open(self, ref: Ref) -> None:
        """Show a record in its area, selected; a line without a session is opened on its own."""
        from rjournal.tui.flows import opening

        self.flow(opening.show(self, ref))

    def action_new(self) -> None:
        """Start something new where the area has nothing of its own to start."""
        from rjournal.tui.flows import starting

        self.flow(starting.choose_new(self))

    def action_session(self) -> None:
        """Record a session."""
        from rjournal.tui.flows import recording

        self.flow(recording.record_session(self))

    def action_write(self) -> None:
        """Write an entry."""
        from rjournal.tui.flows import writing

        self.flow(writing.write_entry(self))

    def action_check_in(self) -> None:
        """Check in on a goal."""
        from rjournal.tui.flows import goals

        self.flow(goals.check_in(self))

    def action_search(self) -> None:
        """Search everything."""
        from rjournal.tui.screens.search import SearchScreen

        self.push_screen(SearchScreen())

    def action_help(self) -> None:
        """Show what can be done here."""
        from rjournal.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.screen))

    def action_undo(self) -> None:
        """Take back the last change."""
        self._step_in_history(undo=True)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._step_in_history(undo=False)

    def _step_in_history(self, *, undo: bool) -> None:
        try:
            act = self.store.undo() if undo else self.store.redo()
        except RJournalError as error:
            show_error(self, error)
            return
        if act is None:
            tell(self, "There is nothing to take back." if undo else "There is nothing to do again.")
            return
        self.announce(*EVERYTHING)
        done = f"Taken back: {act.words.lower()}." if undo else f"Done again: {act.words.lower()}."
        tell(self, done, "U does it again." if undo else "u takes it back.")

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette's commands: everything the keys do, by name."""
        from rjournal.tui.commands import commands

        yield from commands(self, screen)


def run(paths: Paths) -> int:
    """Open the journal in the terminal, and return the exit code.

    Raises:
        RJournalError: the journal cannot be opened.
    """
    from rjournal.config import load
    from rjournal.storage.store import Store

    with Store.open(paths.journal) as store:
        app = JournalApp(store, paths, load(paths.config_file))
        app.run()
        return app.return_code or 0
