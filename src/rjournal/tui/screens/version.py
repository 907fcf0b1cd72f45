"""An earlier version of an entry, to read before it is brought back."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Center
from textual.content import Content

from rjournal.domain.entries import Entry
from rjournal.services.entry_view import EntryView
from rjournal.tui import keys, render
from rjournal.tui.base import FrameScreen
from rjournal.tui.widgets.entry_page import EntryPage, length_words
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.sheet import Sheet


class VersionScreen(FrameScreen):
    """Shows what an entry said until a moment.

    `is_wanted` says after leaving whether it is to be the present version again.
    """

    AREA = "journal"
    CSS_PATH = "../styles/journal.tcss"
    HELP: ClassVar[str] = """\
# An earlier version

What this entry said once. **b** makes it the present version; what stands there now becomes an earlier
version itself, so nothing is lost, and **u** takes it back. **Esc** returns to the other versions.

Its links, and who may see it, stay as they are now.
"""
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("bring_back", "back")

    def __init__(self, version: Entry, until: str) -> None:
        """The page of a version; `until` says in words when it was replaced."""
        super().__init__()
        self.is_wanted = False
        self._version = version
        self._until = until

    def compose_body(self) -> ComposeResult:
        """The page in the middle."""
        hint = render.label(length_words(self._version), render.FAINT)
        with Center(), Panel(title=Content(f"As it was {self._until}"), hint=hint, id="page", classes="pane"):
            yield EntryPage()

    def on_mount(self) -> None:
        """Start at the top."""
        page = self.query_one(EntryPage)
        page.read(EntryView(entry=self._version))
        page.focus()

    def action_bring_back(self) -> None:
        """Make it the present version."""
        self.is_wanted = True
        self.dismiss()

    @on(Sheet.Chosen)
    def action_back(self) -> None:
        """Return to the other versions."""
        self.dismiss()
