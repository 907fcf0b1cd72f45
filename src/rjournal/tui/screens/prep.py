"""A session's prep sheet on a screen of its own: what to talk about, and all that is open between the two."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from rjournal.domain.records import Ref
from rjournal.services.preparing import PrepSheet, prep_sheet
from rjournal.tui import keys
from rjournal.tui.base import FrameScreen
from rjournal.tui.flows import agenda, lines, planning, preparing
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.prep_page import Room, all_lines, left_lines, right_lines, title
from rjournal.tui.widgets.sheet import Sheet, SheetLine

Draw = Callable[[PrepSheet, Room], list[SheetLine]]

_ROOMY = 30
_TAKEN = frozenset({"action", "note", "learning", "prompt"})
"""What can be put on the agenda; a point that waits can be too."""

_TICKED = frozenset({"action", "agenda", "note", "learning"})


class PrepScreen(FrameScreen):
    """What stands on it can be put on the agenda, changed and ticked off.

    `begins` says after leaving that the session is to be recorded now.
    """

    AREA = "sessions"
    CSS_PATH = "../styles/sessions.tcss"
    AUTO_FOCUS = "Sheet"
    CONCERNS = frozenset(
        {"session", "agenda", "learning", "retention_check", "note", "action", "link", "person", "pairing"}
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("session.begin", "prep.pull", "prep.add", "tick", "back", "prep.another"),
        keys.binding("edit", show=False),
        *keys.bindings("prep.ask", "prep.purpose", "prep.copy", "prep.export", "prep.across"),
        keys.binding("status", show=False),
        *keys.bindings("agenda.up", "agenda.down"),
        keys.binding("delete", show=False),
    ]
    HELP = """
# A prep sheet

Everything worth a look before a session: what you want of it, the agenda with what was carried over,
promises of both sides, questions without an answer, whether earlier things stayed, what was last time, what
they need.

**↑ ↓** select, **a** puts what is selected on the agenda, **+** adds something of your own, **J K** change
the order and **Del** takes a point off. **b** puts the question offered on the agenda, **x** offers another
one. **t** says what you want to do, **Space** ticks off a promise and notes a check, **Enter** opens what
is selected.

