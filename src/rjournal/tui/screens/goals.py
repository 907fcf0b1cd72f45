"""The area Goals: every goal with where it stands, and all about the one that is selected."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from rjournal.domain.goals import Goal, Lifecycle
from rjournal.domain.records import Ref
from rjournal.services import goals as service
from rjournal.services.movers import movers
from rjournal.tui import keys, render
from rjournal.tui.base import AreaScreen, DetailScreen, FrameScreen, guard
from rjournal.tui.flows import goal_changes, goals
from rjournal.tui.widgets.goal_page import GoalSheet
from rjournal.tui.widgets.goal_pane import GoalPage, GoalPane
from rjournal.tui.widgets.goal_rows import HEADINGS, OPEN_HEIGHT, QUIET_HEIGHT, GoalRow, paint_goal
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.sheet import Sheet
from rjournal.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from rjournal.storage.store import Store
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
- `p` pauses a goal: nothing is asked of it, and its pace stands still. `x` closes it, with your own verdict.
- `f` shows only the active, paused, draft or closed ones.
- `u` takes any of it back.
"""

_ORDER: tuple[Lifecycle, ...] = ("active", "paused", "draft", "closed")
_HEADING_KEY: dict[int, Lifecycle] = {-1 - at: lifecycle for at, lifecycle in enumerate(_ORDER)}

_EMPTY = render.empty_list(
    "What do you want to change, and how would anyone notice?\n"
    "A number that moves, or a few steps: that is enough for a goal.",
    "n",
    "sets the first one",
)


class GoalSource:
    """The goals of the journal as rows, grouped by where they are in their life."""

    def __init__(self, store: Store, today: date) -> None:
        self._store = store
        self.today = today
        self.only: Lifecycle | None = None
        self.counts: dict[Lifecycle, int] = {}
        self._quiet: frozenset[int] = frozenset()

    def keys(self) -> Sequence[int]:
        """All goals, or those of one kind; a heading goes before each group but the active ones."""
        groups = self._store.goals.by_lifecycle()
        self.counts = {lifecycle: len(groups[lifecycle]) for lifecycle in _ORDER if groups.get(lifecycle)}
        self._quiet = frozenset(groups.get("closed", ()))
        found: list[int] = []
        for heading, lifecycle in _HEADING_KEY.items():
            ids = groups.get(lifecycle, [])
            if not ids or self.only not in (None, lifecycle):
                continue
            if lifecycle != "active" and self.only is None:
                found.append(heading)
            found += ids if lifecycle != "closed" else reversed(ids)
        return found

    def rows(self, keys: Sequence[int]) -> Mapping[int, GoalRow]:
        """The rows: one statement a table, whatever the goals hold."""
        headings: dict[int, GoalRow] = {key: HEADINGS[_HEADING_KEY[key]] for key in keys if key < 0}
        found = self._store.goals.many([key for key in keys if key > 0])
        views = service.overview(self._store, self.today, list(found.values()))
        return headings | {view.goal.id: view.progress for view in views}

    def height(self, key: int) -> tuple[int, int]:
        """An open goal takes two lines and an empty one, a closed one a single line."""
        return QUIET_HEIGHT if key < 0 or key in self._quiet else OPEN_HEIGHT

    def portfolio(self) -> str:
        """How many there are of each, never an average (docs/domain.md §3.9): `5 active, 2 closed`."""
        words = {"draft": "drafts" if self.counts.get("draft", 0) > 1 else "draft"}
        return ", ".join(f"{count} {words.get(one, one)}" for one, count in self.counts.items())


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
    ]

    @property
    def goal(self) -> Goal | None:
        """The goal that the acts are about."""
        raise NotImplementedError

    @property
    def picked(self) -> Ref | None:
        """What is selected in the pane, while keys go there."""
        page = self.query_one(GoalPage)
        return page.selected if page.has_focus else None

    def sheet_of(self, goal_id: int | None) -> GoalSheet | None:
        """What the pane shows of a goal; None for none, or for one that is gone."""
        store, today = self.journal_app.store, self.journal_app.today
        goal = None if goal_id is None else store.goals.find(goal_id)
        if goal is None:
            return None
        view = service.overview(store, today, [goal])[0]
        return GoalSheet(view.facts, view.progress, movers(store, goal.id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense for the selected goal and step, and nothing else."""
        if action not in _ACTS:
            return True
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
        if event.ref.kind == "milestone":
            self.action_tick()
        elif event.ref.kind == "check_in":
            self.journal_app.flow(goals.correct_reading(self.journal_app, event.ref.id))
        else:
            self.journal_app.open(event.ref)

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
    | {"delete", "new"}
)


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
        source = self._source = GoalSource(self.journal_app.store, self.journal_app.today)
        with Horizontal(classes="list-and-pane"):
            with Panel(title="Goals", classes="list"):
                yield VirtualList(source, paint_goal, heights=source.height, empty=_EMPTY, id="goals")
            yield GoalPane(id="goal")

    def on_mount(self) -> None:
        """Start in the list."""
        self.list.focus()
        self._label()
        self._show()

    def on_resize(self) -> None:
        """Where the pane has just been hidden, keys would go nowhere: give them to the list."""
        if not self.is_wide and self.focused is not self.list:
            self.list.focus()

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
        store = self.journal_app.store
        found: Any = store.repo(ref.kind).find(ref.id)
        if found is None or ref.kind not in ("goal", "milestone", "check_in"):
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
        self._show()

    @on(VirtualList.Chosen, "#goals")
    def _chosen(self, event: VirtualList.Chosen) -> None:
        event.stop()
        if self.is_wide:
            self.pane.focus()
        else:
            self.app.push_screen(GoalScreen(event.key))

    def action_filter(self) -> None:
        """Show all goals, then only the active ones, the paused ones, and so on."""
        ways: list[Lifecycle | None] = [None, *(one for one in _ORDER if self._source.counts.get(one))]
        at = ways.index(self._source.only) if self._source.only in ways else 0
        self._show_only(ways[(at + 1) % len(ways)])

    def action_back(self) -> None:
        """From the pane back to the list."""
        self.list.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """`Esc` does something in the pane alone."""
        if action == "back":
            return self.is_mounted and bool(self.query(GoalPage)) and self.picked_page
        return super().check_action(action, parameters)

    def _show_only(self, lifecycle: Lifecycle | None) -> None:
        self._source.only = lifecycle
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
        counts = Content(self._source.portfolio()).stylize(render.FAINT)
        panel.set_hint(Content.assemble(counts, "  ", render.key_hint("f", "filter")) if counts.plain else "")


class GoalScreen(GoalActs, DetailScreen):
    """One goal on its own, where the terminal is too narrow for a list beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.binding("back"), *GoalActs.ACT_BINDINGS]

    def __init__(self, goal_id: int) -> None:
        super().__init__("goals", GoalPane())
        self._goal_id = goal_id
        self._sheet: GoalSheet | None = None

    @property
    def goal(self) -> Goal | None:
        """The goal shown."""
        return None if self._sheet is None else self._sheet.progress.goal

    def on_mount(self) -> None:
        """Show it."""
        self.reload()

    def reload(self) -> None:
        """Read it again; one that was deleted meanwhile has nothing left to show."""
        self._sheet = self.sheet_of(self._goal_id)
        if self._sheet is None:
            self.dismiss()
            return
        self.query_one(GoalPane).show(self._sheet)
        self.refresh_bindings()
