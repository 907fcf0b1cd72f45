"""People and pairings in an export for oneself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rjournal.domain.agreements import PARTS, Agreement
from rjournal.domain.pairing_life import PairingFacts
from rjournal.domain.people import ROLE_WORDS, Pairing, Person, rhythm_words
from rjournal.domain.periods import full
from rjournal.domain.sessions import ORIGIN_WORDS, AgendaItem
from rjournal.services.pairings import facts_of
from rjournal.transfer.markup import body, heading, item, listed, words
from rjournal.transfer.record_words import Names, kept_words, record_mark

if TYPE_CHECKING:
    from rjournal.storage.store import Store

_LEVEL = 3


def people_section(store: Store, names: Names) -> Iterator[str]:
    """Everyone outside the trash, each with their pairings, agreements and what waits to be talked about."""
    people = sorted(store.people.where(), key=lambda person: person.id)
    if not people:
        return
    pairings = facts_of(store, store.pairings.where())
    waiting = store.agenda.where("session_id IS NULL AND outcome = 'open'")
    yield heading(_LEVEL - 1, "People")
    for person in people:
        yield heading(_LEVEL, person.name)
        yield f"{record_mark(person, 'person')}\n\n"
        yield "".join(_person(person))
        yield "\n"
        for facts in (one for one in pairings if one.pairing.person_id == person.id):
            yield from _pairing(facts, [one for one in waiting if one.pairing_id == facts.pairing.id], names)
            yield from _agreements(facts.agreements, person.name)


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


def _pairing(facts: PairingFacts, waiting: Sequence[AgendaItem], names: Names) -> Iterator[str]:
    pairing = facts.pairing
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
        ("This rhythm since", full(pairing.cadence_since) if pairing.cadence_since else ""),
        ("Phase", pairing.phase or ""),
        ("Next partner", names.person(pairing.rotation_next)),
        ("Ended", _ended(pairing)),
        ("Closing note", pairing.ended_note),
    ):
        if text.strip():
            yield item(f"{label}: {text}")
    for pause in facts.pauses:
        until = f" until {full(pause.until)}" if pause.until else ""
        reason = f": {pause.reason}" if pause.reason.strip() else ""
        yield item(
            f"Paused from {full(pause.start)}{until}{reason}", mark=record_mark(pause, "pairing_pause")
        )
    yield "\n"
    yield from listed(
        _LEVEL + 2,
        "Waiting to be talked about",
        [
            item(one.text, words(ORIGIN_WORDS[one.origin]), box=False, mark=record_mark(one, "agenda"))
            for one in waiting
        ],
    )


def _agreements(versions: Sequence[Agreement], name: str) -> Iterator[str]:
    """Every version of an agreement, the first one first."""
    for number, one in enumerate(versions, start=1):
        yield heading(_LEVEL + 1, "Agreement" if len(versions) == 1 else f"Agreement, version {number}")
        yield f"{record_mark(one, 'agreement')}\n\n"
        agreed = f"agreed on {full(one.agreed_on)}" if one.agreed_on else "not yet agreed"
        yield item(agreed, f"review on {full(one.review_on)}" if one.review_on else "", kept_words(one))
        yield "\n"
        for part in PARTS:
            text = getattr(one, part.field)
            if text.strip():
                yield heading(_LEVEL + 2, part.label.format(name))
                yield body(text, _LEVEL + 2)


def _ended(pairing: Pairing) -> str:
    on = full(pairing.ended_on) if pairing.ended_on else ""
    return ", ".join(filter(None, (on, pairing.ended_reason)))
