"""What lies in the trash, of every kind, and the way back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from rjournal import clock
from rjournal.domain.periods import age
from rjournal.domain.records import Record, Ref
from rjournal.services.naming import KINDS, kind_word, names_of
from rjournal.tui import keys, render
from rjournal.tui.base import FrameScreen
from rjournal.tui.flows import deleting
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from rjournal.storage.store import Store

MOST = 200
"""How many of each kind are listed, those deleted last; older ones stay and can be named by their handle."""

_KIND_WIDTH = 14


@dataclass(frozen=True)
class TrashRow:
    """One thing in the trash: what it is, its name, when it came there, whether making it was taken back."""

    ref: Ref
    kind: str
    name: str
    deleted: date
    is_taken_back: bool


class TrashRows:
    """The trash as rows, newest first."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._found: list[tuple[str, Record]] = []

    def keys(self) -> Sequence[int]:
        """One number a row, its place; the trash is read anew."""
        found = [(kind, record) for kind in KINDS for record in self._store.repo(kind).trashed(limit=MOST)]
        self._found = sorted(found, key=lambda one: one[1].deleted_at or "", reverse=True)
        return range(len(self._found))

    def rows(self, keys: Sequence[int]) -> Mapping[int, TrashRow]:
        """The rows at these places, named together when they are looked at."""
        found = {key: self._found[key] for key in keys}
        names = names_of(self._store, {Ref(kind, one.id): one for kind, one in found.values()})
        taken_back = {
            Ref(kind, id)
            for kind in {kind for kind, _ in found.values()}
            for id in self._store.history.taken_back(
                kind, [one.id for of, one in found.values() if of == kind]
            )
        }
        return {key: _row(kind, record, names, taken_back) for key, (kind, record) in found.items()}


def _row(kind: str, record: Record, names: Mapping[Ref, str], taken_back: Collection[Ref]) -> TrashRow:
    ref = Ref(kind, record.id)
    deleted = datetime.fromisoformat(record.deleted_at or record.updated_at)
    day = clock.to_local(deleted).date()
    return TrashRow(ref, kind_word(record, kind), names[ref], day, ref in taken_back)


class TrashList(VirtualList[TrashRow]):
    """The list; its Enter says in the footer what it does here."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.binding("restore", action="choose")]


class TrashScreen(FrameScreen):
    """The trash: newest first, Enter puts a record back where it was."""

    CONCERNS = frozenset(KINDS)
    HELP: ClassVar[str] = """\
# The trash

Whatever was deleted lies here, whole, until you restore it, and so does what was new when **u** took it
back. **Enter** puts it back where it was, with its tags and links; **u** does the same for what was deleted
last, from anywhere. Nothing leaves by itself.
"""
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("back")

    def compose_body(self) -> ComposeResult:
        """The list, alone."""
        today = self.journal_app.today

        def paint(row: TrashRow, width: int, selected: bool) -> Sequence[Content]:
            return [_line(row, width, selected, today)]

        empty = Content.assemble(
            ("What you delete lies here, and can be brought back.", render.SOFT),
            "\n\n",
            ("The trash is empty.", render.FAINT),
        )
        hint = render.key_hint("Enter", "restores")
        with Panel(title="Trash", hint=hint, id="trash"):
            yield TrashList(TrashRows(self.journal_app.store), paint, empty=empty)

    def reload(self) -> None:
        """Read the trash anew."""
        self.query_one(VirtualList).refresh_rows()

    @on(VirtualList.Chosen)
    def action_restore(self) -> None:
        """Take the selected record out of the trash."""
        row = self.query_one(VirtualList).highlighted_row
        if isinstance(row, TrashRow):
            self.journal_app.flow(deleting.restore(self.journal_app, row.ref))

    def action_back(self) -> None:
        """Return to where it was opened from."""
        self.dismiss()


def _line(row: TrashRow, width: int, selected: bool, today: date) -> Content:
    name = render.label(row.name or "Without words", render.BOLD if selected else render.TEXT)
    when = f"{'taken back' if row.is_taken_back else 'deleted'} {age(row.deleted, today=today)}"
    kind = render.label(f"{row.kind:<{_KIND_WIDTH}}", render.FAINT)
    return Content.assemble(kind, render.columns(name, when, max(0, width - _KIND_WIDTH)))
