"""The area Sessions: what is to come and what was held, and beside it the session that is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from rjournal.domain.records import Ref
from rjournal.tui import keys, render
from rjournal.tui.base import AreaScreen
from rjournal.tui.flows import planning, recording
from rjournal.tui.screens.session_acts import SessionActs
from rjournal.tui.screens.sessions_rows import SessionRows
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.session_rows import ROW_HEIGHT, SessionRow, row_painter
from rjournal.tui.widgets.sheet import Sheet
from rjournal.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from rjournal.storage.store import Store

_AREA_LINES = ("learned", "taught", "action", "win", "idea", "topic", "gap", "assumption", "challenge")
"""The kinds with a key in the area; `q` leaves and `d` deletes here, so + adds the other two."""

_ON_A_LINE = frozenset({"tick", "move_on", "carry", "park", "reorder", "follow", "turn"})
_OF_THE_SESSION = frozenset({"prepare", "pass_on", "close_session"})
_ON_A_SESSION = frozenset({"edit", "delete", "reflect", "reflect_longer", "notes", "add", "line", "status"})


class SessionsScreen(SessionActs, AreaScreen):
    """Sessions."""

    AREA = "sessions"
    CSS_PATH = "../styles/sessions.tcss"
    AUTO_FOCUS = "VirtualList"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("session", label="Record"),
        *keys.bindings("tick", "move_on", "agenda.carry", "agenda.park", "prepare", "plan"),
        *keys.bindings("edit", "reflect", "notes", "session.reply", "session.close"),
        *keys.bindings("agenda.up", "agenda.down"),
        keys.binding("line.any", show=False),
        keys.binding("moved_goal", show=False),
        keys.binding("follow", show=False),
        keys.binding("note.turn", show=False),
        keys.binding("status", show=False),
        keys.binding("reflect_longer"),
        keys.binding("write", action="reflect", show=False),
        *(keys.binding(f"line.{kind}") for kind in _AREA_LINES),
        keys.binding("delete", show=False),
        keys.binding("back", action="to_list", show=False),
    ]
    HELP = """
# Sessions

What is to come stands first, then what was held, month by month. **Enter** goes into a session;
**Esc** comes back to the list.

**s** records a session that was held or runs now, **p** plans one, and on a planned one shows what to
prepare. **f** closes one that was held: what stayed open, a reflection, the next date. **l t a w** add what
you learned, taught, promised or won to the selected session, **+** adds anything else, to its agenda too.

In the list **e**, **m** and **d** are about the session; inside it they are about the selected line.
**Space** ticks off, **>** moves something learned one step on and carries a point of the agenda to the next
session, **p** parks one. **x** says that a session was moved, cancelled or missed, **y** whose reply is
awaited in one held in writing. **u** takes the last change back.
"""

    def __init__(self) -> None:
        super().__init__()
        self._wanted: Ref | None = None

    @property
    def session_id(self) -> int | None:
        """The selected session."""
        return self._list.highlighted if self.is_mounted else None

    @property
    def item(self) -> Ref | None:
        """The selected line, while the session has the focus and not the list."""
        return self._sheet.selected if self._sheet.has_focus else None

    @property
    def _list(self) -> VirtualList[SessionRow]:
        return self.query_one("#sessions", VirtualList)

    @property
    def _sheet(self) -> Sheet:
        return self.query_one(Sheet)

    def compose_body(self) -> ComposeResult:
        """The list, and the selected session."""
        app = self.journal_app
        empty = render.empty_list(
            "Sessions stand here: what you learned and taught, what you promised, and when you meet next.",
            "s",
            "records one that was held",
        )
        calendar = SessionRows(app)
        with Horizontal(classes="list-and-pane"):
            with Panel(title="Sessions", classes="list", id="sessions-panel"):
                yield VirtualList[SessionRow](
                    calendar,
                    row_painter(lambda: app.today),
                    row_height=ROW_HEIGHT,
                    heights=calendar.height,
                    empty=empty,
                    id="sessions",
                )
            with Panel(title="Session", classes="pane", id="session-panel"):
                yield Sheet()

    def on_mount(self) -> None:
        """Begin with what is next."""
        self._show_counts()
        self._show_session()
        if self._wanted is not None:
            self.call_after_refresh(self.select, self._wanted)

    def reload(self) -> None:
        """Show the sessions as they stand now."""
        self._list.refresh_rows()
        self._show_counts()
        self._show_session()

    def select(self, ref: Ref) -> bool:
        """Select a session, or the line or agenda item of one."""
        if not self.is_mounted or not self._list.row_count:
            self._wanted = ref
            return True
        self._wanted = None
        session_id = _session_of(self.journal_app.store, ref)
        if session_id is None or not self._list.highlight(session_id):
            return False
        self._show_session()
        if ref.kind != "session" and self._sheet.select(ref) and self.is_wide:
            self._sheet.focus()
        return True

    def after_adding(self, ref: Ref) -> None:
        """Select what was added."""
        self._sheet.select(ref)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Some acts are about a line, some about a session: without one they are not offered."""
        if not self.is_mounted:
            return True
        if action in _ON_A_LINE:
            return self._sheet.has_focus and self.can(action)
        if action == "to_list":
            return self._sheet.has_focus
        if action == "plan":
            return not self.can("prepare") and not (self._sheet.has_focus and self.can("park"))
        if action in _OF_THE_SESSION:
            return self.can(action)
        return action not in _ON_A_SESSION or self.session_id is not None

    def _show_session(self) -> None:
        self.refresh_bindings()
        view = self.session_view()
        self.show_session(self._sheet, view)
        hint = "" if view is None else render.key_hint("+", "add")
        self.query_one("#session-panel", Panel).set_hint(hint)

    def _show_counts(self) -> None:
        counts = _counts(self.journal_app.store)
        self.query_one("#sessions-panel", Panel).set_hint(render.label(counts, ""))

    @on(VirtualList.Highlighted, "#sessions")
    def _highlighted(self) -> None:
        self._show_session()

    @on(VirtualList.Chosen, "#sessions")
    def _chosen(self, event: VirtualList.Chosen) -> None:
        if self.is_wide:
            self._sheet.focus()
        else:
            self.journal_app.flow(recording.open_session(self.journal_app, event.key))

    @on(Sheet.Selected)
    def _another_item(self) -> None:
        self.refresh_bindings()

    @on(Sheet.Chosen)
    def _open_item(self, event: Sheet.Chosen) -> None:
        self.open_item(event.ref)

    def action_plan(self) -> None:
        """Plan a session, and show it."""
        self.journal_app.flow(self._plan())

    async def _plan(self) -> None:
        planned = await planning.plan_session(self.journal_app)
        if planned is not None:
            self.select(Ref("session", planned.id))

    def action_to_list(self) -> None:
        """Go back to the list."""
        self._list.focus()


def _session_of(store: Store, ref: Ref) -> int | None:
    """The session a record belongs to; None for one that belongs to none."""
    if ref.kind == "session":
        return ref.id
    if ref.kind not in ("agenda", "learning", "note", "action", "win"):
        return None
    record = store.repo(ref.kind).find(ref.id)
    return None if record is None else record.session_id


def _counts(store: Store) -> str:
    held = store.sessions.count("status = 'held'")
    planned = store.sessions.count("status = 'planned'")
    parts = [f"{held} held"] if held else []
    parts += [f"{planned} planned"] if planned else []
    return ", ".join(parts)
