"""One entry with all that a page says about it, gathered in a fixed number of statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rjournal.domain.entries import Entry
from rjournal.domain.goals import Goal
from rjournal.domain.people import Person
from rjournal.domain.prompts import Prompt, prompt_by_id
from rjournal.domain.sessions import Session
from rjournal.services.entries import EntryLinks, links_of

if TYPE_CHECKING:
    from rjournal.storage.store import Store


@dataclass(frozen=True, kw_only=True)
class EntryView:
    """An entry, the session it reflects on and with whom that was, whom it is about, what it moved.

    What lies in the trash is named all the same: it is part of what was written. `questions` are those that
    were on the page; `was_changed` says that earlier versions are kept.
    """

    entry: Entry
    session: Session | None = None
    partner: Person | None = None
    people: tuple[Person, ...] = ()
    goals: tuple[Goal, ...] = ()
    questions: tuple[Prompt, ...] = ()
    was_changed: bool = False


def entry_view(store: Store, entry_id: int) -> EntryView | None:
    """The page of an entry; None if there is no such entry or it lies in the trash."""
    entry = store.entries.find(entry_id)
    if entry is None:
        return None
    links = links_of(store, entry_id)
    session, partner = _session(store, links)
    asked = (prompt_by_id(prompt) for prompt in entry.prompts)
    return EntryView(
        entry=entry,
        session=session,
        partner=partner,
        people=tuple(store.people.many(links.people).values()) if links.people else (),
        goals=tuple(store.goals.many(links.goals).values()) if links.goals else (),
        questions=tuple(prompt for prompt in asked if prompt is not None),
        was_changed=store.history.has_versions("entry", entry_id),
    )


def _session(store: Store, links: EntryLinks) -> tuple[Session | None, Person | None]:
    session = store.sessions.find(links.session, trashed=True) if links.session else None
    if session is None or session.pairing_id is None:
        return session, None
    pairing = store.pairings.find(session.pairing_id, trashed=True)
    return session, store.people.find(pairing.person_id, trashed=True) if pairing else None
