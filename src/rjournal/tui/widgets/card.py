"""A few lines that can be focused and opened as one: the next session, a question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from rjournal.tui import keys

Draw = Callable[[int, bool], Sequence[Content]]
"""Draws the lines: (width in cells, is there room for empty lines) to lines no longer than the width."""


class Card(Widget, can_focus=True):
    """Lines drawn for the width there is. Enter, or a double click, posts `Chosen`."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [keys.binding("list.choose")]
    DEFAULT_CSS = """
    Card { width: 1fr; height: auto; text-wrap: nowrap; }
    """

    roomy: reactive[bool] = reactive(True, layout=True)
    """Whether there is room for empty lines."""

    @dataclass
    class Chosen(Message):
        """The card was opened."""

        card: Card

        @property
        def control(self) -> Card:
            """The card, so that handlers can be bound with `@on(..., "#id")`."""
            return self.card

    def __init__(self, draw: Draw, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._draw = draw

    def show(self, draw: Draw) -> None:
        """Draw something else."""
        self._draw = draw
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are at this width."""
        return len(self._draw(width, self.roomy))

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(self._draw(self.content_size.width, self.roomy))

    def on_click(self, event: events.Click) -> None:
        """A double click opens it."""
        if event.chain == 2:
            self.action_choose()

    def action_choose(self) -> None:
        """Open it."""
        self.post_message(self.Chosen(self))
