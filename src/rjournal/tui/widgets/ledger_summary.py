"""What became of all that the ledger shows, in a line or two below it."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from rjournal.domain.indicators import Summary
from rjournal.domain.lines import Direction
from rjournal.tui import render


class LedgerSummary(Widget):
    """Figures beside one another, broken between them; nothing where nothing is shown."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    LedgerSummary { height: auto; padding: 1 1 0 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self.display = False

    def show(self, summary: Summary, direction: Direction | None) -> None:
        """Show what there is, of one direction if it is given."""
        self._parts = summary.words(direction)
        self.display = bool(summary.received or summary.given)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the figures take."""
        return len(render.packed(self._parts, width))

    def render(self) -> Content:
        """The figures."""
        return Content("\n").join(render.packed(self._parts, self.content_size.width))
