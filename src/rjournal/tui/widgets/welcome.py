"""What stands on Today before there is anything: what this is, and three ways to begin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from rjournal.tui import keys, render
from rjournal.tui.widgets.few_rows import FewList
from rjournal.tui.widgets.virtual_list import VirtualList

PURPOSE = (
    "A private journal for reverse mentoring: what you learn from people who know what you do not, what you"
    " teach them, and what becomes of it. It stays in one file on this computer."
)
_ROOMY = 24
"""Lines of the screen from which on there is an empty line between two steps."""


@dataclass(frozen=True)
class Step:
    """A way to begin: the act it stands for in `keys`, its name, and a few words about it."""

    act: str
    name: str
    about: str

    @property
    def key(self) -> str:
        """The key that starts it."""
        return keys.ACTS[self.act].shown_key


STEPS: Mapping[str, Step] = {
    "person": Step("first.person", "Add someone you learn from or teach", "A name is enough."),
    "entry": Step("write", "Write an entry", "One line is enough."),
    "goal": Step("first.goal", "Set a goal", "What should change, and how anyone would notice."),
}
"""The first steps by the kind of record each makes."""

SAMPLE = Step(
    "first.sample", "Look around in a sample journal", "Somebody else's quarter; yours stays as it is."
)


class Welcome(Vertical):
    """The first steps to choose from, and the way into the sample journal."""

    DEFAULT_CSS = """
    Welcome { height: 1fr; align: center middle; }
    Welcome > Center { height: auto; }
    Welcome .welcome-page { width: 66; max-width: 100%; height: auto; }
    Welcome Static { height: auto; margin: 0 2 1 2; }
    Welcome FewList { height: auto; margin: 1 0; }
    """

    @dataclass
    class Picked(Message):
        """A way to begin was chosen; `act` is its id in `keys`."""

        act: str

    def compose(self) -> ComposeResult:
        """What this is, the steps, and what is not asked."""
        with Center(), Vertical(classes="welcome-page"):
            yield Static(Content("Welcome").stylize(f"bold {render.ACCENT}"))
            yield Static(Content(PURPOSE).stylize(render.SOFT))
            yield FewList[Step](_step_lines, id="first-steps")
            yield Static(Content("Nothing has to be filled in, now or later.").stylize(render.FAINT))

    def on_mount(self) -> None:
        """Offer the steps."""
        self._offer()

    def on_resize(self) -> None:
        """Offer them closer together where there is little room."""
        self._offer()

    def _offer(self) -> None:
        rows = dict(enumerate((*STEPS.values(), SAMPLE)))
        height = (2, 1) if self.app.size.height >= _ROOMY else (2, 0)
        self.query_one("#first-steps", FewList).show(rows, height)

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        """Say which was picked."""
        event.stop()
        row = event.list.highlighted_row
        if isinstance(row, Step):
            self.post_message(self.Picked(row.act))


def _step_lines(step: Step, width: int) -> list[Content]:
    name = Content(step.name).stylize(render.BOLD)
    return [
        render.columns(name, Content(step.key).stylize(f"bold {render.ACCENT}"), width),
        render.elide(Content(step.about).stylize(render.FAINT), width),
    ]


def remaining_line(begun: frozenset[str]) -> Content:
    """The first steps that were not taken yet, on one line; empty once all of them were."""
    words = {"person": "add someone", "entry": "write an entry", "goal": "set a goal"}
    hints = [render.key_hint(STEPS[kind].key, words[kind]) for kind in words if kind not in begun]
    if not hints:
        return Content("")
    return Content.assemble(("Still to begin with   ", render.FAINT), Content("   ").join(hints))
