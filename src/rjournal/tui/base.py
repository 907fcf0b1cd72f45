"""What every screen shares: the frame around it, and the one way to say things and to fail.

`FrameScreen` has the top line, a body and the key bar. `AreaScreen` is one of the six areas; `DetailScreen`
shows a pane on its own where the terminal is too narrow for a list and a pane side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from rjournal import clock
from rjournal.errors import RJournalError
from rjournal.tui import keys, render, steady
from rjournal.tui.steady import InFront
from rjournal.tui.watch import WatchedApp
from rjournal.tui.whole import DrawnWhole
from rjournal.tui.widgets.key_bar import KeyBar
from rjournal.tui.widgets.top_bar import TITLE, TopBar
from rjournal.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from rjournal.domain.records import Ref
    from rjournal.tui.app import JournalApp

Severity = Literal["information", "warning"]

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
"""Below this one line says that the terminal is too small."""

PANE_WIDTH = 100
"""From here on a list and its pane stand side by side."""

WIDTHS: list[tuple[int, str]] = [
    (0, "-tiny"),
    (LEAST_WIDTH, "-slim"),
    (80, "-narrow"),
    (PANE_WIDTH, "-wide"),
]
"""The class a screen has by its width."""

HEIGHTS: list[tuple[int, str]] = [(0, "-low"), (LEAST_HEIGHT, "-short"), (30, "-tall")]
"""The class a screen has by its height."""


class Outcome:
    """Whether what `guard` watched over was done."""

    def __init__(self) -> None:
        self.ok = True


def tell(node: DOMNode, message: str, hint: str = "", severity: Severity = "information") -> None:
    """Say something in a corner of the screen. `message` and `hint` may hold user text: no markup is read."""
    text = f"{message}\n{hint}" if hint else message
    node.app.notify(render.safe(text), severity=severity, markup=False)


def show_error(node: DOMNode, error: RJournalError) -> None:
    """Say what happened, then what is safe."""
    steady.say(node, error)


@contextmanager
def guard(node: DOMNode) -> Iterator[Outcome]:
    """Turn an RJournalError in the block into a message; anything else is a bug and goes on.

    ```python
    with guard(self) as done:
        store.entries.save(entry)
    if done.ok:
        self.close_editor()
    ```
    """
    outcome = Outcome()
    try:
        yield outcome
    except RJournalError as error:
        outcome.ok = False
        show_error(node, error)


class FrameScreen(InFront, DrawnWhole, Screen[None]):
    """A screen in the frame: top line, body, key bar, and the sentence for a terminal that is too small."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    AREA: ClassVar[str] = ""
    """The area (`keys.AREAS`) that the top line shows as the current one."""

    CONCERNS: ClassVar[frozenset[str]] = frozenset()
    """The kinds of record it shows: when one of them changes, `reload` is called."""

    PASSING: ClassVar[bool] = False
    """Whether going to an area closes it, as something one only looks through on the way."""

    is_passing = False
    """Whether this one is passing, although others of its kind stay: a page laid over another area."""

    _seen_change = 0
    _is_gone = False

    @property
    def journal_app(self) -> JournalApp:
        """The app, as the type it is."""
        # The app imports the screens; importing it above would be a circle.
        from rjournal.tui.app import JournalApp

        assert isinstance(self.app, JournalApp)
        return self.app

    @property
    def _standing(self) -> str:
        # The frame is also tried without a journal.
        return self.app.standing if isinstance(self.app, WatchedApp) else TITLE

    @property
    def area(self) -> str:
        """The area this screen belongs to."""
        return self.AREA

    @property
    def subject(self) -> Ref | None:
        """The record in front: a check-in that is asked for here is about it, or comes from it."""
        return None

    def select(self, ref: Ref) -> bool:
        """Show a record of this screen selected; False where it does not show it now.

        An area whose list is filtered lets the filter go for a record it hides.
        """
        return False

    @property
    def is_wide(self) -> bool:
        """Whether a list and its pane stand side by side here."""
        return self.size.width >= PANE_WIDTH

    def compose(self) -> ComposeResult:
        """The frame around `compose_body`."""
        yield TopBar(self.area, clock.today(), name=self._standing)
        with Container(id="body"):
            yield from self.compose_body()
        yield KeyBar()
        yield Static(Content(_too_small()), id="too-small")

    def compose_body(self) -> ComposeResult:
        """What the screen shows inside the frame."""
        yield from ()

    def tell(self, message: str, hint: str = "", severity: Severity = "information") -> None:
        """Say something in a corner of the screen; never markup."""
        tell(self, message, hint, severity)

    def show_error(self, error: RJournalError) -> None:
        """Say what went wrong and what is safe."""
        show_error(self, error)

    def on_screen_resume(self) -> None:
        """What is shown may have changed while another screen was in front."""
        if self._is_gone:
            self._is_gone = False
            self.reload()
        else:
            self.reload_if_stale()

    def leave_what_is_gone(self, says: str = "", hint: str = "") -> None:
        """Go back from the page of a record that is not there any more, and say so in `says`.

        Under a form or a text the page waits: Textual closes what is on top, which somebody is writing in.
        When it comes to the front, `reload` looks whether the record is still gone.
        """
        self._is_gone = not self.is_active
        if self._is_gone:
            return
        if says:
            self.tell(says, hint)
        self.dismiss()

    def reload(self) -> None:
        """Show what the journal holds now, keeping the selection. Called when something it shows changed."""

    def reload_if_stale(self) -> None:
        """Show the day, and call `reload` if a kind of record shown here has changed since it last did."""
        bars = self.query(TopBar)
        if not self.is_mounted or not bars:
            # A screen on its way in or out, while a change is told.
            return
        bar = bars.first()
        bar.day, bar.first = clock.today(), self._standing
        if not self.CONCERNS:
            return
        changed = self.journal_app.changed_at(self.CONCERNS)
        if changed > self._seen_change:
            self._seen_change = changed
            with guard(self):
                self.reload()

    @on(VirtualList.Unread)
    def _say_unread(self, event: VirtualList.Unread) -> None:
        event.stop()
        show_error(self, event.error)

    @on(TopBar.AreaPicked)
    async def _go_to_area(self, event: TopBar.AreaPicked) -> None:
        event.stop()
        await self.run_action(f"app.go('{event.area}')")


