"""A person as a row of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Union

from textual.content import Content

from rjournal.domain.people import ROLE_WORDS
from rjournal.domain.periods import say
from rjournal.tui import render
from rjournal.tui.widgets import person_words as words

if TYPE_CHECKING:
    from rjournal.storage.repos.people import PersonHead

NOW_HEIGHT, QUIET_HEIGHT = (2, 1), (1, 0)
"""Lines of a row and the empty ones after it: somebody of now; somebody of earlier, and a heading."""

PersonRow = Union["PersonHead", str]
"""A person, or the words of a heading."""


def person_painter(today: Callable[[], date]) -> Callable[[PersonRow, int, bool], Sequence[Content]]:
    """Draws people as they stand on the day that `today` gives."""

    def paint(row: PersonRow, width: int, selected: bool) -> Sequence[Content]:
        if isinstance(row, str):
            return [render.heading(row, width)]
        if row.is_earlier:
            return [_quiet_line(row, width, selected, today())]
        return [_name_line(row, width, selected, today()), _pairing_line(row, width, today())]

    return paint


def _name_line(row: PersonHead, width: int, selected: bool, today: date) -> Content:
    name = render.label(row.name, render.BOLD if selected else render.TEXT)
    if row.next is not None:
        when = f"{say(row.next, today=today)} {row.next_start}".strip()
        return render.columns(name, render.label(when, render.ACCENT), width)
    return render.columns(name, "no date yet" if row.pairing_status == "active" else "", width)


def _pairing_line(row: PersonHead, width: int, today: date) -> Content:
    if row.role is None:
        about = render.label(row.function or "no pairing yet", render.FAINT)
    else:
        rhythm = words.rhythm_of(row.pairing_status, row.cadence_days)
        about = render.beside((ROLE_WORDS[row.role], rhythm), width)
    last = f"last {words.near(row.last, today)}" if row.last else ""
    return render.columns(about, last, width)


def _quiet_line(row: PersonHead, width: int, selected: bool, today: date) -> Content:
    name = render.label(row.name, render.TEXT if selected else render.SOFT)
    ended = f"ended {words.near(row.ended_on, today)}" if row.ended_on else ""
    return render.columns(name, ended or "past", width)
