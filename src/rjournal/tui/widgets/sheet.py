"""A record to read and to act on: its lines below one another, some of them items that can be selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
from rjournal.tui import keys

_BAR = "▌"
_GUTTER = 2
_MARGIN = 1


@dataclass(frozen=True)
class SheetLine:
    """One line of a sheet; `item` is what can be selected there, None for words between items."""

    content: Content
    item: Ref | None = None


LayOut = Callable[[int], Sequence[SheetLine]]
"""Breaks what a sheet shows into lines of at most so many cells."""


class Sheet(ScrollView, can_focus=True):
    """Shows the lines of one record; up and down go from item to item, Enter opens the selected one.

    What is selected stays so by record, through every refresh and every width; while it is out of view no key
    acts on it. Where there is text but no item the keys scroll, so that nothing on a sheet is out of reach.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("list.up", "list.down", "list.page_up", "list.page_down"),
        *keys.bindings("list.home", "list.end", "list.choose"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"sheet--selected", "sheet--bar"}
    DEFAULT_CSS = """
    Sheet {
        height: 1fr;
        text-wrap: nowrap;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    @dataclass
    class Selected(Message):
        """Another item is selected; None when there is none."""

        sheet: Sheet
        ref: Ref | None

        @property
        def control(self) -> Sheet:
            """The sheet, so that handlers can be bound with `@on(..., "#id")`."""
            return self.sheet

    @dataclass
    class Chosen(Message):
        """An item was opened, by Enter or double click."""

        sheet: Sheet
        ref: Ref

        @property
        def control(self) -> Sheet:
            """The sheet, so that handlers can be bound with `@on(..., "#id")`."""
            return self.sheet

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        """A sheet that shows nothing yet."""
        super().__init__(id=id, classes=classes)
        self._lay_out: LayOut = lambda _: ()
        self._subject: Ref | None = None
        self._lines: Sequence[SheetLine] = ()
        self._broken_at = 0
        self._items: list[Ref] = []
        self._at: Ref | None = None
        self._is_followed = False
        self._was_in_view = True

    @property
    def subject(self) -> Ref | None:
        """The record shown; None while there is none."""
        return self._subject

    @property
    def has_items(self) -> bool:
        """Whether there is anything to select."""
        return bool(self._items)

    @property
    def selected(self) -> Ref | None:
        """The selected item; None while there is none, and while it is not in view."""
        return self._at if self._is_in_view else None

    def show(self, subject: Ref | None, lay_out: LayOut) -> None:
        """Show a record as it stands, keeping what is selected if it is still there.

        Args:
            subject: What is shown; another one begins at the top.
            lay_out: Its lines at a width; asked again when the width changes.
        """
        other, self._subject = subject != self._subject, subject
        place = self._items.index(self._at) if self._at in self._items else 0
        self._lay_out = lay_out
        self._break_lines()
        if other:
            # One begins to read at the top, even where the first item lies far below.
            self._move_to(self._items[0] if self._items else None, scroll=False)
            self._is_followed = False
            self.scroll_home(animate=False, immediate=True)
        elif self._at not in self._items:
            # The neighbour of what is gone, so that the next key goes on from there.
            self._move_to(self._items[min(place, len(self._items) - 1)] if self._items else None)

    def select(self, ref: Ref) -> bool:
        """Select an item and bring it into view; False if it is not here."""
        if ref not in self._items:
            return False
        self._move_to(ref)
        return True

    def after(self, ref: Ref) -> Ref | None:
        """The item below another one, or above it at the end; None where there is no other."""
        at = self._items.index(ref) if ref in self._items else -1
        rest = [*self._items[at + 1 :], *self._items[:at][::-1]] if at >= 0 else []
        return rest[0] if rest else None

    # Keys and mouse

    def action_row(self, step: int) -> None:
        """Select the next item in a direction; read on where the selected one, or the end, is further off."""
        if self._lies_beyond(step):
            self.scroll_relative(y=step * 3, animate=False, immediate=True)
            return
        at = self._items.index(self._at) + step if self._at in self._items else -1
        if 0 <= at < len(self._items):
            self._move_to(self._items[at])
        else:
            self.scroll_relative(y=step * 3, animate=False, immediate=True)

    def action_page(self, direction: int) -> None:
        """Go a screenful up or down, and select the nearest item there."""
        height = max(1, self.scrollable_content_region.height - 1)
        self.scroll_relative(y=direction * height, animate=False, immediate=True)
        top = round(self.scroll_target_y)
        shown = [line.item for line in self._lines[top : top + height + 1] if line.item]
        if shown:
            self._move_to(shown[-1] if direction > 0 else shown[0], scroll=False)

    def action_first(self) -> None:
        """Go to the top."""
        self._move_to(self._items[0] if self._items else None, scroll=False)
        self.scroll_home(animate=False, immediate=True)

    def action_last(self) -> None:
        """Go to the end."""
        self._move_to(self._items[-1] if self._items else None, scroll=False)
        self.scroll_end(animate=False, immediate=True)

    def action_choose(self) -> None:
        """Open the selected item, or show which one it is."""
        if self.selected is not None:
            self.post_message(self.Chosen(self, self.selected))
        elif self._at is not None:
            self._move_to(self._at)

    def on_click(self, event: events.Click) -> None:
        """Select the item under the pointer; a double click opens it."""
        spot = event.get_content_offset(self)
        line = -1 if spot is None else spot.y + self.scroll_offset.y
        if 0 <= line < len(self._lines) and (ref := self._lines[line].item) is not None:
            self._move_to(ref)
            if event.chain == 2:
                self.action_choose()

    def on_resize(self) -> None:
        """Another width breaks the lines elsewhere."""
        if self._room() != self._broken_at:
            self._break_lines()
        if self._is_followed:
            self._keep_in_view()

    def on_focus(self) -> None:
        """What is selected shows with the focus alone."""
        self.refresh()

    def on_blur(self) -> None:
        """Without it the sheet is for reading."""
        self.refresh()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self._lines):
            return Strip.blank(width, self.visual_style.rich_style)
        return self._drawn(self._lines[at], width)

    def _drawn(self, line: SheetLine, width: int) -> Strip:
        selected = self.has_focus and line.item is not None and line.item == self._at
        style = self.get_visual_style("sheet--selected") if selected else self.visual_style
        bar = Content.styled(_BAR if selected else " ", ".sheet--bar" if selected else "")
        room = max(1, width - _GUTTER - _MARGIN)
        gutter = Visual.to_strips(self, bar, _GUTTER, 1, style, apply_selection=False)[0]
        body = Visual.to_strips(self, line.content, room, 1, style, apply_selection=False)[:1]
        joined = Strip.join([gutter.adjust_cell_length(_GUTTER, style.rich_style), *body])
        return joined.adjust_cell_length(width, style.rich_style)

    def _room(self) -> int:
        # Before there is a place any width will do; none at all would make a line of every letter.
        width = self.scrollable_content_region.width or self.app.size.width
        return max(1, width - _GUTTER - _MARGIN)

    def _break_lines(self) -> None:
        self._broken_at = self._room()
        self._lines = self._lay_out(self._broken_at)
        self._items = list(dict.fromkeys(line.item for line in self._lines if line.item))
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines))
        self.refresh()

    def _move_to(self, ref: Ref | None, *, scroll: bool = True) -> None:
        if ref != self._at:
            self._at = ref
            self.refresh()
            self.post_message(self.Selected(self, ref))
        if scroll:
            self._is_followed = True
            self._keep_in_view()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """What is selected comes into view, or goes out of it: other keys do something then."""
        super().watch_scroll_y(old_value, new_value)
        if self._was_in_view != self._is_in_view:
            self._was_in_view = self._is_in_view
            self.post_message(self.Selected(self, self.selected))

    @property
    def _is_in_view(self) -> bool:
        """Whether the selected item can be seen; taken for granted before there is a place to see it in."""
        return not self.scrollable_content_region.height or not (
            self._lies_beyond(1) or self._lies_beyond(-1)
        )

    @property
    def _places(self) -> list[int]:
        """The lines of the selected item."""
        return [at for at, line in enumerate(self._lines) if self._at and line.item == self._at]

    def _lies_beyond(self, step: int) -> bool:
        """Whether the selected item is out of view in a direction."""
        places = self._places
        if not places:
            return False
        top = self.scroll_offset.y
        return places[0] >= top + self.scrollable_content_region.height if step > 0 else places[-1] < top

    def _keep_in_view(self) -> None:
        places = self._places
        height = self.scrollable_content_region.height
        if not places or not self.is_mounted or not height:
            return
        # The first item brings what stands above it along, where there is room for both.
        first = 0 if self._at == self._items[0] and places[-1] < height else places[0]
        region = Region(0, first, 1, places[-1] - first + 1)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)
