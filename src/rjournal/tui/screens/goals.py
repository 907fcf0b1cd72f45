"""The area Goals: every goal with where it stands, and all about the one that is selected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from rjournal.tui import keys, render
from rjournal.tui.base import AreaScreen, guard
from rjournal.tui.screens.goal import GoalActs, GoalScreen
from rjournal.tui.widgets.goal_pane import GoalPage, GoalPane
from rjournal.tui.widgets.goal_rows import HEADINGS, OPEN_HEIGHT, QUIET_HEIGHT, GoalRow, paint_goal
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from rjournal.storage.store import Store

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
