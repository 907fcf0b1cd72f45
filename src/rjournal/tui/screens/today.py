"""The area Today: who is next, what waits, where goals stand, one question, and what was lately."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from rjournal.domain.due_facts import Due
from rjournal.domain.periods import week_start
from rjournal.domain.progress import portfolio
from rjournal.domain.records import Ref
from rjournal.services.goals import GoalView
from rjournal.services.today import Recent, Today, today
from rjournal.tui import keys, render
from rjournal.tui.base import PANE_WIDTH, AreaScreen, guard
from rjournal.tui.screens.due_acts import CONCERNS, DueActs
from rjournal.tui.widgets import due_rows
from rjournal.tui.widgets import today_lines as lines
from rjournal.tui.widgets import today_parts as parts
from rjournal.tui.widgets.board import Board
from rjournal.tui.widgets.card import Card
from rjournal.tui.widgets.due_list import DueList
from rjournal.tui.widgets.due_rows import Bundle, DueRow
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.welcome import Welcome, remaining_line

WEEKS = 12
"""How many weeks the squares show."""

_ONE_COLUMN = ("next", "due", "goals", "question", "recent")
_TWO_COLUMNS = ("next", "due", "recent", "goals", "question")
_ACROSS = {"next": "goals", "due": "goals", "recent": "question", "goals": "next", "question": "recent"}
_ROOMY = 30
_LEAST_DUE, _BESIDE_DUE = 4, 29


class TodayScreen(DueActs, AreaScreen):
    """Today. Everything on it can be acted on without leaving."""

    AREA = "today"
    CSS_PATH = "../styles/today.tcss"
    CONCERNS = CONCERNS
    HELP = """
## Today

Who is next, what waits, where your goals stand, one question, and what you wrote lately.

- **Tab** goes to the next panel, **←** and **→** to the one beside, **↑** and **↓** move within it.
- **Enter** on what waits does what it waits for: asks for a reading, opens a page to write about a session.
  **Space** has done with it: a promise is ticked off, anything else put away. **z** lets it wait for some
  days, **o** shows the record itself. **0** shows all that waits.
- **Enter** on the question writes an entry to it, **x** puts it aside for another.
- **p** prepares the next session, or plans one. **c** checks in on the selected goal.
- **u** takes back whatever was done last.

