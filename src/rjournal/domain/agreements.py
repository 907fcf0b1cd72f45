"""What the two of a pairing agreed, version by version (docs/domain.md §2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rjournal.domain.records import Record


@dataclass(frozen=True, kw_only=True)
class Agreement(Record):
    """One version of an agreement; the newest of a pairing is the one that counts.

    `agreed_on` is None while it is not agreed yet; an agreed version is never changed, a new one takes its
    place. `off_limits`, `confidential` and `exceptions` never leave in a document for others. `retention`
    says when notes about the other are deleted.
    """

    pairing_id: int
    i_hope: str = ""
    they_hope: str = ""
    in_bounds: str = ""
    off_limits: str = ""
    confidential: str = ""
    exceptions: str = ""
    notes_kept_by: str = ""
    may_quote: str = ""
    cancellation_notice: str = ""
    reply_within: str = ""
    feedback: str = ""
    discomfort: str = ""
    ending: str = ""
    retention: str = ""
    agreed_on: date | None = None
    review_on: date | None = None
