"""Where the rows of the People area come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rjournal.tui.widgets.person_rows import NOW_HEIGHT, QUIET_HEIGHT, PersonRow

if TYPE_CHECKING:
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
        now, earlier = self._app.store.people.in_groups(self._app.today)
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
