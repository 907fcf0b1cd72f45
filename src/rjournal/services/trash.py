"""Deleting and bringing back. What others refer to is never torn away (docs/domain.md §2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session
from rjournal.errors import Invalid
from rjournal.services import agenda, planning
from rjournal.services.actions import carry_on

if TYPE_CHECKING:
    from rjournal.domain.records import Record
    from rjournal.storage.store import Store


def delete(store: Store, ref: Ref) -> Record:
    """Put a record into the trash; undo or `undelete` brings it back whole.

    What refers to it stays where it is and shows that it lies in the trash; what was to be talked about in a
    planned session waits for the next one.

    Raises:
        Invalid: a person still has pairings.
        NotFound: there is no such record.
    """
    if ref.kind == "person":
        pairings = store.pairings.of_person(ref.id)
        if pairings:
            raise Invalid(
                "This person still has a pairing.",
                "Delete the pairing first; sessions and what was learned stay in the journal.",
            )
    if ref.kind == "agenda":
        return agenda.take_off(store, ref.id)
    if ref.kind == "session":
        return planning.delete_session(store, ref.id)
    deleted: Record = store.repo(ref.kind).delete(ref.id)
    return deleted


def undelete(store: Store, ref: Ref) -> Record:
    """Take a record out of the trash.

    Raises:
        NotFound: there is no such record.
        Invalid: it is not in the trash.
    """
    found: Record = store.repo(ref.kind).get(ref.id, trashed=True)
    if found.deleted_at is None:
        raise Invalid(f"{ref.handle} is not in the trash.", "Nothing was changed.")
    with store.act(f"Restore {ref.kind}"):
        restored: Record = store.repo(ref.kind).restore(ref.id)
        if isinstance(restored, Session):
            carry_on(store, restored.pairing_id)
    return restored
