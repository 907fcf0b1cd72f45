"""People: whom you learn from and teach, the pairing with each, and what there is between you."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from rjournal.domain.records import Ref
from rjournal.errors import NotFound
from rjournal.services.people_view import person_view
from rjournal.tui import keys, render
from rjournal.tui.base import AreaScreen, DetailScreen, guard
from rjournal.tui.screens.learning_acts import LEARNING_KEYS
from rjournal.tui.screens.people_acts import PERSON_KEYS, PeopleActs
from rjournal.tui.screens.people_rows import PeopleRows
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.person_page import nobody_lines, person_lines
from rjournal.tui.widgets.person_rows import PersonRow, person_painter
from rjournal.tui.widgets.person_words import counted
from rjournal.tui.widgets.sheet import Sheet
from rjournal.tui.widgets.virtual_list import VirtualList

SHOWN_KINDS = frozenset(
    {
        "person",
        "pairing",
        "pairing_pause",
        "agreement",
        "session",
        "agenda",
        "learning",
        "retention_check",
        "note",
        "action",
        "win",
    }
)
"""The kinds of record that People shows."""

_NOBODY = render.empty_list("The people you learn from and teach belong here.", "n", "adds someone")

_HELP = """\
# People

Whom you learn from and teach, with the pairing, what is open between you, what you learned from them and
what you taught them, and how far it has come.

- **n** adds someone. A name is enough; the pairing is offered at once, with everything proposed.
- **+** begins a pairing; it changes one, lets it rest, takes it up again, hands it on to the next person and
  closes it.
- **p** plans a session with the person, **s** records one.
- **l**, **t**, **a** and **w** note something learned, taught, promised or gone well, outside any session.
- **Enter** goes to the person's page; there **>** moves the selected line one step on
  (heard, tried, used, habit, passed on), **<** a step back, **c** notes whether it stayed, and **x** sets it
  aside with a reason. Enter on a line opens its session.
- **g** opens the **agreement** with the person, **T** the **timeline** of pairs.
- **k** opens the map of **skills**: what matters, how far you are, who could teach it.
- **v** opens the **ledger**: everything learned and taught, with everybody.

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


class PeopleScreen(PeopleActs, AreaScreen):
    """The area: people at the left, who is selected at the right."""

    AREA = "people"
    CONCERNS = SHOWN_KINDS
    HELP = _HELP
    AUTO_FOCUS = "#people"
    BINDINGS: ClassVar[list[BindingType]] = [
        *LEARNING_KEYS,
        keys.binding("new", action="add_person", label="Add person"),
        keys.binding("view", action="ledger", label="Ledger"),
        keys.binding("skills"),
        keys.binding("timeline"),
        *PERSON_KEYS,
        keys.binding("back", show=False),
    ]

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
            with Panel(id="page", classes="pane"):
                yield Sheet(id="sheet")

    def on_mount(self) -> None:
        """Show the first of them."""
        self.reload()

    # What is selected

    @property
    def _list(self) -> VirtualList[PersonRow]:
        return self.query_one("#people", VirtualList)

    @property
    def _sheet(self) -> Sheet:
        return self.query_one("#sheet", Sheet)

    @property
    def person_id(self) -> int | None:
        """The selected person."""
        return self._list.highlighted if self.is_mounted else None

    @property
    def record(self) -> Ref | None:
        """The line selected on the sheet, where the focus is there; else the person."""
        if not self.is_mounted:
            return None
        key = self._list.highlighted
        row = None if key is None else Ref("person", key)
        return (self._sheet.selected or row) if self._sheet.has_focus else row

    def select(self, ref: Ref) -> bool:
        """Show a person, or a pairing's person."""
        if ref.kind == "pairing":
            pairing = self.journal_app.store.pairings.find(ref.id)
            return pairing is not None and self.select(Ref("person", pairing.person_id))
        return ref.kind == "person" and self._list.highlight(ref.id)

    # Showing

    def reload(self) -> None:
        """Show what the journal holds now."""
        self._list.refresh_rows()
        parts = [counted(self._people.now, "person", "people")] if self._people.now else []
        parts += [f"{self._people.earlier} earlier"] if self._people.earlier else []
        self.query_one("#lists", Panel).set_hint(Content(", ".join(parts)).stylize(render.FAINT))
        self._show_selected()

    def _show_selected(self) -> None:
        with guard(self):
            show_person(self._sheet, self, self._list.highlighted)
        hint = render.key_hint("Enter", "to its lines") if self._sheet.has_items else ""
        self.query_one("#page", Panel).set_hint(hint)
        self.refresh_bindings()

    @on(VirtualList.Highlighted)
    def _highlighted(self, event: VirtualList.Highlighted) -> None:
        event.stop()
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
        """Going back is for the sheet."""
        if action == "back":
            return self.is_mounted and self._sheet.has_focus
        return super().check_action(action, parameters)

    @on(VirtualList.Chosen)
    def _chosen(self, event: VirtualList.Chosen) -> None:
        event.stop()
        if self.is_wide:
            self._sheet.focus()
        else:
            self.app.push_screen(PersonScreen(event.key))

    @on(Sheet.Chosen)
    def _line_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        with guard(self):
            self.open_line(event.ref)

    def action_back(self) -> None:
        """Go from the sheet back to the list."""
        self._list.focus()

    def action_ledger(self) -> None:
        """Open the ledger of everybody."""
        from rjournal.tui.flows import ledger

        self.journal_app.flow(ledger.open_ledger(self.journal_app))

    def action_skills(self) -> None:
        """Open the map of skills."""
        from rjournal.tui.screens.skills import SkillsScreen

        self.app.push_screen(SkillsScreen())

    def action_timeline(self) -> None:
        """Open the timeline of pairs."""
        from rjournal.tui.flows import pairings

        self.journal_app.flow(pairings.open_timeline(self.journal_app))

    def action_add_person(self) -> None:
        """Add someone, and show them."""
        self.journal_app.flow(self._add_person())

    async def _add_person(self) -> None:
        from rjournal.tui.flows import people

        person = await people.add_person(self.journal_app)
        if person is not None:
            self.select(Ref("person", person.id))


class PersonScreen(PeopleActs, DetailScreen):
    """One person on their own, where the terminal is narrow."""

    CONCERNS = SHOWN_KINDS
    HELP = _HELP
    BINDINGS: ClassVar[list[BindingType]] = [*LEARNING_KEYS, *PERSON_KEYS]

    def __init__(self, person_id: int) -> None:
        """A screen for a person."""
        self._page = Sheet()
        super().__init__("people", Panel(self._page, classes="pane"))
        self._person_id = person_id

    def on_mount(self) -> None:
        """Show them, ready for the keys."""
        self.reload()
        self._page.focus()

    @property
    def person_id(self) -> int | None:
        """The person shown."""
        return self._person_id

    @property
    def record(self) -> Ref | None:
        """The selected line of the page, or the person."""
        return self._page.selected or Ref("person", self._person_id)

    def reload(self) -> None:
        """Show what the journal holds now; go back when they are gone."""
        show_person(self._page, self, self._person_id)
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
