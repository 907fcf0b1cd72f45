"""A note or a promise as a row of a list: its words and where it stands, below what it is and with whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from textual.content import Content

from rjournal.domain.lines import Action, NoteItem
from rjournal.domain.notes import status_words
from rjournal.domain.periods import say
from rjournal.storage.repos.lines import LineHead
from rjournal.tui import render
from rjournal.tui.widgets.session_words import line_marks

ROW_HEIGHT = 2


def note_painter(today: Callable[[], date]) -> Callable[[LineHead[NoteItem], int, bool], Sequence[Content]]:
    """Draws notes as they are said on the day that `today` gives."""

    def paint(head: LineHead[NoteItem], width: int, selected: bool) -> Sequence[Content]:
        note, day = head.line, today()
        shape, _ = line_marks(note, day)
        stands = "" if note.status == "open" else status_words(note.kind, note.status)
        first = "comes first" if note.priority else ""
        right = render.label(stands or first, render.FAINT)
        again = "" if note.revisit_on is None else f"again {say(note.revisit_on, today=day)}"
        about = (note.kind, head.person, say(note.day, today=day), again)
        text = render.label(note.text, render.BOLD if selected else render.TEXT)
        return _two_lines(Content.assemble(shape, " ", text), right, about, width)

    return paint


def action_painter(today: Callable[[], date]) -> Callable[[LineHead[Action], int, bool], Sequence[Content]]:
    """Draws promises as they are said on the day that `today` gives."""

    def paint(head: LineHead[Action], width: int, selected: bool) -> Sequence[Content]:
        action, day = head.line, today()
        shape, right = line_marks(action, day)
        kind = "" if action.kind == "do" else action.kind
        plan = "" if not action.if_then else action.if_then
        about = (kind, head.person, say(action.day, today=day), plan)
        text = render.label(action.text, render.BOLD if selected else render.TEXT)
        return _two_lines(Content.assemble(shape, " ", text), right, about, width)

    return paint


def _two_lines(left: Content, right: Content, about: Sequence[str], width: int) -> Sequence[Content]:
    parts = [render.label(part, render.FAINT) for part in about if part]
    below = Content.assemble("  ", render.beside(parts, max(1, width - 2)))
    return (render.columns(left, right, width), render.elide(below, width))
