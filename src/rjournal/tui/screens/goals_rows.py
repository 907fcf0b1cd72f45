"""Where the rows of the list of goals come from: one statement for all of it, one a table for each page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.goals import Lifecycle
from rjournal.domain.progress import Progress, portfolio
from rjournal.services import goals as service
from rjournal.tui.widgets.goal_rows import HEADINGS, OPEN_HEIGHT, QUIET_HEIGHT, ROOMY_HEIGHT, GoalRow
from rjournal.tui.widgets.rows import PAGE

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
        self.roomy = False
        self._all: list[int] = []
        self._seen: dict[int, Progress] = {}
        self.counts: dict[Lifecycle, int] = {}
        self._quiet: frozenset[int] = frozenset()

    def keys(self) -> Sequence[int]:
        """All goals, or those of one kind; a heading goes before each group but the active ones."""
        groups = self._store.goals.by_lifecycle()
        self.counts = {lifecycle: len(groups[lifecycle]) for lifecycle in ORDER if groups.get(lifecycle)}
        self._all, self._seen = [id for ids in groups.values() for id in ids], {}
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
        return headings | self._read([key for key in keys if key > 0])

    def _read(self, ids: Sequence[int]) -> dict[int, Progress]:
        goals = list(self._store.goals.many(ids).values())
        views = service.overview(self._store, self.today, goals, first_weekday=self._first_weekday, lean=True)
        read = {view.goal.id: view.progress for view in views}
        if len(self._all) <= PAGE:
            self._seen |= read
        return read

    def height(self, key: int) -> tuple[int, int]:
        """An open goal takes two lines, or three, and an empty one; a closed one a single line."""
        if key < 0 or key in self._quiet:
            return QUIET_HEIGHT
        return ROOMY_HEIGHT if self.roomy else OPEN_HEIGHT

    def portfolio(self) -> str:
        """How many there are of each, never an average (docs/domain.md §3.9); empty without any.

        `6 goals: 2 reached, 3 moving, 1 paused`. Where they are more than a page holds, it is how far they
        are in their life, which costs nothing: `480 active, 20 closed`.
        """
        if not self._all:
            return ""
        if len(self._all) > PAGE:
            words = {"draft": "drafts" if self.counts.get("draft", 0) > 1 else "draft"}
            return ", ".join(f"{count} {words.get(one, one)}" for one, count in self.counts.items())
        missing = [id for id in self._all if id not in self._seen]
        if missing:
            self._read(missing)
        return portfolio(list(self._seen.values()))
