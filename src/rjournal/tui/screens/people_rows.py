"""Where the rows of the People area come from: its people, and the ledger of what was learned and taught."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rjournal.domain.lines import Direction
from rjournal.services.ledger import ledger_ids
from rjournal.tui.widgets.person_rows import NOW_HEIGHT, QUIET_HEIGHT, PersonRow

if TYPE_CHECKING:
    from rjournal.storage.repos.lines import LearningHead
    from rjournal.storage.store import Store
    from rjournal.tui.app import JournalApp

_EARLIER = -1
"""The key of the heading above the people of earlier."""


class PeopleRows:
    """Everyone: those of now, and below a heading those of earlier."""

    def __init__(self, app: JournalApp) -> None:
        self._app = app
        self.now = 0
        self.earlier = 0
        self._quiet: frozenset[int] = frozenset()

    def keys(self) -> Sequence[int]:
        """The people's numbers, in the order of the list."""
        now, earlier = self._app.store.people.in_groups()
        self.now, self.earlier = len(now), len(earlier)
        self._quiet = frozenset(earlier)
        return [*now, _EARLIER, *earlier] if earlier else now

    def rows(self, keys: Sequence[int]) -> Mapping[int, PersonRow]:
        """What the list shows of these people."""
        ids = [key for key in keys if key >= 0]
        rows: dict[int, PersonRow] = dict(self._app.store.people.heads(ids, self._app.today))
        if _EARLIER in keys:
            rows[_EARLIER] = "Earlier"
        return rows

    def heights(self, key: int) -> tuple[int, int]:
        """People of now take two lines, those of earlier one."""
        return QUIET_HEIGHT if key < 0 or key in self._quiet else NOW_HEIGHT


class LedgerRows:
    """Everything learned and taught, newest first; of one direction if it is given."""

    def __init__(self, store: Store, direction: Direction | None = None) -> None:
        self._store = store
        self._direction = direction

    def keys(self) -> array[int]:
        """The learnings' numbers."""
        return ledger_ids(self._store, self._direction)

    def rows(self, keys: Sequence[int]) -> Mapping[int, LearningHead]:
        """What the ledger shows of these."""
        return self._store.learnings.heads(keys)
