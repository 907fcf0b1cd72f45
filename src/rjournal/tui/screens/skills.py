"""The map of skills: what matters most and has furthest to go first, and all about the selected one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from rjournal.domain.records import Ref
from rjournal.errors import NotFound
from rjournal.services.skills_view import SkillMap, skill_page, skills_map
from rjournal.tui import keys, render
from rjournal.tui.base import DetailScreen, FrameScreen, guard
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.person_words import counted
from rjournal.tui.widgets.sheet import Sheet
from rjournal.tui.widgets.skill_page import no_skill_lines, skill_lines
from rjournal.tui.widgets.skill_rows import HEAD, HEAD_HEIGHT, ROW_HEIGHT, SkillRow, paint_skill
from rjournal.tui.widgets.skill_words import sentence
from rjournal.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp

SHOWN_KINDS = frozenset({"skill", "assessment", "skill_change", "person", "goal", "learning", "link"})
"""The kinds of record that the map shows."""

_HEAD_KEY = -1

_EMPTY = Content.assemble(
    ("What is worth being able to do belongs here, and who could teach it.", render.SOFT),
    "\n\n",
    render.key_hint("n", "adds a skill"),
    "\n",
    render.key_hint("a", "offers a list to start from"),
)

_HELP = """\
# Skills

What matters, how far you are, and who could teach it. What matters most and has furthest to go stands first;
what is not rated, or has no aim, comes last.

Your rating and theirs stand apart and are never averaged: where they differ there is something to talk about.

- **c** rates: a level from 0 to 5, and Enter. Who rated, what it rests on, another day or person may be said.
- *Looking back* says where you began as it looks today. The first rating stays beside it: often it is the
  yardstick that moved.
- **n** adds a skill, **a** offers some to start with, **e** changes one, **t** says who could teach it.
- **Enter** goes to the page of the skill; there Enter on a rating corrects it, on anything else opens it.

**d** moves what is selected to the trash, **u** takes any of it back.
"""


class SkillRows:
    """The map as rows, below the names of its columns; read anew, one statement a table, with the keys."""

    def __init__(self, app: JournalApp) -> None:
        self._app = app
        self.map: SkillMap | None = None
        self._rows: dict[int, SkillRow] = {}

    def keys(self) -> Sequence[int]:
        """The skills' numbers, in the map's order."""
        self.map = skills_map(self._app.store, self._app.today)
        self._rows = {view.skill.id: view for view in self.map.views}
        if self._rows:
            self._rows = {_HEAD_KEY: HEAD, **self._rows}
        return list(self._rows)

    def rows(self, keys: Sequence[int]) -> Mapping[int, SkillRow]:
        """The skills with these numbers."""
        return {key: self._rows[key] for key in keys if key in self._rows}

    @staticmethod
    def heights(key: int) -> tuple[int, int]:
        """What a row takes."""
        return HEAD_HEIGHT if key < 0 else ROW_HEIGHT


class SkillActs(FrameScreen):
    """The acts of the map; a screen says what is selected by `skill_id` and `record`."""

    SKILL_KEYS: ClassVar[list[BindingType]] = [
        *keys.bindings("rate", "edit", "teachers"),
        keys.binding("delete", show=False),
    ]

    @property
    def skill_id(self) -> int | None:
        """The skill that is shown; None while there is none."""
        raise NotImplementedError

    @property
    def sheet(self) -> Sheet:
        """Where it is shown."""
        raise NotImplementedError

    @property
    def record(self) -> Ref | None:
        """What edit and delete act on: the selected rating where the focus is on the page, else the skill."""
        if not self.is_mounted or self.skill_id is None:
            return None
        picked = self.sheet.selected if self.sheet.has_focus else None
        if picked is not None and picked.kind == "assessment":
            return picked
        return Ref("skill", self.skill_id)

    def show_skill(self, skill_id: int | None) -> None:
        """Show a skill on the sheet; one that is gone leaves it empty."""
        app = self.journal_app
        try:
            page = None if skill_id is None else skill_page(app.store, skill_id, app.today)
        except NotFound:
            page = None
        if page is None:
            self.sheet.show(None, no_skill_lines)
        else:
            self.sheet.show(Ref("skill", page.view.skill.id), partial(skill_lines, page, app.today))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with what is selected."""
        if action in ("rate", "teachers", "edit", "delete"):
            return self.record is not None
        return super().check_action(action, parameters)

    def action_rate(self) -> None:
        """Rate the skill."""
        from rjournal.tui.flows import skills

        if self.skill_id is not None:
            self.journal_app.flow(skills.rate_skill(self.journal_app, self.skill_id))

    def action_teachers(self) -> None:
        """Say who could teach it."""
        from rjournal.tui.flows import skills

        if self.skill_id is not None:
            self.journal_app.flow(skills.choose_teacher(self.journal_app, self.skill_id))

    def action_edit(self) -> None:
        """Change the selected rating, or the skill."""
        from rjournal.tui.flows import skills

        record = self.record
        if record is None:
            return
        edit = skills.correct_rating if record.kind == "assessment" else skills.edit_skill
        self.journal_app.flow(edit(self.journal_app, record.id))

    def action_delete(self) -> None:
        """Move the selected rating, or the skill, to the trash."""
        from rjournal.tui.flows import deleting

        if self.record is not None:
            self.journal_app.flow(deleting.delete(self.journal_app, self.record))

    @on(Sheet.Chosen)
    def _line_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        if event.ref.kind == "assessment":
            self.action_edit()
        else:
            self.journal_app.open(event.ref)

    @on(Sheet.Selected)
    def _line_selected(self, event: Sheet.Selected) -> None:
        event.stop()
        self.refresh_bindings()


