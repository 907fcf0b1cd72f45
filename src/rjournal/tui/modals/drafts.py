"""What was left unfinished, to go on with, to discard, or to leave for later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from rjournal.domain.unfinished import Unfinished
from rjournal.tui import keys, render
from rjournal.tui.modals.dialog import Dialog
from rjournal.tui.widgets.few_rows import FewList
from rjournal.tui.widgets.virtual_list import VirtualList


@dataclass(frozen=True)
class Decision:
    """What is to become of a draft."""

    act: Literal["continue", "discard"]
    key: str


class DraftsModal(Dialog[Decision | None]):
    """Returns what is to become of one of the drafts, or None when all of them are left for later."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("delete", action="discard", label="Discard"),
        keys.binding("form.back", label="Later"),
    ]
    DEFAULT_CSS = """
    DraftsModal FewList { height: auto; max-height: 55vh; margin-top: 1; }
    """

    def __init__(self, drafts: Sequence[Unfinished]) -> None:
        """A choice among `drafts`, the one written last first."""
        super().__init__("Left unfinished")
        self._drafts = drafts

    def compose_dialog(self) -> ComposeResult:
        """The drafts."""
        yield Static(Content("Nothing of this is lost. Go on with it now, or later.").stylize(render.SOFT))
        yield _DraftList(_draft_lines)

    def on_mount(self) -> None:
        """Show them."""
        drafts = self.query_one(_DraftList)
        drafts.show(dict(enumerate(self._drafts)), (2, 1))
        drafts.focus()

    @on(VirtualList.Chosen)
    def _chosen(self, event: VirtualList.Chosen) -> None:
        event.stop()
        self.dismiss(Decision("continue", self._drafts[event.key].key))

    def action_discard(self) -> None:
        """Ask to throw the selected one away."""
        at = self.query_one(_DraftList).highlighted
        if at is not None:
            self.dismiss(Decision("discard", self._drafts[at].key))

    def action_back(self) -> None:
        """Leave everything for later."""
        self.dismiss(None)


class _DraftList(FewList[Unfinished]):
    """Its Enter says what it does."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.binding("list.choose", label="Continue", show=True)]


def _draft_lines(draft: Unfinished, width: int) -> list[Content]:
    begins = render.label(draft.beginning or "No words yet", render.FAINT)
    when = f"changed since, {draft.when}" if draft.changed_since else draft.when
    return [
        render.columns(render.label(draft.what, render.BOLD), when, width),
        render.elide(begins, width),
    ]
