"""The palette: every act by its name, and every person, goal, session and entry by theirs.

An act is offered where its key would do something. What people wrote is only ever shown as `Content`: the
palette reads plain strings as markup, and a session called `[/]` would end it.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.command import (
    CommandInput,
    CommandList,
    CommandPalette,
    DiscoveryHit,
    Hit,
    Hits,
    Provider,
)
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import LoadingIndicator

from rjournal import clock
from rjournal.domain.folding import fold_text
from rjournal.domain.periods import say
from rjournal.errors import RJournalError
from rjournal.services import finding
from rjournal.tui import keys, render
from rjournal.tui.live_keys import LiveKey, live_keys
from rjournal.tui.searcher import Asked, Searcher
from rjournal.tui.steady import InFront
from rjournal.tui.whole import DrawnWhole
from rjournal.tui.widgets.hit_list import marked
from rjournal.tui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp

Flow = Callable[["JournalApp"], Coroutine[Any, Any, object]]

MOST_RECORDS = 50
"""How many records the palette offers at most."""

_WIDEST = 96
_NAME_WIDTH = 24
_AROUND = 5  # cells beside a row: borders, padding, scrollbar
_RECORD_KINDS = ("person", "goal", "session", "entry")

_MOVES = ("In a list", "In the search", "In the help", "In a form")
"""Groups of keys that move about where the focus is: of no use once the palette has it."""

_UNNAMED = frozenset(
    {
        "palette",
        "quit_now",
        "panel.next",
        "panel.previous",
        "panel.across",
        "line.add",
        "line.stop",
        "open",
        "skills",
        "timeline",
    }
)
"""Acts that need their key, or that another act names already."""

_NAMED_ANYWAY = frozenset({"filter", "view", "to_day", "on_this_day", "earlier", "later"})
"""Acts in a list that are worth a name."""

_DESTRUCTIVE = {
    "delete": "Move what is selected to the trash? u brings it back.",
    "line.delete": "Move what is selected to the trash? u brings it back.",
}
"""What is asked first: in the palette a slip of the finger is one row."""


@dataclass(frozen=True)
class Command:
    """An act in the palette: its name, what it does in a sentence, the key that does the same, and itself."""

    name: str
    says: str
    key: str
    run: Callable[[], object]


def commands(app: JournalApp, screen: Screen[Any]) -> list[Command]:
    """Everything that can be done from `screen`, its own acts first."""
    return [*_of_keys(app, screen), *_of_its_own(app)]


def _of_keys(app: JournalApp, screen: Screen[Any]) -> Iterator[Command]:
    live = _with_what_is_everywhere(app, live_keys(screen))
    writing = any(one.act.group == "While writing" for one in live)
    particular = [one for one in live if one.act.group not in ("Areas", "Everywhere")]
    everywhere = [one for one in live if one.act.group == "Everywhere"]
    areas = [one for one in live if one.act.group == "Areas"]
    for one in (*particular, *everywhere, *areas):
        if one.act.id in _UNNAMED or (one.act.group in _MOVES and one.act.id not in _NAMED_ANYWAY):
            continue
        # These would take back a change of the journal, behind the text that is being written.
        if writing and one.act.id in ("undo", "redo"):
            continue
        name = f"Go to {one.label}" if one.act.group == "Areas" else one.label
        says = "" if one.act.group == "Areas" else one.act.says
        yield Command(name, says, one.names[0], partial(_press, app, screen, one))


def _with_what_is_everywhere(app: JournalApp, live: list[LiveKey]) -> list[LiveKey]:
    """The live keys, and what the app's letters do while a field with the focus takes them for itself."""
    known = {one.act.id for one in live}
    missing = [
        LiveKey(act, (act.shown_key,), act.label, act.action, app)
        for act in keys.ACTS.values()
        if act.group in ("Areas", "Everywhere") and act.id not in known and act.id != "back"
    ]
    return [*live, *missing]