class SkillsScreen(SkillActs):
    """The map, opened over People: the list at the left, the selected skill at the right."""

    AREA = "people"
    CSS_PATH = "../styles/skills.tcss"
    CONCERNS = SHOWN_KINDS
    PASSING = True
    HELP = _HELP
    AUTO_FOCUS = "#skills"
    BINDINGS: ClassVar[list[BindingType]] = [
        SkillActs.SKILL_KEYS[0],
        keys.binding("new", action="add_skill", label="Add skill"),
        *SkillActs.SKILL_KEYS[1:],
        keys.binding("starters"),
        keys.binding("back"),
    ]

    def compose_body(self) -> ComposeResult:
        """The list and the pane."""
        self._source = SkillRows(self.journal_app)
        with Horizontal(classes="list-and-pane"):
            with Panel(title="Skills", id="map", classes="list"):
                yield VirtualList[SkillRow](
                    self._source, paint_skill, heights=self._source.heights, empty=_EMPTY, id="skills"
                )
            with Panel(id="page", classes="pane"):
                yield Sheet(id="sheet")

    def on_mount(self) -> None:
        """Show the first skill."""
        self.reload()

    @property
    def list(self) -> VirtualList[SkillRow]:
        """The list of skills."""
        return self.query_one("#skills", VirtualList)

    @property
    def sheet(self) -> Sheet:
        """The page of the selected skill."""
        return self.query_one("#sheet", Sheet)

    @property
    def skill_id(self) -> int | None:
        """The selected skill."""
        return self.list.highlighted if self.is_mounted else None

    def select(self, ref: Ref) -> bool:
        """Show a skill; False if it is not here."""
        return ref.kind == "skill" and self.list.highlight(ref.id)

    def reload(self) -> None:
        """Read the map again; the selected skill stays selected."""
        self.list.refresh_rows()
        found = self._source.map
        if found is not None:
            words = sentence(found.review) if found.review else counted(len(found.views), "skill")
            self.query_one("#map", Panel).set_hint(
                Content(words if found.views else "").stylize(render.FAINT)
            )
        self._show_selected()

    def on_resize(self) -> None:
        """Where the page has just been hidden, keys would go nowhere: give them to the list."""
        if not self.is_wide and self.focused is not self.list:
            self.list.focus()

    def _show_selected(self) -> None:
        with guard(self):
            self.show_skill(self.list.highlighted)
        hint = render.key_hint("Enter", "to its lines") if self.sheet.has_items else ""
        self.query_one("#page", Panel).set_hint(hint)
        self.refresh_bindings()

    @on(VirtualList.Highlighted)
    def _highlighted(self, event: VirtualList.Highlighted) -> None:
        event.stop()
        self._show_selected()

    @on(VirtualList.Chosen)
    def _chosen(self, event: VirtualList.Chosen) -> None:
        event.stop()
        if self.is_wide:
            self.sheet.focus()
        else:
            self.app.push_screen(SkillScreen(event.key))

    def on_descendant_focus(self) -> None:
        """Other keys do something on the page."""
        self.refresh_bindings()

    def action_back(self) -> None:
        """From the page to the list, from the list to where the map was opened from."""
        if self.sheet.has_focus:
            self.list.focus()
        else:
            self.dismiss()

    def action_add_skill(self) -> None:
        """Add a skill, and select it."""
        self.journal_app.flow(self._add_skill())

    async def _add_skill(self) -> None:
        from rjournal.tui.flows import skills

        skill = await skills.add_skill(self.journal_app)
        if skill is not None:
            self.select(Ref("skill", skill.id))

    def action_starters(self) -> None:
        """Offer some skills to start with."""
        from rjournal.tui.flows import skills

        self.journal_app.flow(skills.add_starters(self.journal_app))


class SkillScreen(SkillActs, DetailScreen):
    """One skill on its own, where the terminal is narrow."""

    CONCERNS = SHOWN_KINDS
    PASSING = True
    HELP = _HELP
    BINDINGS: ClassVar[list[BindingType]] = [*SkillActs.SKILL_KEYS]

    def __init__(self, skill_id: int) -> None:
        """A screen for one skill."""
        self._page = Sheet()
        super().__init__("people", Panel(self._page))
        self._skill_id = skill_id

    def on_mount(self) -> None:
        """Show it, ready for its keys."""
        self.reload()
        self._page.focus()

    @property
    def sheet(self) -> Sheet:
        """The page."""
        return self._page

    @property
    def skill_id(self) -> int | None:
        """The skill shown."""
        return self._skill_id

    def reload(self) -> None:
        """Show what the journal holds now; go back when the skill is gone."""
        self.show_skill(self._skill_id)
        self.refresh_bindings()
        if self._page.subject is None:
            self.leave_what_is_gone()
