"""The search: words at the top, what holds them below, and from there to the record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from rjournal.domain.records import LETTER_OF, Ref
from rjournal.domain.text import one_line
from rjournal.services.finding import MOST, Hit
from rjournal.tui import keys, render
from rjournal.tui.base import FrameScreen, guard
from rjournal.tui.searcher import Asked, Searcher
from rjournal.tui.widgets.choice_line import ChoiceLine
from rjournal.tui.widgets.hit_list import MARK, HitList
from rjournal.tui.widgets.one_line import OneLine
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.virtual_list import VirtualList

KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "all": ("all", ()),
    "entries": ("entries", ("entry",)),
    "sessions": ("sessions", ("session", "agenda")),
    "learnings": ("learned, taught", ("learning", "retention_check")),
    "notes": ("questions", ("note",)),
    "actions": ("actions", ("action",)),
    "wins": ("wins", ("win",)),
    "goals": ("goals", ("goal", "milestone", "check_in")),
    "people": ("people", ("person", "pairing", "agreement", "skill", "assessment")),
}
"""What can be looked among: its name on the screen, and the kinds of record it stands for."""

MOVING = frozenset({"entry", "session", "learning", "note", "action", "win"})
"""The kinds of record that can have moved a goal."""

_LONGEST_SAID = 60


@dataclass(frozen=True)
class LastSearch:
    """What was looked for last, so that coming back finds it as it was left."""

    words: str
    among: str
    ranked: bool
    hit: Ref | None


class SearchLine(OneLine):
    """Where the words are typed."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("search.best", "search.hits")

    def action_best(self) -> None:
        """Submit the words."""
        self.post_message(self.Submitted(self, self.value))

    def action_hits(self) -> None:
        """Go to the hits, where there are any."""
        hits = self.screen.query_one(HitList)
        if hits.row_count:
            hits.focus()


