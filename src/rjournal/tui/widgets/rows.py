"""Which rows a list has and which of them can be selected; the rows themselves, fetched a page at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Generic, Protocol, TypeVar

Row = TypeVar("Row")
RowOut_co = TypeVar("RowOut_co", covariant=True)

PAGE = 24
"""Rows fetched at a time."""

_PAGES_KEPT = 20


class RowSource(Protocol[RowOut_co]):
    """Where a list's rows come from; a screen writes one over the Store."""

    def keys(self) -> Sequence[int]:
        """The rows' keys in order: a record's id, or a negative number of one's own for a heading."""

    def rows(self, keys: Sequence[int]) -> Mapping[int, RowOut_co]:
        """The rows for up to 24 keys; one that is gone by now may be missing, and shows as an empty line."""


class Rows(Generic[Row]):
    """The keys of all rows in order, and the few pages of rows that were looked at last.

    The keys are the source's own sequence: an array, eight bytes a record, or one that reads when looked at.
    """

    def __init__(self, source: RowSource[Row]) -> None:
        self.keys: Sequence[int] = ()
        self._source = source
        self._pages: OrderedDict[int, Mapping[int, Row]] = OrderedDict()

    def __len__(self) -> int:
        """How many rows there are, headings included."""
        return len(self.keys)

    def reload(self, source: RowSource[Row] | None = None) -> None:
        """Ask for the keys again, from another source if one is given, and forget the rows."""
        if source is not None:
            self._source = source
        self.keys = self._source.keys()
        self._pages.clear()

    def at(self, place: int) -> Row | None:
        """The row at a place; None if its record is gone."""
        page = place // PAGE
        held = self._pages.get(page)
        if held is None:
            held = self._pages[page] = self._source.rows(self.keys[page * PAGE : (page + 1) * PAGE])
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(page)
        return held.get(self.keys[place])

    def find(self, key: int) -> int | None:
        """Where a key is; None if it is not here."""
        try:
            return self.keys.index(key)
        except ValueError:
            return None

    def place_of(self, key: int | None, was_at: int) -> int | None:
        """Where `key` is now; if it is gone, the nearest place to `was_at` that can be selected."""
        found = None if key is None else self.find(key)
        if found is not None:
            return found
        near = min(was_at, len(self.keys) - 1)
        after = self.selectable(near, 1)
        return self.selectable(near, -1) if after is None else after

    def selectable(self, place: int, step: int) -> int | None:
        """The first record at or beyond `place` in the direction of `step`; None if there is none."""
        while 0 <= place < len(self.keys):
            if self.keys[place] >= 0:
                return place
            place += step
        return None
