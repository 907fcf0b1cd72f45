"""People: whom you learn from and teach, the pairing with each, and the ledger of what went which way."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from rjournal.domain.lines import Direction
from rjournal.domain.records import Ref
from rjournal.errors import NotFound
from rjournal.services.ledger import learning_view
from rjournal.services.people_view import person_view
from rjournal.storage.repos.lines import LearningHead
from rjournal.tui import keys, render
from rjournal.tui.base import AreaScreen, DetailScreen, guard
from rjournal.tui.screens.people_acts import LINE_KEYS, PERSON_KEYS, PeopleActs
from rjournal.tui.screens.people_rows import LedgerRows, PeopleRows
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.person_learning import learning_lines
from rjournal.tui.widgets.person_page import nobody_lines, person_lines
from rjournal.tui.widgets.person_rows import LEDGER_HEIGHT, PersonRow, ledger_painter, person_painter
from rjournal.tui.widgets.person_words import counted
from rjournal.tui.widgets.sheet import Sheet
from rjournal.tui.widgets.virtual_list import VirtualList

View = Literal["people", "ledger"]

SHOWN_KINDS = frozenset({"person", "pairing", "session", "agenda", "learning", "note", "action", "win"})
"""The kinds of record that People shows."""

FILTERS: tuple[Direction | None, ...] = (None, "received", "given")
"""What the ledger can be narrowed to, in the order of its key."""

_FILTER_WORDS: dict[Direction | None, str] = {None: "Ledger", "received": "Learned", "given": "Taught"}

_NOBODY = render.empty_list("The people you learn from and teach belong here.", "n", "adds someone")
_NOTHING = render.empty_list("What you learned and taught belongs here, newest first.", "v", "goes to people")

_HELP = """\
# People

Whom you learn from and teach, with the pairing, what is open between you, and the **ledger**: what you
learned from them and what you taught them, and how far it has come.

- **n** adds someone. A name is enough; the pairing is offered at once, with everything proposed.
- **+** begins a pairing, or changes its rhythm, purpose and state.
- **p** plans a session with the person, **s** records one.
- **l**, **t**, **a** and **w** note something learned, taught, promised or gone well, outside any session.
- **Enter** goes to the person's page; there **>** moves the selected line one step on
  (heard, tried, used, habit, passed on) and **x** sets it aside with a reason. Enter on a line opens its
  session.
- **k** opens the map of **skills**: what matters, how far you are, who could teach it.
- **v** shows the ledger of everybody, and **f** narrows it to what you learned or taught.

