"""What an entry said earlier, and making one of these versions the present one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rjournal.domain.entries import Entry
from rjournal.services.entries import save_entry

if TYPE_CHECKING:
    from rjournal.storage.store import Store

MOST = 50
"""How many states of an entry are looked through, the newest first: a long text may have been saved often."""

_Said = tuple[object, ...]


@dataclass(frozen=True)
class EntryVersion:
    """An entry as it was `until` a moment (UTC, as stored)."""

    until: str
    entry: Entry


def earlier_versions(store: Store, entry_id: int) -> list[EntryVersion]:
    """What an entry said earlier, newest first; each text once, and not what it says now.

    Raises:
        NotFound: there is no such entry.
    """
    known = {_said(store.entries.get(entry_id))}
    found = []
    for until, entry in store.entries.earlier(entry_id, limit=MOST):
        # Who may see it, the trash and what was taken back leave states behind that say nothing new.
        if _said(entry) not in known:
            known.add(_said(entry))
            found.append(EntryVersion(until, entry))
    return found


def bring_back(store: Store, version: Entry) -> Entry:
    """Make an earlier version of an entry the present one; what it says now becomes an earlier version.

    Who may see it stays as it is now: what was made private since does not leave again by itself. Links stay.

    Raises:
        NotFound: the entry lies in the trash.
        StorageError: nothing was written.
    """
    present = store.entries.get(version.id)
    changed = replace(
        version,
        rev=present.rev,
        deleted_at=None,
        updated_at=present.updated_at,
        visibility=present.visibility,
    )
    with store.act("Bring back earlier version"):
        return save_entry(store, changed)


def _said(entry: Entry) -> _Said:
    return (
        entry.day,
        entry.title,
        entry.body,
        entry.tags,
        entry.mood,
        entry.energy,
        entry.mood_word,
    )
