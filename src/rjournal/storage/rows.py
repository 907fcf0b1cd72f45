"""Between rows and records: how each kind of field is stored.

Days are ISO text, lists are JSON, truth is 0 or 1, text passes the sanitiser both ways: no escape
sequence is stored, and none that another program put there reaches the terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from rjournal.domain.text import sanitize
from rjournal.storage.faults import unreadable

if TYPE_CHECKING:
    from sqlite3 import Row

    from rjournal.domain.records import Record
    from rjournal.storage.connection import Value

R = TypeVar("R", bound="Record")


def _list_out(text: str) -> tuple[Any, ...]:
    if text == "[]":
        return ()
    # json costs 3 ms at start, and most records carry empty lists.
    import json

    return tuple(sanitize(item) if isinstance(item, str) else item for item in json.loads(text))


def _list_in(items: tuple[Any, ...]) -> str:
    if not items:
        return "[]"
    import json

    clean = [sanitize(item) if isinstance(item, str) else item for item in items]
    return json.dumps(clean, ensure_ascii=False)


def stored_day(text: str) -> date:
    """A day as it is stored.

    Raises:
        Damaged: it is none; only a damaged file holds such a thing.
    """
    try:
        return date.fromisoformat(text)
    except (ValueError, TypeError) as error:
        raise unreadable() from error


def _day_in(day: date) -> str:
    return day.isoformat()


def _plain_out(value: Any) -> Any:
    return value


_Codec = tuple[Callable[[Any], Any], Callable[[Any], Any]]
_DAY: _Codec = (_day_in, stored_day)
_LIST: _Codec = (_list_in, _list_out)
_TRUTH: _Codec = (int, bool)
_PLAIN: _Codec = (_plain_out, _plain_out)
_TEXT: _Codec = (sanitize, sanitize)


def _codec(annotation: str) -> _Codec:
    base = annotation.removesuffix(" | None")
    if base == "date":
        return _DAY
    if base.startswith("tuple["):
        return _LIST
    if base == "bool":
        return _TRUTH
    return _PLAIN if base in ("int", "float") else _TEXT


_known: dict[type[Any], dict[str, _Codec]] = {}


def codecs(record: type[Record]) -> dict[str, _Codec]:
    """For each field of `record`, how it goes in and comes out, in the order of the fields."""
    found = _known.get(record)
    if found is None:
        found = _known[record] = {field.name: _codec(str(field.type)) for field in fields(record)}
    return found


def encode(record: Record) -> dict[str, Value]:
    """A record as the values of its row."""
    values: dict[str, Value] = {}
    for name, (into, _) in codecs(type(record)).items():
        value = getattr(record, name)
        values[name] = None if value is None else into(value)
    return values


def as_stored(record: R) -> R:
    """The record as it will be read back: its text sanitised, so that what is indexed is what is kept."""
    return decode(type(record), encode(record))


def decode(record: type[R], row: Mapping[str, Any] | Row) -> R:
    """The record that a row holds.

    Raises:
        Damaged: it holds what no program of ours ever wrote.
    """
    plan = _plans.get(record)
    if plan is None:
        plan = _plans[record] = _Plan.of(record)
    try:
        values = {name: row[name] for name in plan.names}
        for name in plan.texts:
            value = values[name]
            # Most columns are short and plain, and a page of readings has thousands of them.
            if value is not None and not value.isprintable():
                values[name] = sanitize(value)
        for name, out in plan.others:
            value = values[name]
            if value is not None:
                values[name] = out(value)
    except (ValueError, TypeError, AttributeError) as error:
        # A byte that fell over within a page is no error to SQLite.
        raise unreadable() from error
    return record(**values)


class _Plan(NamedTuple):
    """How the rows of one kind are read: every column, those with text, and what to do with the others."""

    names: tuple[str, ...]
    texts: tuple[str, ...]
    others: tuple[tuple[str, Callable[[Any], Any]], ...]

    @classmethod
    def of(cls, record: type[Record]) -> _Plan:
        known = codecs(record)
        return cls(
            names=tuple(known),
            texts=tuple(name for name, codec in known.items() if codec is _TEXT),
            others=tuple(
                (name, out) for name, (_, out) in known.items() if out not in (sanitize, _plain_out)
            ),
        )


_plans: dict[type[Any], _Plan] = {}