class AreaScreen(FrameScreen):
    """One of the six areas. It names its `AREA`, composes its body and binds its acts from `keys`.

    An area with a list and a pane puts them in `Horizontal(classes="list-and-pane")`, the pane with the class
    `pane`; under 100 columns the pane is hidden there and `open_pane` shows one like it on its own screen.
    """

    def open_pane(self, pane: Widget, shown: Widget | None = None) -> None:
        """Go from the list to the pane: focus `shown`, or where it is hidden push `pane` on its own screen.

        Args:
            pane: A fresh widget of the pane's class, loaded with what is selected.
            shown: The area's own pane, beside the list.
        """
        if self.is_wide and shown is not None:
            shown.focus()
        else:
            self.app.push_screen(DetailScreen(self.area, pane))


class DetailScreen(FrameScreen):
    """A pane on its own, for a narrow terminal; Esc goes back to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.binding("back")]

    def __init__(self, area: str, pane: Widget) -> None:
        super().__init__()
        self._area = area
        self._pane = pane

    @property
    def area(self) -> str:
        """The area of the list it was opened from."""
        return self._area

    def compose_body(self) -> ComposeResult:
        """The pane, and nothing else."""
        self._pane.add_class("alone")
        yield self._pane

    def on_mount(self) -> None:
        """Start in the pane, so that its keys work at once."""
        self._pane.focus()

    def action_back(self) -> None:
        """Return to the list."""
        self.dismiss()


def _too_small() -> str:
    return f"rjournal needs {LEAST_WIDTH} × {LEAST_HEIGHT} characters; this window is smaller."
