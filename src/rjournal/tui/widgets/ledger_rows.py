"""Something learned or taught as a row of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from rjournal.domain.retention import checks
from rjournal.tui import render
from rjournal.tui.widgets import learning_words as words

if TYPE_CHECKING:
    from rjournal.storage.repos.learnings import LearningHead

LEDGER_HEIGHT = 2
"""Lines of a row of the ledger."""


def ledger_painter(today: Callable[[], date]) -> Callable[[LearningHead, int, bool], Sequence[Content]]:
    """Draws rows of the ledger as they are said on the day that `today` gives."""

    def paint(row: LearningHead, width: int, selected: bool) -> Sequence[Content]:
        learning = row.learning
        topic = render.label(learning.topic, render.BOLD if selected else render.TEXT)
        way = "from" if learning.direction == "received" else "to"
        whom = render.label(f"{way} {row.person}" if row.person else "", render.FAINT)
        mark = words.checks_mark(checks(learning, row.checks, today()))
        # What a check found goes before the day, and the day before the rest.
        room = width - cell_len(mark.plain) - 2
        status = words.status_words(learning, today())
        if words.STEPS + 2 + cell_len(status.plain) > room:
            status = words.status_words(learning, None)
        state = Content.assemble(words.steps_shape(learning), "  ", status)
        with_whom = Content.styled(" · ", render.FAINT).join([state, *((whom,) if whom.plain else ())])
        known = render.elide(with_whom, max(0, room))
        about = render.beside((known, render.label(learning.skill, render.FAINT)), room)
        return [render.elide(topic, width), render.columns(about, mark, width)]

    return paint
