"""Where the rows of the journal's list come from: two statements for all of it, one for each page of rows."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.sections import title_of
from rjournal.storage.repos.entries import EntryFilter
from rjournal.tui.widgets.entry_rows import EntryRow, MonthRow

if TYPE_CHECKING:
    from rjournal.storage.repos.entries import EntryHead
    from rjournal.storage.store import Store

EVERY_ENTRY = EntryFilter()


class EntryRows:
    """The entries a filter lets through, newest first, under a heading for each month.

    The key of a heading is the month counted from year 0, negative.
    """

    def __init__(self, store: Store, only: EntryFilter) -> None:
        self._store = store
        self._only = only
        self._keys: array[int] = array("q")
        self._counts: dict[int, int] = {}

    @property
    def count(self) -> int:
        """How many entries there are."""
        return sum(self._counts.values())

    def keys(self) -> array[int]:
        """The entries' numbers between the months' headings."""
        ids = self._store.entries.ids(*self._only.sql())
        self._keys, self._counts, at = array("q"), {}, 0
        for year, month, count in self._store.entries.per_month(self._only):
            heading = -(year * 12 + month - 1)
            self._counts[heading] = count
            self._keys.append(heading)
            self._keys.extend(ids[at : at + count])
            at += count
        # Another program may have written an entry between the two statements; the next look finds its month.
        self._keys.extend(ids[at:])
        return self._keys

    def rows(self, keys: Sequence[int]) -> Mapping[int, EntryRow | MonthRow]:
        """A page of rows, in one statement."""
        before = self._before(keys)
        entries = [key for key in (before, *keys) if key is not None and key >= 0]
        heads = self._store.entries.heads(entries) if entries else {}
        found: dict[int, EntryRow | MonthRow] = {}
        last = heads.get(before) if before is not None else None
        for key in keys:
            head = heads.get(key)
            if key < 0:
                year, month = divmod(-key, 12)
                found[key] = MonthRow(date(year, month + 1, 1), self._counts.get(key, 0))
            elif head is not None:
                found[key] = _row(head, begins_day=last is None or last.day != head.day)
                last = head
        return found

    def _before(self, keys: Sequence[int]) -> int | None:
        """The entry above the first of a page: it decides whether that one prints its day."""
        at = self._keys.index(keys[0])
        return self._keys[at - 1] if at and self._keys[at - 1] >= 0 else None


def _row(head: EntryHead, *, begins_day: bool) -> EntryRow:
    return EntryRow(
        day=head.day,
        begins_day=begins_day,
        title=title_of(head.title, head.start),
        mood=head.mood,
        tags=head.tags,
        person=head.person,
    )
