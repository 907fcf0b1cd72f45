"""Taking back the last act and doing it again, with what it was about by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rjournal.domain.cells import shorten
from rjournal.domain.records import Ref
from rjournal.services.naming import KINDS, name_of

if TYPE_CHECKING:
    from rjournal.storage.store import Store

_LONGEST = 48
"""Cells of a record's name; the rest of a long one says no more of which it is."""


@dataclass(frozen=True)
class Step:
    """A step in the history: `says` what was taken back or done again, by the name of what it was about.

    `brought_back` is a record that is there again, None where none is: it was in the trash, or not begun.
    """

    says: str
    brought_back: Ref | None


def undo(store: Store) -> Step | None:
    """Take back the newest act that stands; None when there is nothing to take back.

    Raises:
        StorageError: nothing was taken back.
    """
    act = store.history.undoable()
    return None if act is None else _step(store, act.id, act.words, "Taken back")


def redo(store: Store) -> Step | None:
    """Do again what was taken back last; None when there is nothing to do again.

    Raises:
        StorageError: nothing was done again.
    """
    act = store.history.redoable()
    return None if act is None else _step(store, act.id, act.words, "Done again")


def _step(store: Store, act: int, words: str, done: str) -> Step:
    changed = [Ref(kind, id) for kind, id in store.history.changed(act) if kind in KINDS]
    gone = [ref for ref in changed[:1] if not _is_there(store, ref)]
    store.undo() if done == "Taken back" else store.redo()
    back = next((ref for ref in gone if _is_there(store, ref)), None)
    return Step(f"{done}: {_words(store, words, changed)}.", back)


def _is_there(store: Store, ref: Ref) -> bool:
    return store.repo(ref.kind).find(ref.id) is not None


def _words(store: Store, act: str, changed: list[Ref]) -> str:
    """`delete entry “Lead with the decision”`, `pause all goals “Time to decide” and 3 more`."""
    words = act[:1].lower() + act[1:]
    record = store.repo(changed[0].kind).find(changed[0].id, trashed=True) if changed else None
    name = "" if record is None else name_of(store, record)
    if not name:
        return words
    others = sum(ref.kind == changed[0].kind for ref in changed) - 1
    return f"{words} “{shorten(name, _LONGEST)}”{f' and {others} more' if others else ''}"
