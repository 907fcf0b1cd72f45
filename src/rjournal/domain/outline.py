"""Which lines of a Markdown text are headings, and which are code that must be left alone.

A reading of CommonMark's blocks (https://spec.commonmark.org/0.31.2/, "Appendix: A parsing strategy") that
goes just far enough: a `#` in a code fence is a program's comment, and a fence ends with the list around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

LineKind = Literal["heading", "setext", "underline", "text", "raw", "rule", "blank"]
"""What a line is.

`heading` begins with `#`, `setext` is words with an `underline` of `=` or `-` after them, `raw` code or HTML.
"""

_DEEPEST = 16
"""Quotations and lists deeper than this are read as text: a line of 100 000 `>` must not take minutes."""

_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+) *$")
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *$")
_QUOTE = re.compile(r" {0,3}> ?")
_ITEM = re.compile(r"( {0,3}(?:[-+*]|(\d{1,9})[.)]))( +|$)")
_FENCE = re.compile(r" {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$")
_HTML_UNTIL: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r" {0,3}<!--"), "-->"),
    (re.compile(r" {0,3}<\?"), "?>"),
    (re.compile(r" {0,3}<!\[CDATA\["), "]]>"),
    (re.compile(r" {0,3}<![A-Za-z]"), ">"),
    (re.compile(r" {0,3}<script(?=[\s>]|$)", re.IGNORECASE), "</script>"),
    (re.compile(r" {0,3}<pre(?=[\s>]|$)", re.IGNORECASE), "</pre>"),
    (re.compile(r" {0,3}<style(?=[\s>]|$)", re.IGNORECASE), "</style>"),
    (re.compile(r" {0,3}<textarea(?=[\s>]|$)", re.IGNORECASE), "</textarea>"),
)
_ENDS_LITERAL_HTML = ("</script>", "</pre>", "</style>", "</textarea>")
_HTML_UNTIL_BLANK = re.compile(
    r" {0,3}</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|"
    r"dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|"
    r"iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|"
    r"table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=\s|/?>|$)",
    re.IGNORECASE,
)
_LONE_TAG = re.compile(r" {0,3}</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with what it is. `start` is its offset in the text, `text` keeps its newline.

    `level` is 1–6 for headings of both kinds, else 0. `nested` says that it stands in a quotation or a list.
    """

    start: int
    text: str
    kind: LineKind
    level: int = 0
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of a text; joined, their texts are the text.

    `closer` is the line that would end a code fence or an HTML block left open at the end, else empty.
    """

    lines: tuple[Line, ...]
    closer: str = ""


@dataclass(frozen=True, slots=True)
class _Raw:
    """An open block whose lines are left alone. `fence` is empty for HTML, which ends after any of `ends`."""

    depth: int
    fence: str = ""
    ends: tuple[str, ...] = ()

    def ends_with(self, content: str) -> bool:
        if self.fence:
            mark = content.strip(" ")
            indent = len(content) - len(content.lstrip(" "))
            return indent < 4 and len(mark) >= len(self.fence) and set(mark) == {self.fence[0]}
        lowered = content.lower()
        return any(end in lowered for end in self.ends)


def outline(text: str) -> Outline:
    """Reads `text` line by line. Lines end at `\\n` alone."""
    reader = _Reader()
    for line in text.split("\n"):
        reader.read(line)
    lines = reader.lines
    if text.endswith("\n") or not text:
        lines.pop()
    elif lines:
        lines[-1] = replace(lines[-1], text=lines[-1].text.removesuffix("\n"))
    return Outline(tuple(lines), reader.closer)


def heading_words(line: str) -> str:
    """The words of a heading that begins with `#`, without the marks before and after them."""
    match = _HEADING.match(line)
    words = line[match.end() :] if match else line
    return without_closing(words.strip())


def without_closing(words: str) -> str:
    """`words` as Markdown shows them in a heading: without the hashes that may end it after a space."""
    shown = words.rstrip("#")
    return shown.rstrip() if not shown or shown[-1] in " \t" else words


class _Reader:
    """Reads one line after the other, and knows which quotations, lists and blocks are open."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._offset = 0
        self._open: list[int] = []  # 0 for a quotation, else the width that a list item's text is indented by
        self._raw: _Raw | None = None
        self._paragraph: list[int] = []
        self._bare = -2  # the line that last began a list item with nothing after its mark

    @property
    def closer(self) -> str:
        """What would end the block still open; in a quotation or a list it ends by itself."""
        if self._raw is None or self._raw.depth:
            return ""
        return self._raw.fence or next(iter(self._raw.ends), "")

    def read(self, text: str) -> None:
        """Takes the next line, without its newline."""
        content, matched = self._enter(text.expandtabs(4))
        if self._raw is not None and matched >= self._raw.depth:
            self._read_raw(text, content)
            return
        self._raw = None
        if matched < len(self._open):
            if self._paragraph and _continues_paragraph(content):
                self._add(text, "text", paragraph=True)
                return
            del self._open[matched:]
            self._paragraph = []
        elif self._paragraph and _UNDERLINE.match(content):
            self._read_underline(text, content)
            return
        self._read_block(text, self._open_containers(content))

    def _enter(self, content: str) -> tuple[str, int]:
        """What is left of the line inside the containers it continues, and how many of them it does."""
        for at, width in enumerate(self._open):
            if width == 0:
                quote = _QUOTE.match(content)
                if quote is None:
                    return content, at
                content = content[quote.end() :]
            elif not content.strip():
                if self._bare == len(self.lines) - 1 and at == len(self._open) - 1:
                    return content, at  # an item that begins with two empty lines is over
                content = ""
            elif content.startswith(" " * width):
                content = content[width:]
            else:
                return content, at
        return content, len(self._open)

    def _open_containers(self, content: str) -> str:
        """Opens the quotations and list items that begin here; returns what stands inside them."""
        while len(self._open) < _DEEPEST and not _RULE.match(content):
            quote = _QUOTE.match(content)
            item = _ITEM.match(content)
            if quote is not None:
                self._open.append(0)
                content = content[quote.end() :]
            elif item is not None and not (self._paragraph and _cannot_interrupt(item, content)):
                # Five spaces or more after the mark: the item's text begins with indented code.
                inside = item.end() if 0 < len(item[3]) < 5 and content[item.end() :].strip() else None
                width = len(item[1]) + 1 if inside is None else inside
                self._open.append(width)
                content = content[width:]
                self._bare = self._bare if content.strip() else len(self.lines)
            else:
                break
            self._paragraph = []
        return content

    def _read_block(self, text: str, content: str) -> None:
        heading = _HEADING.match(content)
        if not content.strip():
            self._add(text, "blank")
        elif heading is not None:
            self._add(text, "heading", level=len(heading[1]))
        elif _RULE.match(content):
            self._add(text, "rule")
        elif (raw := self._raw_from(content)) is not None:
            self._add(text, "raw")
            self._raw = raw if raw.fence or not raw.ends_with(content) else None
        elif content.startswith("    ") and not self._paragraph:
            self._add(text, "raw")
        else:
            self._add(text, "text", paragraph=True)

    def _raw_from(self, content: str) -> _Raw | None:
        depth = len(self._open)
        fence = _FENCE.match(content)
        if fence is not None:
            return _Raw(depth, fence=fence[1] or fence[2])
        for start, end in _HTML_UNTIL:
            if start.match(content):
                literal = end in _ENDS_LITERAL_HTML
                return _Raw(depth, ends=(end, *_ENDS_LITERAL_HTML) if literal else (end,))
        lone = not self._paragraph and _LONE_TAG.match(content)
        return _Raw(depth) if lone or _HTML_UNTIL_BLANK.match(content) else None

    def _read_raw(self, text: str, content: str) -> None:
        raw = self._raw
        if raw is None:
            return
        until_blank = not raw.fence and not raw.ends
        if until_blank and not content.strip():
            self._raw = None
            self._add(text, "blank")
            return
        if raw.ends_with(content):
            self._raw = None
        self._add(text, "raw")

    def _read_underline(self, text: str, content: str) -> None:
        level = 1 if content.strip().startswith("=") else 2
        for at in self._paragraph:
            self.lines[at] = replace(self.lines[at], kind="setext", level=level)
        self._add(text, "underline", level=level)

    def _add(self, text: str, kind: LineKind, *, level: int = 0, paragraph: bool = False) -> None:
        if paragraph:
            self._paragraph.append(len(self.lines))
        else:
            self._paragraph = []
        self.lines.append(Line(self._offset, f"{text}\n", kind, level, nested=bool(self._open)))
        self._offset += len(text) + 1


def _cannot_interrupt(item: re.Match[str], content: str) -> bool:
    """Inside a paragraph `1986. What a year` and a lone `-` begin no list."""
    return item[2] not in (None, "1") or not content[item.end() :].strip()


def _continues_paragraph(content: str) -> bool:
    """Whether a line that leaves a quotation or a list still belongs to the paragraph in it."""
    if not content.strip() or any(p.match(content) for p in (_HEADING, _RULE, _FENCE, _QUOTE, _ITEM)):
        return False
    return not _HTML_UNTIL_BLANK.match(content) and not any(start.match(content) for start, _ in _HTML_UNTIL)
