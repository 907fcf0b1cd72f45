"""Everything that waits, in the order of its days, and what was told to wait or to say nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from rjournal.domain.due import KINDS, Waiting
from rjournal.domain.due_facts import Due
from rjournal.domain.records import Ref
from rjournal.services.due import what_waits
from rjournal.services.due_view import due_view
from rjournal.tui import keys, render
from rjournal.tui.base import guard
from rjournal.tui.flows.asking import choose
from rjournal.tui.modals.choose import Pick
from rjournal.tui.screens.due_acts import CONCERNS, DueActs
from rjournal.tui.widgets import due_rows
from rjournal.tui.widgets.due_list import DueList
from rjournal.tui.widgets.due_page import due_lines, off_lines
from rjournal.tui.widgets.due_rows import DueRow, Heading, Off
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.sheet import Sheet
from rjournal.tui.widgets.virtual_list import VirtualList

_NOTHING = Content.assemble(
    ("Nothing waits.", render.TEXT),
    "\n\n",
    (
        "What comes up stands here: sessions to plan and to prepare, promises, questions, check-ins.",
        render.SOFT,
    ),
)
_NOTHING_SILENT = Content("Nothing is silent. What is put away or snoozed stands here.").stylize(render.SOFT)


class DueScreen(DueActs):
    """All that waits, opened over any area; `v` shows what is silent in its place."""

    AREA = "today"
    CSS_PATH = "../styles/due.tcss"
    CONCERNS = CONCERNS
    PASSING = True
    AUTO_FOCUS = "#waiting"
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("filter", "due.silent", "back")
    HELP = """
# Due

Everything that waits, the longest waiting first. It follows from what you wrote; nothing else is ever asked.

- **Enter** does what the selected row waits for: plans, prepares, writes, answers, checks in.
- **Space** has done with it: a promise is ticked off, anything else is put away until its day moves.
- **z** lets it wait, seven days unless you type another number. **x** says nothing of its kind any more.
- **v** shows what was put away, snoozed or switched off, and Enter there wakes it. **f** shows one kind or
  one person only. **o** goes to the record.

Nothing waits of goals and pairings that rest or have ended. **u** takes any of it back.
"""

    def __init__(self, kind: str = "") -> None:
        """All that waits, or all of one kind."""
        super().__init__()
        self._kind = kind
        self._who = ""
        self._silent = False
        self._found = Waiting()

    def compose_body(self) -> ComposeResult:
        """The list, and the selected row in full."""
        paint = partial(due_rows.paint, today=self.journal_app.today)
        with Horizontal(classes="list-and-pane"):
            with Panel(title="Due", id="due-panel", classes="list"):
                yield DueList(lambda row, width: paint(row, width, False), empty=_NOTHING, id="waiting")
            with Panel(id="page", classes="pane"):
                yield Sheet(id="sheet")

    def on_mount(self) -> None:
        """Show what has waited longest."""
        with guard(self):
            self.reload()

    @property
    def _list(self) -> DueList:
        return self.query_one("#waiting", DueList)

    @property
    def _sheet(self) -> Sheet:
        return self.query_one("#sheet", Sheet)

    @property
    def subject(self) -> Ref | None:
        """What the selected row is about."""
        due = self._list.shown if self.is_mounted else None
        return None if due is None else due.ref

    # What is shown

    def reload(self) -> None:
        """Gather it anew, keeping what is selected."""
        app = self.journal_app
        self._found = what_waits(app.store, app.today, first_weekday=app.settings.first_weekday)
        self._show()

    def _show(self) -> None:
        rows = self._rows_silent() if self._silent else self._rows_open()
        self._list.say_when_empty(_NOTHING_SILENT if self._silent else _NOTHING)
        self._list.show(rows, (due_rows.ROW_HEIGHT, 0))
        count = sum(not isinstance(row, Heading) for row in rows.values())
        panel = self.query_one("#due-panel", Panel)
        title = "Silent" if self._silent else "Due"
        only = [KINDS[self._kind].name.lower()] if self._kind else [self._who] if self._who else []
        panel.set_title(": ".join([title, *only]))
        silent = len(self._found.quiet) + len(self._found.off)
        beside = f"v {silent} silent" if silent and not self._silent else ""
        panel.set_hint(" · ".join(part for part in (str(count or ""), beside) if part))
        self._show_selected()

    def _rows_open(self) -> Mapping[int, DueRow]:
        rows: dict[int, DueRow] = {}
        words = ""
        for due in self._found.open:
            if not self._is_shown(due):
                continue
            heading = due_rows.heading_of(due.when, self.journal_app.today)
            if heading != words:
                words = heading
                rows[-len(rows) - 1] = Heading(heading)
            rows[due_rows.key_of(due)] = due
        return rows

    def _rows_silent(self) -> Mapping[int, DueRow]:
        quiet: Sequence[DueRow] = [one for one in self._found.quiet if self._is_shown(one.due)]
        off = [
            Off(one.due_kind) for one in self._found.off if self._kind in ("", one.due_kind) and not self._who
        ]
        return {due_rows.key_of(row): row for row in (*quiet, *off)}  # type: ignore[arg-type]

    def _is_shown(self, due: Due) -> bool:
        return self._kind in ("", due.kind) and self._who in ("", due.who)

    def _show_selected(self) -> None:
        app, row = self.journal_app, self._list.highlighted_row
        due = self._list.shown
        with guard(self):
            if due is not None:
                view = due_view(app.store, due, app.today)
                self._sheet.show(due.ref, partial(due_lines, view, app.today))
            elif isinstance(row, Off):
                self._sheet.show(Ref("silence", 0), partial(off_lines, row.kind))
            else:
                self._sheet.show(None, lambda _: ())
        self.refresh_bindings()

    @on(VirtualList.Highlighted, "#waiting")
    def _highlighted(self) -> None:
        self._show_selected()

    @on(Sheet.Chosen)
    def _line_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        self.journal_app.open(event.ref)

    # What can be done

    def action_silent(self) -> None:
        """See what is silent, or what waits again."""
        self._silent = not self._silent
        self._show()

    def action_filter(self) -> None:
        """Show one kind or one person only."""
        self.journal_app.flow(self._choose_filter())

    async def _choose_filter(self) -> None:
        kinds = [kind for kind in KINDS if any(due.kind == kind for due in self._found.open)]
        people = sorted({due.who for due in self._found.open if due.who})
        picks = [
            Pick("", "Everything"),
            *(Pick(f"kind:{kind}", KINDS[kind].name, KINDS[kind].says) for kind in kinds),
            *(Pick(f"who:{who}", who, "what has to do with them") for who in people),
        ]
        now = f"kind:{self._kind}" if self._kind else f"who:{self._who}" if self._who else ""
        picked = await choose(self.journal_app, "Show only", picks, chosen=now)
        if picked is not None:
            what, _, name = picked.partition(":")
            self._kind, self._who = (name if what == "kind" else ""), (name if what == "who" else "")
            self._show()

    def action_back(self) -> None:
        """From the page to the list, from what is silent to what waits, and back to where it was opened."""
        if self._sheet.has_focus:
            self._list.focus()
        elif self._silent:
            self.action_silent()
        else:
            self.dismiss()
