"""A quarter as lines of two sheets: what there was in counts, and where goals stand and what went well."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from rjournal.domain.goal_words import day_words
from rjournal.domain.lines import Direction
from rjournal.domain.records import Ref
from rjournal.services.review import Moved, QuarterReview
from rjournal.tui import render
from rjournal.tui.widgets.goal_rows import paint_goal
from rjournal.tui.widgets.learning_words import status_shape
from rjournal.tui.widgets.person_words import counted, hours_words
from rjournal.tui.widgets.sheet import SheetLine
from rjournal.tui.widgets.sheet_lines import blank, heading, item, wrapped

NUMBER = 4
"""Cells of the column of counts, aligned right."""

_PEOPLE = 12


def count_lines(review: QuarterReview, today: date, width: int) -> list[SheetLine]:
    """What there was in the quarter, in counts beside words."""
    if review.is_empty:
        return list(_nothing(review, today, width))
    return [
        *_sessions(review, width),
        *_count(review.entries, _entry_words(review), width),
        *_moved("received", review.learned, width),
        *_moved("given", review.taught, width),
        *_actions(review, width),
        *_count(len(review.wins), "thing went well" if len(review.wins) == 1 else "things went well", width),
        *_footnote(review, today, width),
    ]


def standing_lines(review: QuarterReview, width: int) -> list[SheetLine]:
    """Where the goals stood at the quarter's end or stand today, and what went well."""
    return [*_goals(review, width), *_wins(review, width)]


def all_lines(review: QuarterReview, today: date, width: int) -> list[SheetLine]:
    """Both sheets below one another, for a terminal that has room for one."""
    return [*count_lines(review, today, width), blank(), *standing_lines(review, width)]


def _nothing(review: QuarterReview, today: date, width: int) -> Iterator[SheetLine]:
    now = review.quarter.first <= today <= review.quarter.last
    yield from wrapped(
        "Nothing has been noted in this quarter yet." if now else "Nothing was noted in this quarter.",
        width,
        render.SOFT,
    )
    if now:
        yield blank()
        yield from wrapped(
            "What you write, learn, teach and agree on comes together here by itself.", width, render.FAINT
        )
        yield blank()
        hints = (render.key_hint("j", "writes an entry"), render.key_hint("s", "records a session"))
        yield SheetLine(render.beside(hints, width, "   "))


def _line(number: int, words: str | Content, width: int, style: str = render.TEXT) -> SheetLine:
    shown = Content.assemble(
        (f"{number or '–':>{NUMBER}}", render.BOLD if number else render.FAINT),
        "  ",
        render.label(words, style),
    )
    return SheetLine(render.elide(shown, width))


def _below(words: str | Content, width: int, style: str = render.SOFT) -> SheetLine:
    return SheetLine(render.elide(Content.assemble(" " * (NUMBER + 2), render.label(words, style)), width))


def _count(number: int, words: str, width: int) -> Iterator[SheetLine]:
    yield _line(number, words, width)
    yield blank()


def _sessions(review: QuarterReview, width: int) -> Iterator[SheetLine]:
    word = "session held" if review.sessions == 1 else "sessions held"
    yield _line(review.sessions, f"{word}, {hours_words(review.minutes)}" if review.sessions else word, width)
    for name, held in review.people[:_PEOPLE]:
        yield _below(f"{held} with {name}", width)
    if len(review.people) > _PEOPLE:
        yield _below(f"and with {len(review.people) - _PEOPLE} more", width, render.FAINT)
    yield blank()


def _entry_words(review: QuarterReview) -> str:
    word = "entry" if review.entries == 1 else "entries"
    return f"{word}, on {counted(review.writing_days, 'day')}" if review.entries else word


def _moved(direction: Direction, moved: Moved, width: int) -> Iterator[SheetLine]:
    """What went one way, and how far it has come: every step that holds something, with its shape."""
    thing = "thing" if moved.count == 1 else "things"
    yield _line(moved.count, f"{thing} {'learned' if direction == 'received' else 'taught'}", width)
    for status, number in moved.statuses:
        shape = status_shape(direction, status)
        yield _below(Content.assemble(shape, "  ", (f"{number} {status}", render.SOFT)), width)
    yield blank()


def _actions(review: QuarterReview, width: int) -> Iterator[SheetLine]:
    yield _line(review.agreed, f"{'action' if review.agreed == 1 else 'actions'} agreed", width)
    parts = (("done", review.done), ("open", review.open), ("let go", review.dropped))
    said = ", ".join(f"{number} {word}" for word, number in parts if number)
    if said:
        yield _below(said, width)
    yield blank()


def _footnote(review: QuarterReview, today: date, width: int) -> Iterator[SheetLine]:
    if review.as_of < today:
        said = "Where things learned, taught and agreed stand is told as of today."
        yield from wrapped(said, width, render.FAINT)


def _goals(review: QuarterReview, width: int) -> Iterator[SheetLine]:
    if not review.goals:
        yield from wrapped("No goals in this quarter.", width, render.SOFT)
        return
    yield from wrapped(review.portfolio, width, render.BOLD)
    for one in review.goals:
        yield blank()
        ref = Ref("goal", one.goal.id)
        yield from (SheetLine(line, ref) for line in paint_goal(one.progress, width, False))


def _wins(review: QuarterReview, width: int) -> Iterator[SheetLine]:
    if not review.wins:
        return
    yield from heading("Went well", width, str(len(review.wins)))
    plus = Content("+").stylize(render.GROWN)
    for win, names in review.wins:
        ref = Ref("win", win.id)
        day = render.label(day_words(win.day, review.as_of), render.FAINT)
        yield from item(ref, plus, day, win.text, width)
        if names:
            with_whom = render.elide(
                render.label(f"with {', '.join(names)}", render.FAINT), max(0, width - 2)
            )
            yield SheetLine(Content.assemble("  ", with_whom), ref)
