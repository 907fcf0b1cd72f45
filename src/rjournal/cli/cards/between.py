"""What went each way with a person, or within a pairing, and what became of it, in counts and words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from rjournal.cli.ledger import share_data, summary_data
from rjournal.domain.ledger import LedgerFilter
from rjournal.domain.records import Record, Ref
from rjournal.domain.text import one_line
from rjournal.services.ledger import ledger_summary
from rjournal.services.reciprocity import with_person, within

if TYPE_CHECKING:
    from rjournal.domain.reciprocity import Exchange
    from rjournal.storage.store import Store


def lines(store: Store, ref: Ref, record: Record, as_of: date) -> Iterator[str]:
    """What went each way, and with a person what became of it by a day; nothing where nothing did."""
    exchange, person_id = _exchange(store, ref, record, as_of)
    if not exchange.received and not exchange.given:
        return
    name = one_line(store.people.get(person_id, trashed=True).name)
    yield f"between you: {exchange.words(name)}"
    if ref.kind == "person":
        only = LedgerFilter(person_id=person_id)
        yield f"so far: {', '.join(ledger_summary(store, as_of, only).words())}"


def data(store: Store, ref: Ref, record: Record, as_of: date) -> dict[str, Any]:
    """The same for JSON: raw counts, and null for what there are too few to say."""
    exchange, person_id = _exchange(store, ref, record, as_of)
    found: dict[str, Any] = {
        "received": exchange.received,
        "given": exchange.given,
        "sessions_both": share_data(exchange.both),
    }
    if ref.kind == "person":
        found |= summary_data(ledger_summary(store, as_of, LedgerFilter(person_id=person_id)))
    return {"between": found}


def _exchange(store: Store, ref: Ref, record: Any, as_of: date) -> tuple[Exchange, int]:
    if ref.kind == "person":
        return with_person(store, ref.id, as_of), ref.id
    return within(store, ref.id, as_of), record.person_id
