"""Pictures made of text: columns, meters, trends, dots. Pure functions of values and a width in cells.

Every function returns `Content` that is never wider than the `width` it was given, whatever the text: wide
characters, emoji, control characters and markup-like text included. Styles are names of the theme
(`rjournal.tui.themes.NAMES`), so a picture follows the theme; each shape tells its story without colour too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

# Private to rich; it is what Textual breaks lines with, and tests/tui/test_render.py fails when it goes.
from rich._wrap import divide_line
from rich.cells import cell_len
from textual.content import Content

from rjournal.domain.text import isolate, sanitize

TEXT = "$rj-text"
SOFT = "$rj-soft"
FAINT = "$rj-faint"
ACCENT = "$rj-accent"
GROWN = "$rj-grown"
RULE = "$rj-rule"

BOLD = "bold $rj-text"
ELLIPSIS = "…"

_BRAILLE_BLANK = 0x2800
_LEFT_DOTS = (0x40, 0x04, 0x02, 0x01)
_RIGHT_DOTS = (0x80, 0x20, 0x10, 0x08)


def flat(text: str) -> str:
    """`text` safe on one line: white space and what cannot be stored become spaces, so that columns hold.

    Spaces keep their number, unlike in `rjournal.domain.text.one_line`: indentation may carry meaning.
    """
    if text.isprintable():
        return text
    # A right-to-left override in one row would turn the rest of the screen's line around.
    return _UNSAFE.sub(" ", _BIDI_CONTROLS.sub("", text))


_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def label(text: str | Content, style: str = TEXT) -> Content:
    """User text as content on one line, in a style of the theme; never read as markup."""
    if isinstance(text, Content):
        return text
    return Content(flat(text)).stylize(style)


def safe(text: str) -> str:
    """User text of several lines, without what would steer the terminal or turn lines beside it around."""
    return isolate(sanitize(text))


def elide(text: str | Content, width: int) -> Content:
    """`text` cut to `width` cells, ending in `…` where something was left out."""
    content = label(text) if isinstance(text, str) else text
    if width <= 0:
        return Content("")
    if cell_len(content.plain) <= width:
        return content
    return content.truncate(width, ellipsis=True)


def columns(left: str | Content, right: str | Content, width: int, gap: int = 2) -> Content:
    """`left` at the left edge, `right` at the right one, `gap` cells between at the least.

    The left is shortened first, as far as a third of the width; then the right is.
    """
    if width <= 0:
        return Content("")
    left, right = label(left), label(right, FAINT)
    if not right.plain:
        return elide(left, width)
    least_left = min(cell_len(left.plain), max(1, width // 3))
    right = elide(right, max(0, width - least_left - gap))
    left = elide(left, max(0, width - cell_len(right.plain) - gap))
    space = width - cell_len(left.plain) - cell_len(right.plain)
    return Content.assemble(left, " " * max(0, space), right)


def heading(words: str, width: int, right: str | Content = "") -> Content:
    """What the rows or items below have in common; `right` may say how many they are."""
    return columns(label(words, SOFT), right, width)


def beside(parts: Iterable[str | Content], width: int, separator: str = " · ") -> Content:
    """Several short facts on one line, those that do not fit left away from the end."""
    shown: list[Content] = []
    used = 0
    for part in parts:
        content = label(part, SOFT)
        if not content.plain:
            continue
        cost = cell_len(content.plain) + (cell_len(separator) if shown else 0)
        if shown and used + cost > width:
            break
        shown.append(content)
        used += cost
    return elide(Content(separator).stylize(FAINT).join(shown), width)


def packed(parts: Iterable[str], width: int, style: str = FAINT, separator: str = " · ") -> list[Content]:
    """Short facts beside one another over as many lines as they take, broken between them only."""
    lines: list[str] = []
    for part in parts:
        if lines and cell_len(lines[-1]) + cell_len(separator) + cell_len(part) <= width:
            lines[-1] = f"{lines[-1]}{separator}{part}"
        else:
            lines.append(part)
    return [elide(label(line, style), width) for line in lines]


def wrap(text: str | Content, width: int, style: str = TEXT) -> list[Content]:
    """`text` broken at words into lines of at most `width` cells; its own line ends are kept."""
    if width <= 0:
        return []
    if isinstance(text, str) and width > 1:
        return [piece for line in text.split("\n") for piece in _broken(flat(line), width, style)]
    # A wide character has no place in a single cell, and is cut away.
    lines = text.split("\n") if isinstance(text, str) else list(text.split("\n", allow_blank=True))
    return [
        elide(piece.rstrip(), width)
        for line in lines
        for piece in (label(line, style).wrap(width) or [Content("")])
    ]


def _broken(line: str, width: int, style: str) -> list[Content]:
    """The pieces of a line that has one style, as `Content.wrap` breaks it.

    It is broken while it is text: cutting up content takes twice as long, and a page has hundreds of lines.
    """
    if cell_len(line) <= width:
        return [Content(line.rstrip()).stylize(style)]
    cuts = [0, *divide_line(line, width), len(line)]
    return [Content(line[start:end].rstrip()).stylize(style) for start, end in pairwise(cuts)]


def meter(bar: float | None, expected: float | None, width: int) -> Content:
    """A thin rule: what is done heavy (`━`), the rest light (`─`), the even-pace mark `┃` where it should be.

    `bar` and `expected` are 0 to 1 (beyond is drawn at the end). Without a `bar` the rule is dotted: there is
    nothing to measure yet. A little is never drawn as nothing, nor almost all as all (docs/domain.md §3).
    """
    if width <= 0:
        return Content("")
    if bar is None or not math.isfinite(bar):
        cells, styles = ["┄"] * width, [FAINT] * width
    else:
        done = _share(bar, width)
        cells = ["━"] * done + ["─"] * (width - done)
        styles = [GROWN] * done + [RULE] * (width - done)
    if expected is not None and math.isfinite(expected):
        mark = min(width - 1, round(min(1.0, max(0.0, expected)) * width))
        cells[mark], styles[mark] = "┃", ACCENT
    return Content.assemble(*zip(cells, styles, strict=True))


def _share(part: float, width: int) -> int:
    """How many of `width` cells to fill: none only for 0, all only for 1."""
    if part <= 0:
        return 0
    if part >= 1:
        return width
    return min(max(1, width - 1), max(1, round(part * width))) if width > 1 else 0


def trend(values: Sequence[float], width: int, style: str = GROWN) -> Content:
    """Readings as one braille line, two to a cell, lowest to highest; the newest that fit. Empty for none.

    Values that are no numbers (NaN, infinite) are left out.
    """
    finite = [value for value in values if math.isfinite(value)][-2 * width :]
    if not finite or width <= 0:
        return Content("")
    low, high = min(finite), max(finite)
    span = high - low
    # Halved before subtracting: two huge readings of opposite sign would overflow to infinity.
    levels = [
        1 if span == 0 else round(((value / 2 - low / 2) / (high / 2 - low / 2)) * 3) for value in finite
    ]
    cells = [
        chr(
            _BRAILLE_BLANK
            | _LEFT_DOTS[levels[at]]
            | (_RIGHT_DOTS[levels[at + 1]] if at + 1 < len(levels) else 0)
        )
        for at in range(0, len(levels), 2)
    ]
    return Content("".join(cells)).stylize(style)


def dots(done: int, total: int, width: int = 12) -> Content:
    """`done` of `total` as `●●○`; in words (`8 of 20`) where the dots would not fit."""
    if total <= 0 or width <= 0:
        return Content("")
    done = min(max(0, done), total)
    if total > width:
        return elide(Content(f"{done} of {total}").stylize(GROWN if done else FAINT), width)
    return Content.assemble(("●" * done, GROWN), ("○" * (total - done), FAINT))


def state(word: str, *, shape: str = "", style: str = SOFT) -> Content:
    """A state: its shape, then its word (`○ open`, `● held`); the colour only repeats what they say."""
    return Content.assemble((f"{shape} " if shape else "", style), label(word, style))


def key_hint(key: str, says: str = "") -> Content:
    """A key and what it does, as the footer and the bottom borders show it: `p prepare`."""
    return Content.assemble((key, f"bold {ACCENT}"), (f" {says}" if says else "", FAINT))


def empty_list(belongs: str, key: str, starts: str) -> Content:
    """What an empty list says: what belongs there, and which key starts it."""
    return Content.assemble((belongs, SOFT), "\n\n", key_hint(key, starts))
