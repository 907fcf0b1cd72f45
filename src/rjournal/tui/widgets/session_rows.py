"""A row of the list of sessions, and the headings between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Union

from rich.cells import cell_len
from textual.content import Content

from rjournal.domain.periods import MONTHS, WEEKDAYS, say
from rjournal.tui import render
from rjournal.tui.widgets import session_words as words

if TYPE_CHECKING:
    from rjournal.storage.repos.sessions import SessionHead

ROW_HEIGHT = 2
"""Lines a row takes in the list; the first heading takes one, because nothing stands above it."""

TO_COME = -1
"""The key of the heading above what is still to come; months are -(12 * year + month)."""


@dataclass(frozen=True)
class Heading:
    """What stands above the sessions to come, or those of a month; `first` in the list or further down."""

    words: str
    first: bool


SessionRow = Union["SessionHead", Heading]
"""A row: a session or a heading."""

_DAY = 8


def month_key(day: str) -> int:
    """The key of the heading of the month that a stored day (`YYYY-MM-DD`) lies in."""
    return -(12 * int(day[:4]) + int(day[5:7]))


def heading_words(key: int) -> str:
    """What a heading says."""
    if key == TO_COME:
        return "To come"
    year, month = divmod(-key - 1, 12)
    return f"{MONTHS[month]} {year}"


def row_painter(today: Callable[[], date]) -> Callable[[SessionRow, int, bool], Sequence[Content]]:
    """Draws rows as they are said on the day that `today` gives."""

    def paint(row: SessionRow, width: int, selected: bool) -> Sequence[Content]:
        if isinstance(row, Heading):
            heading = render.heading(row.words, width)
            return (heading,) if row.first else (Content(""), heading)
        return _session(row, width, selected, today())

    return paint


def _session(head: SessionHead, width: int, selected: bool, today: date) -> Sequence[Content]:
    day = _day(head, today)
    indent = max(_DAY, len(day) + 2)
    status = words.status_mark(head.status)
    name = render.label(head.person or words.NO_PAIRING, render.BOLD if selected else render.TEXT)
    room = width - indent - cell_len(status.plain) - 2
    whom = render.beside((name, render.label(words.role_words(head.role), render.FAINT)), room, "  ")
    about = Content.assemble(" " * indent, render.label(head.purpose, render.SOFT))
    return (
        render.columns(Content.assemble((f"{day:<{indent}}", render.SOFT), whom), status, width),
        render.columns(about, _short_fact(head, today), width),
    )


def _day(head: SessionHead, today: date) -> str:
    """`Fri 13` below its month; what is to come has none above it: `Fri 11 Dec`, `Mon 11 Jan 2027`."""
    day = f"{WEEKDAYS[head.day.weekday()][:3]} {head.day.day:>2}"
    if head.status != "planned" or head.day < today:
        return day
    year = "" if head.day.year == today.year else f" {head.day.year}"
    return f"{day} {MONTHS[head.day.month - 1][:3]}{year}"


def _short_fact(head: SessionHead, today: date) -> Content:
    """What matters most of it: whose reply is awaited; when it is to be; what it left behind."""
    if head.awaiting and head.status in ("planned", "held"):
        whose = "your reply" if head.awaiting == "me" else "their reply"
        until = f" by {say(head.until, today=today)}" if head.until else ""
        return render.label(f"{whose}{until}", render.ACCENT if head.awaiting == "me" else render.FAINT)
    if head.status == "planned":
        when = say(head.day, today=today)
        near = when if (head.day - today).days in (-1, 0, 1) else ""
        return render.label(f"{near} {head.start or ''}".strip(), render.FAINT)
    lines = f"{head.lines} line{'' if head.lines == 1 else 's'}" if head.lines else ""
    written = (f"{words.ENTRY_SHAPE} ", render.GROWN) if head.entries else "  "
    return Content.assemble(written, (lines, render.FAINT)) if lines or head.entries else Content("")
