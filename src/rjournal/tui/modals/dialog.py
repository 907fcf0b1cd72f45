"""The box that every question is asked in."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from rjournal.tui import base, keys, render
from rjournal.tui.steady import InFront
from rjournal.tui.whole import DrawnWhole
from rjournal.tui.widgets.key_bar import KeyBar

Answer = TypeVar("Answer")


class Dialog(InFront, DrawnWhole, ModalScreen[Answer]):
    """A titled box in the middle of the screen, with its keys at the bottom."""

    HORIZONTAL_BREAKPOINTS = base.WIDTHS
    VERTICAL_BREAKPOINTS = base.HEIGHTS
    # What works everywhere does not reach through a modal; help is wanted here too.
    BINDINGS: ClassVar[list[BindingType]] = [keys.binding("help", action="app.help")]

    def __init__(self, title: str | Content) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """The box around `compose_dialog`."""
        with Vertical(classes="dialog") as box:
            # A plain string would be read as markup: titles name records.
            box.border_title = render.label(self._title, "")
            yield from self.compose_dialog()
            yield KeyBar()

    def compose_dialog(self) -> ComposeResult:
        """What is asked."""
        yield from ()
