"""One goal: what can be done with it wherever it is shown, and the screen that shows it alone."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingType

from rjournal.domain.goals import Goal
from rjournal.domain.records import Ref
from rjournal.services import goals as service
from rjournal.services.movers import movers
from rjournal.tui import keys
from rjournal.tui.base import DetailScreen, FrameScreen, guard
from rjournal.tui.flows import goal_changes, goals
from rjournal.tui.widgets.goal_page import GoalSheet
from rjournal.tui.widgets.goal_pane import GoalPage, GoalPane
from rjournal.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp

_GoalFlow = Callable[["JournalApp", int], Coroutine[Any, Any, object]]

_HELP = """
# Goals

Each goal says where it stands: the figure and the aim, a meter, and a word. `┃` on a meter is where even pace
would be by now; it assumes a straight line from the start to the date, and is no verdict.

- `c` notes a reading, for today or any day before. `e` on a reading puts it right.
- `Enter` goes to the goal itself: its steps (`Space` ticks one, `a` adds, `x` drops), its readings, and what
  moved it. `Esc` goes back.
- `r` changes the aim or the date, with the reason; the old ones stay visible. `e` changes the words.
- `p` pauses a goal, or all of them: nothing is asked, and the pace stands still. `x` closes it, with your own
  verdict.
- `g` asks for a day, and shows the goal as it was on it; `Esc` comes back to today. `v` shows the numbers as
  text instead of a drawing.
- `f` shows only the active, paused, draft or closed ones.
- `u` takes any of it back.
"""


class GoalActs(FrameScreen):
    """What can be done with a goal, wherever its pane is shown: beside the list, or alone."""

    CSS_PATH = "../styles/goals.tcss"
    CONCERNS = frozenset(
        {"goal", "milestone", "check_in", "entry", "session", "learning", "note", "action", "win", "person"}
    )
    HELP = _HELP
    ACT_BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("check_in", "new", "edit", "pause", "resume", "close", "reopen"),
        keys.binding("revise", show=False),
        keys.binding("delete", show=False),
        keys.binding("as_of"),
        keys.binding("view", show=False),
    ]

    _as_of: date | None = None
    _as_text = False

    @property
    def goal(self) -> Goal | None:
        """The goal that the acts are about."""
        raise NotImplementedError

    @property
    def sheet(self) -> GoalSheet | None:
        """What the pane shows."""
        return self.query_one(GoalPane).sheet

    @property
    def picked(self) -> Ref | None:
        """What is selected in the pane, while keys go there."""
        page = self.query_one(GoalPage)
        return page.selected if page.has_focus else None

    def sheet_of(self, goal_id: int | None) -> GoalSheet | None:
        """What the pane shows of a goal; None for none, or for one that is gone."""
        store, today = self.journal_app.store, self.journal_app.today
        day = self._as_of or today
        goal = None if goal_id is None else store.goals.find(goal_id)
        if goal is None:
            return None
        first_weekday = self.journal_app.settings.first_weekday
        view = service.overview(store, day, [goal], first_weekday=first_weekday)[0]
        moved = movers(store, goal.id, until=self._as_of)
        return GoalSheet(view.facts, view.progress, moved, today, as_text=self._as_text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense for the selected goal and step, and nothing else."""
        if action not in _ACTS:
            return True
        if self._as_of is not None and action in _CHANGES:
            return False
        if not self.is_mounted or not self.query(GoalPage):
            return False
        goal = self.goal
        if goal is None:
            return action == "new"
        closed, on_step = goal.lifecycle == "closed", self._on("milestone")
        allowed = {
            "tick": on_step,
            "drop_step": on_step,
            "add_step": goal.measure == "milestones" and not closed and self.picked_page,
            "pause": goal.lifecycle == "active",
            "resume": goal.lifecycle == "paused",
            "close": not closed and not on_step,
            "reopen": closed,
            "revise": not closed,
            "check_in": not closed,
            "switch_view": self.sheet is not None and self.sheet.has_two_ways,
        }
        return allowed.get(action, True)

    @property
    def picked_page(self) -> bool:
        """Whether keys go to the pane."""
        return self.query_one(GoalPage).has_focus

    def _on(self, kind: str) -> bool:
        return self.picked is not None and self.picked.kind == kind

    @on(Sheet.Selected)
    def _selection_changed(self) -> None:
        self.refresh_bindings()

    @on(Sheet.Chosen)
    def _open_chosen(self, event: Sheet.Chosen) -> None:
        """Enter on a step ticks it, on a reading corrects it; anything else is shown where it belongs."""
        event.stop()
        if self._as_of is not None and event.ref.kind in ("milestone", "check_in"):
            self.tell("This is an earlier day.", "Esc comes back to today, where it can be changed.")
        elif event.ref.kind == "milestone":
            self.action_tick()
        elif event.ref.kind == "check_in":
            self.journal_app.flow(goals.correct_reading(self.journal_app, event.ref.id))
        else:
            self.journal_app.open(event.ref)

    # Another day, another view

    def action_as_of(self) -> None:
        """Ask for a day, and show the goal as it was on it."""
        self.journal_app.flow(self._ask_day())

    async def _ask_day(self) -> None:
        from rjournal.tui.flows.goal_days import ask_as_of

        day = await ask_as_of(self.journal_app)
        if day is not None:
            self.show_as_of(day if day < self.journal_app.today else None)

    def show_as_of(self, day: date | None) -> None:
        """Show the goal as it was on an earlier day; None for as it is today."""
        self._as_of = day
        self.reload()
        # Which day it is stands at the top.
        self.query_one(GoalPage).action_first()

    def action_switch_view(self) -> None:
        """Show the numbers as text, or as a drawing again."""
        self._as_text = not self._as_text
        self.reload()

    # Acts

    def action_new(self) -> None:
        """Set a goal."""
        self.journal_app.flow(self._set_new())

    async def _set_new(self) -> None:
        goal = await goals.set_goal(self.journal_app)
        if goal is not None:
            self.goal_was_set(goal)

    def goal_was_set(self, goal: Goal) -> None:
        """A new goal is there: show it where that is possible."""

    def action_check_in(self) -> None:
        """Note where the goal stands."""
        self._flow_of_goal(goals.check_in)

    def action_edit(self) -> None:
        """Change what is selected: a step, a reading, else the goal."""
        picked, app = self.picked, self.journal_app
        if picked is not None and picked.kind == "milestone":
            app.flow(goal_changes.reword_step(app, picked.id))
        elif picked is not None and picked.kind == "check_in":
            app.flow(goals.correct_reading(app, picked.id))
        else:
            self._flow_of_goal(goals.set_goal)

    def action_pause(self) -> None:
        """Pause the goal."""
        self._flow_of_goal(goal_changes.pause)

    def action_resume(self) -> None:
        """Take the goal up again."""
        self._flow_of_goal(goal_changes.take_up)

    def action_revise(self) -> None:
        """Change its aim or its date."""
        self._flow_of_goal(goal_changes.revise)

    def action_close(self) -> None:
        """Close the goal."""
        self._flow_of_goal(goal_changes.close)

    def action_reopen(self) -> None:
        """Open it again."""
        self._flow_of_goal(goal_changes.reopen)

    def action_delete(self) -> None:
        """Move what is selected to the trash: a step, a reading, else the goal."""
        from rjournal.tui.flows import deleting

        picked, goal = self.picked, self.goal
        if picked is not None and picked.kind in ("milestone", "check_in"):
            self.journal_app.flow(deleting.delete(self.journal_app, picked))
        elif goal is not None:
            self.journal_app.flow(deleting.delete(self.journal_app, Ref("goal", goal.id)))

    def action_add_step(self) -> None:
        """Add a step to the goal."""
        self._flow_of_goal(goal_changes.add_step)

    def action_drop_step(self) -> None:
        """Drop the selected step."""
        if self.picked is not None:
            self.journal_app.flow(goal_changes.drop_step(self.journal_app, self.picked.id))

    def action_tick(self) -> None:
        """Tick the selected step off, or take the tick away."""
        if self.picked is not None:
            with guard(self):
                goal_changes.tick(self.journal_app, self.picked.id)

    def _flow_of_goal(self, flow: _GoalFlow) -> None:
        if self.goal is not None:
            self.journal_app.flow(flow(self.journal_app, self.goal.id))


