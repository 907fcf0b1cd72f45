"""The top line: the six areas, the one shown now in the accent, and the day at the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from rjournal.tui import keys, render

TITLE = "rjournal"
"""What stands first where there is nothing else one must not forget."""


class TopBar(Widget):
    """Names the areas and their keys; a click goes there.

    It gets shorter with the terminal: first the spaces, then the year, the date, at last the program's name.
    What stands there instead (`sample`, `read only`) is said to the last: the other areas lose their names.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TopBar { height: 1; text-wrap: nowrap; }
    """

    area: reactive[str] = reactive("")
    """The id of the area shown now; empty on a screen that belongs to none."""

    day: reactive[date | None] = reactive(None)
    """The day at the right; None shows none."""

    @dataclass
    class AreaPicked(Message):
        """An area was clicked."""

        area: str

    first: reactive[str] = reactive("")
    """What stands first: the program's name, or what else one must not forget to be in."""

    def __init__(self, area: str, day: date | None, *, name: str = TITLE) -> None:
        """The line for a screen.

        Args:
            area: The id of the area shown.
            day: The day at the right.
            name: What stands first: the program, or what else one must not forget to be in.
        """
        super().__init__()
        self.set_reactive(TopBar.first, name)
        self.set_reactive(TopBar.area, area)
        self.set_reactive(TopBar.day, day)
        self._places: list[tuple[int, int, str]] = []

    def render(self) -> Content:
        """The line, as rich as the width allows."""
        width = self.content_size.width
        for shape in self._shapes():
            self._places, line = self._line(shape)
            day = shape.day
            day_width = cell_len(day)
            if cell_len(line.plain) + (day_width + 2 if day else 0) <= width:
                return render.columns(line, Content(day).stylize(render.FAINT), width)
        return render.elide(line, width)

    def on_click(self, event: events.Click) -> None:
        """Go to the area under the pointer."""
        spot = event.get_content_offset(self)
        if spot is None:
            return
        for start, end, area in self._places:
            if start <= spot.x < end:
                self.post_message(self.AreaPicked(area))

    def _shapes(self) -> Iterator[_Shape]:
        """From roomiest to barest."""
        full = "" if self.day is None else f"{self.day:%a} {self.day.day} {self.day:%b %Y}"
        short = "" if self.day is None else f"{self.day:%a} {self.day.day} {self.day:%b}"
        shortest = "" if self.day is None else f"{self.day.day} {self.day:%b}"
        yield from (_Shape(gap, full) for gap in (4, 3, 2))
        yield from (_Shape(2, short), _Shape(2, shortest), _Shape(2))
        if self.first == TITLE:
            yield from (_Shape(2, first=False), _Shape(1, first=False))
        else:
            yield from (_Shape(1), _Shape(2, shortest, names=False), _Shape(1, names=False))

    def _line(self, shape: _Shape) -> tuple[list[tuple[int, int, str]], Content]:
        parts = [Content(self.first).stylize(f"bold {render.ACCENT}")] if shape.first else []
        at = cell_len(self.first) + shape.gap if shape.first else 0
        places = []
        for area in keys.AREAS:
            part = self._area(area, shape.names)
            parts.append(part)
            places.append((at, at + cell_len(part.plain), area.id))
            at += cell_len(part.plain) + shape.gap
        return places, Content(" " * shape.gap).join(parts)

    def _area(self, area: keys.Area, named: bool) -> Content:
        if area.id == self.area:
            # Underlined too, so that it is seen without colour.
            name = (area.name, f"bold underline {render.ACCENT}")
            return Content.assemble((f"{area.key} ", f"bold {render.ACCENT}"), name)
        name = (f" {area.name}" if named else "", render.SOFT)
        return Content.assemble((area.key, render.FAINT), name)


class _Shape(NamedTuple):
    """How much of the line is shown: cells between areas, the day's words, what stands first, all names."""

    gap: int
    day: str = ""
    first: bool = True
    names: bool = True
