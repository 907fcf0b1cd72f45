"""One entry on a page of its own, to read from beginning to end."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Center

from rjournal.domain.records import Ref
from rjournal.services.entry_view import entry_view
from rjournal.tui import keys, render
from rjournal.tui.base import FrameScreen
from rjournal.tui.flows import browsing, deleting, writing
from rjournal.tui.widgets.entry_page import EntryPage, length_words
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.sheet import Sheet

Step = Callable[[int], int | None]
"""Gives the number of the entry so many steps later in time (earlier when negative), None at the end."""


class ReadScreen(FrameScreen):
    """Shows an entry whole; left and right go to the one before and the one after."""

    AREA = "journal"
    CSS_PATH = "../styles/journal.tcss"
    CONCERNS = frozenset({"entry", "link", "goal", "person", "session"})
    HELP: ClassVar[str] = """\
# Reading an entry

↑ ↓ PgUp PgDn scroll, ← goes to the entry before it in time and → to the one after. **e** writes on in it,
**m** says which goal it moved, **v** who may see it, **h** what it said earlier.

Template headings with nothing under them are left out here, and only here. Links are shown and never opened.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        # Where there is no room for all of them, the way out is not what goes.
        *keys.bindings("back", "edit", "earlier", "later", "moved_goal", "versions", "visibility"),
        keys.binding("delete", show=False),
    ]

    def __init__(self, entry_id: int, step: Step | None = None) -> None:
        """The page of an entry.

        Args:
            entry_id: Which one.
            step: Where left and right lead; without it they do nothing.
        """
        super().__init__()
        self._entry_id = entry_id
        self._step = step

    def compose_body(self) -> ComposeResult:
        """The page in the middle."""
        with Center(), Panel(id="page", classes="pane"):
            yield EntryPage()

    def on_mount(self) -> None:
        """Start at the top."""
        self.reload()
        self.query_one(EntryPage).focus()

    def reload(self) -> None:
        """Show the entry as it is now; where it was deleted, go back to the list."""
        view = entry_view(self.journal_app.store, self._entry_id)
        if view is None:
            self.leave_what_is_gone()
            return
        self.query_one(EntryPage).read(view)
        self.query_one(Panel).set_hint(render.label(length_words(view.entry), render.FAINT))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there is no list to go through, no key for it is offered."""
        return self._step is not None if action == "step" else True

    def action_step(self, direction: int) -> None:
        """Go to the entry before this one in time, or after it."""
        found = self._step(direction) if self._step else None
        if found is not None and found != self._entry_id:
            self._entry_id = found
            self.reload()

    def action_edit(self) -> None:
        """Write on in it."""
        self.journal_app.flow(writing.write_entry(self.journal_app, entry_id=self._entry_id))

    @property
    def subject(self) -> Ref | None:
        """The entry: what it tells may have moved a goal."""
        return Ref("entry", self._entry_id)

    def action_moved_goal(self) -> None:
        """Say which goal it moved."""
        from rjournal.tui.flows import lines

        self.journal_app.flow(lines.moved_goal(self.journal_app, Ref("entry", self._entry_id)))

    def action_versions(self) -> None:
        """Show what it said earlier."""
        from rjournal.tui.flows import versions

        self.journal_app.flow(versions.look_back(self.journal_app, self._entry_id))

    def action_visibility(self) -> None:
        """Say who may see it."""
        self.journal_app.flow(browsing.choose_visibility(self.journal_app, self._entry_id))

    def action_delete(self) -> None:
        """Move it to the trash."""
        self.journal_app.flow(deleting.delete(self.journal_app, Ref("entry", self._entry_id)))

    @on(Sheet.Chosen)
    def action_back(self) -> None:
        """Return to the list."""
        self.dismiss()
