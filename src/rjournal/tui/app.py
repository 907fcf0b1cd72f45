"""The terminal UI's app: it holds the open journal, switches between the areas and starts what people do.

What a person does from anywhere (write, record a session, check in, …) is a flow in `rjournal.tui.flows`; the
app starts it and tells the screens what changed.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.command import Provider
from textual.screen import Screen

from rjournal import clock
from rjournal.config import Settings
from rjournal.errors import RJournalError
from rjournal.paths import Paths
from rjournal.tui import keys
from rjournal.tui.base import AreaScreen, FrameScreen, show_error, tell
from rjournal.tui.frame import FrameApp
from rjournal.tui.safety import HoldsDraft
from rjournal.tui.watch import WatchedApp

if TYPE_CHECKING:
    from datetime import date

    from rjournal.domain.records import Ref
    from rjournal.storage.store import Store
    from rjournal.tui.screens.search import LastSearch

LOOK_AGAIN = 2.0
"""Seconds between two looks at whether another program wrote to the journal, or a new day began."""

EVERYTHING = frozenset({"*"})
"""The kinds that changed when nobody can say which: another program wrote, or an act was undone."""


def _area_screen(area: str) -> Screen[Any]:
    """The screen of an area, imported when it is first shown: the first paint pays for Today alone."""
    module = import_module(f"rjournal.tui.screens.{area}")
    screen: Screen[Any] = getattr(module, f"{area.capitalize()}Screen")()
    return screen


def _provider(name: str) -> type[Provider]:
    """What fills the palette, imported when that is first opened."""
    provider: type[Provider] = getattr(import_module("rjournal.tui.commands"), name)
    return provider


class JournalApp(WatchedApp, FrameApp):
    """rjournal on one open journal."""

    MODES: ClassVar[dict[str, Any]] = {area.id: partial(_area_screen, area.id) for area in keys.AREAS}
    BINDINGS: ClassVar[list[BindingType]] = [keys.binding("back", action="way_back", show=False)]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {
        partial(_provider, "Acts"),
        partial(_provider, "Records"),
    }

    def __init__(self, store: Store, paths: Paths, settings: Settings, *, is_sample: bool = False) -> None:
        """An app on an open journal; it does not close it.

        Args:
            store: The journal, opened in this thread.
            paths: Where its files live.
            settings: Theme, date order and first weekday, and what was wrong with them.
            is_sample: It is the sample journal, which is thrown away; that is said.
        """
        super().__init__(settings.theme)
        self.is_sample = is_sample
        self.wants_sample = False
        self.copies_daily = False
        """Whether the copy of the day is made once the first screen is drawn."""
        self.warms_up = False
        """Whether what the keys lead to is loaded once the first screen is drawn."""
        self.store = store
        self.paths = paths
        self.settings = settings
        self.log_folder = paths.log
        self.rescue_folder = paths.data
        self.last_search: LastSearch | None = None
        self.came_from: str | None = None
        """The area that a record was opened from, while Esc goes back there."""
        self._changes: dict[str, int] = {}
        self._change_count = 0
        self._data_version = store.data_version()
        self._day = self.today
        self._shown_standing = self.standing

    # Starting and ending

    def on_mount(self) -> None:
        """Show Today, say what was wrong with the settings, offer what was left unfinished."""
        self.switch_mode("today")
        self.say_caveat()
        if self.settings.problems:
            tell(self, "\n".join(self.settings.problems), severity="warning")
        if self.is_sample:
            tell(self, "This is a sample journal; nothing in it is kept.", "q leaves it.")
        self.set_interval(LOOK_AGAIN, self._look_around)
        self.call_after_refresh(self._offer_drafts)
        if self.copies_daily:
            # Not before there is something to see: the copy reads the whole journal.
            self.call_after_refresh(self._back_up)
        if self.warms_up:
            self.call_after_refresh(self._warm_up)

    def release(self) -> None:
        """Close the journal when the program ends at once."""
        self.store.close()

    def _back_up(self) -> None:
        from rjournal.tui.flows import backing_up

        self.run_worker(self._guarded(backing_up.back_up_daily(self)), group="backup")

    def _warm_up(self) -> None:
        from rjournal.tui.warming import warm_up

        self.run_worker(warm_up(self), group="warm-up")

    def _offer_drafts(self) -> None:
        if self.store.drafts.all():
            from rjournal.tui.flows import drafts

            self.flow(drafts.offer(self))

    # Flows

    def flow(self, steps: Coroutine[Any, Any, object]) -> None:
        """Start something a person does in several steps; what goes wrong becomes a sentence."""
        self.flow_of(self._guarded(steps))

    async def _guarded(self, steps: Coroutine[Any, Any, object]) -> None:
        try:
            await steps
        except RJournalError as error:
            show_error(self, error)

    def offer_copy(self, *, leaving: bool) -> None:
        """Ask where to write a copy of a journal that was moved while it was open."""
        from rjournal.tui.flows import copying

        self.flow(copying.offer_copy(self, leaving=leaving))

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

    def _look_around(self) -> None:
        """Show what another program wrote meanwhile, and the new day where one has begun."""
        self.watch_place()
        self._show_standing()
        version = self.store.data_version()
        if version != self._data_version or self.today != self._day:
            self._data_version, self._day = version, self.today
            self._mark(EVERYTHING)

    def _show_standing(self) -> None:
        """Let the top line say it as soon as the journal cannot be written to any more."""
        if self.standing != self._shown_standing:
            self._shown_standing = self.standing
            for screen in self.screen_stack:
                if isinstance(screen, FrameScreen):
                    screen.reload_if_stale()

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
        # Its patterns take 6 ms to build, which the first paint need not wait for.
        from rjournal import dates

        return dates.parse_day(text, now=clock.now(), day_first=self.settings.day_first, future=future)

    def action_go(self, area: str) -> None:
        """Go to an area, leaving what was only looked at on the way."""
        self.came_from = None
        while isinstance(self.screen, FrameScreen) and (self.screen.PASSING or self.screen.is_passing):
            if isinstance(self.screen, HoldsDraft) and not self.screen.flush():
                break
            self.pop_screen()
        if self.current_mode != area:
            self.switch_mode(area)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a way back from an area where a record was opened from another one."""
        if action == "way_back":
            return self.came_from is not None and isinstance(self.screen, AreaScreen)
        return super().check_action(action, parameters)

    def action_way_back(self) -> None:
        """Go back to where a record was opened from."""
        if self.came_from is not None:
            area, self.came_from = self.came_from, None
            self.switch_mode(area)

    def open(self, ref: Ref) -> None:
        """Show a record in its area, selected; a line without a session is opened on its own."""
        from rjournal.tui.flows import opening

        self.flow(opening.show(self, ref))

    def open_sample(self) -> None:
        """Close this journal for a while; `run` then opens the sample one, and this one again afterwards."""
        self.flush_drafts()
        self.wants_sample = True
        self.exit()

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
        """Check in on the goal that is in front, or on one that is chosen."""
        from rjournal.tui.flows import goals

        subject = self.screen.subject if isinstance(self.screen, FrameScreen) else None
        self.flow(goals.check_in(self, subject=subject))

    def action_due(self) -> None:
        """Show everything that waits."""
        from rjournal.tui.flows import due

        self.flow(due.open_due(self))

    def action_notes_list(self) -> None:
        """Show the questions, gaps, topics, assumptions and ideas that are open."""
        from rjournal.tui.flows import notes

        self.flow(notes.open_notes(self))

    def action_actions_list(self) -> None:
        """Show everything promised."""
        from rjournal.tui.flows import actions

        self.flow(actions.open_actions(self))

    def action_search(self) -> None:
        """Search everything."""
        from rjournal.tui.screens.search import SearchScreen

        self.push_screen(SearchScreen())

    def action_help(self) -> None:
        """Show what can be done here."""
        from rjournal.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.screen))

    def action_command_palette(self) -> None:
        """Find any act by name, and people, goals, sessions and entries by theirs."""
        from rjournal.tui.commands import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_undo(self) -> None:
        """Take back the last change."""
        self._step_in_history(undo=True)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._step_in_history(undo=False)

    def _step_in_history(self, *, undo: bool) -> None:
        # What was never taken back need not load how things are named.
        from rjournal.services import undoing

        try:
            step = undoing.undo(self.store) if undo else undoing.redo(self.store)
        except RJournalError as error:
            show_error(self, error)
            return
        if step is None:
            tell(self, "There is nothing to take back." if undo else "There is nothing to do again.")
            return
        self.announce(*EVERYTHING)
        if step.brought_back is not None and isinstance(self.screen, FrameScreen):
            self.screen.select(step.brought_back)
        tell(self, step.says, "U does it again." if undo else "u takes it back.")


