"""What the lists of notes and of promises share: the list, the selected line in full, what can be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from rjournal.domain.lines import Action, LineRecord, NoteItem
from rjournal.domain.promises import UNDONE
from rjournal.domain.records import Ref
from rjournal.errors import NotFound
from rjournal.services.line_view import line_view
from rjournal.storage.repos.lines import LineHead
from rjournal.tui import render
from rjournal.tui.base import DetailScreen, FrameScreen, guard
from rjournal.tui.flows import actions, lines, notes
from rjournal.tui.widgets.line_page import line_lines
from rjournal.tui.widgets.line_rows import ROW_HEIGHT
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.sheet import Sheet
from rjournal.tui.widgets.virtual_list import Paint, VirtualList

CONCERNS = frozenset({"note", "action", "link", "person", "session", "goal", "learning", "skill"})
"""The kinds of record these lists show."""

L = TypeVar("L", NoteItem, Action)


class LineRows(Generic[L]):
    """Rows of one kind of line: one statement for their numbers, one for each page of them."""

    def __init__(
        self,
        listed: Callable[[], Sequence[int]],
        heads: Callable[[Sequence[int]], Mapping[int, LineHead[L]]],
    ) -> None:
        self._listed = listed
        self._heads: Callable[[Sequence[int]], Mapping[int, LineHead[L]]] = heads

    def keys(self) -> Sequence[int]:
        """The numbers of the lines that are shown."""
        return self._listed()

    def rows(self, keys: Sequence[int]) -> Mapping[int, LineHead[L]]:
        """The heads of these."""
        return self._heads(keys)


class LineActs(FrameScreen):
    """What can be done with a note or a promise; a screen says which is selected by `line`."""

    CONCERNS = CONCERNS

    _shown: LineRecord | None = None

    @property
    def line(self) -> Ref | None:
        """The selected line; None while there is none."""
        raise NotImplementedError

    @property
    def sheet(self) -> Sheet:
        """Where it is shown in full."""
        raise NotImplementedError

    @property
    def subject(self) -> Ref | None:
        """The line."""
        return self.line

    def show_line(self, ref: Ref | None) -> None:
        """Show a line on the sheet; one that is gone leaves it empty."""
        app = self.journal_app
        try:
            view = None if ref is None else line_view(app.store, ref)
        except NotFound:
            view = None
        self._shown = None if view is None else view.line
        if view is None:
            self.sheet.show(None, lambda _: ())
        else:
            self.sheet.show(view.ref, partial(line_lines, view, app.today))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with what is selected: an idea has no answer, what is done no result."""
        if action == "answer":
            return isinstance(self._shown, NoteItem) and self._shown.kind not in ("idea", "decision")
        if action == "result":
            return isinstance(self._shown, Action) and self._shown.status in UNDONE
        if action in _ON_A_LINE:
            return self.is_mounted and self.line is not None
        return super().check_action(action, parameters)

    def _with_line(self, do: Any) -> None:
        if self.line is not None:
            self.journal_app.flow(do(self.journal_app, self.line))

    def _with_id(self, do: Any) -> None:
        if self.line is not None:
            self.journal_app.flow(do(self.journal_app, self.line.id))

    def action_edit(self) -> None:
        """Change it."""
        self._with_line(lines.edit_line)

    def action_tick(self) -> None:
        """Have done with it, or open it again."""
        if self.line is not None and self.line.kind == "note":
            self._with_id(notes.settle)
        else:
            self._with_line(lines.tick)

    def action_answer(self) -> None:
        """Note the answer."""
        self._with_id(notes.answer)

    def action_result(self) -> None:
        """Tick it off, with what came of it."""
        self._with_id(actions.finish)

    def action_drop(self) -> None:
        """Let it go, or take it up again."""
        self._with_id(notes.let_go if self.line and self.line.kind == "note" else actions.drop)

    def action_choose_status(self) -> None:
        """Choose how it stands."""
        self._with_id(notes.choose_status)

    def action_turn(self) -> None:
        """Turn it into something else."""
        self._with_id(notes.turn)

    def action_follow(self, _kind: str) -> None:
        """Note a promise that follows from it."""
        self._with_line(actions.follow)

    def action_to_agenda(self) -> None:
        """Put it on the next agenda."""
        self._with_line(notes.to_agenda)

    def action_moved_goal(self) -> None:
        """Say that it moved a goal."""
        self._with_line(lines.moved_goal)

    def action_delete(self) -> None:
        """Move it to the trash."""
        from rjournal.tui.flows import deleting

        self._with_line(deleting.delete)

    def action_show(self) -> None:
        """Go to the record itself: with its session, where it has one."""
        if self.line is not None:
            self.journal_app.open(self.line)

    @on(Sheet.Chosen)
    def _item_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        self.journal_app.open(event.ref)


