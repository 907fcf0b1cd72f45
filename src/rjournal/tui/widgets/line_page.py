"""A line as lines of a sheet: its words, what is known of it, where it came from and what it led to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from rjournal.domain.lines import Action, Learning, NoteItem, Win, line_text
from rjournal.domain.periods import say
from rjournal.domain.records import Ref
from rjournal.services.line_view import LineView, Named
from rjournal.tui import render
from rjournal.tui.widgets.session_words import when_words
from rjournal.tui.widgets.sheet import SheetLine
from rjournal.tui.widgets.sheet_lines import blank, fact, heading, item, wrapped

OWNER_WORDS = {"me": "mine", "them": "theirs", "both": "both of you"}


def line_lines(view: LineView, today: date, width: int) -> list[SheetLine]:
    """A line in lines of at most `width` cells."""
    return [
        *wrapped(line_text(view.line), width, render.BOLD),
        blank(),
        *line_facts(view, today, width),
        *line_links(view, today, width),
    ]


def line_facts(view: LineView, today: date, width: int) -> Iterator[SheetLine]:
    """What is known of a line beside its words."""
    match view.line:
        case Action() as action:
            facts = _action_facts(action, today)
        case NoteItem() as note:
            facts = _note_facts(note, view, today)
        case Learning() as learning:
            facts = _learning_facts(learning)
        case Win() as win:
            facts = [("Size", win.size), ("Again", "could be repeated" if win.repeatable else "")]
    noted = say(view.line.day, today=today)
    who = "" if view.person is None else view.person.name
    for name, words in (*facts, ("Noted", f"{noted}, with {who}" if who else noted)):
        if words:
            yield from fact(name, words, width)
    if view.line.visibility != "private":
        yield from fact("Seen by", view.line.visibility, width)


def _action_facts(action: Action, today: date) -> list[tuple[str, str]]:
    stands: str = action.status
    if action.status == "done" and action.done_on is not None:
        stands = f"done {say(action.done_on, today=today)}"
    carried = "once" if action.carried == 1 else f"{action.carried} times"
    return [
        ("Whose", OWNER_WORDS[action.owner]),
        ("Kind", action.kind),
        ("By", "" if action.due is None else say(action.due, today=today)),
        ("Stands", stands),
        ("Carried", f"{carried}, from one session to the next" if action.carried else ""),
        ("If, then", action.if_then),
        ("Result", action.result),
        ("Reason", action.dropped_reason if action.status == "dropped" else ""),
    ]


def _note_facts(note: NoteItem, view: LineView, today: date) -> list[tuple[str, str]]:
    who = view.person.name if view.person else ""
    raised = {"me": "by you", "them": f"by {who}" if who else "by them", "both": "by both of you"}
    answer = {"challenge": "Response", "question": "Answer"}.get(note.kind, "What came")
    return [
        ("Kind", f"{note.kind}, {note.lens}" if note.lens else note.kind),
        ("Stands", note.status),
        ("Raised", raised[note.raised_by]),
        ("Matters", "first" if note.priority else ""),
        ("Sure", f"{note.confidence} of 5" if note.confidence else ""),
        ("Unless", note.would_change),
        ("Look again", "" if note.revisit_on is None else say(note.revisit_on, today=today)),
        ("Touches", note.area or ""),
        (answer, note.answer),
    ]


def _learning_facts(learning: Learning) -> list[tuple[str, str]]:
    return [
        ("Learned" if learning.direction == "received" else "Taught", learning.method or ""),
        ("Stands", learning.status),
        ("Skill", learning.skill),
        ("Shows in", learning.evidence),
        ("Before", learning.believed_before),
    ]


def line_links(view: LineView, today: date, width: int) -> Iterator[SheetLine]:
    """The records a line has to do with, each to be opened."""
    yield from _named("Turned into", view.led_to, "→", width)
    yield from _named("Came from", view.came_from, "←", width)
    shape = Content("·").stylize(render.SOFT)
    if view.goal is not None:
        yield from heading("For the goal", width)
        yield from item(Ref("goal", view.goal.id), shape, Content(""), view.goal.title, width)
    if view.session is not None:
        yield from heading("From the session", width)
        purpose = view.session.purpose or "Session"
        when = render.label(when_words(view.session, today), render.FAINT)
        yield from item(Ref("session", view.session.id), shape, when, purpose, width)


def _named(words: str, others: tuple[Named, ...], shape: str, width: int) -> Iterator[SheetLine]:
    if not others:
        return
    yield from heading(words, width)
    for one in others:
        right = render.label(f"{one.word}, in the trash" if one.is_gone else one.word, render.FAINT)
        yield from item(one.ref, Content(shape).stylize(render.ACCENT), right, one.name, width)
