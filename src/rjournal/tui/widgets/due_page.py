"""What waits and is selected, as lines of a sheet: what it is about, and when its kind speaks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from rjournal.domain.due import KINDS
from rjournal.domain.people import ROLE_WORDS, Pairing, rhythm_words
from rjournal.domain.periods import full
from rjournal.domain.records import Ref
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.services.due_view import DueView
from rjournal.services.goals import GoalView
from rjournal.tui import render
from rjournal.tui.widgets.line_page import line_facts, line_links
from rjournal.tui.widgets.session_words import agenda_marks, fact_words
from rjournal.tui.widgets.sheet import SheetLine
from rjournal.tui.widgets.sheet_lines import blank, fact, heading, item, wrapped


def due_lines(view: DueView, today: date, width: int) -> list[SheetLine]:
    """What waits in lines of at most `width` cells."""
    due, kind = view.due, KINDS[view.due.kind]
    return [
        *wrapped(due.text, width, render.BOLD),
        *wrapped(due.why, width, render.SOFT),
        blank(),
        *fact("Day", full(due.when), width),
        *(fact("With", due.who, width) if due.who else ()),
        *_about(view, today, width),
        blank(),
        SheetLine(render.elide(render.key_hint("Enter", kind.act.lower()), width)),
        *wrapped(f"{kind.name}: {kind.says[:1].lower()}{kind.says[1:]}", width, render.FAINT),
    ]


def off_lines(kind: str, width: int) -> list[SheetLine]:
    """A kind that is off, and when it would speak."""
    return [
        *wrapped(KINDS[kind].name, width, render.BOLD),
        *wrapped(KINDS[kind].says, width, render.SOFT),
        blank(),
        SheetLine(render.key_hint("Enter", "switches it on again")),
    ]


def _about(view: DueView, today: date, width: int) -> Iterator[SheetLine]:
    if view.line is not None:
        yield from line_facts(view.line, today, width)
        yield from line_links(view.line, today, width)
    elif view.goal is not None:
        yield from _goal(view.goal, width)
    elif view.due.ref.kind == "session" and view.session is not None:
        yield from _session(view.session, view.agenda, today, width)
    elif view.pairing is not None:
        yield from _pairing(view.pairing, view.agreement, view.session, today, width)


def _goal(view: GoalView, width: int) -> Iterator[SheetLine]:
    progress = view.progress
    yield from fact("Stands", f"{progress.summary}, {progress.state_words}", width)
    if progress.reading is not None and progress.reading.note:
        yield from fact("Last said", progress.reading.note, width)
    if view.goal.why:
        yield from fact("Why", view.goal.why, width)
    yield from heading("The goal", width)
    yield from item(Ref("goal", view.goal.id), _DOT, Content(""), view.goal.title, width)


def _session(
    session: Session, agenda: tuple[AgendaItem, ...], today: date, width: int
) -> Iterator[SheetLine]:
    yield from fact("When", fact_words(session, today), width)
    if session.purpose:
        yield from fact("What for", session.purpose, width)
    yield from heading("Agenda", width)
    for one in agenda:
        shape, right = agenda_marks(one)
        yield from item(Ref("agenda", one.id), shape, right, one.text, width)
    if not agenda:
        yield from wrapped("Nothing yet.", width, render.FAINT)


def _pairing(
    pairing: Pairing, agreement: str, last: Session | None, today: date, width: int
) -> Iterator[SheetLine]:
    words = f"{ROLE_WORDS[pairing.my_role]}, {rhythm_words(pairing.cadence_days)}"
    yield from fact("Pairing", words, width)
    if pairing.purpose:
        yield from fact("What for", pairing.purpose, width)
    yield from fact("Agreement", agreement, width)
    if pairing.planned_end is not None:
        yield from fact("Ends", full(pairing.planned_end), width)
    if last is not None:
        yield from heading("The last session", width)
        right = render.label(fact_words(last, today), render.FAINT)
        yield from item(Ref("session", last.id), _DOT, right, last.purpose or "Session", width)


_DOT = Content("·").stylize(render.SOFT)
