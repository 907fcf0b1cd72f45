"""A prep sheet as lines of text: what it is for, the agenda, what is open, a question to put."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len
from textual.content import Content

from rjournal.domain.lines import NoteItem
from rjournal.domain.periods import say
from rjournal.domain.prompts import BANK
from rjournal.domain.records import Ref
from rjournal.domain.retention import Check, check_words
from rjournal.domain.sessions import AgendaItem
from rjournal.domain.text import one_line
from rjournal.services.preparing import LastTime, PrepSheet
from rjournal.tui import render
from rjournal.tui.widgets import session_words as words
from rjournal.tui.widgets.sheet import SheetLine

PURPOSE = "Today I want to"

_LONGEST = 600
"""Characters shown of one line: a pasted page must not fill the sheet."""

_INDENT = 2


@dataclass(frozen=True)
class Room:
    """What a sheet has to draw itself in: cells, the day, and whether there is room for empty lines."""

    width: int
    today: date
    roomy: bool


def title(sheet: PrepSheet) -> Content:
    """What the sheet is called, with the role beside the name."""
    who = sheet.person.name if sheet.person else words.NO_PAIRING
    role = f", {words.role_words(sheet.pairing.my_role)}" if sheet.person and sheet.pairing else ""
    return Content(render.flat(f"Prepare: {who}{role}"))


def left_lines(sheet: PrepSheet, room: Room) -> list[SheetLine]:
    """When and what for, the agenda, and the question to put."""
    return [*_facts(sheet, room), *_agenda(sheet, room), *_question(sheet, room)]


def right_lines(sheet: PrepSheet, room: Room) -> list[SheetLine]:
    """What is open between the two, and what was last time."""
    found = [*_open(sheet, room), *_last(sheet, room)]
    if not found:
        says = "Nothing is open between you: no promise, question or check."
        found = [SheetLine(line) for line in render.wrap(says, room.width, render.FAINT)]
    # Nothing stands above the first heading of a column.
    return found[1:] if found[0].content.plain == "" else found


def all_lines(sheet: PrepSheet, room: Room) -> list[SheetLine]:
    """All of it below one another."""
    return [
        *_facts(sheet, room),
        *_agenda(sheet, room),
        *_open(sheet, room),
        *_last(sheet, room),
        *_question(sheet, room),
    ]


def prompt_ref(prompt_id: str) -> Ref:
    """What stands for a question of the bank among the items of a sheet."""
    return Ref("prompt", [prompt.id for prompt in BANK].index(prompt_id))


# The parts


def _facts(sheet: PrepSheet, room: Room) -> Iterator[SheetLine]:
    session = sheet.session
    when = render.label(words.fact_words(session, room.today), render.ACCENT)
    is_planned = session.status == "planned"
    mark = Content("") if is_planned else words.status_mark(session.status, session.changed_by)
    yield SheetLine(render.columns(when, mark, room.width))
    needs = sheet.person.access_needs if sheet.person else ""
    if needs.strip():
        yield from _led("Needs", needs, room, None, render.TEXT)
    if room.roomy:
        yield SheetLine(Content(""))
    if session.purpose:
        yield from _led(PURPOSE, session.purpose, room, sheet.ref, render.BOLD)
    else:
        hint = Content.assemble((f"{PURPOSE} …  ", render.FAINT), render.key_hint("t", "says what"))
        yield SheetLine(render.elide(hint, room.width), sheet.ref)


def _agenda(sheet: PrepSheet, room: Room) -> Iterator[SheetLine]:
    yield from _heading("Agenda", room)
    for item in sheet.agenda:
        yield from _item(Ref("agenda", item.id), *words.agenda_marks(item), item.text, room)
    if not sheet.agenda:
        hints = [render.key_hint("+", "adds to it")]
        if sheet.actions or sheet.questions or sheet.checks or sheet.waiting:
            hints.append(render.key_hint("a", "takes what is selected"))
        said = [render.label("Nothing yet.", render.FAINT), *hints]
        yield SheetLine(render.elide(Content("  ").join(said), room.width))


def _open(sheet: PrepSheet, room: Room) -> Iterator[SheetLine]:
    if sheet.actions:
        yield from _heading("Promises", room)
    for action in sheet.actions:
        shape, right = words.line_marks(action, room.today)
        yield from _item(Ref("action", action.id), shape, right, action.text, room)
    if sheet.questions:
        yield from _heading("Questions without an answer", room)
    for note in sheet.questions:
        yield from _item(Ref("note", note.id), _circle(), _about(note), note.text, room)
    if sheet.checks:
        of_all = f"{len(sheet.checks)} of {sheet.checks_due}" if sheet.checks_due > len(sheet.checks) else ""
        yield from _heading("Did it stay?", room, render.label(of_all, render.FAINT))
    for check in sheet.checks:
        yield from _item(
            Ref("learning", check.learning.id), _circle(), _asks(check), check.learning.topic, room
        )
    if sheet.waiting:
        yield from _heading("Waiting for a session", room)
    for item in sheet.waiting:
        yield from _item(Ref("agenda", item.id), *_waits(item), item.text, room)


def _last(sheet: PrepSheet, room: Room) -> Iterator[SheetLine]:
    last = sheet.last
    if last is None:
        return
    promised = f"{last.done} done, {last.open} open" if last.done or last.open else ""
    day = say(last.session.day, today=room.today)
    yield from _heading(f"Last time, {day}", room, render.label(promised, render.FAINT))
    told = list(_summary(last))
    for led, texts in told if room.roomy else told[-2:]:
        yield from _led(led, "; ".join(texts), room, None, render.SOFT, most=2 if room.roomy else 1)


def _summary(last: LastTime) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What was taken from it; what it was about where nothing was noted."""
    found = (("Learned", last.learned), ("Taught", last.taught), ("Decided", last.decided))
    noted = [(led, texts) for led, texts in found if texts]
    if last.session.purpose:
        yield "About", (last.session.purpose,)
    yield from noted


