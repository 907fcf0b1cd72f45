"""A body of text set for reading: headings, lists, quotations and emphasis as type instead of marks.

It is what was written, line by line, only calmer to look at: no word is left out, links are shown and never
opened, HTML stays the text it is, and a private span keeps its `%%` so that one sees where it ends.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rich.cells import cell_len
from textual.content import Content

from rjournal.domain.outline import Line, heading_words, outline
from rjournal.domain.sections import without_empty
from rjournal.domain.text import private_spans
from rjournal.tui import render

WRAPPED_FROM = 60
"""Characters. A line at least this long was wrapped and goes on in the next one; a shorter one was ended."""

_PLAIN_FROM = 4000
"""Characters. Looking for emphasis in a longer paragraph would be felt, and nobody emphasises in one."""

_DEEPEST = 6
_ITEM = re.compile(r"( *)([-+*]|\d{1,9}[.)])(?: +|$)(?:\[([ xX])\](?: +|$))?")
_QUOTE = re.compile(r" {0,3}((?:> ?)+)")
# Everything is bounded: a line of 200,000 unpaired asterisks must not be looked through once for each.
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`{1,3})(?P<code>[^`\n]{1,400})(?P=ticks)"
    r"|(?P<strong>\*\*(?=\S)([^*\n]{1,400})(?<=\S)\*\*|\b__(?=\S)([^_\n]{1,400})(?<=\S)__\b)"
    r"|(?P<struck>~~(?=\S)([^~\n]{1,400})(?<=\S)~~)"
    r"|(?P<slant>\*(?=\S)([^*\n]{1,400})(?<=\S)\*|(?<!\w)_(?=\S)([^_\n]{1,400})(?<=\S)_(?!\w))"
    r"|(?<!!)\[(?P<words>[^\[\]\n]{1,400})\]\((?P<target>[^()\s]{1,400})\)"
    r"|(?P<tag>(?<!\S)#\w[\w/-]{0,49})"
)
_GOES_ON = re.compile(r"\n[ \t]+")
_EMPHASIS = {"strong": (2, "bold"), "struck": (2, "strike"), "slant": (1, "italic")}
_HEADING_STYLES = {1: f"bold underline {render.TEXT}", 2: render.BOLD}
_LOW_HEADING = f"bold {render.SOFT}"


@dataclass(frozen=True)
class Block:
    """A paragraph, item or heading: `first` stands before its first line, `rest` before the others."""

    text: Content
    first: Content = field(default_factory=Content)
    rest: Content = field(default_factory=Content)
    is_heading: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read in it."""
        return not (self.text.plain.strip() or self.first.plain.strip())


def blocks(body: str) -> list[Block]:
    """`body` as it is read; template headings with nothing under them are left out (docs/domain.md §4.3)."""
    return _evenly_spaced(list(_Setter(without_empty(body)).blocks()))


def set_lines(parts: Iterable[Block], width: int) -> list[Content]:
    """The lines of `parts`, each at most `width` cells wide."""
    return [line for part in parts for line in _lines_of(part, width)]


def plain_lines(body: str, width: int) -> list[Content]:
    """`body` wrapped and nothing else: for a text so long that setting it would be felt."""
    return render.wrap(body, width)


