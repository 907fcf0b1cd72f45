"""The one list of the program: any number of rows, of which only those on the screen are ever fetched.

A list widget with a child or an option per row takes seconds at 10,000 rows. This one keeps the record ids,
asks for rows a page at a time and draws the lines that are visible; the highlight belongs to a record, not to
a position, and so survives a refresh.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from rjournal.errors import StorageError
from rjournal.tui import keys
from rjournal.tui.widgets.row_lines import Heights, RowLines
from rjournal.tui.widgets.rows import Row, Rows, RowSource

__all__ = ["Paint", "Row", "RowSource", "VirtualList"]

_STRIPS_KEPT = 1024
_BAR = "▌"
_GUTTER = 2
_MARGIN = 1


Paint = Callable[[Row, int, bool], Sequence[Content]]
"""Draws a row: (row, width in cells, is it selected) to its lines, each no longer than the width."""


class VirtualList(ScrollView, Generic[Row], can_focus=True):
    """A list over a `RowSource`, with keys, wheel, click, and the highlight kept by record.

    It posts `Highlighted` when another row is selected (the last of a quick run is what arrives) and `Chosen`
    on Enter or double click. Headings (negative keys) are drawn and never selected.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("list.up", "list.down", "list.page_up", "list.page_down"),
        *keys.bindings("list.home", "list.end", "list.choose"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"virtual-list--selected", "virtual-list--bar"}
    DEFAULT_CSS = """
    VirtualList {
        height: 1fr;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
    }
    """

    @dataclass
    class Highlighted(Message):
        """Another row is selected; `key` is None in an empty list."""

        list: VirtualList[Any]
        key: int | None

        @property
        def control(self) -> VirtualList[Any]:
            """The list, so that handlers can be bound with `@on(..., "#id")`."""
            return self.list

        def can_replace(self, message: Message) -> bool:
            """A held arrow key must not make a pane draw every row it passes."""
            return isinstance(message, VirtualList.Highlighted) and message.list is self.list

    @dataclass
    class Chosen(Message):
        """A row was opened, by Enter or double click."""

        list: VirtualList[Any]
        key: int

        @property
        def control(self) -> VirtualList[Any]:
            """The list, so that handlers can be bound with `@on(..., "#id")`."""
            return self.list

    @dataclass
    class Unread(Message):
        """The journal would not give the rows; what is shown may be old, or blank."""

        list: VirtualList[Any]
        error: StorageError

    def __init__(
        self,
        source: RowSource[Row],
        paint: Paint[Row],
        *,
        row_height: int = 1,
        gap: int = 0,
        heights: Heights | None = None,
        empty: Content | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """A list of `source`, drawn by `paint`.

        Args:
            source: Where keys and rows come from; asked when the list is mounted.
            paint: Draws one row.
            row_height: Lines a row takes.
            gap: Empty lines between rows.
            heights: What a row takes by its key, where rows are not all alike; for lists of some hundreds.
            empty: What to say where there are no rows (`rjournal.tui.render.empty_list`).
            id: The widget's id.
            classes: The widget's classes.
        """
        super().__init__(id=id, classes=classes)
        self._rows = Rows(source)
        self._paint = paint
        self._lines = RowLines(row_height, gap, heights)
        self._empty = empty or Content("")
        self._at: int | None = None
        self._strips: OrderedDict[tuple[int, bool], list[Strip]] = OrderedDict()
        self._strips_for: object = None
        self._said_unread = False

    # What a screen asks and says

    @property
    def highlighted(self) -> int | None:
        """The selected row's key; None while there is nothing to select."""
        return None if self._at is None else self._rows.keys[self._at]

    @property
    def highlighted_row(self) -> Row | None:
        """The selected row itself; None while there is none, or when its record is gone."""
        return None if self._at is None else self._row(self._at)

    @property
    def row_count(self) -> int:
        """How many rows there are, headings included."""
        return len(self._rows)

    def refresh_rows(self, source: RowSource[Row] | None = None) -> None:
        """Ask the source (or another one) again, keeping the same record selected.

        Where the record is gone its neighbour is selected: the row that took its place, else the one before.
        """
        before, before_at = self.highlighted, self._at
        self._said_unread = False
        try:
            self._rows.reload(source)
        except StorageError as error:
            self._say_unread(error)
        self._lines.measure(self._rows.keys)
        self._strips.clear()
        self._at = self._rows.place_of(before, before_at or 0)
        self._measure()
        self._keep_in_view()
        if self.highlighted != before:
            self._tell()

    def highlight(self, key: int) -> bool:
        """Select the record with this key and bring it into view; False if the list does not hold it."""
        at = self._rows.find(key)
        if at is None or key < 0:
            return False
        self._move_to(at)
        return True

    # Keys and mouse

    def action_row(self, step: int) -> None:
        """Select the next row in a direction, stopping at the ends."""
        start = -1 if self._at is None else self._at
        self._move_to(self._rows.selectable(start + step, step))

    def action_page(self, direction: int) -> None:
        """Go a screenful up or down."""
        rows = max(1, self.scrollable_content_region.height // self._lines.pitch - 1)
        target = min(max(0, (self._at or 0) + direction * rows), len(self._rows) - 1)
        at = self._rows.selectable(target, direction)
        self._move_to(self._rows.selectable(target, -direction) if at is None else at)

    def action_first(self) -> None:
        """Select the first record."""
        self._move_to(self._rows.selectable(0, 1))

    def action_last(self) -> None:
        """Select the last record."""
        self._move_to(self._rows.selectable(len(self._rows) - 1, -1))

    def action_choose(self) -> None:
        """Open the selected record."""
        key = self.highlighted
        if key is not None:
            self.post_message(self.Chosen(self, key))

    def on_mount(self) -> None:
        """Load the rows as soon as there is a place for them."""
        super().on_mount()  # type: ignore[no-untyped-call]
        self.refresh_rows()

    def on_click(self, event: events.Click) -> None:
        """Select the row under the pointer; a double click opens it."""
        line = event.get_content_offset(self)
        if line is None:
            return
        at = self._lines.at(line.y + self.scroll_offset.y)
        if 0 <= at < len(self._rows) and self._rows.keys[at] >= 0:
            self._move_to(at)
            if event.chain == 2:
                self.action_choose()

    def on_resize(self) -> None:
        """Another size: keep what is selected on the screen."""
        self._measure()
        self._keep_in_view()

    def on_focus(self) -> None:
        """The selected row is drawn stronger with the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """The selected row is drawn weaker without it."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Another theme: what was drawn is of no use any more."""
        self._strips.clear()
        super().notify_style_update()

    def say_when_empty(self, words: Content) -> None:
        """Say something else where there are no rows: why it is empty may depend on what is shown."""
        self._empty = words
        self.refresh()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        if not len(self._rows):
            return self._empty_line(y, width)
        at = self._lines.at(y + self.scroll_offset.y)
        line = 0 if at >= len(self._rows) else y + self.scroll_offset.y - self._lines.top(at)
        if at >= len(self._rows) or line >= self._lines.lines(at):
            return Strip.blank(width, self.visual_style.rich_style)
        return self._row_strips(at, width)[line]

    def _row_strips(self, at: int, width: int) -> list[Strip]:
        drawn_for = (width, self.has_focus, self.app.theme)
        if drawn_for != self._strips_for:
            self._strips.clear()
            self._strips_for = drawn_for
        selected = at == self._at
        known = (self._rows.keys[at], selected)
        strips = self._strips.get(known)
        if strips is None:
            strips = self._strips[known] = self._draw(at, width, selected)
            if len(self._strips) > _STRIPS_KEPT:
                self._strips.popitem(last=False)
        return strips

    def _draw(self, at: int, width: int, selected: bool) -> list[Strip]:
        room = max(0, width - _GUTTER - _MARGIN)
        row = self._row(at)
        lines = [] if row is None else list(self._paint(row, room, selected))
        style = self.get_visual_style("virtual-list--selected") if selected else self.visual_style
        gutter = self._gutter(style, selected)
        strips = []
        for line in range(self._lines.lines(at)):
            content = lines[line] if line < len(lines) else Content("")
            drawn = Visual.to_strips(self, content, room, 1, style, apply_selection=False) if room else []
            body = drawn[0] if drawn else Strip([])
            strips.append(Strip.join([gutter, body]).adjust_cell_length(width, style.rich_style))
        return strips

    def _gutter(self, style: Style, selected: bool) -> Strip:
        """Two cells at the left: the bar that marks the selected row where there is no colour."""
        content = Content.styled(_BAR if selected else " ", ".virtual-list--bar" if selected else "")
        drawn = Visual.to_strips(self, content, _GUTTER, 1, style, apply_selection=False)
        return drawn[0].adjust_cell_length(_GUTTER, style.rich_style)

    def _empty_line(self, y: int, width: int) -> Strip:
        room = max(0, width - 2 * _GUTTER)
        lines = (
            [piece for line in self._empty.split(allow_blank=True) for piece in line.wrap(room)]
            if room
            else []
        )
        at = y - 1
        style = self.visual_style
        if not 0 <= at < len(lines):
            return Strip.blank(width, style.rich_style)
        drawn = Visual.to_strips(self, lines[at], room, 1, style, apply_selection=False)
        body = drawn[0] if drawn else Strip([])
        return Strip.join([Strip.blank(_GUTTER, style.rich_style), body]).adjust_cell_length(
            width, style.rich_style
        )

    # Reading

    def _row(self, at: int) -> Row | None:
        """The row at a place; None if its record is gone, or cannot be read, which is said once."""
        try:
            return self._rows.at(at)
        except StorageError as error:
            # Drawing may not fail: Textual would end the program.
            self._say_unread(error)
            return None

    def _say_unread(self, error: StorageError) -> None:
        if not self._said_unread:
            self._said_unread = True
            self.post_message(self.Unread(self, error))

    # Places

    def _move_to(self, at: int | None) -> None:
        if at is None or at == self._at:
            self._keep_in_view()
            return
        left, self._at = self._at, at
        for changed in (left, at):
            if changed is not None:
                self.refresh_lines(self._lines.top(changed), self._lines.lines(changed))
        self._keep_in_view()
        self._tell()

    def _tell(self) -> None:
        self.post_message(self.Highlighted(self, self.highlighted))

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self._lines.total)
        self.refresh()

    def _keep_in_view(self) -> None:
        """Scroll so that the selected row shows, and the heading right above it with it."""
        if self._at is None or not self.is_mounted or not self.scrollable_content_region.height:
            return
        top = self._at
        while top > 0 and self._rows.keys[top - 1] < 0:
            top -= 1
        end = self._lines.top(self._at) + self._lines.lines(self._at)
        if end - self._lines.top(top) > self.scrollable_content_region.height:
            top = self._at
        region = Region(0, self._lines.top(top), 1, end - self._lines.top(top))
        self.scroll_to_region(region, animate=False, force=True, immediate=True)
