"""A goal beside its list, or alone: a sheet with its steps, readings and movers to select."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from rjournal.domain.goal_words import day_words
from rjournal.domain.records import Ref
from rjournal.tui import keys, render
from rjournal.tui.widgets.goal_page import GoalSheet, as_it_was, goal_page
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.sheet import Sheet, SheetLine

_TALL = 26
_BORDER = 6
_OTHER_DAY = render.key_hint("g", "other day")
_CHART_TALL, _CHART_LOW = 11, 8

_NOTHING = Content("What is selected in the list is shown here.").stylize(render.FAINT)


class GoalPage(Sheet):
    """The sheet of a goal. The keys for its steps are offered here and done by the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("tick", action="screen.tick"),
        keys.binding("step.add", action="screen.add_step"),
        keys.binding("step.drop", action="screen.drop_step"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._next_step: Ref | None = None

    def show_goal(self, sheet: GoalSheet | None) -> None:
        """Show a goal, or none; the same goal anew keeps its place and what is selected."""
        subject = None if sheet is None else Ref("goal", sheet.progress.goal.id)
        if subject != self.subject:
            self._next_step = None if sheet is None else sheet.next_step

        def lay_out(width: int) -> Sequence[SheetLine]:
            if sheet is None:
                return [SheetLine(line) for line in render.wrap(_NOTHING, width)]
            tall = self.scrollable_content_region.height >= _TALL
            return goal_page(sheet, width, chart_height=_CHART_TALL if tall else _CHART_LOW)

        self.show(subject, lay_out)

    def on_focus(self) -> None:
        """Begin with the next step: what is done already is not what Space is for."""
        if self._next_step is not None:
            self.select(self._next_step)
            self._next_step = None


class GoalPane(Panel):
    """The sheet in its border: the goal's handle above, what the figures rest on below."""

    def __init__(self, *, id: str | None = None) -> None:
        self.page = GoalPage()
        super().__init__(self.page, id=id, classes="pane")
        self._sheet: GoalSheet | None = None

    @property
    def sheet(self) -> GoalSheet | None:
        """What is shown; None while there is nothing."""
        return self._sheet

    def on_resize(self) -> None:
        """The border has room for more or less of what the figures rest on."""
        self._label()

    def show(self, sheet: GoalSheet | None) -> None:
        """Show a goal, or none."""
        self._sheet = sheet
        self.page.show_goal(sheet)
        self._label()

    def focus(self, scroll_visible: bool = True) -> GoalPane:
        """Give the focus to the sheet."""
        self.page.focus(scroll_visible)
        return self

    def _label(self) -> None:
        if self._sheet is None:
            self.set_title("Goal")
            self.set_hint("")
            return
        progress = self._sheet.progress
        handle = f"Goal {Ref('goal', progress.goal.id).handle}"
        self.set_title(", ".join(filter(None, (handle, as_it_was(self._sheet)))))
        as_of = f"as of {day_words(progress.as_of, self._sheet.today or progress.as_of)}"
        basis = render.label(progress.basis if progress.readings else as_of, render.FAINT)
        for hint in (Content.assemble(basis, "  ", _OTHER_DAY), basis):
            if hint.cell_length + _BORDER <= self.size.width:
                self.set_hint(hint)
                return
        self.set_hint(as_of)
