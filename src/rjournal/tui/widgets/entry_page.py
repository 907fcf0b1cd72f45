"""An entry as a page to read: its title, a quiet line about it, its text, what it answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from textual.content import Content

from rjournal.domain.entries import ENERGY_WORDS, MOOD_WORDS, Entry
from rjournal.domain.periods import full
from rjournal.domain.records import Ref
from rjournal.domain.sections import word_count
from rjournal.services.entry_view import EntryView
from rjournal.tui import prose, render
from rjournal.tui.widgets.sheet import Sheet, SheetLine
from rjournal.tui.writing import VISIBILITY_WORDS

PAGE_WIDTH = 72
"""Cells. Longer lines are hard to come back from."""

BESIDE_A_LIST = 4000
"""Characters of an entry that a pane shows: held arrow keys must not wait for text nobody scrolls to."""

SET_UP_TO = 200_000
"""Characters of an entry that are set as prose; a longer one is wrapped and shown as it is."""

COUNTED_UP_TO = 200_000
"""Characters whose words are counted one by one; beyond that their number is a guess, and said to be one."""

MOOD_SHAPES: dict[int, str] = {-2: "○", -1: "◔", 0: "◑", 1: "◕", 2: "●"}
"""A mood as a shape, beside its word."""

_LETTERS_A_WORD = 6
_ASKED = "Asked while you wrote:"
_TO_VERSIONS = render.key_hint("h", "earlier versions")


class EntryPage(Sheet):
    """Shows one entry and scrolls; where it stands beside a list it shows the beginning of a long one."""

    def __init__(
        self, *, beside_a_list: bool = False, id: str | None = None, classes: str | None = None
    ) -> None:
        """A page that shows nothing yet.

        Args:
            beside_a_list: Show at most `BESIDE_A_LIST` characters, and say how much is left.
            id: The widget's id.
            classes: The widget's classes.
        """
        super().__init__(id=id, classes=classes)
        self._most = BESIDE_A_LIST if beside_a_list else None

    def read(self, view: EntryView | None, instead: Content | None = None) -> None:
        """Show an entry from its beginning, or where there is none a few words `instead`."""
        if view is None:
            words = instead or Content("")
            self.show(None, lambda width: [SheetLine(line) for line in render.wrap(words, width)])
        else:
            self.show(Ref("entry", view.entry.id), _Page(view, self._most).lines)

    def action_row(self, step: int) -> None:
        """Go a line up or down."""
        self.scroll_relative(y=step, animate=False, immediate=True)


class _Page:
    """The lines of one entry at any width; reading its text is done once."""

    def __init__(self, view: EntryView, most: int | None) -> None:
        self._view = view
        self._body, self._rest = _cut(view.entry.body, most)

    @cached_property
    def _blocks(self) -> list[prose.Block]:
        return prose.blocks(self._body)

    def lines(self, width: int) -> Sequence[SheetLine]:
        """Everything, in lines of at most `width` cells."""
        return [SheetLine(line) for line in self._all(min(width, PAGE_WIDTH))]

    def _all(self, width: int) -> Iterator[Content]:
        entry = self._view.entry
        if entry.title:
            yield from render.wrap(entry.title, width, render.BOLD)
            yield Content("")
        yield from meta_lines(self._view, width)
        yield Content("")
        if len(self._body) > SET_UP_TO:
            yield from prose.plain_lines(self._body, width)
        else:
            yield from prose.set_lines(self._blocks, width)
        if self._rest:
            yield Content("")
            yield Content.assemble(
                (f"… {more_words(self._rest)}  ", render.FAINT), render.key_hint("Enter", "reads all")
            )
        yield from self._foot(width)

    def _foot(self, width: int) -> Iterator[Content]:
        if self._view.questions:
            # Without a word these would be read as the end of what was written.
            yield Content("")
            yield Content.styled(_ASKED, render.FAINT)
        for question in self._view.questions:
            for line in render.wrap(question.plain, width - 2, f"italic {render.FAINT}"):
                yield Content.assemble("  ", line)
        if self._view.was_changed:
            said = Content.assemble(("Changed since it was written  ", render.FAINT), _TO_VERSIONS)
            yield Content("")
            yield render.elide(said, width)


def meta_lines(view: EntryView, width: int) -> list[Content]:
    """The quiet lines under the title: when and with whom; mood and tags; the goals it moved."""
    entry = view.entry
    lines = render.wrap(
        ", ".join(filter(None, (full(entry.day), _after(view), _about(view)))), width, render.SOFT
    )
    moods = [render.label(words, render.FAINT) for words in mood_words(entry)]
    tags = [render.label(f"#{tag}", render.GROWN) for tag in entry.tags]
    if moods or tags:
        lines += render.wrap(Content("  ").join([*moods, *tags]), width)
    for goal in view.goals:
        moved = Content.assemble(("→ moved ", render.FAINT), render.label(goal.title, render.SOFT))
        lines.append(render.elide(moved, width))
    return lines


def mood_words(entry: Entry) -> list[str]:
    """The mood as its shape and word, the energy, and one's own word for both."""
    mood = [] if entry.mood is None else [mood_mark(entry.mood)]
    energy = [] if entry.energy is None else [ENERGY_WORDS.get(entry.energy, "")]
    own = [f"“{entry.mood_word}”"] if entry.mood_word else []
    return [*mood, *energy, *own]


def mood_mark(mood: int) -> str:
    """A mood as a shape and a word: `◕ good`."""
    return f"{MOOD_SHAPES.get(mood, '')} {MOOD_WORDS.get(mood, '')}".strip()


def length_words(entry: Entry) -> str:
    """How long an entry is and who may see it: `92 words, private`."""
    return f"{_count(entry.body)}, {VISIBILITY_WORDS[entry.visibility]}"


def more_words(rest: str) -> str:
    """How much is left of a text: `9,200 more words`."""
    return _count(rest, "more ")


def _count(text: str, more: str = "") -> str:
    if len(text) > COUNTED_UP_TO:
        return f"about {round(len(text) / _LETTERS_A_WORD, -3):,.0f} {more}words"
    count = word_count(text)
    return f"1 {more}word" if count == 1 else f"{count:,} {more}words"


def _after(view: EntryView) -> str:
    if view.session is None:
        return ""
    with_whom = f" with {view.partner.name}" if view.partner else ""
    of_day = "" if view.session.day == view.entry.day else f" of {full(view.session.day)}"
    return f"after the session{with_whom}{of_day}"


def _about(view: EntryView) -> str:
    return f"about {' and '.join(person.name for person in view.people)}" if view.people else ""


def _cut(body: str, most: int | None) -> tuple[str, str]:
    """`body` in two: what is shown and what is left, cut between lines or words where there are any."""
    if most is None or len(body) <= most:
        return body, ""
    for mark in ("\n\n", "\n", " "):
        at = body.rfind(mark, most // 2, most)
        if at > 0:
            return body[:at], body[at:]
    return body[:most], body[most:]
