"""Everything that belongs to one person, gathered in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.indicators import Summary
from rjournal.domain.ledger import LedgerFilter
from rjournal.domain.lines import Action, Learning, NoteItem, Win
from rjournal.domain.pairing_life import PairingFacts
from rjournal.domain.people import Person
from rjournal.domain.reciprocity import Exchange
from rjournal.domain.retention import RetentionCheck, by_learning
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.services.ledger import ledger_summary
from rjournal.services.pairings import facts_of
from rjournal.services.reciprocity import with_person

if TYPE_CHECKING:
    from rjournal.storage.store import Store

MOST = 25
"""How many lines of each kind are gathered; the ledger holds all of them."""

_WITH = "pairing_id IN (SELECT id FROM pairing WHERE person_id = ?)"


@dataclass(frozen=True)
class PersonView:
    """A person with what there is between the two of you on a day.

    `pairings` begins with those that go on, the newest first; `following` are the names of the next
    partners planned in them, by their numbers. `held` and `minutes` count the sessions held. `exchange`
    tells what went each way, `summary` what became of it; `learned` and `taught` are the newest lines,
    `checks` those made of them; `learned_count` and `taught_count` count all. `waiting` is what waits for a
    session, parked or not; `wins` are those the person had a part in.
    """

    person: Person
    pairings: tuple[PairingFacts, ...]
    following: Mapping[int, str]
    held: int
    minutes: int
    last: Session | None
    next: Session | None
    exchange: Exchange
    summary: Summary
    learned_count: int
    taught_count: int
    checks: Mapping[int, Sequence[RetentionCheck]]
    learned: tuple[Learning, ...]
    taught: tuple[Learning, ...]
    actions: tuple[Action, ...]
    questions: tuple[NoteItem, ...]
    waiting: tuple[AgendaItem, ...]
    wins: tuple[Win, ...]


def person_view(store: Store, person_id: int, today: date, *, most: int = MOST) -> PersonView:
    """A person and what belongs to them, the newest `most` lines of each kind.

    Raises:
        NotFound: there is no such person, or they lie in the trash.
    """
    person = store.people.get(person_id)
    pairings = sorted(store.pairings.of_person(person_id), key=lambda one: (one.status == "ended", -one.id))
    planned = [one.rotation_next for one in pairings if one.rotation_next is not None]
    held, minutes = _held(store, person_id, today)
    counts = _counts(store, person_id)
    learned, taught = (
        store.learnings.where("person_id = ? AND direction = ?", (person_id, way), limit=most)
        for way in ("received", "given")
    )
    return PersonView(
        person=person,
        pairings=tuple(facts_of(store, pairings)),
        following={one.id: one.name for one in store.people.many(planned).values()},
        held=held,
        minutes=minutes,
        last=_last(store, person_id, today),
        next=_next(store, person_id, today),
        exchange=with_person(store, person_id, today),
        summary=ledger_summary(store, today, LedgerFilter(person_id=person_id)),
        learned_count=counts.get("received", 0),
        taught_count=counts.get("given", 0),
        checks=by_learning(store.retention_checks.of_learnings([one.id for one in (*learned, *taught)])),
        learned=tuple(learned),
        taught=tuple(taught),
        actions=tuple(
            store.actions.where("person_id = ? AND status IN ('open', 'carried')", (person_id,), limit=most)
        ),
        questions=tuple(
            store.notes.where(
                "person_id = ? AND kind = 'question' AND status IN ('open', 'on agenda')",
                (person_id,),
                limit=most,
            )
        ),
        waiting=tuple(
            store.agenda.where(
                f"{_WITH} AND (outcome = 'parked' OR (session_id IS NULL AND outcome = 'open'))", (person_id,)
            )
        ),
        wins=_wins(store, person_id, most),
    )


def _held(store: Store, person_id: int, today: date) -> tuple[int, int]:
    row = store.connection.one(
        "SELECT count(*) AS held, coalesce(sum(minutes), 0) AS minutes FROM session"
        " WHERE deleted_at IS NULL AND status = 'held' AND day <= ?"
        " AND pairing_id IN (SELECT id FROM pairing WHERE person_id = ?)",
        (today.isoformat(), person_id),
    )
    return (0, 0) if row is None else (row["held"], row["minutes"])


def _counts(store: Store, person_id: int) -> dict[str, int]:
    """How many things went each way."""
    rows = store.connection.all(
        "SELECT direction, count(*) AS n FROM learning WHERE person_id = ? AND deleted_at IS NULL"
        " GROUP BY direction",
        (person_id,),
    )
    return {row["direction"]: row["n"] for row in rows}


def _last(store: Store, person_id: int, today: date) -> Session | None:
    found = store.sessions.where(
        f"{_WITH} AND status = 'held' AND day <= ?", (person_id, today.isoformat()), limit=1
    )
    return found[0] if found else None


def _next(store: Store, person_id: int, today: date) -> Session | None:
    """The first session planned; the repository lists the latest first."""
    found = store.sessions.where(
        f"{_WITH} AND status = 'planned' AND coalesce(until, day) >= ?", (person_id, today.isoformat())
    )
    return min(found, key=lambda session: (session.day, session.start or "", session.id), default=None)


def _wins(store: Store, person_id: int, most: int) -> tuple[Win, ...]:
    condition = (
        "person_id = ? OR (contributors <> '[]'"
        " AND EXISTS (SELECT 1 FROM json_each(contributors) WHERE value = ?))"
    )
    return tuple(store.wins.where(condition, (person_id, person_id), limit=most))