**e** changes and **d** deletes what is selected. **u** takes any of it back.
"""


def show_person(sheet: Sheet, screen: PeopleActs, person_id: int | None) -> None:
    """Show a person on a sheet; one who is gone leaves it empty."""
    app = screen.journal_app
    try:
        view = None if person_id is None else person_view(app.store, person_id, app.today)
    except NotFound:
        view = None
    if view is None:
        sheet.show(None, nobody_lines)
    else:
        sheet.show(Ref("person", view.person.id), partial(person_lines, view, app.today))


def show_learning(sheet: Sheet, screen: PeopleActs, learning_id: int | None) -> None:
    """Show something learned or taught on a sheet; what is gone leaves it empty."""
    app = screen.journal_app
    try:
        view = None if learning_id is None else learning_view(app.store, learning_id)
    except NotFound:
        view = None
    if view is None:
        sheet.show(None, lambda _: ())
    else:
        sheet.show(Ref("learning", view.learning.id), partial(learning_lines, view, app.today))


class PeopleScreen(PeopleActs, AreaScreen):
    """The area: people or the ledger at the left, what is selected at the right."""

    AREA = "people"
    CONCERNS = SHOWN_KINDS
    HELP = _HELP
    AUTO_FOCUS = "#people"
    BINDINGS: ClassVar[list[BindingType]] = [
        *LINE_KEYS,
        keys.binding("filter"),
        keys.binding("new", action="add_person", label="Add person"),
        keys.binding("view", action="show_view('ledger')", label="Ledger"),
        keys.binding("view", action="show_view('people')", label="People"),
        keys.binding("skills"),
        *PERSON_KEYS,
        keys.binding("back", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._view: View = "people"
        self._filter: Direction | None = None

    def compose_body(self) -> ComposeResult:
        """The list and the pane."""
        self._people = PeopleRows(self.journal_app)
        with Horizontal(classes="list-and-pane"):
            with Panel(title="People", id="lists", classes="list"):
                yield VirtualList[PersonRow](
                    self._people,
                    person_painter(lambda: self.journal_app.today),
                    heights=self._people.heights,
                    empty=_NOBODY,
                    id="people",
                )
                yield VirtualList[LearningHead](
                    LedgerRows(self.journal_app.store),
                    ledger_painter(lambda: self.journal_app.today),
                    row_height=LEDGER_HEIGHT,
                    gap=1,
                    empty=_NOTHING,
                    id="ledger",
                )
            with Panel(id="page", classes="pane"):
                yield Sheet(id="sheet")

    def on_mount(self) -> None:
        """Begin with the people."""
        self._show_view("people")

    # What is selected

    @property
    def _list(self) -> VirtualList[PersonRow] | VirtualList[LearningHead]:
        return self.query_one(f"#{self._view}", VirtualList)

    @property
    def _sheet(self) -> Sheet:
        return self.query_one("#sheet", Sheet)

    @property
    def person_id(self) -> int | None:
        """The selected person; in the ledger whoever the selected line is with."""
        if not self.is_mounted:
            return None
        if self._view == "people":
            return self._list.highlighted
        row = self._list.highlighted_row
        return row.learning.person_id if isinstance(row, LearningHead) else None

    @property
    def record(self) -> Ref | None:
        """The line selected on the sheet, where the focus is there; else the row of the list."""
        if not self.is_mounted:
            return None
        key = self._list.highlighted
        row = None if key is None else Ref("person" if self._view == "people" else "learning", key)
        if not self._sheet.has_focus or self._view == "ledger":
            return row
        return self._sheet.selected or row

    def select(self, ref: Ref) -> bool:
        """Show a person, a pairing's person, or something learned or taught in the ledger."""
        if ref.kind == "pairing":
            pairing = self.journal_app.store.pairings.find(ref.id)
            return pairing is not None and self.select(Ref("person", pairing.person_id))
        if ref.kind not in ("person", "learning"):
            return False
        self._filter = None
        self._show_view("people" if ref.kind == "person" else "ledger")
        return self._list.highlight(ref.id)

    # Showing

    def reload(self) -> None:
        """Show what the journal holds now."""
        self._list.refresh_rows()
        self._retitle()
        self._show_selected()

    def _show_view(self, view: View) -> None:
        self._view = view
        for name in ("people", "ledger"):
            self.query_one(f"#{name}").display = name == view
        if view == "ledger":
            self.query_one("#ledger", VirtualList).refresh_rows(
                LedgerRows(self.journal_app.store, self._filter)
            )
        self._list.focus()
        self.reload()

    def _show_selected(self) -> None:
        show = show_person if self._view == "people" else show_learning
        with guard(self):
            show(self._sheet, self, self._list.highlighted)
        hint = render.key_hint("Enter", "to its lines") if self._sheet.has_items else ""
        self.query_one("#page", Panel).set_hint(hint)
        self.refresh_bindings()

    def _retitle(self) -> None:
        panel = self.query_one("#lists", Panel)
        if self._view == "people":
            panel.set_title("People")
            parts = [counted(self._people.now, "person", "people")] if self._people.now else []
            parts += [f"{self._people.earlier} earlier"] if self._people.earlier else []
            panel.set_hint(Content(", ".join(parts)).stylize(render.FAINT))
            return
        panel.set_title(_FILTER_WORDS[self._filter])
        learnings = self.journal_app.store.learnings
        received, given = learnings.count("direction = 'received'"), learnings.count("direction = 'given'")
        panel.set_hint(Content(f"{received} learned, {given} taught").stylize(render.FAINT))

    @on(VirtualList.Highlighted)
    def _highlighted(self, event: VirtualList.Highlighted) -> None:
        event.stop()
        if event.list is self._list:
            self._show_selected()

    @on(Sheet.Selected)
    def _line_selected(self, event: Sheet.Selected) -> None:
        event.stop()
        self.refresh_bindings()

    def on_descendant_focus(self) -> None:
        """Other keys do something on the sheet."""
        self.refresh_bindings()

    # Acts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each view has its own keys, so that the footer has room for those that matter there."""
        if action == "show_view":
            return parameters[0] != self._view
        if action == "filter":
            return self._view == "ledger"
        if action in ("add_person", "pairing_with") and self._view == "ledger":
            return False
        if action == "back":
            return self.is_mounted and self._sheet.has_focus
        return super().check_action(action, parameters)

    @on(VirtualList.Chosen)
    def _chosen(self, event: VirtualList.Chosen) -> None:
        event.stop()
        if self.is_wide:
            self._sheet.focus()
        else:
            self.app.push_screen(
                OneScreen(Ref("person" if self._view == "people" else "learning", event.key))
            )

    @on(Sheet.Chosen)
    def _line_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        with guard(self):
            self.open_line(event.ref)

    def action_back(self) -> None:
        """Go from the sheet back to the list."""
        self._list.focus()

    def action_show_view(self, view: View) -> None:
        """Show people, or the ledger of everybody."""
        self._show_view(view)

    def action_filter(self) -> None:
        """Narrow the ledger to what was learned, to what was taught, or to neither."""
        self._filter = FILTERS[(FILTERS.index(self._filter) + 1) % len(FILTERS)]
        self._show_view("ledger")

    def action_skills(self) -> None:
        """Open the map of skills."""
        from rjournal.tui.screens.skills import SkillsScreen

        self.app.push_screen(SkillsScreen())

    def action_add_person(self) -> None:
        """Add someone, and show them."""
        self.journal_app.flow(self._add_person())

    async def _add_person(self) -> None:
        from rjournal.tui.flows import people

        person = await people.add_person(self.journal_app)
        if person is not None:
            self.select(Ref("person", person.id))


