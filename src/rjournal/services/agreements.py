"""Keeping agreements: written, agreed on, written anew as another version (docs/domain.md §2.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.agreements import (
    PARTS,
    Agreement,
    current_version,
    is_empty,
    next_version,
    standing_words,
)
from rjournal.domain.people import Pairing, Person
from rjournal.domain.text import sanitize
from rjournal.errors import Conflict, Invalid

if TYPE_CHECKING:
    from rjournal.storage.store import Store


@dataclass(frozen=True)
class AgreementView:
    """A pairing's agreement: whom it is with, its versions, the first one first, and how it stands."""

    pairing: Pairing
    person: Person
    versions: tuple[Agreement, ...]
    standing: str

    @property
    def current(self) -> Agreement:
        """The version that counts, or an empty one that is not stored yet."""
        return current_version(self.versions) or Agreement(pairing_id=self.pairing.id)


def agreement_view(store: Store, pairing_id: int, today: date) -> AgreementView:
    """A pairing's agreement as it stands on a day.

    Raises:
        NotFound: there is no such pairing, or it lies in the trash.
    """
    pairing = store.pairings.get(pairing_id)
    versions = tuple(store.agreements.of_pairing(pairing_id))
    person = store.people.get(pairing.person_id, trashed=True)
    return AgreementView(pairing, person, versions, standing_words(versions, today))


def save_agreement(
    store: Store, agreement: Agreement, words: Mapping[str, str], *, draft: str = ""
) -> Agreement:
    """Store what is said in some parts of an agreement, and drop the draft it was written in, in one act.

    `agreement` is the version as it was read, or one not stored yet. An agreed version stays as it is, and a
    new one is written that is not agreed yet; where nothing is different nothing is.

    Raises:
        Invalid: nothing is said in any part.
        Conflict: another version was written, or this one changed, meanwhile; the draft stays.
    """
    known = {part.field for part in PARTS}
    said = {name: sanitize(text).strip() for name, text in words.items() if name in known}
    changed = replace(agreement, **said)  # type: ignore[arg-type]
    if is_empty(changed):
        raise Invalid(
            "Nothing is written here yet.",
            "One part is enough; the others can come later.",
            field=PARTS[0].field,
        )
    with store.act("Write agreement" if agreement.id == 0 else "Change agreement"):
        _still_newest(store, agreement)
        if agreement.id == 0:
            stored = store.agreements.add(changed)
        elif changed == agreement or agreement.agreed_on is None:
            stored = store.agreements.save(changed)
        else:
            stored = store.agreements.add(next_version(changed))
        if draft:
            store.drafts.delete(draft)
    return stored


def agree(
    store: Store, agreement: Agreement, on: date, review_on: date | None, today: date, *, draft: str = ""
) -> Agreement:
    """Note that both agreed, on which day, and when to look at it again, if at all.

    What was agreed before and holds as it is becomes a version of its own with the new day.

    Raises:
        Invalid: nothing is written yet, or a day cannot be; it names the field.
        Conflict: another version was written, or this one changed, meanwhile; the draft stays.
    """
    if agreement.id == 0 or is_empty(agreement):
        raise Invalid("There is nothing to agree on yet.", "Write what both of you want first.")
    if on > today:
        raise Invalid("This day is still to come.", "Note it when you have agreed.", field="agreed_on")
    if review_on is not None and review_on <= on:
        raise Invalid("A review comes after agreeing.", "Give a later day, or none.", field="review_on")
    if agreement.agreed_on is not None and on < agreement.agreed_on:
        raise Invalid(
            "This version was agreed later than that.", "Give that day or a later one.", field="agreed_on"
        )
    with store.act("Agree"):
        _still_newest(store, agreement)
        if agreement.agreed_on is None or on == agreement.agreed_on:
            stored = store.agreements.save(replace(agreement, agreed_on=on, review_on=review_on))
        else:
            stored = store.agreements.add(replace(next_version(agreement), agreed_on=on, review_on=review_on))
        if draft:
            store.drafts.delete(draft)
    return stored


def _still_newest(store: Store, agreement: Agreement) -> None:
    """Make sure that no newer version was written since this one was read.

    Raises:
        Conflict: one was.
    """
    newest = current_version(store.agreements.of_pairing(agreement.pairing_id))
    if newest is not None and newest.id > agreement.id:
        raise Conflict(
            "This agreement was written anew elsewhere since you opened it.",
            "Nothing was overwritten; your version is kept as a draft.",
        )
