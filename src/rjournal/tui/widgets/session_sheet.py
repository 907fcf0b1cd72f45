"""A session to read and to act on: everything that belongs to it below one another, its items selectable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from rjournal.domain.records import Ref
from rjournal.services.session_view import SessionView
from rjournal.tui import keys
from rjournal.tui.widgets.session_rows import SheetLine, sheet_lines

_BAR = "▌"
_GUTTER = 2
_MARGIN = 1


class SessionSheet(ScrollView, can_focus=True):
    """Shows one `SessionView`; up and down go from item to item, Enter opens the selected one.

    What is selected stays so by record, through every refresh.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("list.up", "list.down", "list.page_up", "list.page_down"),
        *keys.bindings("list.home", "list.end", "list.choose"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"session-sheet--selected", "session-sheet--bar"}
    DEFAULT_CSS = """
    SessionSheet {
        height: 1fr;
        text-wrap: nowrap;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    @dataclass
    class Chosen(Message):
        """An item was opened, by Enter or double click."""

        ref: Ref

    def __init__(self, *, empty: Content | None = None, id: str | None = None) -> None:
        """A sheet that shows nothing yet; `empty` is what it says without a session."""
        super().__init__(id=id)
        self._empty = empty or Content("")
        self._view: SessionView | None = None
        self._today = date.min
        self._lines: list[SheetLine] = []
        self._items: list[Ref] = []
        self._at: Ref | None = None

    @property
    def view(self) -> SessionView | None:
        """The session shown."""
        return self._view

    @property
    def selected(self) -> Ref | None:
        """The selected item; None while there is none."""
        return self._at

    def show(self, view: SessionView | None, today: date, *, select: Ref | None = None) -> None:
        """Show a session as it stands, keeping what is selected if it is still there.

        Args:
            view: The session; None shows what `empty` says.
            today: The present day, for saying dates.
            select: The item to select instead.
        """
        other = view is None or self._view is None or view.ref != self._view.ref
        self._view, self._today = view, today
        place = 0 if self._at is None or other else self._items.index(self._at)
        self._lay_out()
        if select in self._items:
            self._at = select
        elif self._at not in self._items or other:
            self._at = self._items[min(place, len(self._items) - 1)] if self._items else None
        if other:
            self.scroll_home(animate=False, immediate=True)
        else:
            self._keep_in_view()

    def select(self, ref: Ref) -> bool:
        """Select an item and bring it into view; False if it is not here."""
        if ref not in self._items:
            return False
        self._at = ref
        self._keep_in_view()
        self.refresh()
        return True

    def action_row(self, step: int) -> None:
        """Select the next item in a direction; at the ends show what lies beyond."""
        at = self._items.index(self._at) + step if self._at in self._items else -1
        if 0 <= at < len(self._items):
            self.select(self._items[at])
        else:
            self.scroll_relative(y=step * 3, animate=False, immediate=True)

    def action_page(self, direction: int) -> None:
        """Go a screenful up or down, and select the nearest item there."""
        height = max(1, self.scrollable_content_region.height - 1)
        self.scroll_relative(y=direction * height, animate=False, immediate=True)
        top = round(self.scroll_target_y)
        shown = [line.item for line in self._lines[top : top + height + 1] if line.item]
        if shown:
            self._at = shown[-1] if direction > 0 else shown[0]
            self.refresh()

    def action_first(self) -> None:
        """Go to the top."""
        self._at = self._items[0] if self._items else None
        self.scroll_home(animate=False, immediate=True)
        self.refresh()

    def action_last(self) -> None:
        """Go to the end."""
        self._at = self._items[-1] if self._items else None
        self.scroll_end(animate=False, immediate=True)
        self.refresh()

    def action_choose(self) -> None:
        """Open the selected item."""
        if self._at is not None:
            self.post_message(self.Chosen(self._at))

    def on_click(self, event: events.Click) -> None:
        """Select the item under the pointer; a double click opens it."""
        spot = event.get_content_offset(self)
        line = -1 if spot is None else spot.y + self.scroll_offset.y
        if 0 <= line < len(self._lines) and (ref := self._lines[line].item) is not None:
            self.select(ref)
            if event.chain == 2:
                self.action_choose()

    def on_resize(self) -> None:
        """Another width breaks the lines elsewhere."""
        self._lay_out()
        self._keep_in_view()

    def on_focus(self) -> None:
        """What is selected shows with the focus alone."""
        self.refresh()

    def on_blur(self) -> None:
        """Without it the sheet is for reading."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if self._view is None and y == 0:
            return self._drawn(SheetLine(self._empty), width)
        if at >= len(self._lines):
            return Strip.blank(width, self.visual_style.rich_style)
        return self._drawn(self._lines[at], width)

    def _drawn(self, line: SheetLine, width: int) -> Strip:
        selected = self.has_focus and line.item is not None and line.item == self._at
        style = self.get_visual_style("session-sheet--selected") if selected else self.visual_style
        bar = Content.styled(_BAR if selected else " ", ".session-sheet--bar" if selected else "")
        room = max(1, width - _GUTTER - _MARGIN)
        parts = [
            Visual.to_strips(self, bar, _GUTTER, 1, style, apply_selection=False)[0].adjust_cell_length(
                _GUTTER, style.rich_style
            ),
            *Visual.to_strips(self, line.content, room, 1, style, apply_selection=False)[:1],
        ]
        return Strip.join(parts).adjust_cell_length(width, style.rich_style)

    def _lay_out(self) -> None:
        room = max(1, self.scrollable_content_region.width - _GUTTER - _MARGIN)
        self._lines = [] if self._view is None else sheet_lines(self._view, self._today, room)
        self._items = list(dict.fromkeys(line.item for line in self._lines if line.item))
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines))
        self.refresh()

    def _keep_in_view(self) -> None:
        places = [at for at, line in enumerate(self._lines) if line.item == self._at and self._at]
        if not places or not self.is_mounted or not self.scrollable_content_region.height:
            return
        first = 0 if self._items and self._at == self._items[0] else places[0]
        if places[-1] - first >= self.scrollable_content_region.height:
            first = places[0]
        region = Region(0, first, 1, places[-1] - first + 1)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)