def _press(app: JournalApp, screen: Screen[Any], one: LiveKey) -> None:
    """Do what the key does, where the key would do it."""
    act = partial(app.run_action, one.action, one.node)
    question = _DESTRUCTIVE.get(one.act.id)
    if question is None:
        screen.call_later(act)
        return

    async def ask_first() -> None:
        from rjournal.tui.flows.asking import confirm

        if await confirm(app, question, "Move to the trash", "Keep it"):
            screen.call_later(act)

    app.flow(ask_first())


def _of_its_own(app: JournalApp) -> Iterator[Command]:
    """What has no key of its own."""

    def flow(module: str, name: str) -> Callable[[], None]:
        return partial(_start, app, module, name)

    yield Command("Drafts", "Go on with something unfinished.", "", flow("drafts", "offer_any"))
    yield Command("Trash", "See what was deleted, and take it out again.", "", partial(_show_trash, app))
    export = flow("exporting", "export_quarter")
    yield Command("Export the quarter", "Write this quarter to a Markdown file.", "", export)
    yield Command("Add a person", "Add someone you learn from or teach.", "", flow("people", "add_person"))
    yield Command("Plan a session", "Agree on when to meet next.", "", flow("planning", "plan_session"))
    says = "See the pairs past, present and planned."
    yield Command("Timeline of pairs", says, "", flow("pairings", "open_timeline"))
    says = "See what matters, and who could teach it."
    yield Command("Skills map", says, "", flow("skills", "open_map"))
    says = "See what you learned and taught, and what became of it."
    yield Command("Ledger", says, "", flow("ledger", "open_ledger"))
    yield Command("Set a goal", "Say what you want to get better at.", "", flow("goals", "set_goal"))
    theme = flow("settings", "choose_theme")
    yield Command("Theme", "Choose the colours; each is shown as you pass it.", "", theme)
    yield Command(
        "Order of day and month",
        "Set whether 3/4 is in April or in March.",
        "",
        flow("settings", "choose_date_order"),
    )
    yield Command(
        "First day of the week",
        "Set the weekday that weeks are counted from.",
        "",
        flow("settings", "choose_first_weekday"),
    )
    daily = flow("settings", "choose_backups")
    yield Command("Copies of the journal", "Set whether it is copied once a day.", "", daily)
    yield Command(
        "Back up now", "Make a verified copy of the journal.", "", flow("backing_up", "back_up_now")
    )
    where = flow("backing_up", "show_places")
    yield Command("Where everything is", "See every file, who can read it and what it holds.", "", where)
    from rjournal.tui.screens.help import PAGES

    for page, title in PAGES.items():
        show = partial(_show_page, app, page)
        yield Command(f"Help: {title.lower()}", "Read a page of the help.", "", show)


def _start(app: JournalApp, module: str, name: str) -> None:
    # Each flow is imported when it is chosen: the palette opens without any of them.
    from importlib import import_module

    steps: Flow = getattr(import_module(f"rjournal.tui.flows.{module}"), name)
    app.flow(steps(app))


def _show_trash(app: JournalApp) -> None:
    from rjournal.tui.screens.trash import TrashScreen

    app.push_screen(TrashScreen())


def _show_page(app: JournalApp, page: str) -> None:
    from rjournal.tui.screens.help import HelpScreen

    app.push_screen(HelpScreen(app.screen, page))


class PaletteLine(CommandInput, OneLine):
    """What is typed into the palette; what is pasted arrives clean, on one line."""


