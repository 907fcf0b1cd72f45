"""Reading an entry's text: its sections, its title, its length, and how it joins a larger document.

Nothing here changes what is stored. What is meant for others passes the rules of docs/domain.md §6.5 first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rjournal.domain.cells import clusters
from rjournal.domain.outline import Line, heading_words, outline, without_closing
from rjournal.domain.text import one_line

if TYPE_CHECKING:
    from rjournal.domain.templates import Template

DEEPEST_HEADING = 6
"""Markdown's deepest heading."""

_SECTION_LEVEL = 2
_SECTION_HEADING_LINE = re.compile(r"^ {0,3}##(?:[ \t].*)?$", re.MULTILINE)
_LINE_MARKS = re.compile(r"\s*(?:(?:>|[-+*]\s|\d{1,9}[.)]\s|\[[ xX]\]\s)\s*)*")
_DASHES = re.compile("[—–]")
_CJK = re.compile(
    "[\u3005\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff]"
)

# Reading a text line by line costs 50 µs, an export has thousands of texts, and most of them are plain. What
# may be otherwise is read; the properties in tests/properties hold that both ways give what Markdown sees.
# They are asked of a text with a line end before it: a pattern that begins with one sign is found quickly.
_MAY_BE_UNDERLINE = re.compile(r"\n[ \t>]*[=-]")
_MAY_BE_BLOCK = re.compile(r"\n {0,3}(?:\t| |>|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|[=-])", re.MULTILINE)
_HASHES = re.compile(r"\n#{1,6}(?=[ \t]|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a body: `body[start:end]` with its heading line, `text` what stands under the heading.

    `heading` is None for what stands before the first heading.
    """

    heading: str | None
    text: str
    start: int
    end: int

    @property
    def empty(self) -> bool:
        """Whether nothing but space stands under the heading."""
        return not self.text.strip()


def sections(body: str) -> tuple[Section, ...]:
    """The parts of `body`, cut at its `##` headings; joined they are the body, byte for byte.

    Headings in code fences, quotations and lists cut nothing, nor do underlined headings: a line of dashes
    under a sentence is as often a separator. An empty body has no parts.
    """
    headings = [line for line in outline(body).lines if _begins_section(line)]
    starts = [line.start for line in headings]
    parts: list[Section] = []
    first = starts[0] if starts else len(body)
    if first:
        parts.append(Section(None, body[:first], 0, first))
    for line, end in zip(headings, [*starts, len(body)][1:], strict=True):
        under = body[line.start + len(line.text) : end]
        parts.append(Section(heading_words(line.text), under, line.start, end))
    return tuple(parts)


def without_empty(body: str) -> str:
    """`body` for reading: `##` headings with nothing under them are left out (docs/domain.md §4.3).

    Deeper and higher headings are words somebody typed, and stay. So does everything if nothing would remain.
    """
    parts = sections(body)
    kept = [part for part in parts if part.heading is None or not part.empty]
    if all(part.empty for part in kept):
        return body
    shown = "".join(body[part.start : part.end] for part in kept)
    # A heading can be what ends a list with a code fence in it; without it the next one would turn into code.
    unharmed = [part.text for part in sections(shown)] == [part.text for part in kept]
    return shown if unharmed else body


def is_blank(body: str, template: Template | None = None) -> bool:
    """Whether nothing was typed beyond the headings of `template`: such a text need not be kept."""
    offered = {section.heading for section in template.sections} if template else set()
    return all(part.empty and (part.heading is None or part.heading in offered) for part in sections(body))


def title_of(title: str, body: str, limit: int = 80) -> str:
    """The title an entry is shown by: its own, else its first line of text, shortened at a word.

    `limit` counts characters, the `…` included, and is at least 1. Marks of lists and quotations at the
    line's beginning are left out; headings beginning with `#`, rules and code give no title. Empty if there
    is none: how to call such an entry is the caller's. A title for other eyes needs a body without its
    private spans.
    """
    own = one_line(title)
    if own:
        return own
    for line in outline(body).lines:
        words = _plain_line(line.text) if line.kind in ("text", "setext") else ""
        if words:
            return _shorten(words, limit)
    return ""


def demote(body: str, levels: int) -> str:
    """`body` with every heading `levels` deeper, so that it fits below the heading of its record.

    Six is the deepest: what would go beyond becomes `######` and stays a heading, so that no text is lost and
    the document can still be searched by its outline. Underlined headings become `#` headings with their
    lines joined by a space, as only two levels can be underlined; inside quotations and lists they stay as
    they are, part of what is quoted. Code and HTML blocks are never touched.

    Raises:
        ValueError: `levels` is negative.
    """
    if levels < 0:
        raise ValueError("a heading is only ever moved down")
    text = f"\n{body}"
    if levels == 0 or not ("#" in body or _MAY_BE_UNDERLINE.search(text)):
        return body
    if not (_may_stay_open(body) or _MAY_BE_BLOCK.search(text)):
        return _HASHES.sub(lambda found: f"\n{_deeper(found[0][1:], levels)}", text)[1:]
    return "".join(_demoted(outline(body).lines, levels))


def fence_guard(body: str) -> str:
    """`body` with a code fence left open at its end closed: it would swallow what follows in a document.

    It adds one line that holds the fence's own mark (such as three backticks), or for an HTML comment or
    block that never ends its end mark (`-->`, `</pre>`). A body with nothing open comes back unchanged.
    """
    closer = outline(body).closer if _may_stay_open(body) else ""
    if not closer:
        return body
    return f"{body}{'' if body.endswith(chr(10)) else chr(10)}{closer}\n"


def word_count(text: str) -> int:
    """How many words were written, `##` headings not counted: a template's are nobody's words.

    Each Chinese character and each kana is a word; elsewhere space and dashes separate words, and signs alone
    are none.
    """
    prose = _DASHES.sub(" ", _SECTION_HEADING_LINE.sub("", text))
    cjk = len(_CJK.findall(prose))
    others = _CJK.sub(" ", prose).split()
    return cjk + sum(1 for word in others if any(map(str.isalnum, word)))


def _begins_section(line: Line) -> bool:
    return line.kind == "heading" and line.level == _SECTION_LEVEL and not line.nested


def _demoted(lines: Iterable[Line], levels: int) -> Iterable[str]:
    words: list[str] = []
    for line in lines:
        level = min(line.level + levels, DEEPEST_HEADING)
        if line.kind == "heading":
            hashes = "#" * line.level
            yield line.text.replace(hashes, _deeper(hashes, levels), 1)
        elif line.kind == "setext" and not line.nested:
            words.append(line.text.strip())
        elif line.kind == "underline" and not line.nested:
            yield _as_heading(" ".join(words), level) + line.text[len(line.text.rstrip("\n")) :]
            words = []
        else:
            yield line.text


def _may_stay_open(body: str) -> bool:
    """Whether there is anything that could begin code or HTML."""
    return "<" in body or "```" in body or "~~~" in body


def _deeper(hashes: str, levels: int) -> str:
    return "#" * min(len(hashes) + levels, DEEPEST_HEADING)


def _as_heading(words: str, level: int) -> str:
    # Markdown drops hashes at the end of a heading: "Learning C #" would lose its sign without one to drop.
    guard = " #" if without_closing(words) != words else ""
    return f"{'#' * level} {words}{guard}"


def _plain_line(text: str) -> str:
    marks = _LINE_MARKS.match(text)
    return one_line(text[marks.end() if marks else 0 :])


def _shorten(words: str, limit: int) -> str:
    """At most `limit` characters, cut between words where the second half has a space, never in a sign."""
    if len(words) <= limit:
        return words
    cut = words.rfind(" ", limit // 2, limit)
    if cut < 0:
        cut = 0
        # Without this an accent, a skin tone or half of a family would be cut off its sign.
        for cluster, _width in clusters(words):
            if cut + len(cluster) >= limit:
                break
            cut += len(cluster)
    return f"{words[:cut].rstrip(' ,;:')}…"
