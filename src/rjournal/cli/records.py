"""Records in a line and as JSON, whatever their kind."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from rjournal.cli import output
from rjournal.domain.records import LETTER_OF, Record, Ref

if TYPE_CHECKING:
    from rjournal.storage.store import Store


def row(store: Store, ref: Ref, record: Record) -> tuple[str, ...]:
    """A record as a line of a list: handle, day, what it is."""
    from rjournal.domain.periods import full

    day = getattr(record, "day", None) or getattr(record, "start", None)
    return (ref.handle, full(day) if isinstance(day, date) else "", title(store, ref, record))


def title(store: Store, ref: Ref, record: Any) -> str:
    """What to call a record: its own words if it has any, else its kind."""
    if ref.kind == "entry":
        from rjournal.domain.sections import title_of

        return title_of(record.title, record.body) or "Entry"
    if ref.kind == "session":
        return session_title(store, record.id)
    if ref.kind == "pairing":
        return f"Pairing with {person_name(store, record.person_id)}"
    if ref.kind == "check_in":
        return record.note or f"Reading of {Ref('goal', record.goal_id).handle}"
    for name in ("title", "name", "topic", "text"):
        words: str = getattr(record, name, "")
        if words:
            return words
    return ref.kind.replace("_", "-").capitalize()


def session_title(store: Store, session_id: int) -> str:
    """What to call a session: whom it was with, and its purpose."""
    head = store.sessions.heads([session_id])[session_id]
    name = f"Session with {head.person}" if head.person else "Session"
    return f"{name}: {head.purpose}" if head.purpose else name


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
    if name == "contributors":
        return [Ref("person", number).handle for number in value]
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def done(words: str, store: Store, ref: Ref, record: Record) -> None:
    """Say what was done, and print the record's line: its first word is the handle, for scripts."""
    output.say(words)
    output.rows([row(store, ref, record)])
