"""People and pairings in an export for oneself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rjournal.domain.people import ROLE_WORDS, Pairing, Person, rhythm_words
from rjournal.domain.periods import full
from rjournal.domain.sessions import ORIGIN_WORDS, AgendaItem
from rjournal.transfer.markup import heading, item, listed, words
from rjournal.transfer.record_words import kept_words, record_mark

if TYPE_CHECKING:
    from rjournal.storage.store import Store

_LEVEL = 3


def people_section(store: Store) -> Iterator[str]:
    """Everyone outside the trash, each with their pairings and what waits to be talked about."""
    people = sorted(store.people.where(), key=lambda person: person.id)
    if not people:
        return
    pairings = store.pairings.where()
    waiting = store.agenda.where("session_id IS NULL AND outcome = 'open'")
    yield heading(_LEVEL - 1, "People")
    for person in people:
        yield heading(_LEVEL, person.name)
        yield f"{record_mark(person, 'person')}\n\n"
        yield "".join(_person(person))
        yield "\n"
        for pairing in (one for one in pairings if one.person_id == person.id):
            yield from _pairing(pairing, [one for one in waiting if one.pairing_id == pairing.id])


def _person(person: Person) -> Iterator[str]:
    # "other" is what a relation is while nobody has said one.
    relation = "" if person.relation == "other" else f"{person.relation}, "
    yield item(f"{relation}{person.status}", kept_words(person))
    for label, text in (
        ("Alias", person.alias),
        ("Function", person.function),
        ("Teaches", ", ".join(person.teaches)),
        ("Learns", ", ".join(person.learns)),
        ("Likes credit", person.likes_credit),
        ("Access needs", person.access_needs),
        ("Contact", person.contact_note),
    ):
        if text.strip():
            yield item(f"{label}: {text}")


def _pairing(pairing: Pairing, waiting: Sequence[AgendaItem]) -> Iterator[str]:
    yield heading(_LEVEL + 1, f"Pairing: {ROLE_WORDS[pairing.my_role]}")
    yield f"{record_mark(pairing, 'pairing')}\n\n"
    yield item(
        pairing.status,
        rhythm_words(pairing.cadence_days),
        f"{pairing.session_minutes} min",
        {"me": "I drive it", "them": "they drive it", "shared": "we drive it together"}[pairing.driven_by],
        kept_words(pairing),
    )
    for label, text in (
        ("Purpose", pairing.purpose),
        ("Because", "; ".join(pairing.criteria)),
        ("Began", full(pairing.start) if pairing.start else ""),
        ("Planned end", full(pairing.planned_end) if pairing.planned_end else ""),
        ("Ended", _ended(pairing)),
    ):
        if text.strip():
            yield item(f"{label}: {text}")
    yield "\n"
    yield from listed(
        _LEVEL + 2,
        "Waiting to be talked about",
        [
            item(one.text, words(ORIGIN_WORDS[one.origin]), box=False, mark=record_mark(one, "agenda"))
            for one in waiting
        ],
    )


def _ended(pairing: Pairing) -> str:
    on = full(pairing.ended_on) if pairing.ended_on else ""
    return ", ".join(filter(None, (on, pairing.ended_reason)))
