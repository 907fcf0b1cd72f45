"""A session shown whole: when and with whom, the agenda, the notes, and every line of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rjournal.cli.records import plain
from rjournal.domain.notes import ANSWER_WORDS
from rjournal.domain.people import ROLE_WORDS
from rjournal.domain.periods import full
from rjournal.domain.records import Ref
from rjournal.domain.sections import title_of
from rjournal.domain.sessions import ORIGIN_WORDS, Session
from rjournal.domain.text import one_line
from rjournal.services.naming import name_of

if TYPE_CHECKING:
    from rjournal.domain.lines import Action
    from rjournal.storage.store import Store


def lines(store: Store, session: Session) -> Iterator[str]:
    """The session in words."""
    yield f"{Ref('session', session.id).handle}  {name_of(store, session)}"
    yield _when(session)
    if session.pairing_id is not None:
        pairing = store.pairings.get(session.pairing_id, trashed=True)
        person = store.people.get(pairing.person_id, trashed=True)
        handle = Ref("person", person.id).handle
        yield f"with {one_line(person.name)} ({handle}), {ROLE_WORDS[pairing.my_role]}"
    if session.deleted_at is not None:
        yield "in the trash"
    for item in store.agenda.of_session(session.id):
        handle, origin = Ref("agenda", item.id).handle, ORIGIN_WORDS[item.origin]
        yield f"agenda, {item.outcome}: {handle} {one_line(item.text)} ({origin})"
    for resource in session.resources:
        yield f"link or file: {one_line(resource)}"
    yield from _said(store, session)
    for number in store.links.starts(Ref("session", session.id), "entry", "from"):
        entry = store.entries.find(number)
        if entry is not None:
            yield f"entry: {Ref('entry', number).handle} {title_of(entry.title, entry.body)}"
    if session.next_date is not None:
        yield f"next: {full(session.next_date)}"
    if session.notes:
        yield ""
        yield session.notes


def data(store: Store, session: Session) -> dict[str, Any]:
    """The session with its agenda, its lines and the entries about it."""
    end = Ref("session", session.id)
    return {
        **plain("session", session),
        "agenda": [plain("agenda", item) for item in store.agenda.of_session(session.id)],
        "learnings": [plain("learning", line) for line in store.learnings.of_session(session.id)],
        "notes_kept": [plain("note", line) for line in store.notes.of_session(session.id)],
        "actions": [plain("action", line) for line in store.actions.of_session(session.id)],
        "wins": [plain("win", line) for line in store.wins.of_session(session.id)],
        "entries": [Ref("entry", number).handle for number in store.links.starts(end, "entry", "from")],
    }


def _when(session: Session) -> str:
    moment = f"{full(session.day)} {session.start}" if session.start else full(session.day)
    if session.until is not None:
        moment = f"{moment} to {full(session.until)}"
    who = {"me": "me", "them": "them", "other": "circumstance"}
    by = f" by {who[session.changed_by]}" if session.changed_by else ""
    rated = (
        "protected" if session.protected else "",
        f"a reply from {who[session.awaiting]} is awaited" if session.awaiting else "",
        f"useful {session.useful} of 5" if session.useful else "",
        f"safe {session.safety} of 5" if session.safety else "",
        f"I spoke {session.talk_share_me} %" if session.talk_share_me is not None else "",
    )
    facts = (f"{session.minutes} minutes", session.format, f"{session.status}{by}", *rated)
    return ", ".join((moment, *filter(None, facts)))


def _said(store: Store, session: Session) -> Iterator[str]:
    for learning in store.learnings.of_session(session.id):
        verb = "learned" if learning.direction == "received" else "taught"
        yield f"{verb}: {Ref('learning', learning.id).handle} {one_line(learning.topic)} ({learning.status})"
    for note in store.notes.of_session(session.id):
        yield f"{note.kind}: {Ref('note', note.id).handle} {one_line(note.text)} ({note.status})"
        if note.answer:
            yield f"  {ANSWER_WORDS[note.kind].lower()}: {one_line(note.answer)}"
    for action in store.actions.of_session(session.id):
        yield f"action: {Ref('action', action.id).handle} {one_line(action.text)} ({action_words(action)})"
    for win in store.wins.of_session(session.id):
        yield f"win: {Ref('win', win.id).handle} {one_line(win.text)}"


def action_words(action: Action) -> str:
    """Whose an action is, where it stands and by when it was promised: `theirs, open, by Fri 20 Feb 2026`."""
    owner = {"me": "mine", "them": "theirs", "both": "both of you"}[action.owner]
    if action.status == "done" and action.done_on is not None:
        return f"{owner}, done on {full(action.done_on)}"
    by = "" if action.due is None else f", by {full(action.due)}"
    status = f"carried {action.carried}×" if action.status == "carried" and action.carried else action.status
    return f"{owner}, {status}{by}"
