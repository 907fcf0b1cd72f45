"""Where the rows of the journal's list come from: a statement for the months, one for each month looked at.

At 50,000 entries the numbers of all of them take 10 ms to read, and the list is read anew after each change;
the months with their counts take 4.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, overload

from rjournal.domain.sections import title_of
from rjournal.storage.repos.entries import EntryFilter
from rjournal.tui.widgets.entry_rows import EntryRow, MonthRow

if TYPE_CHECKING:
    from rjournal.storage.repos.entries import EntryHead
    from rjournal.storage.store import Store

EVERY_ENTRY = EntryFilter()

_GONE = 0
"""The key of a row whose entry went away after its month was counted: no record has this number."""


class EntryRows:
    """The entries a filter lets through, newest first, under a heading for each month."""

    def __init__(self, store: Store, only: EntryFilter) -> None:
        self._store = store
        self._only = only
        self._keys = EntryKeys(store, only, [])

    @property
    def count(self) -> int:
        """How many entries there are."""
        return sum(count for _, _, count in self._keys.months)

    def keys(self) -> EntryKeys:
        """The entries' numbers between the months' headings."""
        self._keys = EntryKeys(self._store, self._only, self._store.entries.per_month(self._only))
        return self._keys

    def rows(self, keys: Sequence[int]) -> Mapping[int, EntryRow | MonthRow]:
        """A page of rows, in one statement."""
        before = self._before(keys)
        entries = [key for key in (before, *keys) if key is not None and key > _GONE]
        heads = self._store.entries.heads(entries) if entries else {}
        found: dict[int, EntryRow | MonthRow] = {}
        last = heads.get(before) if before is not None else None
        for key in keys:
            head = heads.get(key)
            if key < 0:
                found[key] = self._keys.heading(key)
            elif head is not None:
                found[key] = _row(head, begins_day=last is None or last.day != head.day)
                last = head
        return found

    def _before(self, keys: Sequence[int]) -> int | None:
        """The entry above the first of a page: it decides whether that one prints its day."""
        at = self._keys.index(keys[0])
        return self._keys[at - 1] if at and self._keys[at - 1] >= 0 else None


class EntryKeys(Sequence[int]):
    """The keys of a list of entries: each month's heading and then its entries, newest first.

    The key of a heading is the month counted from year 0, negative. A month's entries are read when somebody
    first looks at one of them.
    """

    def __init__(self, store: Store, only: EntryFilter, months: Sequence[tuple[int, int, int]]) -> None:
        """The keys of `months`, each a year, a month and how many entries it has, newest first."""
        self.months = months
        self._store = store
        self._only = only
        self._of_month: dict[int, array[int]] = {}
        self._starts: list[int] = []
        self._length = 0
        for _, _, count in months:
            self._starts.append(self._length)
            self._length += 1 + count

    def __len__(self) -> int:
        """How many rows there are, headings included."""
        return self._length

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> list[int]: ...
    def __getitem__(self, place: int | slice) -> int | list[int]:
        """The key at a place, or those of a stretch of places."""
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(self._length))]
        at = place + self._length if place < 0 else place
        if not 0 <= at < self._length:
            raise IndexError(place)
        month = bisect_right(self._starts, at) - 1
        within = at - self._starts[month]
        return self._entries(month)[within - 1] if within else _key_of(*self.months[month][:2])

    def index(self, value: int, start: int = 0, stop: int | None = None) -> int:
        """Where a key is.

        Raises:
            ValueError: it is not here.
        """
        if value == _GONE:
            raise ValueError(value)
        if value < 0:
            return self._starts[self._month(*divmod(-value, 12))]
        day = self._store.entries.day_of(value)
        if day is None:
            raise ValueError(value)
        month = self._month(day.year, day.month - 1)
        return self._starts[month] + 1 + self._entries(month).index(value)

    def heading(self, key: int) -> MonthRow:
        """The heading that a negative key stands for."""
        year, month = divmod(-key, 12)
        return MonthRow(date(year, month + 1, 1), self.months[self._month(year, month)][2])

    def _month(self, year: int, month: int) -> int:
        """Which of the months it is; `month` counts from 0."""
        for at, (of_year, of_month, _) in enumerate(self.months):
            if (of_year, of_month) == (year, month + 1):
                return at
        raise ValueError(f"{year}-{month + 1}")

    def _entries(self, month: int) -> array[int]:
        found = self._of_month.get(month)
        if found is None:
            year, of_year, count = self.months[month]
            found = self._store.entries.ids_of_month(year, of_year, self._only)
            # Another program may have written since the months were counted; the next look finds it out.
            found = found[:count] + array("q", [_GONE] * (count - len(found)))
            self._of_month[month] = found
        return found


def _key_of(year: int, month: int) -> int:
    return -(year * 12 + month - 1)


def _row(head: EntryHead, *, begins_day: bool) -> EntryRow:
    return EntryRow(
        day=head.day,
        begins_day=begins_day,
        title=title_of(head.title, head.start),
        mood=head.mood,
        tags=head.tags,
        person=head.person,
    )
