"""Promises: what is open, done or let go, and how many of those that were to be done by now were kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, get_args

from textual.binding import BindingType
from textual.content import Content

from rjournal.domain.line_lists import OWNER_TITLES, STANDING_TITLES, ActionFilter
from rjournal.domain.lines import Action, ActionKind
from rjournal.domain.promises import follow_through
from rjournal.storage.repos.lines import LineHead
from rjournal.tui import keys, render
from rjournal.tui.flows import lines
from rjournal.tui.flows.asking import choose
from rjournal.tui.modals.choose import Pick
from rjournal.tui.screens.line_list import LineListScreen, LineScreen
from rjournal.tui.widgets.line_rows import action_painter
from rjournal.tui.widgets.virtual_list import Paint

_ACTION_KEYS: list[BindingType] = [
    *keys.bindings("tick", "action.result", "edit", "line.drop"),
    keys.binding("note.agenda", show=False),
    keys.binding("follow.action", show=False),
    keys.binding("moved_goal", show=False),
    keys.binding("show", show=False),
    keys.binding("delete", show=False),
]


class ActionScreen(LineScreen):
    """One promise on its own, where the terminal is narrow."""

    BINDINGS: ClassVar[list[BindingType]] = [*_ACTION_KEYS]


class ActionsScreen(LineListScreen[Action]):
    """Open promises, the soonest first; `f` shows others."""

    KIND = "action"
    EMPTY = Content.assemble(
        ("What you promise, and what others promise you, belongs here.", render.SOFT),
        "\n\n",
        render.key_hint("n", "notes a promise"),
    )
    PAGE = ActionScreen
    BINDINGS: ClassVar[list[BindingType]] = [
        *_ACTION_KEYS[:2],
        keys.binding("new", action="add", label="New"),
        keys.binding("filter"),
        *_ACTION_KEYS[2:],
        keys.binding("back"),
    ]
    HELP = """
# Promises

What was promised and is open, the soonest first; what has no day comes after. **f** shows those that are done
or were let go, yours or theirs, one person or one kind.

- **Space** ticks one off or takes the tick away, **r** ticks it off and asks what came of it.
- **x** lets it go with a reason, or takes it up again. **e** changes it: whose it is, by when, the goal it is
  for, and *if this comes up, then I will*.
- **p** puts it on the agenda of the next session, **a** notes another action that follows from it.
- A promise that is open when the next session is held is *carried*; the count grows with each.

Below the list stands how many of those that were to be done by now were kept; what was let go stands apart.
"""

    def __init__(self) -> None:
        super().__init__()
        self._only = ActionFilter()

    def listed(self) -> Sequence[int]:
        """The numbers of what the filter lets through."""
        return self.journal_app.store.actions.listed(self._only)

    def heads(self, ids: Sequence[int]) -> Mapping[int, LineHead[Action]]:
        """What the list shows of these."""
        return self.journal_app.store.actions.heads(ids)

    def painter(self) -> Paint[LineHead[Action]]:
        """Draws a promise."""
        return action_painter(lambda: self.journal_app.today)

    def titles(self) -> tuple[str, str]:
        """What is shown, and how many were kept."""
        app, name = self.journal_app, ""
        if self._only.person_id is not None:
            name = app.store.people.get(self._only.person_id, trashed=True).name
        told = follow_through(app.store.actions.fates(self._only, app.today), app.today)
        return self._only.words(name), told.words

    def action_add(self) -> None:
        """Note a promise."""
        self.journal_app.flow(self._add())

    async def _add(self) -> None:
        ref = await lines.add_line(self.journal_app, "action", person_id=self._only.person_id)
        if ref is not None:
            self.select(ref)

    def action_filter(self) -> None:
        """Choose what is shown."""
        self.journal_app.flow(self._choose_filter())

    async def _choose_filter(self) -> None:
        people = self.journal_app.store.people.where(
            "id IN (SELECT person_id FROM action WHERE deleted_at IS NULL)", limit=200
        )
        picks = [
            Pick("", "Everything open"),
            *(Pick(f"standing:{one}", words, "where they stand") for one, words in STANDING_TITLES.items()),
            *(Pick(f"owner:{one}", words, "whose they are") for one, words in OWNER_TITLES.items()),
            *(Pick(f"person_id:{one.id}", one.name, "with them") for one in people),
            *(Pick(f"kind:{one}", one.capitalize(), "of this kind") for one in get_args(ActionKind)),
        ]
        picked = await choose(self.journal_app, "Show only", picks)
        if picked is None:
            return
        what, _, value = picked.partition(":")
        changes: dict[str, Any] = {what: int(value) if what == "person_id" else value} if what else {}
        self._only = replace(self._only, **changes) if changes else ActionFilter()
        self.reload()
