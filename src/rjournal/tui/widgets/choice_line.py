"""Picking one of a few on one line: `○ private  ● counterpart  ○ shareable`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from rjournal.tui import keys, render

_GAP = 3


class ChoiceLine(Widget, can_focus=True):
    """One of several values; ← and → step through them, a click takes one.

    So does the letter or digit that it begins with. Where not all fit on the line, the chosen one is shown
    between `‹` and `›`.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("choice.previous", "choice.next", "choice.enter")
    DEFAULT_CSS = """
    ChoiceLine { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    value: reactive[str] = reactive("")
    """The chosen value; always one of the options."""

    @dataclass
    class Changed(Message):
        """Another value was chosen."""

        choice_line: ChoiceLine
        value: str

        @property
        def control(self) -> ChoiceLine:
            """The widget, so that handlers can be bound with `@on(..., "#id")`."""
            return self.choice_line

    @dataclass
    class Submitted(Message):
        """Enter was pressed: the choice stands."""

        choice_line: ChoiceLine

        @property
        def control(self) -> ChoiceLine:
            """The widget, so that handlers can be bound with `@on(..., "#id")`."""
            return self.choice_line

    def __init__(self, options: Sequence[tuple[str, str]], value: str = "", *, id: str | None = None) -> None:
        """A choice among `options`, each a value and what to call it.

        Args:
            options: At least one (value, name).
            value: The one chosen at first; the first option if it is none of them.
            id: The widget's id.
        """
        super().__init__(id=id)
        self._options = tuple(options)
        self._places: list[tuple[int, int, str]] = []
        self.set_reactive(ChoiceLine.value, self.validate_value(value))

    def validate_value(self, value: str) -> str:
        """A value that is not offered (any more) becomes the first that is."""
        known = [option for option, _ in self._options]
        return value if value in known else known[0]

    def watch_value(self) -> None:
        """Say that another value was chosen."""
        self.post_message(self.Changed(self, self.value))

    def action_step(self, step: int) -> None:
        """Choose the next value in a direction, round the end."""
        known = [option for option, _ in self._options]
        self.value = known[(known.index(self.value) + step) % len(known)]

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """A sign that an option begins with takes it, whatever else the key would do."""
        return self._beginning_with(character) is not None

    def on_key(self, event: events.Key) -> None:
        """Take the option that begins with the sign; again the next one that does."""
        value = self._beginning_with(event.character)
        if value is not None:
            event.stop()
            event.prevent_default()
            self.value = value

    def _beginning_with(self, sign: str | None) -> str | None:
        """The next option whose value or name begins with a letter or digit; None if none does."""
        if sign is None or not sign.isalnum():
            return None
        known = [option for option, _ in self._options]
        at = known.index(self.value) + 1
        for value, name in (*self._options[at:], *self._options[:at]):
            if any(text.casefold().startswith(sign.casefold()) for text in (value, name)):
                return value
        return None

    def action_submit(self) -> None:
        """Say that the choice stands."""
        self.post_message(self.Submitted(self))

    def on_click(self, event: events.Click) -> None:
        """Take the option under the pointer; where one is shown, the next."""
        spot = event.get_content_offset(self)
        if spot is None:
            return
        if not self._places:
            self.action_step(1)
        for start, end, value in self._places:
            if start <= spot.x < end:
                self.value = value

    def on_focus(self) -> None:
        """The chosen value carries a line and the accent while keys go here."""
        self.refresh()

    def on_blur(self) -> None:
        """And lays it down again."""
        self.refresh()

    def render(self) -> Content:
        """All options, or the chosen one where they do not fit."""
        parts = [self._part(value, name) for value, name in self._options]
        widths = [cell_len(part.plain) for part in parts]
        self._places = []
        if sum(widths) + _GAP * (len(widths) - 1) > self.content_size.width:
            name = dict(self._options)[self.value]
            shown = render.elide(render.label(name, self._chosen_style), self.content_size.width - 4)
            return Content.assemble(("‹ ", render.FAINT), shown, (" ›", render.FAINT))
        at = 0
        for (value, _), width in zip(self._options, widths, strict=True):
            self._places.append((at, at + width, value))
            at += width + _GAP
        return Content(" " * _GAP).join(parts)

    @property
    def _chosen_style(self) -> str:
        # A line below, so that it is told without its colour too.
        return f"bold underline {render.ACCENT}" if self.has_focus else render.BOLD

    def _part(self, value: str, name: str) -> Content:
        if value == self.value:
            return render.state(name, shape="●", style=self._chosen_style)
        return render.state(name, shape="○", style=render.FAINT)
