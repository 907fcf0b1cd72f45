"""Questions, gaps, topics, assumptions, ideas: what is open, and what became of the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar, get_args

from textual.binding import BindingType
from textual.content import Content

from rjournal.domain.line_lists import EVERY_STATUS, KIND_TITLES, STILL_OPEN, NoteFilter
from rjournal.domain.lines import NOTE_KINDS, NoteItem, NoteStatus
from rjournal.storage.repos.lines import LineHead
from rjournal.tui import keys, render
from rjournal.tui.flows import notes
from rjournal.tui.flows.asking import choose
from rjournal.tui.modals.choose import Pick
from rjournal.tui.screens.line_list import LineListScreen, LineScreen
from rjournal.tui.widgets.line_rows import note_painter
from rjournal.tui.widgets.virtual_list import Paint

_NOTE_KEYS: list[BindingType] = [
    *keys.bindings("note.answer", "tick", "note.turn", "follow.action", "note.agenda", "edit"),
    keys.binding("note.status", show=False),
    keys.binding("line.drop", show=False),
    keys.binding("moved_goal", show=False),
    keys.binding("show", show=False),
    keys.binding("delete", show=False),
]


class NoteScreen(LineScreen):
    """One note on its own, where the terminal is narrow."""

    BINDINGS: ClassVar[list[BindingType]] = [*_NOTE_KEYS]


class NotesScreen(LineListScreen[NoteItem]):
    """Every kind of note that is open; `f` shows others."""

    KIND = "note"
    EMPTY = Content.assemble(
        (
            "What you want to ask, to find out or to talk about belongs here, and what you take for granted.",
            render.SOFT,
        ),
        "\n\n",
        render.key_hint("n", "notes something"),
        "\n",
        render.key_hint("b", "offers questions to put to the other person"),
    )
    PAGE = NoteScreen
    BINDINGS: ClassVar[list[BindingType]] = [
        *_NOTE_KEYS[:3],
        keys.binding("new", action="add", label="New"),
        keys.binding("filter"),
        *_NOTE_KEYS[3:],
        *keys.bindings("note.bank", "back"),
    ]
    HELP = """
# Questions and notes

What is open: questions, gaps, topics, assumptions, ideas, challenges. What comes first stands first, then the
latest. **f** shows one kind, one person, or what was answered, turned into something or let go.

- **r** notes the answer, or the response to a challenge; **Space** has done with it, and asks of an
  assumption whether it holds. **>** says where it stands, **x** lets it go.
- **T** turns it into something else with its words: a gap into a question, an idea into an action or a goal,
  an assumption into a question. The old one says so, both show the other, and one **u** takes it back.
- **a** notes an action that follows from it, **p** puts it on the agenda of the next session with its person.
- **b** offers questions to put to the other person; Enter puts one on the next agenda.
- **n** notes something new, **e** changes it, **o** goes to its session, **m** says that it moved a goal.
"""

    def __init__(self) -> None:
        super().__init__()
        self._only = NoteFilter()

    def listed(self) -> Sequence[int]:
        """The numbers of what the filter lets through."""
        return self.journal_app.store.notes.listed(self._only)

    def heads(self, ids: Sequence[int]) -> Mapping[int, LineHead[NoteItem]]:
        """What the list shows of these."""
        return self.journal_app.store.notes.heads(ids)

    def painter(self) -> Paint[LineHead[NoteItem]]:
        """Draws a note."""
        return note_painter(lambda: self.journal_app.today)

    def titles(self) -> tuple[str, str]:
        """What is shown, and how much of each kind."""
        counts = self.journal_app.store.notes.kinds(self._only)
        name = ""
        if self._only.person_id is not None:
            name = self.journal_app.store.people.get(self._only.person_id, trashed=True).name
        told = [(kind, counts[kind]) for kind in NOTE_KINDS if kind in counts]
        words = [f"{count} {KIND_TITLES[kind].lower() if count > 1 else kind}" for kind, count in told]
        shown = words if self._only.kind is None else [str(self.list.row_count or "")]
        return self._only.words(name), ", ".join(shown)

    def action_add(self) -> None:
        """Note something new."""
        self.journal_app.flow(self._add())

    async def _add(self) -> None:
        ref = await notes.add(self.journal_app, self._only.kind, self._only.person_id)
        if ref is not None:
            self.select(ref)

    def action_bank(self) -> None:
        """Offer the curiosity bank."""
        self.journal_app.flow(notes.open_bank(self.journal_app))

    def action_filter(self) -> None:
        """Choose what is shown."""
        self.journal_app.flow(self._choose_filter())

    async def _choose_filter(self) -> None:
        store = self.journal_app.store
        counts = store.notes.kinds(self._only)
        people = store.people.where("id IN (SELECT person_id FROM note WHERE deleted_at IS NULL)", limit=200)
        statuses = [one for one in get_args(NoteStatus) if one not in ("open",)]
        picks = [
            Pick("", "Everything open"),
            *(Pick(f"kind:{kind}", KIND_TITLES[kind], str(counts.get(kind, "none"))) for kind in NOTE_KINDS),
            *(Pick(f"with:{one.id}", one.name, "with them") for one in people),
            *(Pick(f"status:{one}", one.capitalize(), "that stand so") for one in statuses),
            Pick(f"status:{EVERY_STATUS}", "All", "however they stand"),
        ]
        picked = await choose(self.journal_app, "Show only", picks)
        if picked is None:
            return
        what, _, value = picked.partition(":")
        changes: dict[str, object] = {
            "kind": {"kind": value},
            "with": {"person_id": int(value) if what == "with" else None},
            "status": {"status": value},
        }.get(what, {"kind": None, "person_id": None, "status": STILL_OPEN})  # type: ignore[assignment]
        self._only = replace(self._only, **changes)  # type: ignore[arg-type]
        self.reload()
