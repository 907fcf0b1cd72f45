"""Something learned or taught as lines of a sheet: what it was, from whom, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rich.cells import cell_len
from textual.content import Content

from rjournal.domain.lines import SET_ASIDE, Learning, next_status, steps
from rjournal.domain.periods import say
from rjournal.domain.records import Ref
from rjournal.services.ledger import LearningView
from rjournal.tui import render
from rjournal.tui.widgets import person_words as words
from rjournal.tui.widgets.person_page import LABEL, blank, fact, wrapped
from rjournal.tui.widgets.sheet import SheetLine


def learning_lines(view: LearningView, today: date, width: int) -> list[SheetLine]:
    """A learning in lines of at most `width` cells."""
    return [
        *wrapped(view.learning.topic, width, render.BOLD),
        *_whence(view, today, width),
        blank(),
        *_ladder(view.learning, width),
        blank(),
        *_standing(view.learning, today, width),
        blank(),
        *_facts(view.learning, width),
        *_session(view, today, width),
    ]


def _whence(view: LearningView, today: date, width: int) -> Iterator[SheetLine]:
    name = view.person.name if view.person else ""
    said = f"{words.direction_words(view.learning.direction, name)}, {say(view.learning.day, today=today)}"
    item = Ref("person", view.person.id) if view.person and view.person.deleted_at is None else None
    yield SheetLine(render.elide(render.label(said, render.SOFT), width), item)


def _ladder(learning: Learning, width: int) -> Iterator[SheetLine]:
    """Every step by its name, the steps taken filled; one to a line where they do not fit on one."""
    ladder = steps(learning.direction)
    at = ladder.index(learning.status) if learning.status in ladder else -1
    parts = [
        render.state(
            step,
            shape="●" if place <= at else "○",
            style=f"bold {render.GROWN}" if place == at else render.GROWN if place < at else render.FAINT,
        )
        for place, step in enumerate(ladder)
    ]
    if sum(cell_len(part.plain) + 3 for part in parts) - 3 <= width:
        yield SheetLine(Content("   ").join(parts))
    else:
        yield from (SheetLine(render.elide(part, width)) for part in parts)


def _standing(learning: Learning, today: date, width: int) -> Iterator[SheetLine]:
    since = f" {say(learning.status_on, today=today)}" if learning.status_on else ""
    if learning.status == SET_ASIDE:
        reason = f": {learning.set_aside_reason}" if learning.set_aside_reason else ""
        yield from wrapped(f"Set aside{since}{reason}", width, render.SOFT)
        hint = "takes it up again"
    else:
        following = next_status(learning.direction, learning.status)
        yield from wrapped(f"{learning.status.capitalize()}{since}", width, render.SOFT)
        hint = f"moves it on to “{following}”" if following else ""
    if hint:
        yield SheetLine(render.elide(render.key_hint(">", hint), width))


def _facts(learning: Learning, width: int) -> Iterator[SheetLine]:
    for name, text in (
        ("Skill", learning.skill),
        ("How", learning.method or ""),
        ("Seen in", learning.evidence),
        ("Before", f"I had believed: {learning.believed_before}" if learning.believed_before else ""),
    ):
        if text:
            yield from fact(name, text, width, render.TEXT)


def _session(view: LearningView, today: date, width: int) -> Iterator[SheetLine]:
    session = view.session
    if session is None or session.deleted_at is not None:
        return
    said = Content.assemble(
        (f"{'Session':<{LABEL}}", render.FAINT),
        render.label(say(session.day, today=today), render.SOFT),
        "  ",
        render.label(session.purpose, render.TEXT),
    )
    yield SheetLine(render.elide(said, width), Ref("session", session.id))