_ACTS = frozenset(
    {"tick", "drop_step", "add_step", "check_in", "edit", "pause", "resume", "close", "reopen", "revise"}
    | {"delete", "new", "as_of", "switch_view"}
)
_CHANGES = _ACTS - {"new", "as_of", "switch_view", "check_in"}


class GoalScreen(GoalActs, DetailScreen):
    """One goal on its own, where the terminal is too narrow for a list beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.binding("back"), *GoalActs.ACT_BINDINGS]

    def __init__(self, goal_id: int, as_of: date | None = None) -> None:
        """The page of a goal, as it is today or as it was on an earlier day."""
        super().__init__("goals", GoalPane())
        self._goal_id = goal_id
        self._as_of = as_of
        self._sheet: GoalSheet | None = None

    @property
    def goal(self) -> Goal | None:
        """The goal shown."""
        return None if self._sheet is None else self._sheet.progress.goal

    def on_mount(self) -> None:
        """Show it."""
        self.reload()

    def select(self, ref: Ref) -> bool:
        """Select a step or a reading."""
        return self.query_one(GoalPage).select(ref)

    def action_back(self) -> None:
        """Back to today, and from there to the list."""
        if self._as_of is not None:
            self.show_as_of(None)
        else:
            super().action_back()

    def reload(self) -> None:
        """Read it again; one that was deleted meanwhile has nothing left to show."""
        self._sheet = self.sheet_of(self._goal_id)
        if self._sheet is None:
            self.leave_what_is_gone()
            return
        self.query_one(GoalPane).show(self._sheet)
        self.refresh_bindings()
