"""The lines that the sheets of People are made of: headings, facts, items, wrapped texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content

from rjournal.domain.records import Ref
from rjournal.domain.text import one_line
from rjournal.tui import render
from rjournal.tui.widgets.sheet import SheetLine

LABEL = 10
"""Cells of the column that says what a fact is."""

_LONGEST = 1200
"""Characters shown of one text: a pasted page must not fill the sheet."""


def blank() -> SheetLine:
    """An empty line."""
    return SheetLine(Content(""))


def heading(text: str, width: int, right: str = "") -> Iterator[SheetLine]:
    """What the items below have in common, and how many there are."""
    yield blank()
    yield SheetLine(render.heading(text, width, right))


def fact(name: str, text: str, width: int, style: str = render.SOFT) -> Iterator[SheetLine]:
    """A fact beside its name, wrapped in its own column."""
    lines = _pieces(text, width - LABEL, style) or [Content("")]
    for at, line in enumerate(lines):
        yield SheetLine(Content.assemble((f"{'' if at else name:<{LABEL}}", render.FAINT), line))


def wrapped(text: str, width: int, style: str) -> Iterator[SheetLine]:
    """A text over as many lines as it takes."""
    yield from (SheetLine(piece) for piece in _pieces(text, width, style))


def item(ref: Ref, shape: Content, right: Content, text: str, width: int) -> Iterator[SheetLine]:
    """A line that can be selected: its shape, its words, what became of it; wrapped beside the shape."""
    indent = cell_len(shape.plain) + (2 if cell_len(shape.plain) > 1 else 1)
    room = width - indent - (cell_len(right.plain) + 2 if right.plain else 0)
    if room < width // 3:
        room, right = width - indent, Content("")
    first, *rest = _pieces(text, room, render.TEXT) or [Content("")]
    left = Content.assemble(shape, " " * (indent - cell_len(shape.plain)), first)
    yield SheetLine(render.columns(left, right, width), ref)
    for piece in rest:
        yield SheetLine(Content.assemble(" " * indent, piece), ref)


def _pieces(text: str, width: int, style: str) -> list[Content]:
    flat = one_line(text[:_LONGEST])
    return render.wrap(f"{flat}…" if len(text) > _LONGEST else flat, max(1, width), style)


def packed(parts: Sequence[str], width: int, style: str) -> Iterator[SheetLine]:
    """Short facts beside one another, broken between them."""
    yield from (SheetLine(line) for line in render.packed(parts, width, style))
