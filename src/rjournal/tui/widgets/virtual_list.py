"""The one list of the program: any number of rows, of which only those on the screen are ever fetched.

A list widget with a child or an option per row takes seconds at 10,000 rows. This one keeps the record ids,
asks for rows a page at a time and draws the lines that are visible; the highlight belongs to a record, not to
a position, and so survives a refresh.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, Protocol, TypeVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from rjournal.tui import keys

Row = TypeVar("Row")
RowOut_co = TypeVar("RowOut_co", covariant=True)

PAGE = 64
"""Rows fetched at a time."""

_PAGES_KEPT = 8
_STRIPS_KEPT = 1024
_BAR = "▌"
_GUTTER = 2
_MARGIN = 1


class RowSource(Protocol[RowOut_co]):
    """Where a list's rows come from; a screen writes one over the Store."""

    def keys(self) -> Sequence[int]:
        """The rows' keys in order: a record's id, or a negative number of one's own for a heading."""

    def rows(self, keys: Sequence[int]) -> Mapping[int, RowOut_co]:
        """The rows for up to 64 keys; one that is gone by now may be missing, and shows as an empty line."""


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

        list: VirtualList[object]
        key: int | None

        @property
        def control(self) -> VirtualList[object]:
            """The list, so that handlers can be bound with `@on(..., "#id")`."""
            return self.list

        def can_replace(self, message: Message) -> bool:
            """A held arrow key must not make a pane draw every row it passes."""
            return isinstance(message, VirtualList.Highlighted) and message.list is self.list

    @dataclass
    class Chosen(Message):
        """A row was opened, by Enter or double click."""

        list: VirtualList[object]
        key: int

        @property
        def control(self) -> VirtualList[object]:
            """The list, so that handlers can be bound with `@on(..., "#id")`."""
            return self.list

    def __init__(
        self,
        source: RowSource[Row],
        paint: Paint[Row],
        *,
        row_height: int = 1,
        gap: int = 0,
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
            empty: What to say where there are no rows (`rjournal.tui.render.empty_list`).
            id: The widget's id.
            classes: The widget's classes.
        """
        super().__init__(id=id, classes=classes)
        self._source = source
        self._paint = paint
        self._row_height = max(1, row_height)
        self._pitch = self._row_height + max(0, gap)
        self._empty = empty or Content("")
        self._keys: array[int] = array("q")
        self._at: int | None = None
        self._pages: OrderedDict[int, Mapping[int, Row]] = OrderedDict()
        self._strips: OrderedDict[tuple[int, bool], list[Strip]] = OrderedDict()
        self._strips_for: object = None

    # What a screen asks and says

    @property
    def highlighted(self) -> int | None:
        """The selected row's key; None while there is nothing to select."""
        return None if self._at is None else self._keys[self._at]

    @property
    def highlighted_row(self) -> Row | None:
        """The selected row itself; None while there is none, or when its record is gone."""
        return None if self._at is None else self._row(self._at)

    @property
    def row_count(self) -> int:
        """How many rows there are, headings included."""
        return len(self._keys)

    def refresh_rows(self, source: RowSource[Row] | None = None) -> None:
        """Ask the source (or another one) again, keeping the same record selected.

        Where the record is gone its neighbour is selected: the row that took its place, else the one before.
        """
        if source is not None:
            self._source = source
        before, before_at = self.highlighted, self._at
        found = self._source.keys()
        self._keys = found if isinstance(found, array) and found.typecode == "q" else array("q", found)
        self._forget()
        self._at = self._place_of(before, before_at or 0)
        self._measure()
        self._keep_in_view()
        if self.highlighted != before:
            self._tell()

    def highlight(self, key: int) -> bool:
        """Select the record with this key and bring it into view; False if the list does not hold it."""
        try:
            at = self._keys.index(key)
        except ValueError:
            return False
        if key < 0:
            return False
        self._move_to(at)
        return True

    # Keys and mouse

    def action_row(self, step: int) -> None:
        """Select the next row in a direction, stopping at the ends."""
        start = -1 if self._at is None else self._at
        self._move_to(self._selectable(start + step, step))

    def action_page(self, direction: int) -> None:
        """Go a screenful up or down."""
        rows = max(1, self.scrollable_content_region.height // self._pitch - 1)
        target = min(max(0, (self._at or 0) + direction * rows), len(self._keys) - 1)
        at = self._selectable(target, direction)
        self._move_to(self._selectable(target, -direction) if at is None else at)

    def action_first(self) -> None:
        """Select the first record."""
        self._move_to(self._selectable(0, 1))

    def action_last(self) -> None:
        """Select the last record."""
        self._move_to(self._selectable(len(self._keys) - 1, -1))

    def action_choose(self) -> None:
        """Open the selected record."""
        key = self.highlighted
        if key is not None:
            self.post_message(self.Chosen(self, key))  # type: ignore[arg-type]

    def on_mount(self) -> None:
        """Load the rows as soon as there is a place for them."""
        super().on_mount()  # type: ignore[no-untyped-call]
        self.refresh_rows()

    def on_click(self, event: events.Click) -> None:
        """Select the row under the pointer; a double click opens it."""
        line = event.get_content_offset(self)
        if line is None:
            return
        at = (line.y + self.scroll_offset.y) // self._pitch
        if 0 <= at < len(self._keys) and self._keys[at] >= 0:
            self._move_to(at)
            if event.chain == 2:
                self.action_choose()

    def on_resize(self) -> None:
        """Another width: draw anew, and keep what is selected on the screen."""
        self._strips.clear()
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

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        if not self._keys:
            return self._empty_line(y, width)
        at, line = divmod(y + self.scroll_offset.y, self._pitch)
        if at >= len(self._keys) or line >= self._row_height:
            return Strip.blank(width, self.visual_style.rich_style)
        return self._row_strips(at, width)[line]

    def _row_strips(self, at: int, width: int) -> list[Strip]:
        drawn_for = (width, self.has_focus, self.app.theme)
        if drawn_for != self._strips_for:
            self._strips.clear()
            self._strips_for = drawn_for
        selected = at == self._at
        known = (self._keys[at], selected)
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
        for line in range(self._row_height):
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

    # Rows and places

    def _row(self, at: int) -> Row | None:
        page = at // PAGE
        held = self._pages.get(page)
        if held is None:
            held = self._source.rows(self._keys[page * PAGE : (page + 1) * PAGE])
            self._pages[page] = held
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(page)
        return held.get(self._keys[at])

    def _forget(self) -> None:
        self._pages.clear()
        self._strips.clear()

    def _place_of(self, key: int | None, was_at: int) -> int | None:
        """Where `key` is now; if it is gone, the nearest row that can be selected."""
        if key is not None:
            try:
                return self._keys.index(key)
            except ValueError:
                pass
        near = min(was_at, len(self._keys) - 1)
        after = self._selectable(near, 1)
        return self._selectable(near, -1) if after is None else after

    def _selectable(self, at: int, step: int) -> int | None:
        """The first record at or beyond `at` in the direction of `step`; None if there is none."""
        while 0 <= at < len(self._keys):
            if self._keys[at] >= 0:
                return at
            at += step
        return None

    def _move_to(self, at: int | None) -> None:
        if at is None or at == self._at:
            self._keep_in_view()
            return
        left, self._at = self._at, at
        for changed in (left, at):
            if changed is not None:
                self.refresh_lines(changed * self._pitch, self._row_height)
        self._keep_in_view()
        self._tell()

    def _tell(self) -> None:
        self.post_message(self.Highlighted(self, self.highlighted))  # type: ignore[arg-type]

    def _measure(self) -> None:
        gap = self._pitch - self._row_height
        height = max(0, len(self._keys) * self._pitch - gap)
        self.virtual_size = Size(self.scrollable_content_region.width, height)
        self.refresh()

    def _keep_in_view(self) -> None:
        """Scroll so that the selected row shows, and the heading right above it with it."""
        if self._at is None or not self.is_mounted or not self.scrollable_content_region.height:
            return
        top = self._at
        while top > 0 and self._keys[top - 1] < 0:
            top -= 1
        height = (self._at - top) * self._pitch + self._row_height
        if height > self.scrollable_content_region.height:
            top, height = self._at, self._row_height
        region = Region(0, top * self._pitch, 1, height)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)
