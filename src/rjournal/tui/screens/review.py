"""Review: a quarter in counts beside words, the goals as they stood at its end, and what went well."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from rjournal.domain.goal_words import day_words
from rjournal.domain.periods import MONTHS
from rjournal.domain.quarters import Quarter
from rjournal.domain.records import Ref
from rjournal.services.review import QuarterReview, quarter_review
from rjournal.tui import keys, render
from rjournal.tui.base import AreaScreen, guard
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.review_page import all_lines, count_lines, standing_lines
from rjournal.tui.widgets.sheet import Sheet

_EARLIEST = 1000
"""The first year there is a review of; nobody's journal reaches back to where the calendar ends."""


class ReviewScreen(AreaScreen):
    """The area: one quarter at a time, the present one first."""

    AREA = "review"
    CONCERNS = frozenset({"session", "entry", "learning", "action", "win", "person", "pairing"}) | {
        "goal",
        "milestone",
        "check_in",
        "pause",
        "revision",
    }
    HELP = """\
# Review

One quarter in counts, beside the goals as they stood on its last day (or stand today) and what went well.
Nothing here is a mark: only you judge.

- **<** and **>**, or the left and right arrows, go to earlier and later quarters.
- **Enter** opens the selected goal, or the session of what went well.
- **x** writes the quarter to a Markdown file for yourself, private words included. The path is shown before
  and after, and a file that is there is never replaced unless you say so.
"""
    AUTO_FOCUS = "#counts"
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("earlier", "later", "export"),
        keys.binding("back", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._quarter: Quarter | None = None

    def compose_body(self) -> ComposeResult:
        """The counts, and beside them the goals."""
        with Horizontal(classes="list-and-pane"):
            with Panel(id="counted", classes="list"):
                yield Sheet(id="counts")
            with Panel(title="Goals and what went well", id="stood", classes="pane"):
                yield Sheet(id="standing")

    def on_mount(self) -> None:
        """Begin with the present quarter."""
        self.reload()

    def on_resize(self, event: events.Resize) -> None:
        """Where the pane is hidden, the one sheet shows everything."""
        if self.is_mounted and self.query("#counts"):
            self.call_after_refresh(self.reload)

    @property
    def subject(self) -> Ref | None:
        """The selected goal, or session of what went well."""
        return next((one.selected for one in self.query(Sheet) if one.has_focus), None)

    @property
    def quarter(self) -> Quarter:
        """The quarter shown."""
        return self._quarter or self._present

    @property
    def _present(self) -> Quarter:
        return Quarter.of(self.journal_app.today)

    def reload(self) -> None:
        """Show the quarter as the journal tells it now."""
        with guard(self):
            app = self.journal_app
            first_weekday = app.settings.first_weekday
            self._show(quarter_review(app.store, self.quarter, app.today, first_weekday=first_weekday))
        self.refresh_bindings()

    def _show(self, review: QuarterReview) -> None:
        today = self.journal_app.today
        counts, standing = self.query_one("#counts", Sheet), self.query_one("#standing", Sheet)
        lines = count_lines if self.is_wide else all_lines
        # A quarter is no record; its sheets begin at the top with every other one all the same.
        subject = Ref("quarter", 4 * review.quarter.year + review.quarter.number)
        counts.show(subject, partial(lines, review, today))
        standing.show(subject, partial(standing_lines, review))
        self._retitle(review)

    def _retitle(self, review: QuarterReview) -> None:
        counted = self.query_one("#counted", Panel)
        so_far = ", so far" if review.quarter == self._present else ""
        counted.set_title(f"{review.quarter.words}{so_far}")
        ways = [render.key_hint("<", _months(review.quarter.step(-1)))]
        if review.quarter < self._present:
            ways.append(render.key_hint(">", _months(review.quarter.step(1))))
        counted.set_hint(Content("  ").join(ways))
        as_of = f"as of {day_words(review.as_of, self.journal_app.today)}"
        self.query_one("#stood", Panel).set_hint(Content(as_of).stylize(render.FAINT))

    # Acts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no later quarter than the present one."""
        if action == "step" and self.is_mounted:
            later = parameters[0] == 1
            return self.quarter < self._present if later else self.quarter.year > _EARLIEST
        if action == "back":
            return self.is_mounted and self.query_one("#standing", Sheet).has_focus
        return super().check_action(action, parameters)

    def action_step(self, quarters: int) -> None:
        """Go to an earlier or a later quarter."""
        self._quarter = self.quarter.step(quarters)
        self.reload()

    def action_back(self) -> None:
        """Go back to the counts."""
        self.query_one("#counts", Sheet).focus()

    def action_export(self) -> None:
        """Write the quarter to a file."""
        from rjournal.tui.flows import exporting

        self.journal_app.flow(exporting.export_quarter(self.journal_app, self.quarter))

    @on(Sheet.Chosen)
    def _chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        ref = event.ref
        with guard(self):
            if ref.kind == "win":
                session_id = self.journal_app.store.wins.get(ref.id).session_id
                ref = ref if session_id is None else Ref("session", session_id)
            self.journal_app.open(ref)


def _months(quarter: Quarter) -> str:
    """A quarter in few characters: `Oct–Dec`."""
    return f"{MONTHS[quarter.first.month - 1][:3]}–{MONTHS[quarter.last.month - 1][:3]}"
