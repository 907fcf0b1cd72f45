"""What can be done with what waits: the same on Today and on the screen of all of it."""

from __future__ import annotations

from textual import on

from rjournal.tui.base import FrameScreen
from rjournal.tui.flows import due
from rjournal.tui.widgets.due_list import DueList
from rjournal.tui.widgets.due_rows import Off

CONCERNS = frozenset(
    {
        *("action", "agenda", "agreement", "check_in", "entry", "goal", "learning", "link", "milestone"),
        *("note", "pairing", "pairing_pause", "person", "retention_check", "session", "silence"),
    }
)
"""The kinds of record that decide what waits."""


class DueActs(FrameScreen):
    """A screen with a list of what waits."""

    @on(DueList.Acted)
    def _act(self, event: DueList.Acted) -> None:
        event.stop()
        self.journal_app.flow(due.act(self.journal_app, event.due))

    @on(DueList.Finished)
    def _finish(self, event: DueList.Finished) -> None:
        event.stop()
        self.journal_app.flow(due.finish(self.journal_app, event.due))

    @on(DueList.Snoozed)
    def _snooze(self, event: DueList.Snoozed) -> None:
        event.stop()
        self.journal_app.flow(due.snooze(self.journal_app, event.due))

    @on(DueList.KindOff)
    def _switch_off(self, event: DueList.KindOff) -> None:
        event.stop()
        self.journal_app.flow(due.switch_off(self.journal_app, event.kind))

    @on(DueList.Woken)
    def _wake(self, event: DueList.Woken) -> None:
        event.stop()
        row = event.row
        self.journal_app.flow(due.wake(self.journal_app, row.kind if isinstance(row, Off) else row))

    @on(DueList.More)
    def _more(self, event: DueList.More) -> None:
        event.stop()
        self.journal_app.flow(due.open_due(self.journal_app, event.kind))

    @on(DueList.Shown)
    def _shown(self, event: DueList.Shown) -> None:
        event.stop()
        self.journal_app.open(event.ref)
