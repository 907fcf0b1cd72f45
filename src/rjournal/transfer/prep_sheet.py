"""A prep sheet as Markdown, for oneself: the same as on the screen, to print or to have beside a call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rjournal.domain.lines import Action, NoteItem
from rjournal.domain.people import ROLE_WORDS
from rjournal.domain.periods import full
from rjournal.domain.retention import Check, check_words
from rjournal.domain.sessions import ORIGIN_WORDS, AgendaItem, Session
from rjournal.services.preparing import LastTime, PrepSheet
from rjournal.transfer.markup import heading, item, listed, sub_items, words
from rjournal.transfer.session_section import resource

_LEVEL = 2


def prep_markdown(sheet: PrepSheet, today: date) -> Iterator[str]:
    """The sheet part by part; it says as of which day, and that it holds what is private."""
    name = words(sheet.person.name) if sheet.person else ""
    yield heading(1, f"Prepare: session with {name}" if name else "Prepare: a session")
    yield f"As of {full(today)}. For yourself: it holds what is private.\n\n"
    yield f"{' · '.join(filter(None, _facts(sheet)))}\n\n"
    if sheet.person and sheet.person.access_needs.strip():
        yield f"Needs: {words(sheet.person.access_needs)}\n\n"
    if sheet.session.purpose.strip():
        yield f"Today I want to: {words(sheet.session.purpose)}\n\n"
    agenda = [_point(one) for one in sheet.agenda]
    yield from listed(_LEVEL, "Agenda", agenda or ["Nothing yet.\n"])
    yield from listed(_LEVEL, "Promises", [_promise(one) for one in sheet.actions])
    yield from listed(_LEVEL, "Questions without an answer", [_note(one) for one in sheet.questions])
    yield from listed(_LEVEL, "Did it stay?", [_check(one) for one in sheet.checks])
    yield from listed(_LEVEL, "Waiting for a session", [_point(one) for one in sheet.waiting])
    if sheet.last is not None:
        yield from _last(sheet.last)
    if sheet.question is not None:
        yield from listed(_LEVEL, "A question to put", [item(sheet.question.plain)])
    yield from listed(_LEVEL, "Links and files", [resource(one) for one in sheet.session.resources])


def when(session: Session) -> str:
    """When a session is, with its zone where it has a clock time."""
    start = f" {words(session.start)} ({words(session.zone)})" if session.start else ""
    return f"{full(session.day)}{start}{f' to {full(session.until)}' if session.until else ''}"


def _facts(sheet: PrepSheet) -> Iterator[str]:
    session = sheet.session
    yield when(session)
    yield f"{session.minutes} min"
    yield session.format
    yield session.status if session.status != "planned" else ""
    yield "protected" if session.protected else ""
    if sheet.person is not None and sheet.pairing is not None:
        yield f"{words(sheet.person.name)}, {ROLE_WORDS[sheet.pairing.my_role]}"


def _point(one: AgendaItem) -> str:
    outcome = "" if one.outcome == "open" else one.outcome
    return item(one.text, ORIGIN_WORDS[one.origin], outcome, box=one.outcome == "done")


def _promise(one: Action) -> str:
    whose = {"me": "mine", "them": "theirs", "both": "both of us"}[one.owner]
    due = f"by {full(one.due)}" if one.due else ""
    carried = f"carried {one.carried} times" if one.carried else ""
    return item(one.text, whose, due, carried, box=False) + sub_items([("plan", one.if_then)])


def _note(one: NoteItem) -> str:
    raised = {"me": "", "them": "raised by them", "both": "raised by both"}[one.raised_by]
    kind = one.kind if one.kind != "question" else ""
    return item(one.text, kind, raised, "for anyone" if one.person_id is None else "", box=False)


def _check(one: Check) -> str:
    asks = check_words(one)
    return item(one.learning.topic, asks, f"since {full(one.learning.day)}", box=False)


def _last(last: LastTime) -> Iterator[str]:
    promised = f"{last.done} done, {last.open} open" if last.done or last.open else ""
    about = last.session.purpose or "A session"
    parts = (("learned", last.learned), ("taught", last.taught), ("decided", last.decided))
    yield from listed(
        _LEVEL,
        f"Last time, {full(last.session.day)}",
        [item(about, promised), *(item(text, led) for led, texts in parts for text in texts)],
    )