**s** begins: from then on the session is recorded. **y** copies the sheet as Markdown, **E** writes it to a
file. **u** takes the last change back.
"""

    def __init__(self, session_id: int) -> None:
        """The sheet of a stored session."""
        super().__init__()
        self.begins = False
        self._session_id = session_id
        self._sheet: PrepSheet | None = None
        self._shown_shape = (False, False)
        self._left = Sheet(id="prep-sheet")
        self._right = Sheet(id="prep-open")

    def compose_body(self) -> ComposeResult:
        """Two columns; where there is no room for them, one."""
        with Horizontal(id="prep"):
            yield Panel(self._left, classes="pane")
            yield Panel(self._right, title="Open between you", classes="pane", id="prep-right")

    def on_mount(self) -> None:
        """Show it."""
        self.reload()

    def on_resize(self, event: events.Resize) -> None:
        """Another width or height leaves room for another column, or for empty lines."""
        if self._shape != self._shown_shape:
            self._show()

    @property
    def _shape(self) -> tuple[bool, bool]:
        """Whether there is room for two columns, and for empty lines."""
        return self.is_wide, self.size.height >= _ROOMY

    @property
    def subject(self) -> Ref | None:
        """The session."""
        return Ref("session", self._session_id)

    @property
    def item(self) -> Ref | None:
        """What is selected."""
        return self._focused.selected

    @property
    def _focused(self) -> Sheet:
        return self._right if self._right.has_focus else self._left

    # Showing

    def reload(self) -> None:
        """Gather it anew; the sheet of a session that is gone is left."""
        store = self.journal_app.store
        if store.sessions.find(self._session_id) is None:
            self.leave_what_is_gone("This session is in the trash.", "u brings it back.")
            return
        self._sheet = prep_sheet(store, self._session_id, self.journal_app.today)
        self._show()

    def _show(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        self._shown_shape = self._shape
        wide, roomy = self._shape
        if not wide and self._right.has_focus:
            self._left.focus()
        self._left.query_ancestor(Panel).set_title(title(sheet))
        self._left.show(sheet.ref, partial(self._lines, sheet, left_lines if wide else all_lines, roomy))
        if wide:
            self._right.show(sheet.ref, partial(self._lines, sheet, right_lines, roomy))
        self.query_one("#prep-right").display = wide
        self.refresh_bindings()

    def _lines(self, sheet: PrepSheet, draw: Draw, roomy: bool, width: int) -> list[SheetLine]:
        return draw(sheet, Room(width, self.journal_app.today, roomy))

    @on(Sheet.Selected)
    def _another_item(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with what is selected, and with the session."""
        sheet, item = self._sheet, self.item if self.is_mounted else None
        match action:
            case "begin":
                return sheet is not None and sheet.session.status == "planned"
            case "pull":
                return self._can_be_taken(item)
            case "tick":
                return item is not None and item.kind in _TICKED
            case "reorder" | "delete":
                return self._is_on_it(item)
            case "ask" | "another":
                return sheet is not None and sheet.question is not None
            case "across":
                return self.is_wide
        return True

    def _is_on_it(self, item: Ref | None) -> bool:
        sheet = self._sheet
        return sheet is not None and item in [Ref("agenda", one.id) for one in sheet.agenda]

    def _can_be_taken(self, item: Ref | None) -> bool:
        if item is None:
            return False
        return item.kind in _TAKEN or (item.kind == "agenda" and not self._is_on_it(item))

    # What can be done

    def action_across(self) -> None:
        """Go to the other column."""
        (self._left if self._right.has_focus else self._right).focus()

    def action_pull(self) -> None:
        """Put what is selected on the agenda."""
        item = self.item
        if item is None:
            return
        if item.kind == "prompt":
            self.action_ask()
        else:
            self.journal_app.flow(self._pull(item))

    async def _pull(self, item: Ref) -> None:
        sheet = self._focused
        following = sheet.after(item)
        await agenda.pull(self.journal_app, self._session_id, item)
        if following is not None:
            # One goes down the list of what is open; the new point stands further up.
            sheet.select(following)

    def action_add(self) -> None:
        """Add something of one's own."""
        self.journal_app.flow(self._add())

    async def _add(self) -> None:
        ref = await agenda.add(self.journal_app, self._session_id)
        if ref is not None:
            self._left.select(ref)

    def action_ask(self) -> None:
        """Put the question offered on the agenda."""
        if self._sheet is not None and self._sheet.question is not None:
            app = self.journal_app
            app.flow(preparing.put_question(app, self._session_id, self._sheet.question))

    def action_another(self) -> None:
        """Offer another question."""
        if self._sheet is not None and self._sheet.question is not None:
            preparing.another_question(self.journal_app, self._sheet.question)
            self.reload()

    def action_purpose(self) -> None:
        """Say what the session is for."""
        self.journal_app.flow(planning.say_purpose(self.journal_app, self._session_id))

    def action_edit(self) -> None:
        """Change what is selected, or the facts of the session."""
        app, item = self.journal_app, self.item
        if item is None or item.kind in ("session", "prompt"):
            app.flow(planning.edit_session(app, self._session_id))
        else:
            app.flow(lines.edit_line(app, item))

    @on(Sheet.Chosen)
    def _open(self, event: Sheet.Chosen) -> None:
        event.stop()
        match event.ref.kind:
            case "session":
                self.action_purpose()
            case "prompt":
                self.action_ask()
            case _:
                self.action_edit()

    def action_tick(self) -> None:
        """Tick off what is selected; of something learned, note what the check found."""
        app, item = self.journal_app, self.item
        if item is not None and item.kind == "learning":
            from rjournal.tui.flows import learnings

            app.flow(learnings.check(app, item.id))
        elif item is not None and item.kind in _TICKED:
            app.flow(lines.tick(app, item))

    def action_reorder(self, step: int) -> None:
        """Move the selected point up or down."""
        if self.item is not None:
            self.journal_app.flow(agenda.reorder(self.journal_app, self.item.id, step))

    def action_delete(self) -> None:
        """Take the selected point off the agenda."""
        from rjournal.tui.flows import deleting

        if self.item is not None:
            self.journal_app.flow(deleting.delete(self.journal_app, self.item))

    def action_status(self) -> None:
        """Say what became of the session."""
        self.journal_app.flow(planning.change_status(self.journal_app, self._session_id))

    def action_copy(self) -> None:
        """Copy it as Markdown."""
        preparing.copy(self.journal_app, self._session_id)

    def action_export(self) -> None:
        """Write it to a file."""
        self.journal_app.flow(preparing.export(self.journal_app, self._session_id))

    def action_begin(self) -> None:
        """Record the session from now on."""
        self.begins = True
        self.dismiss()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()
