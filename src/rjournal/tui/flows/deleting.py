"""Deleting, and bringing back from the trash: for every kind of record, from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rjournal.domain.records import Record, Ref
from rjournal.services import trash
from rjournal.services.naming import kind_word, name_of
from rjournal.tui import render
from rjournal.tui.base import tell
from rjournal.tui.flows import asking

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp

_NAME_WIDTH = 60


async def delete(app: JournalApp, ref: Ref, *, ask_first: bool = False) -> bool:
    """Move a record to the trash and say so; whether it was done.

    Undo brings it back, so nobody is asked; the palette, where a slip of the finger names another record,
    sets `ask_first`.

    Raises:
        Invalid: a person still has pairings.
        NotFound: there is no such record.
        StorageError: nothing was written.
    """
    record: Record = app.store.repo(ref.kind).get(ref.id)
    name = short_name(app, record)
    if ask_first and not await asking.confirm(
        app, f"Move to the trash: {kind_word(record, ref.kind)}, {name}?", "Move it to the trash", "Keep it"
    ):
        return False
    trash.delete(app.store, ref)
    app.announce(ref.kind)
    tell(app, f"Moved to the trash: {name}", "u brings it back.")
    return True


async def restore(app: JournalApp, ref: Ref) -> Record:
    """Take a record out of the trash, say so and return it.

    Raises:
        NotFound: there is no such record.
        Invalid: it is not in the trash any more.
        StorageError: nothing was written.
    """
    record = trash.undelete(app.store, ref)
    app.announce(ref.kind)
    tell(app, f"Back in the journal: {short_name(app, record)}", "u puts it into the trash again.")
    return record


def short_name(app: JournalApp, record: Record) -> str:
    """What a record is called, cut to fit a message."""
    return render.elide(name_of(app.store, record), _NAME_WIDTH).plain or "an entry without words"
