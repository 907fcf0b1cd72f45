"""Where the rows of a list lie, in lines: all alike, or each as tall as its key says."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

Heights = Callable[[int], tuple[int, int]]
"""How tall the row with a key is: the lines it takes, and the empty lines after it."""


class RowLines:
    """The first line and the height of every row, and which row a line belongs to.

    Rows that are all alike cost nothing, however many there are. With `heights` every row costs eight bytes
    and one call, so that is for lists of some hundreds.
    """

    def __init__(self, height: int, gap: int, heights: Heights | None = None) -> None:
        """Rows of `height` lines with `gap` empty ones between, unless `heights` knows better.

        Args:
            height: Lines a row takes; at least 1.
            gap: Empty lines between rows.
            heights: What each row takes instead; asked anew by `measure`.
        """
        self.height = max(1, height)
        self.pitch = self.height + max(0, gap)
        self._heights = heights
        self._keys: Sequence[int] = ()
        self._tops: array[int] = array("q", [0])

    def measure(self, keys: Sequence[int]) -> None:
        """Lay the rows with these keys out below one another."""
        self._keys = keys
        if self._heights is None:
            return
        self._tops = array("q", accumulate(map(sum, map(self._heights, keys)), initial=0))

    def top(self, at: int) -> int:
        """The first line of the row at a place."""
        return at * self.pitch if self._heights is None else self._tops[at]

    def lines(self, at: int) -> int:
        """How many lines the row at a place takes, without the empty ones after it."""
        return self.height if self._heights is None else self._heights(self._keys[at])[0]

    def at(self, line: int) -> int:
        """The place of the row that a line belongs to, the empty lines after a row included.

        It lies beyond the last place where the line lies below all rows.
        """
        return line // self.pitch if self._heights is None else bisect_right(self._tops, line) - 1

    @property
    def total(self) -> int:
        """The lines that all rows take together, without empty ones after the last."""
        if not len(self._keys):
            return 0
        last = len(self._keys) - 1
        return self.top(last) + self.lines(last)
