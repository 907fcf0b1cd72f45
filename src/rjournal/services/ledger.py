"""The ledger read: its rows, one learning with all that belongs to it, and what the whole adds up to."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rjournal.domain.indicators import Summary, summary
from rjournal.domain.ledger import EVERYTHING, NARROWED_BY, LedgerFilter
from rjournal.domain.lines import Learning
from rjournal.domain.records import LinkType, Record, Ref
from rjournal.domain.retention import ASKED_FOR, CHECK_DAYS, Check, checks, checks_due
from rjournal.services.naming import kind_word, names_of

if TYPE_CHECKING:
    from rjournal.domain.people import Person
    from rjournal.domain.sessions import Session
    from rjournal.storage.store import Store

LED_TO: LinkType = "led-to"
"""How a learning is linked to what follows from it."""


def ledger(store: Store, as_of: date, only: LedgerFilter = EVERYTHING) -> list[Learning]:
    """What the filter lets through on a day, newest first."""
    return store.learnings.ledger(only, _among(store, as_of, only))


def ledger_ids(store: Store, as_of: date, only: LedgerFilter = EVERYTHING) -> array[int]:
    """The numbers of what `ledger` gives."""
    return store.learnings.ledger_ids(only, _among(store, as_of, only))


def _among(store: Store, as_of: date, only: LedgerFilter) -> list[int] | None:
    """The learnings a check waits for, where only those are asked for."""
    if not only.check_due:
        return None
    # Which they are is asked for with every key that changes something, and needs none of their words.
    asked = store.learnings.outlines(_window(as_of, only))
    made = store.retention_checks.of_learnings([learning.id for learning in asked])
    return [check.learning.id for check in checks_due(asked, made, as_of)]


def due_checks(store: Store, as_of: date, only: LedgerFilter = EVERYTHING) -> tuple[Check, ...]:
    """The checks that wait on a day for what the filter lets through, longest waiting first.

    In two statements, however many there are. Whether a pairing rests meanwhile is not looked at.
    """
    asked = store.learnings.ledger(_window(as_of, only))
    made = store.retention_checks.of_learnings([learning.id for learning in asked])
    return checks_due(asked, made, as_of)


def _window(as_of: date, only: LedgerFilter) -> LedgerFilter:
    """The filter for the days whose learnings a check can wait for."""
    first, last = as_of - timedelta(days=ASKED_FOR), as_of - timedelta(days=CHECK_DAYS[0])
    return replace(only, first=max(first, only.first or first), last=min(last, only.last or last))


def ledger_summary(store: Store, as_of: date, only: LedgerFilter = EVERYTHING) -> Summary:
    """What became of what the filter lets through, in three statements (docs/domain.md §3.9)."""
    return summary(
        store.learnings.fates(as_of, only),
        store.learnings.waits(as_of, only),
        store.retention_checks.results(as_of, only),
        as_of,
    )


@dataclass(frozen=True)
class Choice:
    """One thing the ledger can be narrowed by: the filter's field, its value, what to call it, how many."""

    field: str
    value: str
    name: str
    count: int
    taken: bool


def choices(store: Store, only: LedgerFilter) -> list[Choice]:
    """What else a filter can ask for, field by field, most first; each field counted as if it were free."""
    found = []
    for field in NARROWED_BY:
        now = getattr(only, field)
        counts = store.learnings.counts(field, replace(only, **{field: getattr(EVERYTHING, field)}))
        people = store.people.many([int(value) for value in counts]) if field == "person_id" else {}
        for value, count in counts.items():
            name = people[int(value)].name if people else value
            found.append(Choice(field, value, name, count, value == str(now)))
    return found


@dataclass(frozen=True)
class Linked:
    """A record that belongs to a learning: its name, and what it is and how it stands in a word or two."""

    ref: Ref
    name: str
    word: str


@dataclass(frozen=True)
class LearningView:
    """Something learned or taught with whom and where, its two checks, and what came of it.

    `person` and `session` are None where nobody said. `led_to` are the actions, wins and other records that
    follow from it, `goals` those it moved, `entries` those written about it.
    """

    learning: Learning
    person: Person | None
    session: Session | None
    checks: tuple[Check, ...]
    led_to: tuple[Linked, ...]
    goals: tuple[Linked, ...]
    entries: tuple[Linked, ...]


def learning_view(store: Store, learning_id: int, as_of: date) -> LearningView:
    """A learning as it stands on a day, with its person and its session, those in the trash included.

    Raises:
        NotFound: it is gone.
    """
    learning = store.learnings.get(learning_id)
    ref = Ref("learning", learning_id)
    links = store.links.of(ref)
    onward = [one for one in links if Ref(one.from_kind, one.from_id) == ref]
    led_to = [Ref(one.to_kind, one.to_id) for one in onward if one.type == LED_TO]
    goals = [Ref("goal", one.to_id) for one in onward if (one.type, one.to_kind) == ("supports", "goal")]
    entries = [Ref("entry", one.from_id) for one in links if one.from_kind == "entry"]
    return LearningView(
        learning,
        None if learning.person_id is None else store.people.find(learning.person_id, trashed=True),
        None if learning.session_id is None else store.sessions.find(learning.session_id, trashed=True),
        checks(learning, store.retention_checks.of_learnings([learning_id]), as_of),
        _present(store, led_to),
        _present(store, goals),
        _present(store, entries),
    )


def _present(store: Store, refs: Sequence[Ref]) -> tuple[Linked, ...]:
    """These records without those in the trash, one statement a kind."""
    found: dict[Ref, Record] = {}
    for kind in dict.fromkeys(ref.kind for ref in refs):
        ids = [ref.id for ref in refs if ref.kind == kind]
        found |= {Ref(kind, id): one for id, one in store.repo(kind).many(ids).items() if not one.deleted_at}
    names = names_of(store, found)
    return tuple(Linked(ref, names[ref], _word(ref, found[ref])) for ref in refs if ref in found)


def _word(ref: Ref, record: Record) -> str:
    status = getattr(record, "status", "")
    return ", ".join(part for part in (kind_word(record, ref.kind), status) if part)
