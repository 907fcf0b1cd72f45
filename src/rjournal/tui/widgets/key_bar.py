"""The bottom line: at most six keys that do something here, Help the last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from rjournal.tui import keys, render

MOST = 6
"""Keys shown at a time: more would not be read."""

_GAP = 2
_ARROWS = "↑↓←→"


@dataclass(frozen=True)
class ShownKey:
    """A key in the footer: what is pressed, how it is written, what it does."""

    key: str
    name: str
    label: str


def is_typed(screen: Screen[Any], key: str) -> bool:
    """Whether a key would end up as a letter in the field that has the focus on `screen`."""
    name = keys.key_name(key)
    # Arrows are written with one letter too, and a field would take that for one of its own.
    is_letter = len(name) == 1 and name not in _ARROWS
    focused = screen.focused
    return focused is not None and is_letter and focused.check_consume_key(key, name)


class KeyBar(Widget):
    """Shows the screen's shown bindings in the order they are bound, its own before the program's.

    A click presses the key. Where the line is too narrow, keys drop out from the right; Help stays.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar { height: 1; text-wrap: nowrap; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[int, int, str]] = []
        self._last_shown: list[ShownKey] = []

    def on_mount(self) -> None:
        """Follow the focus: other widgets bind other keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def shown_keys(self) -> list[ShownKey]:
        """What the bar offers now, the first six, Help at the end; under a dialog what it offered before."""
        if self._last_shown and self.app.screen is not self.screen:
            # An action like `screen.tick` would be looked up on the dialog, which forbids nothing.
            return self._last_shown
        first: list[ShownKey] = []
        last: list[ShownKey] = []
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if not (binding.show and active.enabled) or binding.action in seen:
                continue
            if is_typed(self.screen, binding.key):
                continue
            seen.add(binding.action)
            shown = ShownKey(binding.key, keys.key_name(binding.key), binding.description)
            (last if binding.id == "help" else first).append(shown)
        self._last_shown = [*first[: MOST - len(last)], *last]
        return self._last_shown

    def render(self) -> Content:
        """The line, with as many keys as fit."""
        shown = list(self.shown_keys())
        parts = [render.key_hint(one.name, one.label) for one in shown]
        widths = [cell_len(part.plain) for part in parts]
        while len(parts) > 1 and sum(widths) + _GAP * (len(widths) - 1) > self.content_size.width:
            # Help is the last one, and the way to all the others.
            for cut in (shown, parts, widths):
                del cut[-2]
        self._places, at = [], 0
        for one, width in zip(shown, widths, strict=True):
            self._places.append((at, at + width, one.key))
            at += width + _GAP
        return render.elide(Content(" " * _GAP).join(parts), self.content_size.width)

    def on_click(self, event: events.Click) -> None:
        """Press the key under the pointer."""
        spot = event.get_content_offset(self)
        if spot is None:
            return
        for start, end, key in self._places:
            if start <= spot.x < end:
                self.app.simulate_key(key)

    def _bindings_changed(self, _screen: Screen[object]) -> None:
        self.refresh()
