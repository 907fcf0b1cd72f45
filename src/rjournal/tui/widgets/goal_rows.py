"""A goal as a row of a list: what it is and where it stands, in two lines; a closed one in one quiet line."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from rjournal.domain.goal_words import day_words
from rjournal.domain.goals import Lifecycle
from rjournal.domain.numbers import amount, number_text
from rjournal.domain.progress import Progress
from rjournal.tui import render

GoalRow = Progress | str
"""A goal as it stands, or the words of a heading."""

OPEN_HEIGHT, QUIET_HEIGHT = (2, 1), (1, 0)
"""Lines of a row and the empty ones after it: an open goal's; a closed one's and a heading's."""

HEADINGS: dict[Lifecycle, str] = {
    "active": "Active",
    "paused": "Paused",
    "draft": "Drafts",
    "closed": "Closed",
}

_METER = 24


def paint_goal(row: GoalRow, width: int, selected: bool) -> Sequence[Content]:
    """The lines of a row."""
    if isinstance(row, str):
        return [render.elide(render.label(row, render.SOFT), width)]
    if row.state == "closed":
        return [_closed_line(row, width, selected)]
    return [_title_line(row, width, selected), _state_line(row, width)]


def state_style(progress: Progress) -> str:
    """The colour that repeats what the state word says."""
    if progress.state == "reached" or progress.goal.close_result == "reached":
        return render.GROWN
    return render.ACCENT if progress.state == "decide" else render.SOFT


def figure(progress: Progress) -> str:
    """Where a goal stands and where it goes in few characters: `17 → 10 days`, `2 of 5`, `aim 10 days`."""
    goal = progress.goal
    if goal.measure != "numeric" or goal.target is None:
        return progress.short or progress.value
    aim = amount(goal.target, goal.unit)
    if progress.reading is None or progress.reading.value is None:
        return f"aim {aim}"
    return f"{number_text(progress.reading.value)} → {aim}"


def _title_line(row: Progress, width: int, selected: bool) -> Content:
    title = render.label(row.goal.title, render.BOLD if selected else render.TEXT)
    beside = render.elide(render.label(figure(row), render.FAINT), max(12, width * 2 // 5))
    return render.columns(title, beside, width)


def _state_line(row: Progress, width: int) -> Content:
    meter = render.meter(row.bar, row.expected, min(_METER, width * 2 // 5))
    # `paused since 6 Feb; pace on hold`: the list has room for the first half.
    words = render.label(row.state_words.partition("; ")[0], state_style(row))
    asked = Content("")
    if row.reading_due and row.state != "stale":
        asked = render.state("check in", shape="○", style=render.ACCENT)
    left = Content.assemble(meter, "  ", words)
    if asked.plain and cell_len(left.plain) + cell_len(asked.plain) + 2 > width:
        asked = Content("")
    return render.columns(left, asked, width) if asked.plain else render.elide(left, width)


def _closed_line(row: Progress, width: int, selected: bool) -> Content:
    when = "" if row.goal.closed_on is None else f", {day_words(row.goal.closed_on, row.as_of)}"
    result = Content.assemble(render.label(row.state_words, state_style(row)), (when, render.FAINT))
    return render.columns(
        render.label(row.goal.title, render.TEXT if selected else render.SOFT), result, width
    )
