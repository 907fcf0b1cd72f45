"""Records in a line and as JSON, whatever their kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from rjournal.cli import output
from rjournal.domain.periods import full
from rjournal.domain.records import LETTER_OF, Record, Ref
from rjournal.services.naming import names_of

if TYPE_CHECKING:
    from rjournal.storage.store import Store


def row(store: Store, ref: Ref, record: Record) -> tuple[str, ...]:
    """A record as a line of a list: handle, day, what it is."""
    return rows(store, {ref: record})[0]


def rows(store: Store, records: Mapping[Ref, Record]) -> list[tuple[str, ...]]:
    """Records as the lines of a list, in a fixed number of statements."""
    names = names_of(store, records)
    return [(ref.handle, _day(record), names[ref] or nameless(ref)) for ref, record in records.items()]


def _day(record: Record) -> str:
    day = getattr(record, "day", None) or getattr(record, "start", None)
    return full(day) if isinstance(day, date) else ""


def nameless(ref: Ref) -> str:
    """What to call a record that has no words: the kind it is."""
    return ref.kind.replace("_", "-").capitalize()


def person_name(store: Store, person_id: int | None) -> str:
    """A person's name, or nothing for nobody; one in the trash keeps theirs."""
    if person_id is None:
        return ""
    return store.people.get(person_id, trashed=True).name


def plain(kind: str, record: Record) -> dict[str, Any]:
    """A record for JSON: handle, what kind of record it is, every field by its own name; others are handles.

    No key is ever left out: what is not known is null.
    """
    handle = Ref(kind, record.id).handle if kind in LETTER_OF else None
    values: dict[str, Any] = {"handle": handle, "record": kind}
    for field in fields(record):
        if field.name != "id":
            values[field.name.removesuffix("_id")] = _plain_value(field.name, getattr(record, field.name))
    return values


def _plain_value(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name.endswith("_id"):
        return Ref(name.removesuffix("_id"), value).handle
    if name == "rotation_next":
        return Ref("person", value).handle
    if name == "contributors":
        return [Ref("person", number).handle for number in value]
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def done(words: str, store: Store, ref: Ref, record: Record) -> None:
    """Say what was done, and print the record's line: its first word is the handle, for scripts."""
    output.say(words)
    output.rows([row(store, ref, record)])
