"""Where the rows of the list of goals come from: one statement for all of it, one a table for each page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.goals import Lifecycle
from rjournal.services import goals as service
from rjournal.tui.widgets.goal_rows import HEADINGS, OPEN_HEIGHT, QUIET_HEIGHT, GoalRow

if TYPE_CHECKING:
    from rjournal.storage.store import Store

ORDER: tuple[Lifecycle, ...] = ("active", "paused", "draft", "closed")
"""Where goals are in their life, in the order of the list."""

_HEADING_KEY: dict[int, Lifecycle] = {-1 - at: lifecycle for at, lifecycle in enumerate(ORDER)}


class GoalRows:
    """The goals of the journal as rows, grouped by where they are in their life."""

    def __init__(self, store: Store, today: date, first_weekday: int = 0) -> None:
        self._store = store
        self.today = today
        self._first_weekday = first_weekday
        self.only: Lifecycle | None = None
        self.counts: dict[Lifecycle, int] = {}
        self._quiet: frozenset[int] = frozenset()

    def keys(self) -> Sequence[int]:
        """All goals, or those of one kind; a heading goes before each group but the active ones."""
        groups = self._store.goals.by_lifecycle()
        self.counts = {lifecycle: len(groups[lifecycle]) for lifecycle in ORDER if groups.get(lifecycle)}
        self._quiet = frozenset(groups.get("closed", ()))
        found: list[int] = []
        for heading, lifecycle in _HEADING_KEY.items():
            ids = groups.get(lifecycle, [])
            if not ids or self.only not in (None, lifecycle):
                continue
            if lifecycle != "active" and self.only is None:
                found.append(heading)
            found += ids if lifecycle != "closed" else reversed(ids)
        return found

    def rows(self, keys: Sequence[int]) -> Mapping[int, GoalRow]:
        """The rows: one statement a table, whatever the goals hold."""
        headings: dict[int, GoalRow] = {key: HEADINGS[_HEADING_KEY[key]] for key in keys if key < 0}
        found = self._store.goals.many([key for key in keys if key > 0])
        goals = list(found.values())
        views = service.overview(self._store, self.today, goals, first_weekday=self._first_weekday, lean=True)
        return headings | {view.goal.id: view.progress for view in views}

    def height(self, key: int) -> tuple[int, int]:
        """An open goal takes two lines and an empty one, a closed one a single line."""
        return QUIET_HEIGHT if key < 0 or key in self._quiet else OPEN_HEIGHT

    def portfolio(self) -> str:
        """How many there are of each, never an average (docs/domain.md §3.9): `5 active, 2 closed`."""
        words = {"draft": "drafts" if self.counts.get("draft", 0) > 1 else "draft"}
        return ", ".join(f"{count} {words.get(one, one)}" for one, count in self.counts.items())
