"""A list of a few things that are at hand already."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic

from textual.content import Content

from rjournal.tui.widgets.virtual_list import Row, VirtualList

Height = tuple[int, int]
"""The lines a row takes, and the empty ones after it."""


class FewRows(Generic[Row]):
    """A `RowSource` of what it is given."""

    def __init__(self, rows: Mapping[int, Row]) -> None:
        self._rows = rows

    def keys(self) -> Sequence[int]:
        """The keys, first to last."""
        return tuple(self._rows)

    def rows(self, keys: Sequence[int]) -> Mapping[int, Row]:
        """The rows with these keys."""
        return {key: self._rows[key] for key in keys if key in self._rows}


class FewList(VirtualList[Row]):
    """A list of a few rows, as tall as they are where its style says `height: auto`."""

    def __init__(
        self,
        paint: Callable[[Row, int], Sequence[Content]],
        *,
        empty: Content | None = None,
        id: str | None = None,
    ) -> None:
        """A list without rows, until `show` gives it some.

        Args:
            paint: Draws one row at a width.
            empty: What to say while there are none.
            id: The widget's id.
        """
        super().__init__(
            FewRows[Row]({}),
            lambda row, width, _: paint(row, width),
            heights=lambda _: self._height,
            empty=empty,
            id=id,
        )

    _height: Height = (1, 0)

    def show(self, rows: Mapping[int, Row], height: Height = (1, 0)) -> None:
        """Show these rows by their keys, in this order; the one that was selected stays so."""
        self._height = height
        self.set_class(not rows, "-empty")
        self.refresh_rows(FewRows(rows))
