"""What a search found: the kind, the words around what was found, with whom, on which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from rjournal.domain.periods import say
from rjournal.domain.query import snippet
from rjournal.domain.records import Ref
from rjournal.services.finding import Hit
from rjournal.tui import keys, render
from rjournal.tui.widgets.virtual_list import VirtualList

MARK = f"bold underline {render.ACCENT}"
"""How what was found is marked: underlined too, so that it is seen without colour."""

_KIND_WIDTH = 12


class HitRows:
    """Hits as rows of a list; a row's key is its place."""

    def __init__(self, hits: Sequence[Hit] = ()) -> None:
        self.hits = tuple(hits)

    def keys(self) -> Sequence[int]:
        """The places, in order."""
        return range(len(self.hits))

    def rows(self, keys: Sequence[int]) -> Mapping[int, Hit]:
        """The hits at these places."""
        return {key: self.hits[key] for key in keys if key < len(self.hits)}


class HitList(VirtualList[Hit]):
    """The hits; a text with words of its own below its title takes two lines."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.binding("list.choose", show=True)]

    @dataclass
    class LeftAtTop(Message):
        """Up was pressed on the first hit: back to the words."""

    def __init__(self, today: date) -> None:
        self._source = HitRows()
        self._words = ""
        self._today = today
        super().__init__(self._source, self._paint_hit, heights=self._height, id="hits")

    def show(self, hits: Sequence[Hit], words: str, selected: Ref | None = None) -> None:
        """Show what was found for `words`, and select the hit on `selected`, else the first."""
        self._source, self._words = HitRows(hits), words
        self.refresh_rows(self._source)
        places = [at for at, hit in enumerate(hits) if hit.ref == selected]
        self.highlight(places[0] if places else 0)

    @property
    def selected(self) -> Ref | None:
        """The record of the selected hit."""
        row = self.highlighted_row
        return None if row is None else row.ref

    def action_row(self, step: int) -> None:
        """Select the next hit in a direction; above the first are the words."""
        if step < 0 and not self.highlighted:
            self.post_message(self.LeftAtTop())
        else:
            super().action_row(step)

    def _height(self, key: int) -> tuple[int, int]:
        hit = self._source.hits[key]
        return (2 if hit.title and hit.body else 1), (1 if self.screen.has_class("-tall") else 0)

    def _paint_hit(self, hit: Hit, width: int, selected: bool) -> Sequence[Content]:
        return paint_hit(hit, width, selected, words=self._words, today=self._today)


def paint_hit(hit: Hit, width: int, selected: bool, *, words: str, today: date) -> list[Content]:
    """The lines of one hit: its title with kind, person and day, and below it what its text says there."""
    room = max(1, width - _KIND_WIDTH)
    where = _with_whom_and_when(hit, room // 2, today)
    kind = Content.styled(f"{hit.word:<{_KIND_WIDTH}}", render.FAINT)
    style = render.BOLD if selected else render.TEXT
    title = marked(hit.title or hit.body, words, max(1, room - cell_len(where.plain) - 2), style)
    lines = [render.columns(Content.assemble(kind, title), where, width)]
    if hit.title and hit.body:
        lines.append(Content.assemble(" " * _KIND_WIDTH, marked(hit.body, words, room, render.SOFT)))
    return [render.elide(line, width) for line in lines]


def _with_whom_and_when(hit: Hit, width: int, today: date) -> Content:
    """The person and the day; where there is no room for both, the day."""
    day = say(hit.day, today=today)
    both = render.beside((hit.about, day), max(1, width))
    return both if both.plain.endswith(day) else render.elide(render.label(day, render.SOFT), width)


def marked(text: str, words: str, width: int, style: str) -> Content:
    """The part of `text` around what `words` find in it, marked, in at most `width` cells."""
    # What cannot be shown is taken out before the places of the marks are counted.
    cut = snippet(render.flat(text), words, width)
    content = Content(cut.text).stylize(style)
    for start, end in cut.marks:
        content = content.stylize(MARK, start, end)
    return content
