"""The least a Textual app can be that looks like one: header, footer and a list. What ours is measured by."""

from __future__ import annotations

import os

os.environ.setdefault("TEXTUAL_FPS", "120")

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, OptionList

READY = "Line 12"
"""What is on its screen once it is painted."""


class BareApp(App[None]):
    """A header, a footer and a list of a hundred lines."""

    def compose(self) -> ComposeResult:
        """Say what is on the screen."""
        yield Header()
        yield OptionList(*(f"Line {number} of a list" for number in range(100)))
        yield Footer()


if __name__ == "__main__":
    BareApp().run()
