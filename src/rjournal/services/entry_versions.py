"""What an entry said earlier, and making one of these versions the present one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rjournal.domain.entries import Entry
from rjournal.domain.text import one_line
from rjournal.services.entries import save_entry

if TYPE_CHECKING:
    from rjournal.storage.store import Store

MOST = 50
"""How many states of an entry are looked through, the newest first: a long text may have been saved often."""

_Said = tuple[object, ...]


@dataclass(frozen=True)
class EntryVersion:
    """An entry as it was `until` a moment (UTC, as stored); `differs` says by what it can be told apart."""

    until: str
    entry: Entry
    differs: str


def earlier_versions(store: Store, entry_id: int) -> list[EntryVersion]:
    """What an entry said earlier, newest first; each text once, and not what it says now.

    Raises:
        NotFound: there is no such entry.
    """
    newer = store.entries.get(entry_id)
    known = {_said(newer)}
    found = []
    for until, entry in store.entries.earlier(entry_id, limit=MOST):
        # Who may see it, the trash and what was taken back leave states behind that say nothing new.
        if _said(entry) not in known:
            known.add(_said(entry))
            found.append(EntryVersion(until, entry, difference(entry, newer)))
            newer = entry
    return found


def difference(older: Entry, newer: Entry) -> str:
    """What an older version said that the one after it does not, on one line; empty where that is nothing.

    `“Nobody asked”`, `without “Then somebody asked”`, `titled “Prices”`, `another day, other tags`.
    """
    before, after = _lines(older.body), _lines(newer.body)
    kept = set(after)
    for line in before:
        if line not in kept:
            return f"“{one_line(line)}”"
    if older.title != newer.title:
        return f"titled “{one_line(older.title)}”" if older.title.strip() else "without a title"
    known = set(before)
    added = next((line for line in after if line not in known), "")
    if added:
        return f"without “{one_line(added)}”"
    others = (
        ("another day", older.day != newer.day),
        ("other tags", older.tags != newer.tags),
        (
            "another mood",
            (older.mood, older.energy, older.mood_word) != (newer.mood, newer.energy, newer.mood_word),
        ),
    )
    return ", ".join(words for words, is_so in others if is_so)


def _lines(body: str) -> list[str]:
    return [line.strip() for line in body.splitlines() if line.strip()]


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
