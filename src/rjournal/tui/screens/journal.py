"""The area Journal: entries by day, and the one that is selected beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from rjournal.domain.periods import add_months
from rjournal.domain.records import Ref
from rjournal.domain.sections import title_of
from rjournal.services.entry_view import entry_view
from rjournal.tui import keys, render
from rjournal.tui.base import AreaScreen
from rjournal.tui.flows import browsing, deleting, writing
from rjournal.tui.screens.journal_rows import EVERY_ENTRY, EntryRows
from rjournal.tui.screens.read import ReadScreen
from rjournal.tui.widgets.entry_page import EntryPage, length_words
from rjournal.tui.widgets.entry_rows import ROW_HEIGHT, EntryRow, MonthRow, paint
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from rjournal.domain.entries import Entry
    from rjournal.storage.repos.entries import EntryFilter


class JournalScreen(AreaScreen):
    """Journal: entries by day on the left, the selected one on the right."""

    AREA = "journal"
    CSS_PATH = "../styles/journal.tcss"
    CONCERNS = frozenset({"entry", "link", "goal", "person", "session", "draft"})
    HELP: ClassVar[str] = """\
# Journal

Everything you wrote, newest first. **Enter** reads an entry on a page of its own, **e** writes on in it,
**j** begins a new one. **f** shows only what has a tag, a person or a type, and **Esc** shows all again.
**g** goes to the entry nearest to a day: `16 feb`, `last monday`, `3 weeks ago`.

