"""The area Goals: every goal with where it stands, and all about the one that is selected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from rjournal.domain.goals import Goal, Lifecycle
from rjournal.domain.records import Ref
from rjournal.tui import keys, render
from rjournal.tui.base import AreaScreen, guard
from rjournal.tui.screens.goal import GoalActs, GoalScreen
from rjournal.tui.screens.goals_rows import ORDER, GoalRows
from rjournal.tui.widgets.goal_pane import GoalPage, GoalPane
from rjournal.tui.widgets.goal_rows import HEADINGS, GoalRow, paint_goal
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.virtual_list import VirtualList

_EMPTY = render.empty_list(
    "What do you want to change, and how would anyone notice?\n"
    "A number that moves, or a few steps: that is enough for a goal.",
    "n",
    "sets the first one",
)

_EMPTY_OF: dict[Lifecycle, Content] = {
    "active": render.empty_list("No goal is active now.", "n", "sets one"),
    "paused": render.empty_list(
        "Nothing is paused.\nA paused goal asks for nothing until you take it up again.",
        "f",
        "shows the others",
    ),
    "draft": render.empty_list(
        "No goal waits to be begun.\nA new goal can be kept as a draft until you are sure of it.",
        "n",
        "sets one",
    ),
    "closed": render.empty_list(
        "No goal is closed.\nClosing is your own verdict, and can be taken back.", "f", "shows the others"
    ),
}
"""What the list says that shows only some, when the last of them is not one any more."""


_ROOMY = 30
"""From this height on a row has a third line."""


class GoalsScreen(GoalActs, AreaScreen):
    """Goals: the list, and the one that is selected."""

    AREA = "goals"
    BINDINGS: ClassVar[list[BindingType]] = [
        *GoalActs.ACT_BINDINGS,
        keys.binding("filter", show=False),
        keys.binding("back", show=False),
    ]

    def compose_body(self) -> ComposeResult:
        """The list at the left, the goal at the right."""
        app = self.journal_app
        source = self._source = GoalRows(app.store, app.today, app.settings.first_weekday)
        with Horizontal(classes="list-and-pane"):
            with Panel(title="Goals", classes="list"):
                yield Static(id="portfolio")
                yield VirtualList(source, self._paint, heights=source.height, empty=_EMPTY, id="goals")
            yield GoalPane(id="goal")

    def on_mount(self) -> None:
        """Start in the list."""
        self._source.roomy = self.size.height >= _ROOMY
        self.list.refresh_rows()
        self.list.focus()
        self._label()
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """Rows have a third line where there is room, and keys go to no pane that has just been hidden."""
        roomy = event.size.height >= _ROOMY
        if self._source.roomy != roomy:
            self._source.roomy = roomy
            self.list.refresh_rows()
        if not self.is_wide and self.focused is not self.list:
            self.list.focus()
        if not self.is_wide and self._as_of is not None:
            # The pane that says which day it is has just been hidden.
            super().show_as_of(None)

    def _paint(self, row: GoalRow, width: int, selected: bool) -> Sequence[Content]:
        return paint_goal(row, width, selected, roomy=self._source.roomy)

    @property
    def list(self) -> VirtualList[GoalRow]:
        """The list of goals."""
        return self.query_one("#goals", VirtualList)

    @property
    def pane(self) -> GoalPane:
        """The pane beside it."""
        return self.query_one("#goal", GoalPane)

    @property
    def goal(self) -> Goal | None:
        """The selected goal."""
        row = self.list.highlighted_row
        return None if row is None or isinstance(row, str) else row.goal

    def reload(self) -> None:
        """Read all goals again; the selected one stays selected."""
        self._source.today = self.journal_app.today
        self.list.refresh_rows()
        self._label()
        self._show()

    def select(self, ref: Ref) -> bool:
        """Select a goal, or the one that a step or a reading belongs to; False if it is not here."""
        if ref.kind not in ("goal", "milestone", "check_in"):
            return False
        found: Any = self.journal_app.store.repo(ref.kind).find(ref.id)
        if found is None:
            return False
        goal_id = ref.id if ref.kind == "goal" else found.goal_id
        if not self.list.highlight(goal_id):
            self._show_only(None)
            return self.list.highlight(goal_id)
        return True

    def goal_was_set(self, goal: Goal) -> None:
        """Select it."""
        self.select(Ref("goal", goal.id))

    @on(VirtualList.Highlighted, "#goals")
    def _highlighted(self, event: VirtualList.Highlighted) -> None:
        event.stop()
        # Another goal is shown as it is today: the earlier day was asked of the one before.
        self._as_of = None
        self._show()

    @on(VirtualList.Chosen, "#goals")
    def _chosen(self, event: VirtualList.Chosen) -> None:
        event.stop()
        if self.is_wide:
            self.pane.focus()
        else:
            self.app.push_screen(GoalScreen(event.key))

    def show_as_of(self, day: date | None) -> None:
        """Show the goal as it was on a day: in the pane, or on its own page where there is no pane."""
        if day is not None and not self.is_wide and self.goal is not None:
            self.app.push_screen(GoalScreen(self.goal.id, day))
        else:
            super().show_as_of(day)

    def action_filter(self) -> None:
        """Show all goals, then only the active ones, the paused ones, and so on."""
        ways: list[Lifecycle | None] = [None, *(one for one in ORDER if self._source.counts.get(one))]
        at = ways.index(self._source.only) if self._source.only in ways else 0
        self._show_only(ways[(at + 1) % len(ways)])

    def action_back(self) -> None:
        """From an earlier day back to today, and from the pane back to the list."""
        if self._as_of is not None:
            self.show_as_of(None)
        else:
            self.list.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """`Esc` does something in the pane, and where an earlier day is shown."""
        if action == "back":
            there = self.is_mounted and bool(self.query(GoalPage))
            return there and (self._as_of is not None or self.picked_page)
        if action == "switch_view" and not self.is_wide:
            # There is no picture here to be told as text.
            return False
        return super().check_action(action, parameters)

    def _show_only(self, lifecycle: Lifecycle | None) -> None:
        self._source.only = lifecycle
        self.list.say_when_empty(_EMPTY if lifecycle is None else _EMPTY_OF[lifecycle])
        self.list.refresh_rows()
        self._label()
        self._show()

    def _show(self) -> None:
        with guard(self):
            self.pane.show(self.sheet_of(self.list.highlighted))
        self.refresh_bindings()

    def _label(self) -> None:
        panel = self.query_one("Panel.list", Panel)
        only = self._source.only
        panel.set_title("Goals" if only is None else f"Goals: {HEADINGS[only].lower()}")
        counts = self._source.portfolio()
        line = self.query_one("#portfolio", Static)
        line.display = bool(counts)
        line.update(render.label(counts, render.SOFT))
        panel.set_hint(render.key_hint("f", "filter") if counts else "")
