"""The ledger: what I received and what I gave, what became of it, and all about the selected one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from rjournal.domain.ledger import EVERYTHING, LedgerFilter
from rjournal.domain.records import Ref
from rjournal.errors import NotFound
from rjournal.services.ledger import learning_view, ledger_summary
from rjournal.storage.repos.learnings import LearningHead
from rjournal.tui import keys, render
from rjournal.tui.aside import Aside
from rjournal.tui.base import DetailScreen, guard
from rjournal.tui.screens.learning_acts import LEARNING_KEYS, LearningActs
from rjournal.tui.screens.ledger_rows import LedgerRows
from rjournal.tui.widgets.learning_page import learning_lines
from rjournal.tui.widgets.ledger_rows import LEDGER_HEIGHT, ledger_painter
from rjournal.tui.widgets.ledger_summary import LedgerSummary
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.sheet import Sheet
from rjournal.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from rjournal.domain.lines import Direction, LineKind

SHOWN_KINDS = frozenset(
    {"learning", "retention_check", "person", "session", "action", "win", "goal", "entry", "link"}
)
"""The kinds of record that the ledger shows."""

_DIRECTIONS: tuple[Direction | None, ...] = (None, "received", "given")
"""What the ledger is narrowed to by its key, in turn."""

_NOTHING = Content.assemble(
    ("What you learned and taught belongs here, newest first.", render.SOFT),
    "\n\n",
    render.key_hint("l", "notes what you learned"),
    "\n",
    render.key_hint("t", "what you taught"),
)
_NOTHING_SUCH = render.empty_list("Nothing here is all of this.", "F", "changes what is shown")

_HELP = """\
# The ledger

What you received and what you gave, newest first, and what became of each.

- **>** moves the selected one a step on, **<** a step back, with today's date. Received: heard, tried, used,
  habit, passed on. Given: planned, taught, shown back, used by them, passed on by them. **x** sets it aside,
  with the reason; **>** takes it up again.
- **c** notes a check. Two are asked for, 14 and 45 days after: whether you used it yet, or how they manage
  without help. It is no test of the person, but of how well it was explained. What was used, or shown back,
  moves along.
- **f** shows what you learned, what you taught, or both. **F** narrows further: to a person, a skill, an
  area, how it was taught, a status, or to what a check is due for. Again for one thing more, or one less.
- **a** notes an action that follows from it, **w** a win; **m** says that it moved a goal.
- **l** and **t** note something new. **Enter** goes to the page; there Enter opens a line, and **e** and
  **d** act on a check that was made.

The signs of a row are its two checks: ◆ unaided, ◈ with hints, ◇ not yet, – no longer needed, ? due.

Below the list stands what became of it all. *In use* counts what is at least 30 days old, without what was
set aside. Nothing is said of fewer than three.
"""


class LedgerActs(LearningActs):
    """The acts of the ledger and of the page of one learning: they show `shown_id` on `sheet`."""

    KEYS: ClassVar[list[BindingType]] = [
        *LEARNING_KEYS,
        keys.binding("edit"),
        *keys.bindings("follow.action", "follow.win"),
        keys.binding("moved_goal", show=False),
        keys.binding("delete", show=False),
    ]

    @property
    def shown_id(self) -> int | None:
        """The learning that is shown; None while there is none."""
        raise NotImplementedError

    @property
    def sheet(self) -> Sheet:
        """Where it is shown."""
        raise NotImplementedError

    @property
    def record(self) -> Ref | None:
        """What edit and delete act on: the check selected on the page, else the learning."""
        if not self.is_mounted or self.shown_id is None:
            return None
        picked = self.sheet.selected if self.sheet.has_focus else None
        return picked if picked and picked.kind == "retention_check" else Ref("learning", self.shown_id)

    @property
    def subject(self) -> Ref | None:
        """What is selected."""
        return self.record

    @property
    def learning_id(self) -> int | None:
        """The learning shown, whichever of its lines is selected."""
        return self.shown_id if self.is_mounted else None

    def show_learning(self, learning_id: int | None) -> None:
        """Show something learned or taught; what is gone leaves the page empty."""
        app = self.journal_app
        try:
            view = None if learning_id is None else learning_view(app.store, learning_id, app.today)
        except NotFound:
            view = None
        if view is None:
            self.sheet.show(None, lambda _: ())
        else:
            self.sheet.show(Ref("learning", view.learning.id), partial(learning_lines, view, app.today))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with what is selected."""
        if action in ("edit", "delete", "moved_goal"):
            return self.record is not None
        if action == "check":
            # Where nothing is selected its key must not check in on a goal instead.
            return True
        return super().check_action(action, parameters)

    def action_edit(self) -> None:
        """Change the selected check, or the learning."""
        from rjournal.tui.flows import learnings, lines

        record = self.record
        if record is not None and record.kind == "retention_check":
            self.journal_app.flow(learnings.correct_check(self.journal_app, record.id))
        elif record is not None:
            self.journal_app.flow(lines.edit_line(self.journal_app, record))

    def action_delete(self) -> None:
        """Move the selected check, or the learning, to the trash."""
        from rjournal.tui.flows import deleting

        if self.record is not None:
            self.journal_app.flow(deleting.delete(self.journal_app, self.record))

    def action_moved_goal(self) -> None:
        """Say that it moved a goal."""
        from rjournal.tui.flows import lines

        if self.shown_id is not None:
            self.journal_app.flow(lines.moved_goal(self.journal_app, Ref("learning", self.shown_id)))

    @on(Sheet.Chosen)
    def _line_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        if event.ref.kind == "retention_check":
            self.action_edit()
        else:
            self.journal_app.open(event.ref)

    @on(Sheet.Selected)
    def _line_selected(self, event: Sheet.Selected) -> None:
        event.stop()
        if self.sheet.has_focus:
            self.refresh_bindings()


