"""What waits as rows of a list: on Today as many as there is room for, on a screen of its own all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len
from textual.content import Content

from rjournal.domain.due import KINDS, Quiet, quiet_words
from rjournal.domain.due_facts import Due
from rjournal.domain.periods import say
from rjournal.tui import render

_KIND_AT = {kind: at for at, kind in enumerate(KINDS)}
_KINDS_AT_MOST = 64


@dataclass(frozen=True)
class Bundle:
    """Several things that wait in one row, the first on the day `when`: those of a kind, or all others."""

    kind: str
    count: int
    when: date


@dataclass(frozen=True)
class Off:
    """A kind that is switched off."""

    kind: str


@dataclass(frozen=True)
class Heading:
    """What stands above rows of one time."""

    words: str


DueRow = Due | Bundle | Quiet | Off | Heading


def key_of(row: Due | Bundle | Quiet | Off) -> int:
    """A number that no two rows share, and that a row keeps."""
    match row:
        case Due():
            return row.ref.id * _KINDS_AT_MOST + _KIND_AT[row.kind]
        case Quiet():
            return key_of(row.due)
        case Bundle(kind=""):
            return 2 * _KINDS_AT_MOST - 1
        case _:
            return _KIND_AT[row.kind]


def as_many_as_fit(waiting: Sequence[Due], most: int) -> list[Due | Bundle]:
    """What waits in at most so many rows, in its order.

    Where there is more than that, kinds of which there are four or more become one row each, the most
    numerous first; and what still does not fit is one row at the end.
    """
    rows: list[Due | Bundle] = list(waiting)
    counts = Counter(due.kind for due in waiting)
    for kind, count in counts.most_common():
        if len(rows) <= most or count < _WORTH_A_BUNDLE:
            break
        rows = _bundled(rows, kind, count)
    if len(rows) > most:
        rest = rows[most - 1 :]
        count = sum(row.count if isinstance(row, Bundle) else 1 for row in rest)
        rows = [*rows[: most - 1], Bundle("", count, rest[0].when)]
    return rows


_WORTH_A_BUNDLE = 4


def _bundled(rows: Sequence[Due | Bundle], kind: str, count: int) -> list[Due | Bundle]:
    """The rows with all of one kind in the place of the first of them."""
    found: list[Due | Bundle] = []
    for row in rows:
        if row.kind != kind:
            found.append(row)
        elif not any(one.kind == kind for one in found):
            found.append(Bundle(kind, count, row.when))
    return found


def row_line(row: Due | Bundle, today: date, width: int) -> Content:
    """A row of Today: what waits, and its day; why, where that is not plain."""
    if isinstance(row, Bundle):
        words = f"{KINDS[row.kind].name}: {row.count}" if row.kind else f"and {row.count} more"
        left = Content.assemble(("◌ " if row.kind else "  ", render.FAINT), (words, render.SOFT))
        return render.columns(left, say(row.when, today=today) if row.kind else "", width)
    text, day = _text(row), _day(row.when, today)
    about = Content.assemble(render.label(row.why, render.FAINT), (" · ", render.FAINT), day)
    fits = cell_len(text.plain) + cell_len(about.plain) + 2 <= width and row.why not in _PLAIN
    return render.columns(text, about if fits else day, width)


_PLAIN = ("promised", "reflect")


def _text(due: Due, style: str = render.TEXT) -> Content:
    return Content.assemble(("○ ", render.FAINT), render.label(due.text, style))


def _day(day: date, today: date) -> Content:
    return render.label(say(day, today=today), render.FAINT)


ROW_HEIGHT = 2
"""Lines a row takes on its own screen; a heading takes as many."""


def paint(row: DueRow, width: int, selected: bool, today: date) -> Sequence[Content]:
    """A row of the screen: what waits and its day, below why and with whom."""
    style = render.BOLD if selected else render.TEXT
    match row:
        case Heading():
            return (Content(""), render.heading(row.words, width))
        case Due():
            return (render.columns(_text(row, style), _day(row.when, today), width), _about(row, width))
        case Quiet():
            text = Content.assemble(("· ", render.FAINT), render.label(row.due.text, style))
            return (render.columns(text, quiet_words(row), width), _about(row.due, width))
        case Off():
            kind = KINDS[row.kind]
            text = Content.assemble(("· ", render.FAINT), render.label(kind.name, style))
            return (render.columns(text, "off", width), _below(render.label(kind.says, render.FAINT), width))
        case _:
            return ()


def _about(due: Due, width: int) -> Content:
    who = "" if due.who in due.text else due.who
    parts = [render.label(part, render.FAINT) for part in (due.why, who) if part]
    return _below(render.beside(parts, width - 2), width)


def _below(words: Content, width: int) -> Content:
    return render.elide(Content.assemble("  ", words), width)


def heading_of(day: date, today: date) -> str:
    """Which time something belongs to; how long ago is never said."""
    if day < today:
        return "From earlier"
    return "Today" if day == today else "Coming up"
