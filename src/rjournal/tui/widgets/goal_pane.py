"""A goal beside its list, or alone: a page that scrolls, with its steps, readings and movers to select."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from rjournal.domain.goal_words import day_words
from rjournal.domain.records import Ref
from rjournal.tui import keys, render
from rjournal.tui.widgets.goal_page import GoalSheet, PageLine, goal_page
from rjournal.tui.widgets.panel import Panel

_BAR = "▌"
_GUTTER = 2
_MARGIN = 1
_SCROLL = 3
_TALL = 26
_CHART_TALL, _CHART_LOW = 11, 8


class GoalPage(ScrollView, can_focus=True):
    """The page itself. ↑ and ↓ go from one thing to the next and scroll what lies between.

    It posts `Selected` when another thing is selected and `Chosen` on Enter or double click.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("list.up", "list.down", "list.page_up", "list.page_down"),
        *keys.bindings("list.home", "list.end", "list.choose"),
        # The screen does them; bound here they are offered before what can be done with the goal as a whole.
        keys.binding("tick", action="screen.tick"),
        keys.binding("step.add", action="screen.add_step"),
        keys.binding("step.drop", action="screen.drop_step"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"goal-page--selected", "goal-page--bar"}
    DEFAULT_CSS = """
    GoalPage {
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
        """Something else is selected, or nothing."""

        ref: Ref | None

    @dataclass
    class Chosen(Message):
        """Something was opened."""

        ref: Ref

    def __init__(self, empty: Content) -> None:
        """A page; `empty` is what it says while there is no goal to show."""
        super().__init__()
        self._empty = empty
        self._sheet: GoalSheet | None = None
        self._lines: list[PageLine] = []
        self._drawn_for: tuple[int, int] = (0, 0)
        self._ref: Ref | None = None

    @property
    def selected(self) -> Ref | None:
        """What is selected: a step, a reading or a record that moved the goal."""
        return self._ref

    def show(self, sheet: GoalSheet | None) -> None:
        """Show a goal, or none; the same goal anew keeps its place and what is selected."""
        before = self._sheet.progress.goal.id if self._sheet else 0
        self._sheet = sheet
        same = sheet is not None and sheet.progress.goal.id == before
        self._lay_out()
        if not same:
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
        if not same or not any(line.ref == self._ref for line in self._lines):
            self._select(None)

    # Keys and mouse

    def action_row(self, step: int) -> None:
        """Select the next thing in a direction if it is in sight, else scroll towards it."""
        target = self._next(step)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if target is not None and top - _SCROLL <= self._first_line(target) < top + height + _SCROLL:
            self._select(target)
            return
        self.scroll_to(y=top + step * _SCROLL, animate=False, force=True, immediate=True)

    def action_page(self, direction: int) -> None:
        """Scroll by a screenful and select what comes into sight first."""
        height = max(1, self.scrollable_content_region.height - 2)
        self.scroll_to(y=self.scroll_offset.y + direction * height, animate=False, force=True, immediate=True)
        self._select(self._first_in_sight(), scroll=False)

    def action_first(self) -> None:
        """Go to the top."""
        self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self._select(self._first_in_sight(), scroll=False)

    def action_last(self) -> None:
        """Go to the end."""
        refs = self._refs()
        self._select(refs[-1] if refs else None)
        self.scroll_to(y=self.max_scroll_y, animate=False, force=True, immediate=True)

    def action_choose(self) -> None:
        """Open what is selected."""
        if self._ref is not None:
            self.post_message(self.Chosen(self._ref))

    def on_click(self, event: events.Click) -> None:
        """Select what is under the pointer; a double click opens it."""
        spot = event.get_content_offset(self)
        if spot is None:
            return
        at = spot.y + self.scroll_offset.y
        if 0 <= at < len(self._lines) and self._lines[at].ref is not None:
            self._select(self._lines[at].ref)
            if event.chain == 2:
                self.action_choose()

    def on_focus(self) -> None:
        """Something is selected as soon as keys go here, so that they have something to act on."""
        if self._ref is None:
            begin = next((line.ref for line in self._lines if line.begin), None)
            self._select(begin or self._first_in_sight(), scroll=begin is not None)
        self.refresh()

    def on_blur(self) -> None:
        """What is selected is drawn weaker without the focus."""
        self.refresh()

    def on_resize(self) -> None:
        """Another width breaks lines elsewhere."""
        self._lay_out()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the page."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        room = max(0, width - _GUTTER - _MARGIN)
        if self._sheet is None:
            lines = [line for part in self._empty.split(allow_blank=True) for line in part.wrap(max(1, room))]
            return self._strip(lines[at] if at < len(lines) else Content(""), width, selected=False)
        if at >= len(self._lines):
            return Strip.blank(width, self.visual_style.rich_style)
        line = self._lines[at]
        return self._strip(line.content, width, selected=line.ref is not None and line.ref == self._ref)

    def _strip(self, content: Content, width: int, *, selected: bool) -> Strip:
        room = max(0, width - _GUTTER - _MARGIN)
        style = self.get_visual_style("goal-page--selected") if selected else self.visual_style
        drawn = Visual.to_strips(self, content, room, 1, style, apply_selection=False) if room else []
        body = drawn[0] if drawn else Strip([])
        strip = Strip.join([self._gutter(style, selected), body])
        return strip.adjust_cell_length(width, style.rich_style)

    def _gutter(self, style: Style, selected: bool) -> Strip:
        """The bar that marks what is selected where there is no colour."""
        content = Content.styled(_BAR if selected else " ", ".goal-page--bar" if selected else "")
        drawn = Visual.to_strips(self, content, _GUTTER, 1, style, apply_selection=False)
        return drawn[0].adjust_cell_length(_GUTTER, style.rich_style)

    # Places

    def _lay_out(self) -> None:
        region = self.scrollable_content_region
        room = max(0, region.width - _GUTTER - _MARGIN)
        if self._sheet is None or not room:
            self._lines = []
        else:
            chart_height = _CHART_TALL if region.height >= _TALL else _CHART_LOW
            self._lines = goal_page(self._sheet, room, chart_height=chart_height)
        self.virtual_size = Size(region.width, len(self._lines))
        self.refresh()

    def _refs(self) -> list[Ref]:
        return list(dict.fromkeys(line.ref for line in self._lines if line.ref is not None))

    def _first_line(self, ref: Ref) -> int:
        return next(at for at, line in enumerate(self._lines) if line.ref == ref)

    def _next(self, step: int) -> Ref | None:
        refs = self._refs()
        if self._ref not in refs:
            return self._first_in_sight()
        at = refs.index(self._ref) + step
        return refs[at] if 0 <= at < len(refs) else None

    def _first_in_sight(self) -> Ref | None:
        top = self.scroll_offset.y
        seen = self._lines[top : top + self.scrollable_content_region.height]
        return next((line.ref for line in seen if line.ref is not None), None)

    def _select(self, ref: Ref | None, *, scroll: bool = True) -> None:
        changed, self._ref = ref != self._ref, ref
        if ref is not None and scroll:
            first = self._first_line(ref)
            count = sum(line.ref == ref for line in self._lines)
            region = Region(0, first, 1, min(count, self.scrollable_content_region.height))
            self.scroll_to_region(region, animate=False, force=True, immediate=True)
        self.refresh()
        if changed:
            self.post_message(self.Selected(ref))


class GoalPane(Panel):
    """The page in its border: the goal's handle above, what the figures rest on below."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(title="", id=id, classes="pane")
        self.page = GoalPage(Content("What is selected in the list is shown here.").stylize(render.FAINT))
        self._sheet: GoalSheet | None = None

    def on_mount(self) -> None:
        """The page is the only thing inside."""
        self.mount(self.page)

    def on_resize(self) -> None:
        """The border has room for more or less of what the figures rest on."""
        self._label()

    def show(self, sheet: GoalSheet | None) -> None:
        """Show a goal, or none."""
        self._sheet = sheet
        self.page.show(sheet)
        self._label()

    def focus(self, scroll_visible: bool = True) -> GoalPane:
        """Give the focus to the page."""
        self.page.focus(scroll_visible)
        return self

    def _label(self) -> None:
        if self._sheet is None:
            self.set_title("Goal")
            self.set_hint("")
            return
        progress = self._sheet.progress
        self.set_title(f"Goal {Ref('goal', progress.goal.id).handle}")
        as_of = f"as of {day_words(progress.as_of, progress.as_of)}"
        fits = cell_len(progress.basis) + 6 <= self.size.width
        self.set_hint(progress.basis if fits and progress.readings else as_of)
