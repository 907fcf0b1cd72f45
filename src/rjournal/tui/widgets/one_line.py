"""A line to type into."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from rjournal.domain.text import clean, one_line
from rjournal.tui.widgets.tidied import Tidied


class OneLine(Input):
    """A line to type into. Several pasted lines become one: Input itself would drop all but the first.

    It posts `Tidied` when what was pasted held control characters.
    """

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        arrived = clean(event.text)
        if arrived.removed:
            self.post_message(Tidied(arrived.removed))
        start, end = sorted(self.selection)
        self.replace(one_line(arrived.text), start, end)