The mark ┃ on a goal is where even pace would be today. A square is something written or held in that
week; where there is no room for squares, a number says how much.
"""
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings(
        "panel.next", "panel.previous", "panel.across", "first.person", "first.goal", "first.sample"
    )

    _day: Today | None = None
    _is_roomy = True

    def compose_body(self) -> ComposeResult:
        """The welcome and the board; one of them is shown."""
        yield Welcome()
        yield Static(id="still-to-begin")
        yield Board(
            Panel(parts.NextCard(_no_lines, id="next"), title="Next session", classes="spacious"),
            Panel(DueList(self._due_lines, empty=_NOTHING_DUE, id="due"), title="Due"),
            Panel(
                parts.GoalList(self._goal_lines, empty=_NO_GOALS, id="goals"),
                title="Goals",
                classes="right spacious filling",
            ),
            Panel(
                parts.QuestionCard(_no_lines, id="question"),
                title="A question for today",
                hint=render.key_hint("Enter", "write"),
                classes="right",
            ),
            Panel(parts.Lines(_no_lines, id="weeks"), title=f"Last {WEEKS} weeks", classes="right"),
            Panel(
                parts.RecentList(self._recent_lines, empty=_NOTHING_LATELY, id="recent"),
                title="Recent",
                classes="filling",
            ),
            least=PANE_WIDTH - 8,
        )

    def on_mount(self) -> None:
        """Fill the panels before the first paint, and start with what is next."""
        with guard(self):
            self.reload()
        self._focus_first()

    def on_resize(self, event: events.Resize) -> None:
        """There is room for empty lines now, or there is none any more."""
        if self._is_roomy != (event.size.height >= _ROOMY):
            self._show()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Bring the whole panel into view, its border too."""
        if isinstance(event.widget.parent, Panel):
            self.call_after_refresh(event.widget.parent.scroll_visible, animate=False)

    @property
    def subject(self) -> Ref | None:
        """What waits and is selected, while the keys go there."""
        waiting = self.query_one(DueList)
        return waiting.due.ref if waiting.has_focus and waiting.due is not None else None

    # What is shown

    def reload(self) -> None:
        """Gather the day anew, keeping what is selected."""
        app, was_new = self.journal_app, self._is_new
        self._day = today(app.store, app.today, weeks=WEEKS, first_weekday=app.settings.first_weekday)
        self._show()
        if was_new != self._is_new and self.is_current:
            self._focus_first()

    @property
    def _is_new(self) -> bool:
        return self._day is not None and self._day.is_new

    def _focus_first(self) -> None:
        self.query_one("#first-steps" if self._is_new else "#next").focus()

    def _show(self) -> None:
        day, self._is_roomy = self._day, self.size.height >= _ROOMY
        if day is None:
            return
        remaining = remaining_line(day.begun)
        self.set_class(day.is_new, "-new")
        self.set_class(bool(remaining.plain) and not day.is_new, "-beginning")
        self.query_one("#still-to-begin", Static).update(remaining)
        for card in self.query(Card):
            card.roomy = self._is_roomy
        self._show_next(day)
        self._show_lists(day)
        self.query_one(parts.QuestionCard).show(lambda width, _: lines.question_lines(day.question, width))
        weeks = self.query_one(parts.Lines)
        this_week = week_start(self.journal_app.today, self.journal_app.settings.first_weekday)
        weeks.show(lambda width, roomy: lines.week_lines(day.weeks, this_week, width, roomy))
        each = lines.squares_for(day.weeks) if self._is_roomy else 1
        _panel(weeks).set_hint(lines.amounts(day.entries, day.sessions, each))
        self.refresh_bindings()

    def _show_next(self, day: Today) -> None:
        upcoming, turn, as_of = day.next, day.turn, self.journal_app.today
        card = self.query_one(parts.NextCard)
        card.is_planned = upcoming is not None
        if upcoming is not None:
            card.show(lambda width, roomy: lines.next_lines(upcoming, as_of, width, roomy))
        elif turn is not None:
            card.show(lambda width, roomy: lines.turn_lines(turn, as_of, width, roomy))
        else:
            card.show(lines.nobody_lines)
        _panel(card).set_hint(render.key_hint("p", "prepare") if upcoming else "")

    def _show_lists(self, day: Today) -> None:
        waiting = self.query_one(DueList)
        rows = due_rows.as_many_as_fit(day.due, max(_LEAST_DUE, self.size.height - _BESIDE_DUE))
        waiting.show({due_rows.key_of(row): row for row in rows})
        _panel(waiting).set_hint(render.key_hint("0", f"all {len(day.due)}") if day.due else "")
        goals = self.query_one(parts.GoalList)
        goals.show({view.goal.id: view for view in day.goals}, (3, 1) if self._is_roomy else (2, 0))
        _panel(goals).set_hint(parts.even_pace() if day.goals else "")
        counts = portfolio([view.progress for view in day.goals]).partition(": ")[2] if day.goals else ""
        _panel(goals).set_title(f"Goals: {counts}" if counts else "Goals")
        self.query_one(parts.RecentList).show(
            {one.ref.id * 2 + (one.ref.kind == "entry"): one for one in day.recent}
        )

    def _due_lines(self, row: DueRow, width: int) -> Sequence[Content]:
        return (
            [due_rows.row_line(row, self.journal_app.today, width)] if isinstance(row, Due | Bundle) else []
        )

    def _goal_lines(self, view: GoalView, width: int) -> Sequence[Content]:
        return lines.goal_lines(view, width, self._is_roomy)

    def _recent_lines(self, recent: Recent, width: int) -> Sequence[Content]:
        return [lines.recent_line(recent, width)]

    # Going about

    def action_panel(self, step: int) -> None:
        """Go to the next panel or the one before, round the end."""
        order = _TWO_COLUMNS if self._has_two_columns else _ONE_COLUMN
        at = order.index(self._panel_at) if self._panel_at in order else -step
        self._go_to(order[(at + step) % len(order)])

    def action_across(self) -> None:
        """Go to the panel in the other column."""
        if self._has_two_columns:
            self._go_to(_ACROSS.get(self._panel_at, "next"))

    @property
    def _panel_at(self) -> str:
        return (self.focused.id or "") if self.focused is not None else ""

    @property
    def _has_two_columns(self) -> bool:
        return self.is_wide

    def _go_to(self, name: str) -> None:
        if not self._is_new:
            self.query_one(f"#{name}").focus()

    # What can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The first steps are offered until they are taken, the sample while there is nothing."""
        day = self._day
        if action == "add_person":
            return day is not None and ("person" not in day.begun or (day.next is None and day.turn is None))
        if action == "set_goal":
            return day is not None and not day.goals
        return self._is_new if action == "open_sample" else True

    def action_add_person(self) -> None:
        """Add someone."""
        from rjournal.tui.flows import people

        self.journal_app.flow(people.add_person(self.journal_app))

    def action_set_goal(self) -> None:
        """Set a goal."""
        from rjournal.tui.flows import goals

        self.journal_app.flow(goals.set_goal(self.journal_app))

    def action_open_sample(self) -> None:
        """Look around in the sample journal; this one is shown again afterwards."""
        self.journal_app.open_sample()

    @on(Welcome.Picked)
    async def _begin(self, event: Welcome.Picked) -> None:
        event.stop()
        act = keys.ACTS[event.act]
        await self.run_action(f"app.{act.action}" if act.group == "Everywhere" else act.action)

    @on(parts.NextCard.Prepare)
    @on(Card.Chosen, "#next")
    def _prepare(self) -> None:
        from rjournal.tui.flows import preparing

        if self._day is not None and self._day.next is not None:
            self.journal_app.flow(preparing.prepare(self.journal_app, self._day.next.session.id))
        else:
            self._plan()

    @on(parts.NextCard.Plan)
    def _plan(self) -> None:
        from rjournal.tui.flows import planning

        app = self.journal_app
        turn = None if self._day is None else self._day.turn
        app.flow(planning.plan_session(app, None if turn is None else turn.pairing.id))

    @on(Card.Chosen, "#question")
    def _write_to_question(self) -> None:
        from rjournal.tui.flows import writing

        if self._day is not None:
            self.journal_app.flow(writing.write_entry(self.journal_app, prompt=self._day.question))

    @on(parts.QuestionCard.Skipped)
    def _skip_question(self) -> None:
        app = self.journal_app
        if self._day is not None:
            with guard(self):
                app.store.prompt_uses.note(self._day.question.id, app.today, skipped=True)
                self.reload()

    @on(parts.GoalList.CheckIn)
    def _check_in_on(self, event: parts.GoalList.CheckIn) -> None:
        self._check_in(event.goal_id)

    def _check_in(self, goal_id: int) -> None:
        from rjournal.tui.flows import goals

        self.journal_app.flow(goals.check_in(self.journal_app, goal_id))

    @on(parts.Shown)
    def _show_record(self, event: parts.Shown) -> None:
        self.journal_app.open(event.ref)


_NOTHING_DUE = Content("Nothing is waiting.").stylize(render.FAINT)
_NO_GOALS = render.empty_list("What you want to change, and how it moves.", "g", "set a goal")
_NOTHING_LATELY = render.empty_list("What you wrote, and the sessions you held.", "j", "write")


def _no_lines(_width: int, _roomy: bool) -> Sequence[Content]:
    return ()


def _panel(widget: Widget) -> Panel:
    assert isinstance(widget.parent, Panel)
    return widget.parent