def _question(sheet: PrepSheet, room: Room) -> Iterator[SheetLine]:
    if sheet.question is None:
        return
    hints = (render.key_hint("b", "ask it"), render.key_hint("x", "another"))
    yield from _heading("A question to put", room, Content("  ").join(hints))
    for line in render.wrap(sheet.question.plain, room.width - _INDENT, f"italic {render.TEXT}"):
        yield SheetLine(Content.assemble(" " * _INDENT, line), prompt_ref(sheet.question.id))


# Lines


def _circle() -> Content:
    return Content("○").stylize(render.SOFT)


def _about(note: NoteItem) -> Content:
    raised = {"me": "", "them": "theirs", "both": "both"}[note.raised_by]
    kind = note.kind if note.kind != "question" else ""
    parts = ("first" if note.priority else "", kind, raised, "for anyone" if note.person_id is None else "")
    return render.label(", ".join(filter(None, parts)), render.FAINT)


def _asks(check: Check) -> Content:
    """What the check asks."""
    return render.label(check_words(check), render.FAINT)


def _waits(item: AgendaItem) -> tuple[Content, Content]:
    shape, right = words.agenda_marks(item)
    return shape, right if item.outcome == "parked" else render.label("waits", render.FAINT)


def _heading(text: str, room: Room, right: str | Content = "") -> Iterable[SheetLine]:
    if room.roomy:
        yield SheetLine(Content(""))
    yield SheetLine(render.heading(text, room.width, right))


def _led(
    led: str, text: str, room: Room, ref: Ref | None, style: str, *, most: int = 4
) -> Iterator[SheetLine]:
    """Text after a quiet word that leads it, on `most` lines at the most."""
    flat = one_line(text[:_LONGEST])
    whole = Content.assemble((f"{led}  ", render.FAINT), render.label(flat, style))
    if most == 1:
        yield SheetLine(render.elide(whole, room.width), ref)
        return
    lines = render.wrap(whole, room.width)
    if len(lines) > most:
        lines = [*lines[: most - 1], render.elide(Content.assemble(lines[most - 1], "…"), room.width)]
    yield from (SheetLine(line, ref) for line in lines)


def _item(ref: Ref, shape: Content, right: Content, text: str, room: Room) -> Iterator[SheetLine]:
    """An item on one line where there is little room, else on as many as it needs."""
    gap = cell_len(right.plain) + 2 if right.plain else 0
    space = room.width - _INDENT - gap
    left = Content.assemble(shape, " " * (_INDENT - cell_len(shape.plain)))
    flat = one_line(text[:_LONGEST])
    first, *rest = render.wrap(flat, max(1, space), render.TEXT) or [Content("")]
    if not room.roomy and rest:
        first, rest = render.elide(render.label(flat), space), []
    yield SheetLine(render.columns(Content.assemble(left, first), right, room.width), ref)
    for line in rest:
        yield SheetLine(Content.assemble(" " * _INDENT, line), ref)
