"""Every other kind of record shown whole: its title, then what is known of it, each on a line of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from rjournal.cli.records import nameless, person_name
from rjournal.domain.pairing_words import standing_words
from rjournal.domain.people import ROLE_WORDS, rhythm_words
from rjournal.domain.periods import full
from rjournal.domain.records import Record, Ref
from rjournal.domain.text import one_line
from rjournal.services.naming import name_of
from rjournal.services.pairings import facts_of

if TYPE_CHECKING:
    from rjournal.storage.store import Store

_OWN = {field.name for field in fields(Record)} - {"tags", "visibility"}
_TITLES = {"name", "topic", "text"}
_LINES = ("note", "action", "learning", "win")
_ROLES: dict[str, str] = {str(role): words for role, words in ROLE_WORDS.items()}


def lines(store: Store, ref: Ref, record: Any, today: date) -> Iterator[str]:
    """The record in words; what is not known is left out."""
    yield f"{ref.handle}  {name_of(store, record) or nameless(ref)}"
    if record.deleted_at is not None:
        yield "in the trash"
    for field in fields(record):
        if field.name in _OWN or field.name in _TITLES:
            continue
        words = _words(store, field.name, getattr(record, field.name))
        if words:
            yield f"{field.name.removesuffix('_id').replace('_', ' ')}: {words}"
    if ref.kind == "person":
        yield from _pairings(store, ref.id, today)
    if ref.kind in _LINES:
        yield from _turned(store, ref)


def _turned(store: Store, ref: Ref) -> Iterator[str]:
    """What a line turned into, and what turned into it."""
    from rjournal.services.line_view import came_from, led_to

    for words, found in (("turned into", led_to(store, ref)), ("came from", came_from(store, ref))):
        for one in found:
            gone = ", in the trash" if one.is_gone else ""
            yield f"{words}: {one.ref.handle} {one.name} ({one.word}{gone})"


def _words(store: Store, name: str, value: Any) -> str:
    if value is None or value in ("", (), False):
        return ""
    if name in ("person_id", "contributors", "rotation_next"):
        numbers = value if isinstance(value, tuple) else (value,)
        return ", ".join(f"{one_line(person_name(store, n))} ({Ref('person', n).handle})" for n in numbers)
    if name.endswith("_id"):
        return Ref(name.removesuffix("_id"), value).handle
    if name == "my_role":
        return _ROLES[value]
    if name == "cadence_days":
        return rhythm_words(value)
    if isinstance(value, date):
        return full(value)
    if isinstance(value, tuple):
        return ", ".join(one_line(str(item)) for item in value)
    return "yes" if value is True else one_line(str(value))


def _pairings(store: Store, person_id: int, today: date) -> Iterator[str]:
    for facts in facts_of(store, store.pairings.of_person(person_id)):
        pairing = facts.pairing
        handle = Ref("pairing", pairing.id).handle
        rhythm = rhythm_words(pairing.cadence_days)
        stands = standing_words(pairing, facts.pauses, today)
        yield f"pairing: {handle} {ROLE_WORDS[pairing.my_role]}, {rhythm}, {stands}"
