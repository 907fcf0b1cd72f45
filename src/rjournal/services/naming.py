"""What to call a record of any kind: by its own words where it has any, else by what it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rjournal.domain.entries import Entry
from rjournal.domain.goals import CheckIn
from rjournal.domain.lines import Learning, NoteItem, line_kind
from rjournal.domain.numbers import number_text
from rjournal.domain.people import Pairing
from rjournal.domain.records import Record
from rjournal.domain.sections import title_of
from rjournal.domain.sessions import Session
from rjournal.domain.text import one_line

if TYPE_CHECKING:
    from rjournal.storage.store import Store

KINDS: tuple[str, ...] = (
    "entry",
    "session",
    "goal",
    "person",
    "pairing",
    "learning",
    "note",
    "action",
    "win",
    "agenda",
    "milestone",
    "check_in",
)
"""The kinds of record that people know by name; links, pauses and revisions belong to one of these."""

_KIND_WORDS = {"agenda": "agenda item", "milestone": "step", "check_in": "reading"}


def kind_word(record: Record, kind: str) -> str:
    """What kind of thing a record is, in the words of the screen: `learned`, `question`, `agenda item`."""
    if isinstance(record, Learning | NoteItem):
        return line_kind(record)
    return _KIND_WORDS.get(kind, kind)


def name_of(store: Store, record: Record) -> str:
    """What a record is called, on one line. Empty only for an entry without a word."""
    match record:
        case Entry():
            name = title_of(record.title, record.body)
        case Session():
            whom = _partner(store, record.pairing_id)
            name = ": ".join(filter(None, (f"Session with {whom}" if whom else "Session", record.purpose)))
        case Pairing():
            name = f"Pairing with {_person(store, record.person_id)}"
        case CheckIn():
            goal = store.goals.find(record.goal_id, trashed=True)
            value = "" if record.value is None else number_text(record.value)
            name = ", ".join(filter(None, (goal.title if goal else "", value, record.note)))
        case _:
            name = _own_words(record)
    return one_line(name)


def _own_words(record: Any) -> str:
    for field in ("title", "name", "topic", "text"):
        words: str = getattr(record, field, "")
        if words:
            return words
    return ""


def _partner(store: Store, pairing_id: int | None) -> str:
    pairing = store.pairings.find(pairing_id, trashed=True) if pairing_id else None
    return _person(store, pairing.person_id) if pairing else ""


def _person(store: Store, person_id: int) -> str:
    person = store.people.find(person_id, trashed=True)
    return person.name if person else ""