def run(paths: Paths, *, is_sample: bool = False) -> int:
    """Open the journal in the terminal, and return the exit code.

    Args:
        paths: Where the journal and the settings are.
        is_sample: It is thrown away afterwards; that is said.

    Raises:
        RJournalError: the journal cannot be opened.
    """
    from rjournal.config import load
    from rjournal.storage.store import Store

    while True:
        settings = load(paths.config_file)
        with Store.open_or_view(paths.journal) as store:
            app = JournalApp(store, paths, settings, is_sample=is_sample)
            app.copies_daily = settings.backups and not is_sample and not store.readonly
            app.warms_up = True
            app.run()
        code = app.return_code or 0
        if code or not app.wants_sample:
            return code
        code = run_sample(settings)
        if code:
            # A signal ended the sample: it was meant for the program, not for a part of it.
            return code


def run_sample(settings: Settings) -> int:
    """Open a sample journal in a folder that is removed afterwards, and return the exit code.

    Raises:
        RJournalError: the sample cannot be made.
    """
    from rjournal.services.sample import fill
    from rjournal.storage.store import Store

    with TemporaryDirectory(prefix="rjournal-sample-") as name:
        paths = Paths(Path(name), Path(name))
        with Store.open(paths.journal) as store:
            fill(store, clock.today(), zone=clock.zone_name())
            app = JournalApp(store, paths, settings, is_sample=True)
            app.run()
            return app.return_code or 0
