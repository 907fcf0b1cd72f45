"""Entries as rows of a list: the day once a day, the title, the mood; below it with whom and the tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len
from textual.content import Content

from rjournal.domain.periods import WEEKDAYS, month_title
from rjournal.tui import render
from rjournal.tui.widgets.entry_page import mood_mark

ROW_HEIGHT = 2
"""Lines a row takes."""

UNTITLED = "Without a title"
"""What an entry is called that has neither title nor words to take one from."""

_DAY_WIDTH = 8


@dataclass(frozen=True, kw_only=True)
class EntryRow:
    """An entry in the list. `begins_day` says that it is the first of its day, and so prints it."""

    day: date
    begins_day: bool
    title: str
    mood: int | None
    tags: tuple[str, ...]
    person: str


@dataclass(frozen=True)
class MonthRow:
    """The heading above a month's entries, with how many they are."""

    month: date
    count: int


def paint(row: EntryRow | MonthRow, width: int, selected: bool) -> Sequence[Content]:
    """The two lines of a row, for the list."""
    if isinstance(row, MonthRow):
        return [Content(""), render.heading(month_title(row.month), width, str(row.count))]
    day = f"{WEEKDAYS[row.day.weekday()][:3]} {row.day.day:>2}" if row.begins_day or selected else ""
    room = max(0, width - _DAY_WIDTH)
    title = render.label(row.title or UNTITLED, render.BOLD if selected else render.TEXT)
    mood = "" if row.mood is None else mood_mark(row.mood)
    about = render.beside(
        [render.label(row.person, render.SOFT), *(render.label(f"#{tag}", render.FAINT) for tag in row.tags)],
        max(0, room - cell_len(mood) - 2),
        "  ",
    )
    return [
        Content.assemble((f"{day:<{_DAY_WIDTH}}", render.FAINT), render.elide(title, room)),
        Content.assemble(" " * _DAY_WIDTH, render.columns(about, mood, room)),
    ]
