"""What became of all that the ledger shows, in a line or two below it."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from rjournal.domain.indicators import Summary
from rjournal.domain.lines import Direction
from rjournal.tui import render

_LEAST = 2
"""Lines that its figures take in most windows."""


class LedgerSummary(Widget):
    """Figures beside one another, broken between them; nothing where nothing is shown.

    They are counted after the list is drawn. Their place is kept free meanwhile, so that nothing moves.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    LedgerSummary { height: auto; min-height: 3; padding: 1 1 0 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []

    def show(self, summary: Summary, direction: Direction | None) -> None:
        """Show what there is, of one direction if it is given."""
        before = self._lines()
        counts = f"{summary.received} learned, {summary.given} taught"
        self._parts = [counts, *summary.words(direction)] if summary.received or summary.given else []
        self.refresh(layout=self._lines() != before)

    def _lines(self) -> int:
        return max(_LEAST, len(render.packed(self._parts, self.content_size.width)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the figures take."""
        return max(_LEAST, len(render.packed(self._parts, width)))

    def render(self) -> Content:
        """The figures."""
        return Content("\n").join(render.packed(self._parts, self.content_size.width))
