"""Keeping people and pairings: what a form or a command was given, checked and stored in one act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.pairing_life import LONGEST_RHYTHM
from rjournal.domain.people import ROLE_WORDS, Pairing, Person
from rjournal.domain.records import Ref
from rjournal.domain.text import one_line, sanitize
from rjournal.errors import Invalid

if TYPE_CHECKING:
    from rjournal.storage.store import Store

_DAY_MINUTES = 1440


def save_person(store: Store, person: Person, *, draft: str = "") -> Person:
    """Store a new or changed person, and drop the draft they were written in, in one act.

    Raises:
        Invalid: there is no name, or somebody new has another's; `field` is `name`.
        Conflict: the person was changed elsewhere meanwhile; the draft stays.
    """
    ready = _tidy(person)
    same = [] if person.id else store.people.where("name = ?", (ready.name,), limit=1)
    if same:
        raise Invalid(
            f"There is a “{ready.name}” already ({Ref('person', same[0].id).handle}).",
            "Add something to the name that tells the two apart.",
            field="name",
        )
    with store.act("Add person" if person.id == 0 else "Change person"):
        stored = store.people.add(ready) if person.id == 0 else store.people.save(ready)
        if draft:
            store.drafts.delete(draft)
    return stored


def _tidy(person: Person) -> Person:
    name = one_line(sanitize(person.name)).strip()
    if not name:
        raise Invalid("Someone needs a name here.", "A first name is enough.", field="name")
    return replace(
        person,
        name=name,
        alias=one_line(sanitize(person.alias)).strip(),
        function=one_line(sanitize(person.function)).strip(),
        access_needs=sanitize(person.access_needs).strip(),
        contact_note=sanitize(person.contact_note).strip(),
    )


def save_pairing(store: Store, pairing: Pairing, today: date, *, draft: str = "") -> Pairing:
    """Store a new or changed pairing, and drop the draft it was written in, in one act.

    A rhythm that takes the place of another one counts from `today`. What becomes of a pairing is the matter
    of `rjournal.services.pairing_life`.

    Raises:
        Invalid: the rhythm, the minutes, the planned end or the next partner cannot be, or there is such a
            pairing already; it names the field.
        NotFound: there is no such person.
        Conflict: the pairing was changed elsewhere meanwhile; the draft stays.
    """
    _check(pairing)
    ready = replace(
        pairing,
        purpose=sanitize(pairing.purpose).strip(),
        criteria=tuple(dict.fromkeys(one_line(sanitize(reason)).strip() for reason in pairing.criteria)),
        ended_note=sanitize(pairing.ended_note).strip(),
    )
    with store.act("Add pairing" if pairing.id == 0 else "Change pairing"):
        store.people.get(pairing.person_id)
        before = store.pairings.get(pairing.id) if pairing.id else None
        # Somebody who was planned and deleted since is no reason to refuse another change.
        if ready.rotation_next not in (None, before.rotation_next if before else None):
            store.people.get(ready.rotation_next)
        refuse_twice(store, ready, before)
        if before is None:
            stored = store.pairings.add(ready)
        else:
            stored = store.pairings.save(_with_rhythm(ready, before, today))
        if draft:
            store.drafts.delete(draft)
    return stored


def _with_rhythm(pairing: Pairing, before: Pairing, today: date) -> Pairing:
    """The pairing with the day since when its rhythm holds; one that has not begun has no earlier rhythm."""
    has_begun = before.status != "proposed" and (before.start is None or before.start < today)
    if pairing.cadence_days == before.cadence_days or not has_begun:
        return pairing
    return replace(pairing, cadence_since=today)


def refuse_twice(store: Store, pairing: Pairing, before: Pairing | None) -> None:
    """Refuse a pairing that is there already: two that go on with one person, in one role.

    `before` is what it was; one that stood so already is left as it is, whatever else is changed about it.

    Raises:
        Invalid: there is one; it names its handle.
    """
    if pairing.status == "ended":
        return
    if before is not None and before.my_role == pairing.my_role and before.status != "ended":
        return
    for other in store.pairings.of_person(pairing.person_id):
        if (other.my_role, other.status == "ended") == (pairing.my_role, False) and other.id != pairing.id:
            name = store.people.get(pairing.person_id).name
            raise Invalid(
                f"There is such a pairing with {name}: {ROLE_WORDS[other.my_role]}"
                f" ({Ref('pairing', other.id).handle}).",
                "Change that one, end it first, or choose another role.",
                field="my_role",
            )


def _check(pairing: Pairing) -> None:
    if not 1 <= pairing.cadence_days <= LONGEST_RHYTHM:
        raise Invalid("A rhythm is between 1 day and a year.", "Try 14.", field="cadence_days")
    if not 1 <= pairing.session_minutes <= _DAY_MINUTES:
        raise Invalid("A session lasts between 1 minute and a day.", "Try 45.", field="session_minutes")
    if pairing.start and pairing.planned_end and pairing.planned_end < pairing.start:
        raise Invalid(
            "The pairing would end before it begins.", "Give a later day, or none.", field="planned_end"
        )
    if pairing.rotation_next is not None and pairing.rotation_next == pairing.person_id:
        raise Invalid(
            "This is who the pairing is with already.",
            "Choose somebody else, or nobody.",
            field="rotation_next",
        )
