"""Where lines are typed: one key chooses the kind, Enter adds the line, and the next key chooses again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from rjournal.domain.lines import LINE_KINDS, LineKind
from rjournal.tui import keys, render
from rjournal.tui.widgets.one_line import OneLine
from rjournal.tui.widgets.panel import Panel

ASKS: Mapping[LineKind, str] = {
    "learned": "What did you learn?",
    "taught": "What did you teach?",
    "question": "What is the question?",
    "action": "Who does what?",
    "win": "What went well?",
    "decision": "What was decided?",
    "idea": "What is the idea?",
    "topic": "What should you come back to?",
    "gap": "What do you not know yet?",
    "assumption": "What did you take for granted?",
    "challenge": "What was challenged?",
}
"""What the line asks for, by its kind."""

_GAP = 3


def kind_word(kind: LineKind) -> str:
    """What a kind of line is called."""
    return keys.ACTS[f"line.{kind}"].label


class LineInput(OneLine):
    """The line itself. Enter adds it; Esc, or Backspace in an empty one, goes back to choosing a kind."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("line.add", "line.stop", "write.own_undo")

    @dataclass
    class Stopped(Message):
        """The kind is to be chosen again; what was typed stays."""

    def action_stop(self) -> None:
        """Go back to choosing a kind."""
        self.post_message(self.Stopped())

    def action_own_undo(self) -> None:
        """Nothing: a line has no undo of its own, and the journal's must not answer behind it."""

    def action_delete_left(self) -> None:
        """Take back a character, or in an empty line the kind."""
        if self.value:
            super().action_delete_left()
        else:
            self.action_stop()


class KindBar(Widget):
    """The kinds and their keys, on as many lines as they need; a click takes one."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KindBar { height: auto; text-wrap: nowrap; }
    """

    kind: reactive[LineKind | None] = reactive(None)
    """The kind that is being typed; None while one is to be chosen."""

    @dataclass
    class Picked(Message):
        """A kind was clicked."""

        kind: LineKind

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[int, int, int, LineKind]] = []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the kinds take at this width."""
        return len(self._rows(width))

    def render(self) -> Content:
        """Every kind with its key, the chosen one marked by a shape as well."""
        rows = self._rows(self.content_size.width)
        self._places = []
        for y, row in enumerate(rows):
            x = 0
            for kind in row:
                wide = cell_len(self._part(kind).plain)
                self._places.append((y, x, x + wide, kind))
                x += wide + _GAP
        lines = [Content(" " * _GAP).join([self._part(kind) for kind in row]) for row in rows]
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Take the kind under the pointer."""
        spot = event.get_content_offset(self)
        for y, start, end, kind in self._places:
            if spot is not None and spot.y == y and start <= spot.x < end:
                self.post_message(self.Picked(kind))

    def _part(self, kind: LineKind) -> Content:
        act = keys.ACTS[f"line.{kind}"]
        if kind == self.kind:
            return Content.assemble(("● ", render.ACCENT), (act.label.lower(), f"bold {render.ACCENT}"))
        if self.kind is not None:
            return Content.assemble((f"{act.shown_key} {act.label.lower()}", render.FAINT))
        return render.key_hint(act.shown_key, act.label.lower())

    def _rows(self, width: int) -> list[list[LineKind]]:
        rows: list[list[LineKind]] = [[]]
        used = 0
        for kind in LINE_KINDS:
            wide = cell_len(self._part(kind).plain) + _GAP
            if rows[-1] and used + wide - _GAP > width:
                rows.append([])
                used = 0
            rows[-1].append(kind)
            used += wide
        return rows


class LineBox(Panel):
    """The line to type into, below it the kinds. It rests until a kind is chosen."""

    DEFAULT_CSS = """
    LineBox { height: auto; }
    """

    @dataclass
    class Added(Message):
        """A line was typed to its end."""

        kind: LineKind
        text: str

    @dataclass
    class Typed(Message):
        """What stands in the line, or its kind, has changed."""

    @dataclass
    class Rested(Message):
        """The keys are free again to choose a kind."""

    def __init__(self) -> None:
        super().__init__(title="Add a line", id="line-box")
        self._input = LineInput(compact=True, disabled=True)
        self._kinds = KindBar()

    def compose(self) -> ComposeResult:
        """The line, and the kinds."""
        yield self._input
        yield self._kinds

    def on_mount(self) -> None:
        """Nothing is chosen at first."""
        self.rest()

    @property
    def kind(self) -> LineKind | None:
        """The kind that is being typed; None while the box rests."""
        return self._kinds.kind

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self._input.value

    def start(self, kind: LineKind) -> None:
        """Type a line of this kind now; what stands there already becomes one of it."""
        self._kinds.kind = kind
        self._input.disabled = False
        self._input.placeholder = ASKS[kind]
        self.set_title(kind_word(kind))
        self._input.focus()
        self.post_message(self.Typed())

    def rest(self) -> None:
        """Leave the keys to choosing; what stands in the line stays."""
        self._kinds.kind = None
        self._input.disabled = True
        self._input.placeholder = "One key chooses what it is"
        self.set_title("Choose what this is" if self._input.value else "Add a line")
        self.post_message(self.Rested())

    def put(self, text: str) -> None:
        """Put text into the line: what was not finished last time."""
        with self._input.prevent(Input.Changed):
            self._input.value = text
        self._input.cursor_position = len(text)

    def clear(self) -> None:
        """Empty the line: it is stored."""
        self.put("")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self.kind is None:
            return
        if not event.value.strip():
            self.rest()
            return
        self.post_message(self.Added(self.kind, event.value))

    @on(LineInput.Stopped)
    def _stopped(self, event: LineInput.Stopped) -> None:
        event.stop()
        self.rest()

    @on(KindBar.Picked)
    def _picked(self, event: KindBar.Picked) -> None:
        event.stop()
        self.start(event.kind)
