"""One person as lines of a sheet: who they are, the pairing, and the ledger between the two of you."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content

from rjournal.domain.lines import Action, Learning
from rjournal.domain.pairing_life import status_on
from rjournal.domain.people import Person
from rjournal.domain.periods import age, say
from rjournal.domain.records import Ref
from rjournal.domain.retention import checks
from rjournal.domain.sessions import ORIGIN_WORDS, Session
from rjournal.domain.text import one_line
from rjournal.services.people_view import PersonView
from rjournal.tui import render
from rjournal.tui.widgets import learning_words
from rjournal.tui.widgets import person_words as words
from rjournal.tui.widgets.pairing_page import pairing_lines
from rjournal.tui.widgets.sheet import SheetLine
from rjournal.tui.widgets.sheet_lines import LABEL, blank, fact, heading, item, packed, wrapped

_CREDIT_WORDS = {
    "public": "likes it in public",
    "team only": "likes it within the team",
    "private": "likes it in private",
    "ask each time": "ask each time",
}


def person_lines(view: PersonView, today: date, width: int) -> list[SheetLine]:
    """A person in lines of at most `width` cells."""
    return [
        *_who(view.person, width),
        *(line for facts in view.pairings for line in pairing_lines(facts, view.following, today, width)),
        *_between(view, today, width),
        *_about(view.person, width),
        *_learnings("What I learned", view.learned, view, today, width),
        *_learnings("What I taught", view.taught, view, today, width),
        *_open_lines(view, today, width),
        *_hints(view, today, width),
    ]


_RELATION_WORDS: dict[str, str] = {"junior": "junior to you", "peer": "a peer", "senior": "senior to you"}


def nobody_lines(width: int) -> list[SheetLine]:
    """What a page is for, while there is nobody to show."""
    said = (
        "A person's page holds the pairing, what is open between the two of you, and a ledger: what you"
        " learned from them, what you taught them, and how far each of it has come."
    )
    return list(wrapped(said, width, render.FAINT))


def _who(person: Person, width: int) -> Iterator[SheetLine]:
    past = "past" if person.status == "past" else ""
    name = render.label(person.name, render.BOLD)
    yield SheetLine(render.columns(name, past, width))
    at_work = "" if person.relation == "other" else f"{_RELATION_WORDS.get(person.relation, '')} at work"
    facts = [person.function, at_work.strip(), f"called “{person.alias}” in exports" if person.alias else ""]
    if any(facts):
        yield from packed([one_line(text) for text in facts if text], width, render.SOFT)


def _between(view: PersonView, today: date, width: int) -> Iterator[SheetLine]:
    yield blank()
    if view.next is not None:
        when = f"{say(view.next.day, today=today)} {view.next.start or ''}".strip()
        yield from _session_fact("Next", view.next, when, render.ACCENT, width)
    if view.last is not None:
        when = say(view.last.day, today=today)
        ago = age(view.last.day, today=today)
        yield from _session_fact(
            "Last", view.last, when if ago == when else f"{when}, {ago}", render.SOFT, width
        )
    if view.held:
        held = f"{words.counted(view.held, 'session')}, {words.hours_words(view.minutes)}"
        yield from fact("Held", held, width)
    yield from fact("Together", view.exchange.words(view.person.name), width)
    if view.learned or view.taught:
        for at, line in enumerate(render.packed(view.summary.words(), max(1, width - LABEL))):
            name = "" if at else "So far"
            yield SheetLine(Content.assemble((f"{name:<{LABEL}}", render.FAINT), line))


def _session_fact(name: str, session: Session, when: str, style: str, width: int) -> Iterator[SheetLine]:
    said = Content.assemble(
        (f"{name:<{LABEL}}", render.FAINT),
        render.label(when, style),
        "  ",
        render.label(one_line(session.purpose), render.SOFT),
    )
    yield SheetLine(render.elide(said, width), Ref("session", session.id))


def _about(person: Person, width: int) -> Iterator[SheetLine]:
    facts = (
        ("Needs", person.access_needs, render.TEXT),
        ("Teaches", ", ".join(person.teaches), render.SOFT),
        ("Learns", ", ".join(person.learns), render.SOFT),
        ("Credit", _CREDIT_WORDS[person.likes_credit], render.SOFT),
        ("Reached", person.contact_note, render.SOFT),
    )
    yield blank()
    for name, text, style in facts:
        if text:
            yield from fact(name, text, width, style)


def _learnings(
    title: str, learnings: Sequence[Learning], view: PersonView, today: date, width: int
) -> Iterator[SheetLine]:
    if not learnings:
        return
    received = learnings[0].direction == "received"
    count = view.learned_count if received else view.taught_count
    yield from heading(title, width, str(count))
    for learning in learnings:
        mark = learning_words.checks_shape(checks(learning, view.checks.get(learning.id, ()), today))
        status = learning_words.status_words(learning, today)
        right = Content.assemble(status, "  ", mark) if mark.plain else status
        ref = Ref("learning", learning.id)
        yield from item(ref, learning_words.steps_shape(learning), right, learning.topic, width)
    if count > len(learnings):
        more = f"… and {count - len(learnings)} older ones, in the ledger"
        yield SheetLine(render.elide(render.label(more, render.FAINT), width))


def _open_lines(view: PersonView, today: date, width: int) -> Iterator[SheetLine]:
    circle = Content("○").stylize(render.SOFT)
    if view.actions:
        yield from heading("Open between you", width, str(len(view.actions)))
    for action in view.actions:
        yield from item(Ref("action", action.id), circle, _promise(action, today), action.text, width)
    if view.questions:
        yield from heading("Questions", width, str(len(view.questions)))
    for note in view.questions:
        raised = render.label("theirs" if note.raised_by == "them" else "", render.FAINT)
        yield from item(Ref("note", note.id), Content("?").stylize(render.SOFT), raised, note.text, width)
    if view.waiting:
        yield from heading("Waits for a session", width, str(len(view.waiting)))
    for waiting in view.waiting:
        is_parked = waiting.outcome == "parked"
        origin = render.label("parked" if is_parked else ORIGIN_WORDS[waiting.origin], render.FAINT)
        yield from item(Ref("agenda", waiting.id), circle, origin, waiting.text, width)
    if view.wins:
        yield from heading("Went well, with their part in it", width, str(len(view.wins)))
    for win in view.wins:
        day = render.label(words.near(win.day, today), render.FAINT)
        yield from item(Ref("win", win.id), Content("+").stylize(render.GROWN), day, win.text, width)


def _promise(action: Action, today: date) -> Content:
    whose = {"me": "", "them": "theirs", "both": "both"}[action.owner]
    due = f"by {words.near(action.due, today)}" if action.due else ""
    return render.label(", ".join(part for part in (whose, due) if part), render.FAINT)


def _hints(view: PersonView, today: date, width: int) -> Iterator[SheetLine]:
    """What belongs here and is not here yet, and the keys that start it."""
    hints: list[tuple[str, str]] = []
    if not view.pairings:
        hints.append(("+", "begins a pairing"))
    elif not view.next and status_on(view.pairings[0].pairing, view.pairings[0].pauses, today) == "active":
        hints.append(("p", "plans a session"))
    if not view.learned and not view.taught:
        hints += [("l", "notes what you learned"), ("t", "what you taught")]
    if hints:
        yield blank()
        shown = render.beside((render.key_hint(key, says) for key, says in hints), width, "   ")
        yield SheetLine(shown)
