"""The timeline of pairs: whom one learned with and taught, now, before and next."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from rjournal.domain.records import Ref
from rjournal.services.pairings import timeline_of
from rjournal.tui import keys, render
from rjournal.tui.base import FrameScreen, guard
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.person_words import counted
from rjournal.tui.widgets.sheet import Sheet
from rjournal.tui.widgets.timeline_page import timeline_lines

_HELP = """\
# Timeline of pairs

The pairings you were part of, are part of, and plan, one below the other in time. The upright line is today.
A pairing that has a next partner (**+** on People, *Change it*) shows them from its planned end on.

- **v** tells the same in words, and draws it again; without colour it begins in words.
- **Enter** goes to the person.
- To hand a pairing on, press **+** on People.
"""


class TimelineScreen(FrameScreen):
    """All pairs in one picture, or in words."""

    AREA = "people"
    CONCERNS = frozenset({"pairing", "pairing_pause", "person", "session"})
    HELP = _HELP
    AUTO_FOCUS = "#sheet"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("view", action="switch_view", label="As text"),
        keys.binding("back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._as_text = False

    def compose_body(self) -> ComposeResult:
        """The page alone."""
        with Panel(title="Timeline of pairs", id="page", classes="pane alone"):
            yield Sheet(id="sheet")

    def on_mount(self) -> None:
        """Show it; in words where there is no colour."""
        self._as_text = self.app.no_color
        self.reload()

    def reload(self) -> None:
        """Show what the journal holds now."""
        app = self.journal_app
        with guard(self):
            pairs = timeline_of(app.store, app.today)
            lay_out = partial(timeline_lines, pairs, app.today, self._as_text)
            self.query_one("#sheet", Sheet).show(Ref("pairing", 0), lay_out)
            said = counted(len(pairs), "pair") if pairs else ""
            self.query_one("#page", Panel).set_hint(Content(said).stylize(render.FAINT))
        self.refresh_bindings()

    def action_switch_view(self) -> None:
        """Tell it in words, or draw it."""
        self._as_text = not self._as_text
        self.reload()

    @on(Sheet.Chosen)
    def _pair_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        self.journal_app.open(event.ref)

    def action_back(self) -> None:
        """Go back to where it was opened."""
        self.dismiss()
