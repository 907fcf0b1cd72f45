"""Where the rows of the ledger come from: one statement for all of them, two for each page of rows."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rjournal.services.ledger import ledger_ids

if TYPE_CHECKING:
    from rjournal.domain.ledger import LedgerFilter
    from rjournal.storage.repos.learnings import LearningHead
    from rjournal.tui.app import JournalApp


class LedgerRows:
    """What a filter lets through, newest first."""

    def __init__(self, app: JournalApp, only: LedgerFilter) -> None:
        self._app = app
        self._only = only

    def keys(self) -> array[int]:
        """The learnings' numbers."""
        return ledger_ids(self._app.store, self._app.today, self._only)

    def rows(self, keys: Sequence[int]) -> Mapping[int, LearningHead]:
        """What the ledger shows of these."""
        return self._app.store.learnings.heads(keys)