class SearchScreen(FrameScreen):
    """Finds words anywhere in the journal: the newest first while they are typed, the best first on Enter."""

    CSS_PATH = "../styles/search.tcss"
    AUTO_FOCUS = "SearchLine"
    CONCERNS = frozenset(LETTER_OF)
    PASSING = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("search.kind", "search.kind_before", "search.words", "back"),
        keys.binding("moved_goal", show=False),
    ]
    HELP = """
The newest hits come while you type. `Enter` brings the best ones to the top, and pressed again, or where
there is but one, opens the selected hit. From the hits, `/` goes back to the words, and searching again finds
the hits as you left them.

- `pricing deck` finds what holds both words, in any order. The last word may be a beginning.
- `"lead with the decision"` keeps the words together.
- `-meeting` leaves out what holds the word.
- `m` on a hit says that it moved a goal.
- `#listening` looks at tags alone.

Case and accents do not matter. What lies in the trash is not found.
"""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Asked | None = None
        self._select: Ref | None = None

    def compose_body(self) -> ComposeResult:
        """The words and the kinds; below them the hits, or what there is to say without any."""
        with Panel(title="Search", id="words"):
            yield SearchLine(placeholder="Words, a name, #tag", compact=True)
            kinds = ChoiceLine([(id, name) for id, (name, _) in KINDS.items()], id="among")
            # Tab chooses among the kinds from anywhere; a focus of its own would only be one more stop.
            kinds.can_focus = False
            yield kinds
        with Panel(title="Found", id="found"):
            yield HitList(self.journal_app.today)
            yield Static(id="said")

    def on_mount(self) -> None:
        """Come back to what was looked for last, its words selected so that others replace them."""
        self._searcher = Searcher(self.journal_app.store.path)
        last = self.journal_app.last_search
        if last is None:
            self._show((), Asked())
            return
        self._select = last.hit
        line = self.query_one(SearchLine)
        with self.prevent(Input.Changed, ChoiceLine.Changed):
            line.value = last.words
            self.query_one(ChoiceLine).value = last.among
        line.action_select_all()
        self._look(ranked=last.ranked)

    def on_unmount(self) -> None:
        """Let the connection go."""
        self._searcher.close()

    def on_resize(self) -> None:
        """Rows stand closer together on a low screen."""
        self.query_one(HitList).refresh_rows()

    def reload(self) -> None:
        """Look again for the same, keeping the selected hit."""
        self._select = self.query_one(HitList).selected
        self._look(ranked=self._shown is not None and self._shown.ranked)

    @property
    def subject(self) -> Ref | None:
        """The selected hit."""
        return self.query_one(HitList).selected

    # Looking

    def _asked(self, *, ranked: bool = False) -> Asked:
        return Asked(self.query_one(SearchLine).value, KINDS[self._among][1], ranked)

    @property
    def _among(self) -> str:
        return self.query_one(ChoiceLine).value

    @on(Input.Changed)
    def _typed(self) -> None:
        self._look()

    @on(ChoiceLine.Changed)
    def _other_kind(self) -> None:
        self._look(ranked=self._shown is not None and self._shown.ranked)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        asked = self._asked(ranked=True)
        is_only_hit = self.query_one(HitList).row_count == 1
        if self._shown == asked or (is_only_hit and self._shown == replace(asked, ranked=False)):
            # One hit alone has no better one to bring to the top.
            self._open()
        else:
            self._look(ranked=True)

    def _look(self, *, ranked: bool = False) -> None:
        self._find(self._asked(ranked=ranked))

    @work(exclusive=True, group="search")
    async def _find(self, asked: Asked) -> None:
        with guard(self):
            self._take(await self._searcher.find(asked), asked)

    def _take(self, hits: tuple[Hit, ...] | None, asked: Asked) -> None:
        # They may come while the screen is being taken down and its list has gone before it; what is on its
        # way out is not displayed.
        if hits is not None and self.is_attached and self.display:
            self._show(hits, asked)

    def _show(self, hits: tuple[Hit, ...], asked: Asked) -> None:
        again = self._shown is not None and replace(self._shown, ranked=asked.ranked) == asked
        kept = self.query_one(HitList).selected if again and self._shown == asked else None
        self._shown = asked
        found = self.query_one(HitList)
        found.show(hits, asked.words, self._select or kept)
        self._select = None
        found.display = bool(hits)
        said = self.query_one("#said", Static)
        said.display = not hits
        said.update(self._without_hits(asked.words))
        panel = self.query_one("#found", Panel)
        panel.set_title(_count(len(hits)) if asked.words.strip() else "Found")
        panel.set_hint(("best first" if asked.ranked else "newest first") if hits else "")
        if not hits and found.has_focus:
            self.query_one(SearchLine).focus()

    def _without_hits(self, words: str) -> Content:
        if not words.strip():
            return _how_to_ask()
        lines = [
            Content.assemble(
                ("Nothing here holds ", render.SOFT),
                render.label(f"“{render.elide(one_line(words), _LONGEST_SAID).plain}”"),
                (".", render.SOFT),
            ),
            Content.styled("Fewer words, or the beginning of one, find more.", render.FAINT),
        ]
        if KINDS[self._among][1]:
            name = KINDS[self._among][0]
            lines.append(Content.styled(f"Only {name} were looked at; Tab looks further.", render.FAINT))
        return Content("\n").join(lines)

    # Acting

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A hit can have moved a goal if it is a text, a session or a line."""
        if action != "moved_goal":
            return super().check_action(action, parameters)
        hits = self.query(HitList)
        ref = hits.first().selected if hits and hits.first().has_focus else None
        return ref is not None and ref.kind in MOVING

    def action_moved_goal(self) -> None:
        """Say that the selected hit moved a goal."""
        from rjournal.tui.flows import lines

        ref = self.query_one(HitList).selected
        if ref is not None:
            self.journal_app.flow(lines.moved_goal(self.journal_app, ref))

    def action_kind(self, step: int) -> None:
        """Look among the next kind of record."""
        self.query_one(ChoiceLine).action_step(step)

    def action_words(self) -> None:
        """Go back to the words."""
        line = self.query_one(SearchLine)
        line.focus()
        line.action_select_all()

    @on(HitList.LeftAtTop)
    def _back_to_words(self) -> None:
        self.query_one(SearchLine).focus()

    @on(VirtualList.Chosen)
    def _chosen(self) -> None:
        self._open()

    def _open(self) -> None:
        ref = self.query_one(HitList).selected
        if ref is None:
            return
        app = self.journal_app
        self._remember()
        if self.is_wide:
            self.dismiss()
        app.open(ref)

    def action_back(self) -> None:
        """Go back to where the search was called from."""
        self._remember()
        self.dismiss()

    def _remember(self) -> None:
        words = self.query_one(SearchLine).value
        ranked = self._shown is not None and self._shown.ranked
        hit = self.query_one(HitList).selected
        self.journal_app.last_search = LastSearch(words, self._among, ranked, hit) if words.strip() else None


def _count(found: int) -> str:
    if found == MOST:
        return f"{MOST} or more found"
    return f"{found} found" if found else "Nothing found"


def _how_to_ask() -> Content:
    """What the search looks at, and how to ask for less, before anything is typed."""
    examples = (
        ("pricing deck", "both words, in any order"),
        ('"lead with"', "the words together"),
        ("#listening", "a tag"),
        ("-meeting", "without the word"),
    )
    lines = [
        Content.styled("Every entry, session, line, goal and person is searched as you type.", render.SOFT),
        Content(""),
        *(Content.assemble((f"{typed:<16}", MARK_FREE), (says, render.FAINT)) for typed, says in examples),
    ]
    return Content("\n").join(lines)


MARK_FREE = MARK.replace(" underline", "")
"""An example of what to type: in the colour of what is found, without its underline."""
