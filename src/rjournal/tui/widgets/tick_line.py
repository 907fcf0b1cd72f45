"""Something that is done or not yet, on its own lines: `○ Rebuild one chart`."""

from __future__ import annotations

from textual.content import Content

from rjournal.tui import render
from rjournal.tui.widgets.choice_line import ChoiceLine


class TickLine(ChoiceLine):
    """Words with a tick before them; Space, ← and → set it and take it away, and so does a click."""

    DEFAULT_CSS = """
    TickLine { height: auto; text-wrap: wrap; }
    """

    def __init__(self, words: str, ticked: str, value: str = "") -> None:
        """A tick, not set while `value` is empty.

        Args:
            words: What is ticked.
            ticked: The value while it is.
            value: The value at first.
        """
        super().__init__((("", "not yet"), (ticked, "done")), value)
        self._words = words

    def _beginning_with(self, sign: str | None) -> str | None:
        """Letters mean nothing here."""
        return None

    def render(self) -> Content:
        """The tick and the words."""
        style = (
            f"bold underline {render.ACCENT}"
            if self.has_focus
            else render.TEXT
            if self.value
            else render.SOFT
        )
        return render.state(self._words, shape="●" if self.value else "○", style=style)