**m** says that an entry moved a goal, **v** who may see it, **h** what it said earlier. **d** moves it to
the trash and **u** brings it back. **D** goes on with what you left unfinished; **o** shows what you wrote a
month or a year ago today.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("edit"),
        keys.binding("write", action="write"),
        keys.binding("new", action="write", show=False),
        *keys.bindings("filter", "to_day", "moved_goal"),
        keys.binding("delete", show=False),
        *keys.bindings("visibility", "versions", "drafts", "on_this_day"),
        keys.binding("back", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._only = EVERY_ENTRY
        self._then: int | None = None

    def compose_body(self) -> ComposeResult:
        """The list with a quiet line above and below it, and the pane."""
        self._rows = EntryRows(self.journal_app.store, self._only)
        empty = render.empty_list("What you write stands here, newest first.", "j", "writes the first entry")
        with Horizontal(classes="list-and-pane"):
            with Panel(title="Journal", id="entries", classes="list"):
                yield Static(id="unfinished")
                yield VirtualList(self._rows, paint, row_height=ROW_HEIGHT, empty=empty)
                yield Static(id="then")
            with Panel(id="entry", classes="pane", hint=""):
                yield EntryPage(beside_a_list=True)

    def on_mount(self) -> None:
        """Start in the list."""
        self._list.focus()
        self._show_around()
        self._show_entry(self._list.highlighted)

    def on_screen_resume(self) -> None:
        """Drafts come and go while other screens are in front."""
        super().on_screen_resume()
        self._show_around()

    def reload(self) -> None:
        """Show what the journal holds now, with the same entry selected."""
        self._list.refresh_rows()
        self._show_around()
        self._show_entry(self._list.highlighted)

    def select(self, ref: Ref) -> bool:
        """Select an entry, putting a filter away that hides it; False if there is no such entry."""
        if ref.kind != "entry":
            return False
        if not self._list.highlight(ref.id) and self._only != EVERY_ENTRY:
            self._show_only(EVERY_ENTRY)
        return self._list.highlight(ref.id)

    # The list

    @property
    def _list(self) -> VirtualList[EntryRow | MonthRow]:
        return self.query_one(VirtualList)

    def _show_only(self, only: EntryFilter) -> None:
        self._only = only
        self._rows = EntryRows(self.journal_app.store, only)
        self._list.refresh_rows(self._rows)
        self._show_around()
        self.refresh_bindings()

    @on(VirtualList.Highlighted)
    def _highlighted(self, event: VirtualList.Highlighted) -> None:
        self._show_entry(event.key)

    def _show_entry(self, entry_id: int | None) -> None:
        view = None if entry_id is None else entry_view(self.journal_app.store, entry_id)
        self.query_one(EntryPage).read(view)
        words = Content("") if view is None else render.label(length_words(view.entry), render.FAINT)
        hint = [words, render.key_hint("Enter", "reads it")] if view else []
        self.query_one("#entry", Panel).set_hint(Content("   ").join(hint))

    def _show_around(self) -> None:
        """The border of the list, and the quiet lines: what is unfinished, what was on this day."""
        panel = self.query_one("#entries", Panel)
        named = browsing.name_of(self.journal_app.store, self._only)
        title = render.label("Journal", "")
        if named:
            title = Content.assemble("Journal · ", render.label(named, ""), " · Esc shows all")
        panel.set_title(title)
        count = self._rows.count
        panel.set_hint("1 entry" if count == 1 else f"{count:,} entries" if count else "")
        self._show_line("#unfinished", self._unfinished_line())
        self._show_line("#then", self._then_line())

    def _show_line(self, selector: str, line: Content) -> None:
        place = self.query_one(selector, Static)
        place.update(line)
        place.display = bool(line.plain)

    def _unfinished_line(self) -> Content:
        count = self.journal_app.store.drafts.count()
        if not count:
            return Content("")
        said = "1 draft waits" if count == 1 else f"{count} drafts wait"
        return Content.assemble((f"{said}  ", render.SOFT), render.key_hint("D", "goes on"))

    def _then_line(self) -> Content:
        """What was written on this day a year or a month ago, if anything was."""
        today = self.journal_app.today
        self._then = None
        for ago, months in (("A year ago", -12), ("A month ago", -1)):
            then = add_months(today, months)
            found: list[Entry] = self.journal_app.store.entries.between(then, then)
            if found:
                self._then = found[0].id
                title = title_of(found[0].title, found[0].body) or "an entry"
                line = Content.assemble(
                    (f"{ago}: ", render.FAINT), render.label(title, render.SOFT), "  ", render.key_hint("o")
                )
                return line
        return Content("")

    # Acts

    @on(VirtualList.Chosen)
    def _chosen(self, event: VirtualList.Chosen) -> None:
        self.app.push_screen(ReadScreen(event.key, self._step_from))

    def _step_from(self, direction: int) -> int | None:
        """The entry after the selected one in time, or before it; it is selected from then on."""
        self._list.action_row(-direction)
        return self._list.highlighted

    @property
    def subject(self) -> Ref | None:
        """The selected entry: what it tells may have moved a goal."""
        entry_id = self._list.highlighted
        return None if entry_id is None else Ref("entry", entry_id)

    @property
    def _selected(self) -> int | None:
        """The entry that keys act on; says so where there is none."""
        entry_id = self._list.highlighted
        if entry_id is None:
            self.tell("There is no entry here yet.", "j writes one.")
        return entry_id

    def action_write(self) -> None:
        """Begin a new entry, and select it once it is saved."""
        self.journal_app.flow(self._write())

    async def _write(self, entry_id: int | None = None) -> None:
        saved = await writing.write_entry(self.journal_app, entry_id=entry_id)
        if saved is not None:
            self.select(Ref("entry", saved.id))

    def action_edit(self) -> None:
        """Write on in the selected entry."""
        if (entry_id := self._selected) is not None:
            self.journal_app.flow(self._write(entry_id))

    def action_delete(self) -> None:
        """Move the selected entry to the trash."""
        if (entry_id := self._selected) is not None:
            self.journal_app.flow(deleting.delete(self.journal_app, Ref("entry", entry_id)))

    def action_moved_goal(self) -> None:
        """Say which goal the selected entry moved."""
        from rjournal.tui.flows import lines

        if (entry_id := self._selected) is not None:
            self.journal_app.flow(lines.moved_goal(self.journal_app, Ref("entry", entry_id)))

    def action_visibility(self) -> None:
        """Say who may see the selected entry."""
        if (entry_id := self._selected) is not None:
            self.journal_app.flow(browsing.choose_visibility(self.journal_app, entry_id))

    def action_versions(self) -> None:
        """Show what the selected entry said earlier."""
        from rjournal.tui.flows import versions

        if (entry_id := self._selected) is not None:
            self.journal_app.flow(versions.look_back(self.journal_app, entry_id))

    def action_filter(self) -> None:
        """Show only the entries with a tag, a person or of a type."""
        self.journal_app.flow(self._filter())

    async def _filter(self) -> None:
        only = await browsing.choose_filter(self.journal_app, self._only)
        if only is not None:
            self._show_only(only)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Going back lets a filter go; without one it is for who brought one here."""
        return self._only != EVERY_ENTRY if action == "back" else super().check_action(action, parameters)

    def action_back(self) -> None:
        """Show every entry again."""
        self._show_only(EVERY_ENTRY)

    def action_to_day(self) -> None:
        """Go to the entry nearest to a day."""
        self.journal_app.flow(self._to_day())

    async def _to_day(self) -> None:
        found = await browsing.ask_day(self.journal_app, self._only)
        if found is not None:
            self._list.highlight(found)

    def action_drafts(self) -> None:
        """Go on with something unfinished."""
        from rjournal.tui.flows import drafts

        self.journal_app.flow(drafts.offer_any(self.journal_app))

    def action_on_this_day(self) -> None:
        """Select what was written on this day a year or a month ago."""
        if self._then is not None:
            self.select(Ref("entry", self._then))
