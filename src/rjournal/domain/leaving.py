"""What of a record never leaves the journal in anything that is not for its owner (docs/domain.md §6.5).

Whatever writes a document for somebody else hands every record through `for_others` first: the rule is here
and nowhere else. Whether a record may leave at all is another question, which its `visibility` answers; names
become aliases where the document is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from rjournal.domain.agreements import Agreement
from rjournal.domain.people import UNSAFE, EndedReason, Pairing, PairingPause, Person
from rjournal.domain.records import Record

R = TypeVar("R", bound=Record)

WITHHELD: Mapping[type[Record], frozenset[str]] = {
    Agreement: frozenset({"off_limits", "confidential", "exceptions"}),
    Pairing: frozenset({"ended_note"}),
    PairingPause: frozenset({"reason"}),
    Person: frozenset({"access_needs", "contact_note"}),
}
"""The fields of each kind of record that stay with its owner."""


def for_others(record: R) -> R:
    """The record as anyone but its owner may read it: what is withheld is empty.

    An ending for being unsafe or uncomfortable loses its reason too.

    Raises:
        ValueError: nobody has said yet what of this kind is withheld; until then none of it may leave.
    """
    withheld = WITHHELD.get(type(record))
    if withheld is None:
        raise ValueError(f"what a {type(record).__name__} withholds from others is not said yet")
    empty: dict[str, Any] = dict.fromkeys(withheld, "")
    if isinstance(record, Pairing):
        empty["ended_reason"] = told_reason(record)
    return replace(record, **empty)


def told_reason(pairing: Pairing) -> EndedReason | None:
    """Why a pairing ended, as lists and others may know it; None where that is not said.

    Only its own page and what is for its owner alone name an ending for being unsafe or uncomfortable.
    """
    return None if pairing.ended_reason == UNSAFE else pairing.ended_reason


def told_note(pairing: Pairing) -> str:
    """What is said about a pairing's end, as lists may tell it; nothing of one that was unsafe."""
    return "" if pairing.ended_reason == UNSAFE else pairing.ended_note
