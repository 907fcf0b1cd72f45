"""A line with what it belongs to: whom it is about, its session, what it came from and what it led to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rjournal.domain.goals import Goal
from rjournal.domain.lines import Action, LineRecord
from rjournal.domain.people import Person
from rjournal.domain.records import Record, Ref
from rjournal.domain.sessions import Session
from rjournal.services.naming import kind_word, names_of

if TYPE_CHECKING:
    from rjournal.storage.store import Store


@dataclass(frozen=True)
class Named:
    """Another record by its name: what kind of thing it is, and whether it lies in the trash."""

    ref: Ref
    word: str
    name: str
    is_gone: bool = False


@dataclass(frozen=True)
class LineView:
    """A line and what belongs to it; `came_from` are the lines that turned into it, `led_to` what it became.

    `goal` is the one a promise is for. Person, session and goal are None where there is none.
    """

    line: LineRecord
    ref: Ref
    person: Person | None = None
    session: Session | None = None
    goal: Goal | None = None
    came_from: tuple[Named, ...] = ()
    led_to: tuple[Named, ...] = ()


def line_view(store: Store, ref: Ref) -> LineView:
    """A line with what belongs to it.

    Raises:
        NotFound: there is no such line, or it lies in the trash.
    """
    line: LineRecord = store.repo(ref.kind).get(ref.id)
    goal_id = line.goal_id if isinstance(line, Action) else None
    return LineView(
        line,
        ref,
        person=None if line.person_id is None else store.people.find(line.person_id, trashed=True),
        session=None if line.session_id is None else store.sessions.find(line.session_id),
        goal=None if goal_id is None else store.goals.find(goal_id),
        came_from=came_from(store, ref),
        led_to=led_to(store, ref),
    )


def led_to(store: Store, ref: Ref) -> tuple[Named, ...]:
    """What a record turned into."""
    links = store.links.where("from_kind = ? AND from_id = ? AND type = 'led-to'", (ref.kind, ref.id))
    return named(store, (Ref(link.to_kind, link.to_id) for link in links))


def came_from(store: Store, ref: Ref) -> tuple[Named, ...]:
    """What turned into a record."""
    links = store.links.where("to_kind = ? AND to_id = ? AND type = 'led-to'", (ref.kind, ref.id))
    return named(store, (Ref(link.from_kind, link.from_id) for link in links))


def trails(store: Store, kind: str) -> tuple[Mapping[int, Sequence[Ref]], Mapping[int, Sequence[Ref]]]:
    """What all records of a kind turned into, and what turned into them, by number; in two statements."""
    after: dict[int, list[Ref]] = defaultdict(list)
    before: dict[int, list[Ref]] = defaultdict(list)
    for link in store.links.where("from_kind = ? AND type = 'led-to'", (kind,)):
        after[link.from_id].append(Ref(link.to_kind, link.to_id))
    for link in store.links.where("to_kind = ? AND type = 'led-to'", (kind,)):
        before[link.to_id].append(Ref(link.from_kind, link.from_id))
    return after, before


def named(store: Store, refs: Iterable[Ref]) -> tuple[Named, ...]:
    """Records by their names, those that are gone for good left out."""
    records: dict[Ref, Record] = {}
    for ref in refs:
        record = store.repo(ref.kind).find(ref.id, trashed=True)
        if record is not None:
            records[ref] = record
    names = names_of(store, records)
    return tuple(
        Named(ref, kind_word(record, ref.kind), names[ref], record.deleted_at is not None)
        for ref, record in records.items()
    )