class Palette(InFront, DrawnWhole, CommandPalette):
    """The palette in the house's clothes."""

    CSS_PATH = "styles/palette.tcss"

    def __init__(self) -> None:
        super().__init__(placeholder="What would you like to do, or whom or what are you looking for?")

    def compose(self) -> ComposeResult:
        """The line, and what answers to it; Textual's own way, with a line that lets nothing harmful in."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield PaletteLine(placeholder=self._placeholder, select_on_focus=False)
            with Vertical(id="--results"):
                yield CommandList()
                yield LoadingIndicator()

    def _action_command_list(self, action: str) -> None:
        """Move in the list; one that is not shown yet has no pages, and Textual's fails there."""
        if self.query_one(CommandList).size or not action.startswith("page_"):
            super()._action_command_list(action)


class _JournalProvider(Provider):
    """A provider that knows the app as the type it is."""

    @property
    def journal_app(self) -> JournalApp:
        """The app."""
        from rjournal.tui.app import JournalApp

        assert isinstance(self.app, JournalApp)
        return self.app

    @property
    def room(self) -> int:
        """The cells that a row has."""
        return min(self.app.size.width * 96 // 100, _WIDEST) - _AROUND


class Acts(_JournalProvider):
    """Offers what can be done, all of it before anything is typed."""

    async def discover(self) -> Hits:
        """Every act, the screen's own first."""
        for command in commands(self.journal_app, self.screen):
            yield DiscoveryHit(_line(command, "", self.room), command.run, command.name)

    async def search(self, query: str) -> Hits:
        """The acts whose name, or else whose sentence, holds every word that was typed, or its beginning."""
        for command in commands(self.journal_app, self.screen):
            score = _score(command, query)
            if score:
                yield Hit(score, _line(command, query, self.room), command.run, command.name)


class Records(_JournalProvider):
    """Offers people, goals, sessions and entries by name, looked up away from the screen."""

    async def startup(self) -> None:
        """Make ready; the journal is opened with the first words."""
        self._searcher = Searcher(self.journal_app.store.path)

    async def shutdown(self) -> None:
        """Let the connection go."""
        self._searcher.close()

    async def search(self, query: str) -> Hits:
        """The records whose title holds the words, the newest first, after the acts."""
        asked = Asked(query, _RECORD_KINDS, by_title=True)
        try:
            found = await self._searcher.find(asked)
        except RJournalError:
            # The palette still offers every act; the search says what is the matter with the journal.
            return
        for at, hit in enumerate((found or ())[:MOST_RECORDS]):
            go = partial(self.journal_app.open, hit.ref)
            # Newer ones first: the palette sorts by score alone.
            line = _record_line(hit, query, self.room)
            yield Hit(_RECORD_SCORE - at / 1000, line, go, render.flat(hit.title))


_TITLE_SCORE, _WORDS_SCORE, _SAYS_SCORE, _RECORD_SCORE = 0.95, 0.9, 0.3, 0.8


def _score(command: Command, query: str) -> float:
    """How well an act answers to what was typed; 0 where it does not."""
    words = fold_text(query).split()
    name, says = fold_text(command.name), fold_text(f"{command.name} {command.says}")
    if name.startswith(" ".join(words)):
        return _TITLE_SCORE
    if all(_begins(name, word) for word in words):
        return _WORDS_SCORE
    return _SAYS_SCORE if all(_begins(says, word) for word in words) else 0.0


def _begins(text: str, word: str) -> bool:
    return text.startswith(word) or f" {word}" in text


def _line(command: Command, query: str, width: int) -> Content:
    """An act's name, what it does, and at the right its key."""
    name = marked(command.name, query, _NAME_WIDTH, render.BOLD).pad_right(_NAME_WIDTH - len(command.name))
    key = Content.styled(command.key, f"bold {render.ACCENT}")
    return render.columns(Content.assemble(name, (command.says, render.FAINT)), key, width)


def _record_line(hit: finding.Hit, query: str, width: int) -> Content:
    """A record's title, and at the right what it is, with whom, and when."""
    about = render.beside((hit.word, hit.about, say(hit.day, today=clock.today())), width // 2)
    title = marked(hit.title, query, width - cell_len(about.plain) - 2, render.TEXT)
    return render.columns(title, about, width)
