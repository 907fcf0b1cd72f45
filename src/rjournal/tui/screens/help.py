"""The help: what the screen behind it is for and what its keys do, and a few short pages about the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from rjournal.tui import keys, render
from rjournal.tui.live_keys import LiveKey, live_keys
from rjournal.tui.modals.dialog import Dialog
from rjournal.tui.prose import Block, blocks, set_lines
from rjournal.tui.widgets.choice_line import ChoiceLine

PAGES: dict[str, str] = {
    "start": "Start",
    "writing": "Writing",
    "pairings": "Pairings",
    "sessions": "Sessions",
    "ledger": "Ledger",
    "notes": "Questions, promises",
    "goals": "Goals",
    "skills": "Skills",
    "privacy": "Privacy",
    "commands": "Commands",
}
"""The pages in `tui/help`, by the name of their file, and what they are called."""

HERE = "here"
"""The page about the screen the help was called from."""

_FOLDER = Path(__file__).parent.parent / "help"
_KEY_WIDTH = 12
_LABEL_WIDTH = 19
_GAP = 2
_LEAST_SAYS = 24  # cells below which what a key does goes under its name


class HelpScreen(Dialog[None]):
    """Shows what can be done on `screen`; left and right turn its pages."""

    CSS_PATH = "../styles/help.tcss"
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("back"),
        # The key that opened it closes it, and leaves the footer to what turns the pages.
        keys.binding("help", action="back", show=False),
    ]

    def __init__(self, screen: Screen[Any], page: str = HERE) -> None:
        """The help about a screen.

        Args:
            screen: The screen in front when help was asked for.
            page: What to show first: `HERE`, or one of `PAGES`.
        """
        super().__init__("Help")
        # Read before this screen lies in front: from then on its own keys are the live ones.
        self._keys = live_keys(screen)
        self._about = screen.HELP or ""
        self._first = page

    def compose_dialog(self) -> ComposeResult:
        """The pages to choose from, and the chosen one."""
        pages = ChoiceLine([(HERE, "Here"), *PAGES.items()], self._first, id="pages")
        # The arrows turn the pages from everywhere; a focus of its own would only be one more stop.
        pages.can_focus = False
        yield pages
        with Page(id="page"):
            yield Printed(id="printed")

    def on_mount(self) -> None:
        """Open the first page."""
        self._show(self._first)

    @on(ChoiceLine.Changed)
    def _turned(self, event: ChoiceLine.Changed) -> None:
        event.stop()
        self._show(event.value)

    def _show(self, page: str) -> None:
        parts = blocks(self._about.strip() if page == HERE else read_page(page))
        live = self._keys if page == HERE else []

        def lines(width: int) -> list[Content]:
            return [*set_lines(parts, width), *_between(parts, live), *key_lines(live, width)]

        self.query_one(Printed).show(lines)
        self.query_one("#page").scroll_home(animate=False)

    def action_page(self, step: int) -> None:
        """Turn to the next page."""
        self.query_one("#pages", ChoiceLine).action_step(step)

    def action_back(self) -> None:
        """Close the help."""
        self.dismiss(None)


class Page(VerticalScroll):
    """Scrolls up and down; left and right, which it has no use for, turn the pages."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("help.next", "help.before")


class Printed(Widget):
    """Lines that are laid out anew for every width."""

    DEFAULT_CSS = """
    Printed { height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lay_out: Callable[[int], Sequence[Content]] = lambda width: ()
        self._laid_out: tuple[int, Content] = (0, Content(""))

    def show(self, lay_out: Callable[[int], Sequence[Content]]) -> None:
        """Show what `lay_out` makes of a width in cells."""
        self._lay_out, self._laid_out = lay_out, (0, Content(""))
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are."""
        return self._at(width).plain.count("\n") + 1

    def render(self) -> Content:
        """The lines."""
        return self._at(self.content_size.width)

    def _at(self, width: int) -> Content:
        if self._laid_out[0] != width:
            self._laid_out = (width, Content("\n").join(self._lay_out(width)))
        return self._laid_out[1]


def read_page(page: str) -> str:
    """The Markdown of one of `PAGES`."""
    return (_FOLDER / f"{page}.md").read_text(encoding="utf-8")


def key_lines(live: Sequence[LiveKey], width: int) -> list[Content]:
    """Every key that does something, under the headings of `keys.GROUPS`, in lines of `width` cells."""
    # What is particular to this screen comes first, what works everywhere last.
    particular = [group for group in keys.GROUPS if group not in ("Areas", "Everywhere")]
    order = {group: at for at, group in enumerate((*particular, "Everywhere", "Areas"))}
    ordered = sorted(live, key=lambda one: order[one.act.group])
    lines: list[Content] = []
    for group, acts in groupby(ordered, key=lambda one: one.act.group):
        lines += [Content("")] if lines else []
        lines.append(Content.styled(group, render.BOLD))
        for one in acts:
            lines += _key_lines(one, width)
    return lines


def _key_lines(one: LiveKey, width: int) -> list[Content]:
    name = " ".join(one.names)
    key = Content.styled(f"{name:>{_KEY_WIDTH}}", f"bold {render.ACCENT}")
    before = _KEY_WIDTH + _GAP
    says_room = width - before - _LABEL_WIDTH
    if says_room < _LEAST_SAYS:
        head = Content.assemble(key, " " * _GAP, render.label(one.label))
        below = render.wrap(one.act.says, max(1, width - before), render.FAINT)
        return [render.elide(head, width), *(Content.assemble(" " * before, line) for line in below)]
    label = render.elide(render.label(one.label), _LABEL_WIDTH - _GAP)
    first, *rest = render.wrap(one.act.says, says_room, render.SOFT)
    head = Content.assemble(key, " " * _GAP, label.pad_right(_LABEL_WIDTH - len(label.plain)), first)
    return [head, *(Content.assemble(" " * (before + _LABEL_WIDTH), line) for line in rest)]


def _between(parts: Sequence[Block], live: Sequence[LiveKey]) -> list[Content]:
    return [Content("")] if parts and live else []
