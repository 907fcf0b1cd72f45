"""Picking one from a list: type to narrow it, Enter to take what is marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from rjournal.domain.folding import fold_text
from rjournal.tui import keys, render
from rjournal.tui.modals.dialog import Dialog
from rjournal.tui.widgets.one_line import OneLine

_MOST = 500


@dataclass(frozen=True)
class Pick:
    """Something to choose: the key that is returned, its name, and a few quiet words about it.

    One that `stays` is offered whatever is typed: it is what to do when nothing goes by that name.
    """

    key: str
    name: str
    about: str = ""
    stays: bool = False


NEW_GOAL = Pick("new", "Set a goal", "this is linked to it then", stays=True)
"""What to do where no goal goes by the name."""


class NarrowLine(OneLine):
    """The line to narrow the list by; its Enter takes what is marked, and says so in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("pick.take")


class ChooseModal(Dialog[str | None]):
    """Returns the key of one of a few hundred `picks`, or None when it is left with Esc.

    Case and accents do not matter for narrowing, and its words may come in any order.
    """

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("pick.up", "pick.down", "form.back")
    HELP: ClassVar[str] = """\
# A choice

Type to narrow the list: the words may come in any order, whatever the accents. **↑** and **↓** mark another
one, **Enter** takes it, **Esc** leaves without choosing.
"""

    def __init__(
        self,
        title: str | Content,
        picks: Sequence[Pick],
        *,
        chosen: str = "",
        empty: str = "",
        marked: Callable[[str], object] | None = None,
    ) -> None:
        """A list to choose from.

        Args:
            title: What is chosen ("With whom").
            picks: What there is; beyond 500 the rest must be narrowed to.
            chosen: The key to mark at first.
            empty: What to say when there is nothing to choose from or nothing fits.
            marked: Told the key of each pick that is marked on the way, to show what it would do.
        """
        super().__init__(title)
        self._picks = tuple(picks)
        self._folded = [fold_text(f"{pick.name} {pick.about}") for pick in self._picks]
        self._chosen = chosen
        self._empty = empty or "Nothing here goes by that name."
        self._marked = marked
        self._shown: list[Pick] = []

    def compose_dialog(self) -> ComposeResult:
        """The line to narrow by, and the list."""
        yield NarrowLine(placeholder="Type to narrow the list", compact=True)
        yield OptionList(markup=False, compact=True)

    def on_mount(self) -> None:
        """Show everything, with the proposed one marked."""
        self.query_one(OptionList).can_focus = False
        self._show("")
        marked = [at for at, pick in enumerate(self._shown) if pick.key == self._chosen]
        self.query_one(OptionList).highlighted = marked[0] if marked else (0 if self._shown else None)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    @on(OptionList.OptionHighlighted)
    def _mark(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self._marked is not None and event.option_index < len(self._shown):
            self._marked(self._shown[event.option_index].key)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._shown[event.option_index].key)

    def action_move(self, step: int) -> None:
        """Mark the pick above or below."""
        picks = self.query_one(OptionList)
        picks.action_cursor_down() if step > 0 else picks.action_cursor_up()

    def action_take(self) -> None:
        """Choose what is marked."""
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._shown):
            self.dismiss(self._shown[at].key)

    def action_back(self) -> None:
        """Leave without choosing."""
        self.dismiss(None)

    def _show(self, typed: str) -> None:
        words = fold_text(typed).split()
        self._shown = [
            pick
            for pick, folded in zip(self._picks, self._folded, strict=True)
            if pick.stays or all(word in folded for word in words)
        ][:_MOST]
        picks = self.query_one(OptionList)
        picks.clear_options()
        if self._shown:
            picks.add_options([Option(_line(pick)) for pick in self._shown])
            picks.highlighted = 0
        else:
            picks.add_option(Option(Content(self._empty).stylize(render.FAINT), disabled=True))


def _line(pick: Pick) -> Content:
    about = render.label(pick.about, render.FAINT)
    return Content.assemble(render.label(pick.name), "  " if pick.about else "", about)
