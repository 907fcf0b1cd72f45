"""A line to type into."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from rjournal.domain.text import one_line, sanitize


class OneLine(Input):
    """A line to type into. Several pasted lines become one: Input itself would drop all but the first."""

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        self.replace(one_line(sanitize(event.text)), start, end)
