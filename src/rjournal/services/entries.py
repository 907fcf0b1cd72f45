"""Writing entries: the text, its tags, what it is linked to, and the draft it grew from, in one act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from rjournal.clock import as_stamp
from rjournal.domain.entries import Entry
from rjournal.domain.records import Ref
from rjournal.domain.tags import tags_in
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid

if TYPE_CHECKING:
    from rjournal.storage.store import Store


@dataclass(frozen=True)
class EntryLinks:
    """What an entry is linked to: the session it reflects on, the people it is about, the goals it moved.

    None leaves what is linked already as it is.
    """

    session: int | None = None
    people: tuple[int, ...] | None = None
    goals: tuple[int, ...] | None = None


def save_entry(store: Store, entry: Entry, links: EntryLinks | None = None, *, draft: str = "") -> Entry:
    """Store a new or changed entry with its links, and drop the draft it was written in, all in one act.

    Hashtags in the text join the entry's tags; those that went from its text, or became private in it, go.

    Raises:
        Invalid: there is no text and no title.
        Conflict: the entry was changed elsewhere meanwhile; the draft stays.
        StorageError: nothing was written; the draft stays.
    """
    if not entry.body.strip() and not entry.title.strip():
        raise Invalid("There is nothing to save yet.", "Write a line first.", field="body")
    body = sanitize(entry.body)
    ready = replace(entry, title=sanitize(entry.title).strip(), body=body, tags=_tags(store, entry, body))
    new = entry.id == 0
    with store.act("Write entry" if new else "Change entry"):
        stored = store.entries.add(ready) if new else store.entries.save(ready)
        if links is not None:
            _link(store, Ref("entry", stored.id), links)
        if draft:
            store.drafts.delete(draft)
    return stored


def new_entry(now: datetime, zone: str) -> Entry:
    """An empty entry begun at `now`, in the zone of that name."""
    return Entry(day=now.date(), at=as_stamp(now), zone=zone)


def _tags(store: Store, entry: Entry, body: str) -> tuple[str, ...]:
    written = tags_in(body)
    before = store.entries.find(entry.id, trashed=True) if entry.id else None
    # A tag outlives its hashtag only where it was given apart: a record's tags are shown to others.
    gone = set(() if before is None else tags_in(before.body)).difference(written)
    return tuple(dict.fromkeys((*(tag for tag in entry.tags if tag not in gone), *written)))


def _link(store: Store, ref: Ref, links: EntryLinks) -> None:
    if links.session is not None:
        store.links.set_ends(ref, "from", "session", (links.session,))
    if links.people is not None:
        store.links.set_ends(ref, "about", "person", links.people)
    if links.goals is not None:
        store.links.set_ends(ref, "supports", "goal", links.goals)


def links_of(store: Store, entry_id: int) -> EntryLinks:
    """What an entry is linked to."""
    ref = Ref("entry", entry_id)
    sessions = store.links.ends(ref, "from", "session")
    return EntryLinks(
        session=sessions[0] if sessions else None,
        people=tuple(store.links.ends(ref, "about", "person")),
        goals=tuple(store.links.ends(ref, "supports", "goal")),
    )