class OneScreen(PeopleActs, DetailScreen):
    """One person, or one thing learned or taught, on its own where the terminal is narrow."""

    CONCERNS = SHOWN_KINDS
    HELP = _HELP
    BINDINGS: ClassVar[list[BindingType]] = [*LINE_KEYS, *PERSON_KEYS]

    def __init__(self, shown: Ref) -> None:
        """A screen for a person or a learning."""
        self._page = Sheet()
        super().__init__("people", Panel(self._page, classes="pane"))
        self._shown = shown

    def on_mount(self) -> None:
        """Show it, ready for its keys."""
        self.reload()
        self._page.focus()

    @property
    def person_id(self) -> int | None:
        """The person shown, or whoever the learning is with."""
        if self._shown.kind == "person":
            return self._shown.id
        learning = self.journal_app.store.learnings.find(self._shown.id)
        return None if learning is None else learning.person_id

    @property
    def record(self) -> Ref | None:
        """The selected line of a person's page; a learning is what its own page is about."""
        if self._shown.kind == "learning":
            return self._shown
        return self._page.selected or self._shown

    def reload(self) -> None:
        """Show what the journal holds now; go back when what was shown is gone."""
        show = show_person if self._shown.kind == "person" else show_learning
        show(self._page, self, self._shown.id)
        self.refresh_bindings()
        if self._page.subject is None:
            self.leave_what_is_gone()

    @on(Sheet.Selected)
    def _line_selected(self, event: Sheet.Selected) -> None:
        event.stop()
        self.refresh_bindings()

    @on(Sheet.Chosen)
    def _line_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        with guard(self):
            self.open_line(event.ref)