def _lines_of(part: Block, width: int) -> Iterator[Content]:
    # In a narrow column an indent may not take more than half of it.
    first, rest = render.elide(part.first, width // 2), render.elide(part.rest, width // 2)
    room = max(1, width - max(cell_len(first.plain), cell_len(rest.plain)))
    for at, line in enumerate(render.wrap(part.text, room)):
        yield Content.assemble(rest if at else first, line)


class _Setter:
    """Sets one body. It gathers the lines of a paragraph and hands them on when something else begins."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._private = private_spans(body)
        self._private_ends = [end for _, end in self._private]
        self._gathered: list[Line] = []

    def blocks(self) -> Iterator[Block]:
        """Everything, an empty block for an empty line."""
        for line in outline(self._body).lines:
            if line.kind == "text" and self._goes_on(line):
                self._gathered.append(line)
                continue
            yield from self._paragraph()
            if line.kind == "text":
                self._gathered.append(line)
            elif line.kind != "underline":
                yield self._single(line)
        yield from self._paragraph()

    def _goes_on(self, line: Line) -> bool:
        """Whether `line` belongs to the paragraph that was begun."""
        if not self._gathered or _ITEM.match(line.text) or _QUOTE.match(line.text):
            return False
        before = self._gathered[-1].text.rstrip("\n")
        # Two spaces at the end of a line are Markdown's own sign that it ends there.
        return len(before) >= WRAPPED_FROM and not before.endswith("  ")

    def _paragraph(self) -> Iterator[Block]:
        if self._gathered:
            first = self._gathered[0]
            text = "".join(line.text for line in self._gathered).rstrip("\n")
            self._gathered = []
            yield self._set(first.start, text)

    def _single(self, line: Line) -> Block:
        text = line.text.rstrip("\n").expandtabs(4)
        if line.kind == "blank":
            return Block(Content(""))
        if line.kind == "rule":
            return Block(render.label("· · ·", render.FAINT))
        if line.kind == "raw":
            bar = Content.styled("  ", render.RULE)
            return Block(render.label(text, render.SOFT), bar, bar)
        words = heading_words(text) if line.kind == "heading" else text.strip()
        style = _HEADING_STYLES.get(line.level, _LOW_HEADING)
        return Block(render.label(words, style), is_heading=True)

    def _set(self, start: int, text: str) -> Block:
        """A paragraph, an item or a quotation."""
        quote = _QUOTE.match(text)
        if quote:
            bars = Content.styled("│ " * min(_DEEPEST, quote[1].count(">")), render.FAINT)
            words = self._inline(start + quote.end(), text[quote.end() :], f"italic {render.SOFT}")
            return Block(words, bars, bars)
        item = _ITEM.match(text)
        if item:
            indent = " " * len(item[1])
            mark = _mark(item[2], item[3])
            words = self._inline(start + item.end(), text[item.end() :], render.TEXT)
            first = Content.assemble(indent, (mark, render.FAINT), " ")
            return Block(words, first, Content(indent + " " * (cell_len(mark) + 1)))
        indent = text[: len(text) - len(text.lstrip())].expandtabs(4)
        words = self._inline(start + len(text) - len(text.lstrip()), text.lstrip(), render.TEXT)
        return Block(words, Content(indent), Content(indent))

    def _inline(self, start: int, text: str, style: str) -> Content:
        """`text`, which begins at `start` of the body, with its emphasis; what is private keeps its marks."""
        parts: list[Content] = []
        at = 0
        for span in self._private[bisect_right(self._private_ends, start) :]:
            first, last = max(span[0] - start, at), min(span[1] - start, len(text))
            if first >= last:
                break
            parts.append(_emphasised(text[at:first], style))
            parts.append(render.label(text[first:last], f"italic {render.FAINT}"))
            at = last
        parts.append(_emphasised(text[at:], style))
        return Content("").join(parts)


def _mark(mark: str, ticked: str | None) -> str:
    if ticked is not None:
        return "○" if ticked == " " else "●"
    return mark if mark[0].isdigit() else "•"


def _emphasised(text: str, style: str) -> Content:
    # A line that goes on below an item is indented under it; once joined, that indent is a gap.
    text = _GOES_ON.sub(" ", text)
    if len(text) > _PLAIN_FROM:
        return render.label(text, style)
    parts: list[Content] = []
    at = 0
    for match in _INLINE.finditer(text):
        parts += [render.label(text[at : match.start()], style), _one(match, style)]
        at = match.end()
    parts.append(render.label(text[at:], style))
    return Content("").join(parts)


def _one(match: re.Match[str], style: str) -> Content:
    if match["escaped"]:
        return render.label(match["escaped"], style)
    if match["code"]:
        return render.label(match["code"], render.SOFT)
    if match["words"]:
        target = render.label(f" ({match['target']})", render.FAINT)
        return Content.assemble(_emphasised(match["words"], style), target)
    if match["tag"]:
        return render.label(match["tag"], render.GROWN)
    marks, extra = next(value for name, value in _EMPHASIS.items() if match[name])
    return _emphasised(match[0][marks:-marks], f"{extra} {style}")


def _evenly_spaced(parts: list[Block]) -> list[Block]:
    """One empty line between paragraphs and above a heading; none below one, at the beginning, at the end."""
    kept: list[Block] = []
    gap = False
    for part in parts:
        if part.is_empty:
            gap = True
            continue
        if kept and (part.is_heading or (gap and not kept[-1].is_heading)):
            kept.append(Block(Content("")))
        kept.append(part)
        gap = False
    return kept
