"""One session as lines of text: its facts, agenda, notes, lines by kind, and what was written about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from rich.cells import cell_len
from textual.content import Content

from rjournal.domain.lines import Action, Learning, LineRecord, NoteItem
from rjournal.domain.notes import ANSWER_WORDS
from rjournal.domain.periods import say
from rjournal.domain.records import Ref
from rjournal.domain.resources import where_and_word
from rjournal.domain.sections import title_of
from rjournal.domain.text import one_line
from rjournal.services.session_view import SessionView
from rjournal.tui import render
from rjournal.tui.widgets import session_words as words
from rjournal.tui.widgets.sheet import SheetLine

NOTES_SHOWN = 8
"""Lines of the raw notes that are shown; the rest is read on their own screen."""

_LONGEST = 1200
"""Characters shown of one line: a pasted page must not fill the sheet."""

_SHAPE = 2


def session_lines(view: SessionView, today: date, width: int) -> list[SheetLine]:
    """A session in lines of at most `width` cells."""
    return [
        *_facts(view, today, width),
        *_agenda(view, width),
        *_resources(view, width),
        *_notes(view, width),
        *_lines(view, today, width),
        *_reflections(view, today, width),
        *_hints(view, width),
    ]


def _facts(view: SessionView, today: date, width: int) -> Iterator[SheetLine]:
    session = view.session
    role = words.role_words(view.pairing.my_role) if view.pairing else ""
    name = Content.assemble(
        render.label(words.whom(view), render.BOLD), "  ", render.label(role, render.SOFT)
    )
    yield SheetLine(render.columns(name, words.status_mark(session.status, session.changed_by), width))
    style = render.ACCENT if session.status == "planned" else render.SOFT
    yield SheetLine(render.elide(render.label(words.fact_words(session, today), style), width))
    if view.moved_to is not None:
        moved = f"→ to {words.when_words(view.moved_to, today)}"
        yield SheetLine(render.elide(render.label(moved, render.SOFT), width))
    awaited = words.awaiting_words(session.awaiting, view.person.name if view.person else "")
    if awaited:
        style = render.ACCENT if session.awaiting == "me" else render.SOFT
        yield SheetLine(render.elide(render.label(f"{awaited[:1].upper()}{awaited[1:]}", style), width))
    ratings = _ratings(view)
    if ratings:
        yield SheetLine(render.elide(render.label(ratings, render.FAINT), width))
    if session.purpose:
        yield SheetLine(Content(""))
        yield from _wrapped(session.purpose, width, render.TEXT)
    yield from _goals(view.goals, width)


def _ratings(view: SessionView) -> str:
    """What was said about the session in numbers; empty if nothing was."""
    session = view.session
    said = (("useful", session.useful, " of 5"), ("safe", session.safety, " of 5"))
    parts = [f"{name} {value}{unit}" for name, value, unit in said if value is not None]
    if session.talk_share_me is not None:
        parts.append(f"I spoke {session.talk_share_me} %")
    text = ", ".join(parts)
    return f"{text[:1].upper()}{text[1:]}"


def _agenda(view: SessionView, width: int) -> Iterator[SheetLine]:
    if view.agenda:
        yield from _heading("Agenda", width)
    for item in view.agenda:
        yield from _item(Ref("agenda", item.id), *words.agenda_marks(item), item.text, width)


def _resources(view: SessionView, width: int) -> Iterator[SheetLine]:
    if view.session.resources:
        yield from _heading("Links and files", width)
    for resource in view.session.resources:
        where, word = where_and_word(resource)
        line = Content.assemble(render.label(where), "  " if word else "", render.label(word, render.FAINT))
        yield SheetLine(render.elide(line, width))


def _notes(view: SessionView, width: int) -> Iterator[SheetLine]:
    notes = view.session.notes.strip()
    if not notes:
        return
    yield from _heading("Notes", width)
    shown: list[Content] = []
    for line in notes[: NOTES_SHOWN * 4 * max(1, width)].split("\n"):
        shown += render.wrap(line, width, render.SOFT)
        if len(shown) > NOTES_SHOWN:
            break
    yield from (SheetLine(line) for line in shown[:NOTES_SHOWN])
    if len(shown) > NOTES_SHOWN:
        yield SheetLine(Content.assemble(("… ", render.FAINT), render.key_hint("n", "reads on")))


def _lines(view: SessionView, today: date, width: int) -> Iterator[SheetLine]:
    for kind, lines in groupby(view.lines, key=lambda line: line.kind):
        yield from _heading(words.HEADINGS[kind], width)
        for line in lines:
            shape, right = words.line_marks(line.record, today)
            yield from _item(line.ref, shape, right, line.text, width)
            for about in _abouts(line.record):
                yield from _below(line.ref, about, width)
            yield from _goals(line.goals, width, line.ref)


def _abouts(record: LineRecord) -> Iterator[str]:
    """What was said about a line afterwards."""
    match record:
        case Learning(evidence=evidence, believed_before=before, set_aside_reason=reason):
            yield from (
                text for text in (evidence, f"I had believed: {before}" if before else "", reason) if text
            )
        case NoteItem(answer=answer, kind=kind) if answer:
            yield answer if kind == "question" else f"{ANSWER_WORDS[kind]}: {answer}"
        case Action(if_then=plan, result=result):
            yield from (text for text in (plan, result) if text)
        case _:
            return


def _reflections(view: SessionView, today: date, width: int) -> Iterator[SheetLine]:
    if view.entries:
        yield from _heading("Written about it", width)
    for head in view.entries:
        title = title_of(head.title, head.start) or "Untitled"
        shape = Content(words.ENTRY_SHAPE).stylize(render.GROWN)
        right = render.label(say(head.day, today=today), render.FAINT)
        yield from _item(Ref("entry", head.id), shape, right, title, width)


def _hints(view: SessionView, width: int) -> Iterator[SheetLine]:
    """What an empty session could hold, and the keys that start it."""
    session = view.session
    if session.status == "planned" and not view.agenda:
        says, hints = "Nothing on the agenda yet.", [("+", "adds to it")]
    elif session.status == "held" and not (view.lines or view.entries or session.notes):
        says, hints = "Nothing noted yet.", [("l", "learned"), ("t", "taught"), ("a", "action")]
    else:
        return
    parts = [render.label(says, render.FAINT), *(render.key_hint(key, word) for key, word in hints)]
    yield SheetLine(Content(""))
    yield SheetLine(render.elide(Content("  ").join(parts), width))


def _heading(text: str, width: int) -> Iterator[SheetLine]:
    yield SheetLine(Content(""))
    yield SheetLine(render.heading(text, width))


def _item(ref: Ref, shape: Content, right: Content, text: str, width: int) -> Iterator[SheetLine]:
    room = width - _SHAPE - (cell_len(right.plain) + 2 if right.plain else 0)
    if room < width // 3:
        room = width - _SHAPE
        right = Content("")
    first, *rest = _pieces(text, room, render.TEXT) or [Content("")]
    left = Content.assemble(shape, " " * (_SHAPE - cell_len(shape.plain)), first)
    yield SheetLine(render.columns(left, right, width), ref)
    for piece in rest:
        yield SheetLine(Content.assemble(" " * _SHAPE, piece), ref)


def _below(ref: Ref | None, text: str, width: int) -> Iterator[SheetLine]:
    for piece in _pieces(text, width - _SHAPE, render.SOFT):
        yield SheetLine(Content.assemble(" " * _SHAPE, piece), ref)


def _goals(titles: Iterable[str], width: int, ref: Ref | None = None) -> Iterator[SheetLine]:
    for title in titles:
        said = Content.assemble(
            ("→ ", render.GROWN), ("moved ", render.FAINT), render.label(one_line(title), render.GROWN)
        )
        line = render.elide(said, max(0, width - _SHAPE))
        yield SheetLine(Content.assemble(" " * _SHAPE, line) if ref else line, ref)


def _wrapped(text: str, width: int, style: str) -> Iterator[SheetLine]:
    yield from (SheetLine(piece) for piece in _pieces(text, width, style))


def _pieces(text: str, width: int, style: str) -> list[Content]:
    flat = one_line(text[:_LONGEST])
    return render.wrap(f"{flat}…" if len(text) > _LONGEST else flat, max(1, width), style)
