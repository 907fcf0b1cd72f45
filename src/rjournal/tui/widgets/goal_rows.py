"""A goal as a row of a list: what it is and where it stands; a closed one in one quiet line."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from rjournal.domain.goal_words import day_words
from rjournal.domain.goals import PACED, Lifecycle
from rjournal.domain.periods import age
from rjournal.domain.progress import Progress
from rjournal.domain.text import one_line
from rjournal.tui import render
from rjournal.tui.widgets.goal_marks import mark, state_mark

GoalRow = Progress | str
"""A goal as it stands, or the words of a heading."""

OPEN_HEIGHT, ROOMY_HEIGHT, QUIET_HEIGHT = (2, 1), (3, 1), (1, 0)
"""Lines of a row and the empty ones after it: an open goal's, where there is room for a line more of it; a
closed one's and a heading's."""

HEADINGS: dict[Lifecycle, str] = {
    "active": "Active",
    "paused": "Paused",
    "draft": "Drafts",
    "closed": "Closed",
}

_MARK = 24
_LEAST_MORE = 12
_LEAST_FIGURE = 12
_TAKEN_FOR_GRANTED = "assumes even pace"


def paint_goal(row: GoalRow, width: int, selected: bool, *, roomy: bool = False) -> Sequence[Content]:
    """The lines of a row; three of an open goal where it is `roomy`, else two."""
    if isinstance(row, str):
        return [render.elide(render.label(row, render.SOFT), width)]
    if row.state == "closed":
        return [_closed_line(row, width, selected)]
    title = _title_line(row, width, selected)
    if roomy:
        return [title, _state_line(row, width), _told(row, width)]
    return [title, _state_line(row, width, with_more=True)]


def _told(row: Progress, width: int) -> Content:
    """The numbers behind the state and the confidence beside them, as many as fit."""
    told = [one_line(words) for words in row.details if words != _TAKEN_FOR_GRANTED]
    if row.goal.measure not in PACED:
        told.insert(0, row.value if row.value != row.short else _note(row))
    told = told or [row.value]
    fitting = [words for words in told if cell_len(words) <= width] or told
    return render.beside([render.label(words, render.FAINT) for words in fitting], width)


def _note(row: Progress) -> str:
    """The note of the last reading, where there is no number to tell."""
    note = "" if row.reading is None else one_line(row.reading.note)
    return f"“{note}”" if note else ""


def _title_line(row: Progress, width: int, selected: bool) -> Content:
    title = render.label(row.goal.title, render.BOLD if selected else render.TEXT)
    figure = render.label(row.short or row.value, render.FAINT)
    # A number without its aim would say less than a title that is cut.
    share = width * 3 // 5 if row.goal.measure == "numeric" else width * 2 // 5
    return render.columns(title, render.elide(figure, max(_LEAST_FIGURE, share)), width)


def _state_line(row: Progress, width: int, *, with_more: bool = False) -> Content:
    """The picture, the state, and at the right what it asks for or how old it is, where there is room.

    `with_more` puts the numbers behind the state after it, rather than how old they are.
    """
    narrow = with_more and row.goal.measure != "habit"
    picture = mark(row, min(_MARK, width // 5 if narrow else width * 2 // 5))
    left = Content("  ").join([one for one in (picture, state_mark(row, _state_words(row))) if one.plain])
    if with_more:
        right = _asked(row)
        room = width - left.cell_length - right.cell_length - (4 if right.plain else 2)
        more = _told(row, room) if room >= _LEAST_MORE else Content("")
        if more.plain and not more.plain.endswith(render.ELLIPSIS):
            return render.columns(Content.assemble(left, "  ", more), right, width)
    right = _asked(row) or _age(row)
    if not right.plain or left.cell_length + right.cell_length + 2 > width:
        return render.elide(left, width)
    return render.columns(left, right, width)


def _state_words(row: Progress) -> str:
    """The state in the words a list has room for; what the figure says is not said twice."""
    # `paused since 6 Feb; pace on hold`: the first half.
    words = row.state_words.partition("; ")[0]
    if row.state != "described":
        return words
    if row.goal.measure == "hold":
        # `kept 3 of 4 check-ins, in now`, beside `kept 3 of 4`.
        return words.rpartition("check-ins, ")[2]
    # `this week 2 of 3, three days left`
    return words.partition(", ")[0] if row.goal.measure == "habit" else words


def _asked(row: Progress) -> Content:
    if not row.reading_due or row.state == "stale":
        return Content("")
    return render.state("check in", shape="○", style=render.ACCENT)


def _age(row: Progress) -> Content:
    """How long ago the last reading was, where the state does not say so itself."""
    said = row.state in ("stale", "draft", "not started") or row.goal.measure == "reflective"
    if said or row.last_day is None:
        return Content("")
    return render.label(age(row.last_day, today=row.as_of), render.FAINT)


def _closed_line(row: Progress, width: int, selected: bool) -> Content:
    when = "" if row.goal.closed_on is None else f", {day_words(row.goal.closed_on, row.as_of)}"
    result = Content.assemble(state_mark(row, row.state_words), (when, render.FAINT))
    return render.columns(
        render.label(row.goal.title, render.TEXT if selected else render.SOFT), result, width
    )
