"""The top line: the six areas, the one shown now in the accent, and the day at the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from rjournal.tui import keys, render


class TopBar(Widget):
    """Names the areas and their keys; a click goes there.

    It gets shorter with the terminal: first the spaces, then the year, the date, at last the program's name.
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

    def __init__(self, area: str, day: date | None, *, name: str = "rjournal") -> None:
        """The line for a screen.

        Args:
            area: The id of the area shown.
            day: The day at the right.
            name: What stands first: the program, or what else one must not forget to be in.
        """
        super().__init__()
        self._first = name
        self.set_reactive(TopBar.area, area)
        self.set_reactive(TopBar.day, day)
        self._places: list[tuple[int, int, str]] = []

    def render(self) -> Content:
        """The line, as rich as the width allows."""
        width = self.content_size.width
        for brand, gap, day in self._shapes():
            self._places, line = self._line(brand, gap)
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

    def _shapes(self) -> Iterator[tuple[bool, int, str]]:
        """From roomiest to barest: (with the program's name, cells between areas, the day's words)."""
        full = "" if self.day is None else f"{self.day:%a} {self.day.day} {self.day:%b %Y}"
        short = "" if self.day is None else f"{self.day:%a} {self.day.day} {self.day:%b}"
        shortest = "" if self.day is None else f"{self.day.day} {self.day:%b}"
        yield from ((True, gap, full) for gap in (4, 3, 2))
        yield from ((True, 2, short), (True, 2, shortest), (True, 2, ""), (False, 2, ""), (False, 1, ""))

    def _line(self, brand: bool, gap: int) -> tuple[list[tuple[int, int, str]], Content]:
        parts: list[Content] = [Content(self._first).stylize(f"bold {render.ACCENT}")] if brand else []
        at = cell_len(self._first) + gap if brand else 0
        places = []
        for area in keys.AREAS:
            part = self._area(area)
            parts.append(part)
            places.append((at, at + cell_len(part.plain), area.id))
            at += cell_len(part.plain) + gap
        return places, Content(" " * gap).join(parts)

    def _area(self, area: keys.Area) -> Content:
        if area.id == self.area:
            # Underlined too, so that it is seen without colour.
            name = (area.name, f"bold underline {render.ACCENT}")
            return Content.assemble((f"{area.key} ", f"bold {render.ACCENT}"), name)
        return Content.assemble((f"{area.key} ", render.FAINT), (area.name, render.SOFT))
