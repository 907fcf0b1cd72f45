"""An entry shown whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rjournal.cli.records import person_name, plain
from rjournal.domain.entries import ENERGY_WORDS, MOOD_WORDS, Entry
from rjournal.domain.periods import full
from rjournal.domain.records import Ref
from rjournal.domain.sections import title_of
from rjournal.domain.text import one_line
from rjournal.services.entries import links_of
from rjournal.services.naming import name_of

if TYPE_CHECKING:
    from rjournal.storage.store import Store


def lines(store: Store, entry: Entry) -> Iterator[str]:
    """The entry's head, what it is linked to, and its text as it was written."""
    yield f"{Ref('entry', entry.id).handle}  {title_of(entry.title, entry.body) or 'Entry'}"
    yield ", ".join([full(entry.day), f"{entry.type} entry", *_mood(entry)])
    yield from _links(store, entry)
    if entry.tags:
        yield "tags: " + " ".join(f"#{tag}" for tag in entry.tags)
    if entry.deleted_at is not None:
        yield "in the trash"
    if entry.body:
        yield ""
        yield entry.body


def data(store: Store, entry: Entry) -> dict[str, Any]:
    """The entry with what it is linked to, each by its handle."""
    links = links_of(store, entry.id)
    return {
        **plain("entry", entry),
        "session": None if links.session is None else Ref("session", links.session).handle,
        "people": [Ref("person", number).handle for number in links.people or ()],
        "goals": [Ref("goal", number).handle for number in links.goals or ()],
    }


def _mood(entry: Entry) -> list[str]:
    parts = []
    if entry.mood is not None:
        parts.append(f"mood {MOOD_WORDS.get(entry.mood, '')} ({entry.mood:+d})")
    if entry.energy is not None:
        parts.append(f"energy {ENERGY_WORDS.get(entry.energy, '')} ({entry.energy:+d})")
    if entry.mood_word:
        parts.append(f"in one word: {one_line(entry.mood_word)}")
    return parts


def _links(store: Store, entry: Entry) -> Iterator[str]:
    links = links_of(store, entry.id)
    if links.session is not None:
        session = store.sessions.get(links.session, trashed=True)
        yield f"after {Ref('session', session.id).handle} {name_of(store, session)}"
    for number in links.people or ():
        yield f"with {one_line(person_name(store, number))} ({Ref('person', number).handle})"
    for number in links.goals or ():
        title = store.goals.get(number, trashed=True).title
        yield f"moved {Ref('goal', number).handle} {one_line(title)}"
