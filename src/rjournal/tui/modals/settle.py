"""What stayed open on an agenda, in one list: each point done, parked, carried on or left, by one key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from rjournal.domain.sessions import AgendaItem, AgendaOutcome
from rjournal.tui import keys, render
from rjournal.tui.modals.dialog import Dialog

_SHAPES: dict[AgendaOutcome, tuple[str, str]] = {
    "open": ("○", "left open"),
    "done": ("●", "done"),
    "parked": ("‖", "parked"),
    "carried": ("→", "carried on"),
}
_WORD = 12


class SettleModal(Dialog[dict[int, AgendaOutcome] | None]):
    """Returns what became of each point by its number, those left open apart; None with Esc."""

    # The list would take Enter for itself; the keys here are about all of it.
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings(
        "settle.take",
        "settle.done",
        "settle.carried",
        "settle.parked",
        "settle.open",
        "pick.up",
        "pick.down",
        "form.back",
    )

    def __init__(self, title: str | Content, items: Sequence[AgendaItem], *, goes_on: bool) -> None:
        """A list of what is open.

        Args:
            title: Whose session it was.
            items: The points that are open.
            goes_on: Another session can come after this one: carrying on is proposed then.
        """
        super().__init__(title)
        self._items = tuple(items)
        self._goes_on = goes_on
        self._outcomes: dict[int, AgendaOutcome] = {
            item.id: "carried" if goes_on else "open" for item in items
        }

    def compose_dialog(self) -> ComposeResult:
        """A sentence, and the list."""
        says = "One key says what became of the marked one. Enter keeps it all, Esc leaves all of it open."
        yield Static(render.label(says, render.FAINT), classes="intro")
        yield OptionList(markup=False, compact=True)

    def on_mount(self) -> None:
        """Show every point as it is proposed."""
        picks = self.query_one(OptionList)
        picks.can_focus = False
        picks.add_options([Option(self._line(item)) for item in self._items])
        picks.highlighted = 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Outside any pairing nothing goes on."""
        return self._goes_on if action == "settle" and parameters[0] in ("parked", "carried") else True

    def action_move(self, step: int) -> None:
        """Mark the point above or below."""
        picks = self.query_one(OptionList)
        picks.action_cursor_down() if step > 0 else picks.action_cursor_up()

    def action_settle(self, outcome: AgendaOutcome) -> None:
        """Say what became of the marked point, and go to the next."""
        picks = self.query_one(OptionList)
        at = picks.highlighted or 0
        item = self._items[at]
        self._outcomes[item.id] = outcome
        picks.replace_option_prompt_at_index(at, self._line(item))
        picks.highlighted = min(at + 1, len(self._items) - 1)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()

    def action_take(self) -> None:
        """Keep what is said of each."""
        said = self._outcomes.items()
        self.dismiss({id: outcome for id, outcome in said if outcome != "open"})

    def action_back(self) -> None:
        """Leave everything open."""
        self.dismiss(None)

    def _line(self, item: AgendaItem) -> Content:
        shape, word = _SHAPES[self._outcomes[item.id]]
        style = render.GROWN if shape == "●" else render.SOFT
        return Content.assemble((f"{shape} {word:<{_WORD}}", style), render.label(item.text))