class LedgerScreen(LedgerActs):
    """The ledger, opened over People: the list at the left, the selected one at the right.

    It is put together once (`flows.ledger.open_ledger`) and is found as it was left, narrowed as it was.
    """

    AREA = "people"
    CSS_PATH = "../styles/ledger.tcss"
    CONCERNS = SHOWN_KINDS
    PASSING = True
    HELP = _HELP
    AUTO_FOCUS = "#ledger"
    BINDINGS: ClassVar[list[BindingType]] = [
        *LedgerActs.KEYS[:3],
        keys.binding("filter"),
        keys.binding("only"),
        *LedgerActs.KEYS[3:],
        keys.binding("line.learned"),
        keys.binding("line.taught"),
        keys.binding("view", action="back", label="People", show=False),
        keys.binding("back"),
    ]

    def __init__(self, only: LedgerFilter = EVERYTHING) -> None:
        """The ledger, narrowed from the start if a filter is given."""
        super().__init__()
        self._only = only

    def compose_body(self) -> ComposeResult:
        """The list with what became of it all below, and the pane."""
        app = self.journal_app
        with Horizontal(classes="list-and-pane"):
            with Panel(title=self._title(), id="lists", classes="list"):
                yield VirtualList[LearningHead](
                    LedgerRows(app, self._only),
                    ledger_painter(lambda: app.today),
                    row_height=LEDGER_HEIGHT,
                    gap=1,
                    empty=_NOTHING,
                    id="ledger",
                )
                yield LedgerSummary()
            with Panel(id="page", classes="pane"):
                yield Sheet(id="sheet")

    def on_mount(self) -> None:
        """The list reads its rows, and says which one is selected; what it adds up to comes after it."""
        self._aside = Aside(self.journal_app.store.path)
        self._seen_change = self.journal_app.changed_at(self.CONCERNS)
        self.call_after_refresh(self._sum_up, self._only)

    def on_unmount(self) -> None:
        """Let the connection go."""
        self._aside.close()

    # What is selected

    @property
    def list(self) -> VirtualList[LearningHead]:
        """The list."""
        return self.query_one("#ledger", VirtualList)

    @property
    def sheet(self) -> Sheet:
        """The page of the selected one."""
        return self.query_one("#sheet", Sheet)

    @property
    def shown_id(self) -> int | None:
        """The selected learning."""
        return self.list.highlighted if self.is_mounted else None

    def select(self, ref: Ref) -> bool:
        """Show a learning, letting go of a filter that hides it; False if it is not here at all."""
        if ref.kind != "learning":
            return False
        if not self.list.highlight(ref.id) and self._only != EVERYTHING:
            self._narrow(EVERYTHING)
        return self.list.highlight(ref.id)

    # Showing

    def reload(self) -> None:
        """Show what the journal holds now."""
        self.list.refresh_rows()
        self._retitle()
        self._show_selected()

    def _narrow(self, only: LedgerFilter) -> None:
        self._only = only
        self.list.refresh_rows(LedgerRows(self.journal_app, only))
        self.list.say_when_empty(_NOTHING if only == EVERYTHING else _NOTHING_SUCH)
        self._retitle()
        self._show_selected()

    def _retitle(self) -> None:
        self.query_one("#lists", Panel).set_title(self._title())
        self._sum_up(self._only)

    def _title(self) -> str:
        id = self._only.person_id
        person = None if id is None else self.journal_app.store.people.find(id, trashed=True)
        return self._only.words(person.name if person else "")

    @work(exclusive=True, group="summary")
    async def _sum_up(self, only: LedgerFilter) -> None:
        # Counting 30,000 takes longer than a key may wait.
        day = self.journal_app.today
        with guard(self):
            found = await self._aside.ask(lambda reader: ledger_summary(reader, day, only))
            if found is not None and self.is_attached and only == self._only:
                self.query_one(LedgerSummary).show(found, only.direction)

    def _show_selected(self) -> None:
        was_empty = self.sheet.subject is None
        with guard(self):
            self.show_learning(self.list.highlighted)
        hint = render.key_hint("Enter", "to its lines") if self.sheet.has_items else ""
        self.query_one("#page", Panel).set_hint(hint)
        if was_empty or self.sheet.subject is None:
            # The keys are the same for every row: working them out anew would be most of what ↓ takes.
            self.refresh_bindings()

    def on_resize(self) -> None:
        """Where the page has just been hidden, keys would go nowhere: give them to the list."""
        if not self.is_wide and self.focused is not self.list:
            self.list.focus()

    @on(VirtualList.Highlighted)
    def _highlighted(self, event: VirtualList.Highlighted) -> None:
        event.stop()
        self._show_selected()

    def on_descendant_focus(self) -> None:
        """Other keys do something on the page."""
        self.refresh_bindings()

    # Acts

    @on(VirtualList.Chosen)
    def _chosen(self, event: VirtualList.Chosen) -> None:
        event.stop()
        if self.is_wide:
            self.sheet.focus()
        else:
            self.app.push_screen(LearningScreen(event.key))

    def action_back(self) -> None:
        """From the page to the list, from the list to where the ledger was opened from."""
        if self.sheet.has_focus:
            self.list.focus()
        else:
            self.dismiss()

    def action_filter(self) -> None:
        """Show what was learned, what was taught, or both."""
        at = _DIRECTIONS.index(self._only.direction)
        following = _DIRECTIONS[(at + 1) % len(_DIRECTIONS)]
        self._narrow(
            self._only.directed("received" if following == "received" else "given" if following else None)
        )

    def action_only(self) -> None:
        """Choose one thing more, or one less, that is shown."""
        self.journal_app.flow(self._choose())

    async def _choose(self) -> None:
        from rjournal.tui.flows import ledger

        day, now = self.journal_app.today, self._only
        found = await self._aside.ask(lambda reader: ledger.what_there_is(reader, day, now), "choices")
        only = None if found is None else await ledger.narrow(self.journal_app, now, found)
        if only is not None:
            self._narrow(only)

    def action_line(self, kind: LineKind) -> None:
        """Note something new, with the person that the ledger is narrowed to."""
        self.journal_app.flow(self._add_line(kind))

    async def _add_line(self, kind: LineKind) -> None:
        from rjournal.tui.flows import lines

        ref = await lines.add_line(self.journal_app, kind, person_id=self._only.person_id)
        if ref is not None:
            self.select(ref)


class LearningScreen(LedgerActs, DetailScreen):
    """One thing learned or taught on its own, where the terminal is narrow."""

    CONCERNS = SHOWN_KINDS
    PASSING = True
    HELP = _HELP
    BINDINGS: ClassVar[list[BindingType]] = [*LedgerActs.KEYS]

    def __init__(self, learning_id: int) -> None:
        """A screen for one learning."""
        self._page = Sheet()
        super().__init__("people", Panel(self._page))
        self._learning_id = learning_id

    def on_mount(self) -> None:
        """Show it, ready for its keys."""
        self.reload()
        self._page.focus()

    @property
    def sheet(self) -> Sheet:
        """The page."""
        return self._page

    @property
    def shown_id(self) -> int | None:
        """The learning shown."""
        return self._learning_id

    def reload(self) -> None:
        """Show what the journal holds now; go back when it is gone."""
        self.show_learning(self._learning_id)
        self.refresh_bindings()
        if self._page.subject is None:
            self.leave_what_is_gone()