_ON_A_LINE = frozenset(
    {
        *("edit", "tick", "answer", "result", "drop", "choose_status", "turn", "follow", "to_agenda"),
        *("moved_goal", "delete", "show"),
    }
)


class LineListScreen(LineActs, Generic[L]):
    """A list of lines over any area; under 100 columns the selected one has a screen of its own."""

    AREA = "today"
    CSS_PATH = "../styles/due.tcss"
    PASSING = True
    AUTO_FOCUS = "VirtualList"
    KIND: ClassVar[str]
    """The kind of record that is listed."""
    EMPTY: ClassVar[Content]
    PAGE: ClassVar[type[LineScreen]]
    """What shows one of them alone."""

    def listed(self) -> Sequence[int]:
        """The numbers of the lines to show, in order."""
        raise NotImplementedError

    def heads(self, ids: Sequence[int]) -> Mapping[int, LineHead[L]]:
        """What the list shows of these."""
        raise NotImplementedError

    def painter(self) -> Paint[LineHead[L]]:
        """Draws a row."""
        raise NotImplementedError

    def titles(self) -> tuple[str, str]:
        """What the list is called, and what stands below it."""
        raise NotImplementedError

    def compose_body(self) -> ComposeResult:
        """The list, and the selected line."""
        with Horizontal(classes="list-and-pane"):
            with Panel(id="lines-panel", classes="list"):
                yield VirtualList[LineHead[L]](
                    LineRows[L](self.listed, self.heads),
                    self.painter(),
                    row_height=ROW_HEIGHT,
                    empty=self.EMPTY,
                    id="lines",
                )
            with Panel(id="page", classes="pane"):
                yield Sheet(id="sheet")

    def on_mount(self) -> None:
        """Show the first."""
        with guard(self):
            self.reload()

    @property
    def list(self) -> VirtualList[LineHead[L]]:
        """The list."""
        return self.query_one("#lines", VirtualList)

    @property
    def sheet(self) -> Sheet:
        """The pane."""
        return self.query_one("#sheet", Sheet)

    @property
    def line(self) -> Ref | None:
        """The selected line."""
        key = self.list.highlighted if self.is_mounted else None
        return None if key is None else Ref(self.KIND, key)

    def reload(self) -> None:
        """Read the list anew, keeping what is selected."""
        self.list.refresh_rows()
        title, hint = self.titles()
        panel = self.query_one("#lines-panel", Panel)
        panel.set_title(title)
        panel.set_hint(render.label(hint, render.FAINT))
        self._show_selected()

    def _show_selected(self) -> None:
        with guard(self):
            self.show_line(self.line)
        hint = render.key_hint("Enter", "to its lines") if self.sheet.has_items else ""
        self.query_one("#page", Panel).set_hint(hint)
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Where the pane has just been hidden, keys would go nowhere: give them to the list."""
        if not self.is_wide and self.focused is not self.list:
            self.list.focus()

    @on(VirtualList.Highlighted)
    def _highlighted(self, event: VirtualList.Highlighted) -> None:
        event.stop()
        self._show_selected()

    @on(VirtualList.Chosen)
    def _chosen(self, event: VirtualList.Chosen) -> None:
        event.stop()
        if self.is_wide and self.sheet.has_items:
            self.sheet.focus()
        elif self.is_wide:
            self.action_edit()
        else:
            self.app.push_screen(self.PAGE(Ref(self.KIND, event.key)))

    def action_back(self) -> None:
        """From the pane to the list, from the list to where it was opened from."""
        if self.sheet.has_focus:
            self.list.focus()
        else:
            self.dismiss()

    def select(self, ref: Ref) -> bool:
        """Show a line; False if it is not here."""
        return ref.kind == self.KIND and self.list.highlight(ref.id)


class LineScreen(LineActs, DetailScreen):
    """One note or promise on its own, where the terminal is narrow."""

    PASSING = True

    def __init__(self, ref: Ref) -> None:
        """A screen for one line."""
        self._page = Sheet()
        super().__init__("today", Panel(self._page))
        self._ref = ref

    def on_mount(self) -> None:
        """Show it, ready for its keys."""
        self.reload()
        self._page.focus()

    @property
    def sheet(self) -> Sheet:
        """The page."""
        return self._page

    @property
    def line(self) -> Ref | None:
        """The line shown."""
        return self._ref

    def reload(self) -> None:
        """Show what the journal holds now; go back when the line is gone."""
        self.show_line(self._ref)
        self.refresh_bindings()
        if self._page.subject is None:
            self.leave_what_is_gone()
