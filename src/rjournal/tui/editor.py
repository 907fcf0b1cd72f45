"""The text area people write in, and the line for a title.

Whatever gets into either, by key, paste, program or another editor, is cleaned of what a terminal would obey
(`rjournal.domain.text`), and the writer is told how much that was.

Very long lines: a line of 200,000 characters costs Textual half a second at every key, because it wraps the
whole line again. So a line longer than `LONGEST_LINE` is folded when it arrives: line breaks are *added*,
after a space where there is one, and no character is removed or replaced. Markdown shows a folded paragraph
as the same paragraph. What was opened and not changed is never saved in its folded form: `Writer.exact`
returns the text as it was given.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.message import Message
from textual.widgets import Input, TextArea

from rjournal.domain.outline import heading_words
from rjournal.domain.text import clean
from rjournal.tui.widgets.tidied import Tidied

LONGEST_LINE = 4000
"""Characters. Longer lines are folded as they arrive; nobody types one, and below it typing is smooth."""
FOLD_AT = 1000
"""Characters in a line that was folded, at most."""
LONGEST_TITLE = 200
"""Characters. What is pasted beyond it goes to the text, where there is room for it."""

_ZWJ = "\u200d"
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")


class Writer(TextArea):
    """A plain text area for prose: soft wrap, Tab moves on, the text is always clean.

    It posts `Tidied` when what arrived was not taken over exactly.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+home", "cursor_text_start", "Start of the text", show=False),
        Binding("ctrl+end", "cursor_text_end", "End of the text", show=False),
    ]

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        self._given = text
        arrived = _arrive(text)
        self._given_as = arrived.text
        super().__init__(
            arrived.text,
            soft_wrap=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
            compact=True,
            placeholder=placeholder,
            id=id,
        )
        # Brackets are punctuation in prose; looking for their partner costs a scan of the text at every key.
        self.match_cursor_bracket = False

    @property
    def exact(self) -> str:
        """The text to store: as it was given if nothing was changed, as it stands otherwise."""
        text = self.text
        return self._given if text == self._given_as else text

    def edit(self, edit: Edit) -> EditResult:
        """Perform an edit; every key, paste and programmatic change comes through here."""
        arrived = _arrive(edit.text)
        if arrived.text != edit.text:
            edit = replace(edit, text=arrived.text)
        if arrived.removed or arrived.folded:
            self.post_message(Tidied(arrived.removed, arrived.folded))
        return super().edit(edit)

    def load_text(self, text: str) -> None:
        """Show another text and forget the undo history; use `rewrite` to keep it."""
        arrived = _arrive(text)
        self._given, self._given_as = text, arrived.text
        super().load_text(arrived.text)

    def rewrite(self, text: str) -> None:
        """Replace the whole text as one change that can be undone; the cursor stays as near as it can."""
        if text == self.text:
            return
        at = self.cursor_location
        self.replace(text, self.document.start, self.document.end)
        self.move_cursor(self.clamp_visitable(at))

    def headings_down_to(self, row: int) -> list[str]:
        """The words of the `##` headings in the lines up to and including `row`, from the top."""
        found = []
        for at in range(row + 1):
            line = self.document.get_line(at)
            if line.startswith("## "):
                found.append(heading_words(line))
        return found

    def _recompute_cursor_offset(self) -> None:
        # Undoing a paste that made the scroll bar appear asks for the cursor's place while it is still on a
        # line that has gone, which crashes Textual 8.2.8. A moment later the cursor is where it belongs.
        at = self.clamp_visitable(self.cursor_location)
        self._cursor_offset = self.wrapped_document.location_to_offset(at)

    def action_cursor_text_start(self) -> None:
        """Go to the start of the text."""
        self.move_cursor(self.document.start)

    def action_cursor_text_end(self) -> None:
        """Go to the end of the text."""
        self.move_cursor(self.document.end)


class TitleLine(Input):
    """The title: one line, no frame. Enter and Down go on to the text.

    A paste of several lines keeps them all: the first is the title, the rest is posted as `Overflow`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "submit", "To the text", show=False)]

    @dataclass
    class Overflow(Message):
        """Pasted text that has no room in a title."""

        text: str

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(
            _one_line(value), placeholder=placeholder, compact=True, select_on_focus=False, id=id
        )

    def _on_paste(self, event: events.Paste) -> None:
        # Input keeps the first line of a paste and drops the others without a word.
        event.stop()
        event.prevent_default()
        arrived = clean(event.text)
        first, _, rest = arrived.text.lstrip("\n").partition("\n")
        if len(first) > LONGEST_TITLE:
            first, rest = "", arrived.text
        if arrived.removed:
            self.post_message(Tidied(arrived.removed, 0))
        start, end = sorted(self.selection)
        self.replace(first.replace("\t", " "), start, end)
        if rest.strip():
            self.post_message(self.Overflow(rest))


@dataclass(frozen=True)
class _Arrived:
    text: str
    removed: int
    folded: int


def _arrive(text: str) -> _Arrived:
    """Clean and fold what is about to enter a text area."""
    if len(text) == 1 and text.isprintable():
        return _Arrived(text, 0, 0)
    cleaned = clean(text)
    folded = 0
    body = cleaned.text
    if len(body) > LONGEST_LINE:
        lines = body.split("\n")
        folded = sum(len(line) > LONGEST_LINE for line in lines)
        if folded:
            body = "\n".join(fold_line(line) for line in lines)
    return _Arrived(body, cleaned.removed, folded)


def _one_line(text: str) -> str:
    return " ".join(clean(text).text.split("\n")).replace("\t", " ")


def fold_line(line: str) -> str:
    """`line` with newlines added so that no piece is longer than `FOLD_AT`; nothing is taken away.

    It breaks after the last white space of a piece, or inside a word that has none, but never between a
    character and what combines with it.
    """
    if len(line) <= LONGEST_LINE:
        return line
    pieces = []
    start = 0
    while len(line) - start > FOLD_AT:
        end = _break_before(line, start, start + FOLD_AT)
        pieces.append(line[start:end])
        start = end
    pieces.append(line[start:])
    return "\n".join(pieces)


def _break_before(line: str, start: int, end: int) -> int:
    """The best place to break in `line[start:end]`, always after `start`."""
    for at in range(end, start + FOLD_AT // 2, -1):
        if line[at - 1].isspace():
            return at
    at = end
    while at > start + 1 and _belongs_to_the_last(line, at):
        at -= 1
    return at if at > start + 1 else end


def _belongs_to_the_last(line: str, at: int) -> bool:
    char = line[at]
    return char in _JOINERS or line[at - 1] == _ZWJ or unicodedata.combining(char) != 0
