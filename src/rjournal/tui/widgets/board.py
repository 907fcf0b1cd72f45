"""Panels on one board: below one another, or from a width on in two columns, in any order of focus."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.geometry import Offset, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.layouts.vertical import VerticalLayout
from textual.widget import Widget

_GAP = 1


class TwoColumns(Layout):
    """Children with the class `right` stand in a column of their own, from `least` columns on."""

    name = "two-columns"

    def __init__(self, least: int) -> None:
        self.least = least
        self._below = VerticalLayout()

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """One column of the children in their order, or two."""
        if size.width < self.least:
            return self._below.arrange(parent, children, size, greedy)
        right_width = (size.width - _GAP) // 2
        left_width = size.width - _GAP - right_width
        left = [child for child in children if not child.has_class("right")]
        right = [child for child in children if child.has_class("right")]
        return [
            *self._below.arrange(parent, left, Size(left_width, size.height), greedy),
            *WidgetPlacement.translate(
                self._below.arrange(parent, right, Size(right_width, size.height), greedy),
                Offset(left_width + _GAP, 0),
            ),
        ]


class Board(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Holds panels, and scrolls where they are more than the screen holds.

    It binds no keys of its own: arrows belong to the panels.
    """

    DEFAULT_CSS = """
    Board { height: 1fr; scrollbar-size-vertical: 1; }
    """

    def __init__(self, *panels: Widget, least: int, id: str | None = None) -> None:
        """A board of `panels`.

        Args:
            panels: In their order below one another; those of the class `right` go to the second column.
            least: The width from which on there are two columns.
            id: The widget's id.
        """
        super().__init__(*panels, id=id)
        self._columns = TwoColumns(least)

    @property
    def layout(self) -> Layout:
        """How the panels are laid out; a style could only name one of Textual's own layouts."""
        return self._columns
