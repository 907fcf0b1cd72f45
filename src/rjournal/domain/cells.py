"""How wide text is in a terminal, and cutting it without breaking a character in two.

Widths are those most terminals agree on: 2 cells for East Asian wide characters and emoji, none for marks and
joiners. A cluster, what a reader sees as one character, is a base with its marks, joined emoji or a flag.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

ELLIPSIS = "…"

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"


def cells(text: str) -> int:
    """How many terminal cells one line of `text` takes."""
    if _is_plain(text):
        return len(text)
    return sum(width for _, width in clusters(text))


def shorten(text: str, width: int) -> str:
    """One line of `text` in at most `width` cells; what was cut ends in `…`, and 0 cells hold nothing."""
    if width <= 0:
        return ""
    if fit(text, width) == len(text):
        return text
    return text[: fit(text, width - 1)].rstrip() + ELLIPSIS


def fit(text: str, width: int, start: int = 0) -> int:
    """The end of the longest run of whole clusters from `start` on that takes at most `width` cells."""
    if width >= 0 and _is_plain(text[start : start + width + 1]):
        return min(start + width, len(text))
    end = start
    for cluster, taken in clusters(text, start):
        width -= taken
        if width < 0:
            break
        end += len(cluster)
    return end


def fit_back(text: str, width: int, end: int) -> int:
    """The start of the longest run of whole clusters up to `end` that takes at most `width` cells.

    It looks back over a bounded stretch only, so that a match deep in a very long line stays cheap to show.
    """
    if width >= 0 and _is_plain(text[max(0, end - width - 1) : end]):
        return max(0, end - width)
    begin = max(0, end - 8 * width - 8)
    before = list(clusters(text[begin:end]))
    if begin:
        before = before[1:]  # the stretch may have begun inside this one
    start = end
    for cluster, taken in reversed(before):
        width -= taken
        if width < 0:
            break
        start -= len(cluster)
    return start


def clusters(text: str, start: int = 0) -> Iterator[tuple[str, int]]:
    """The clusters of `text` from `start` on, each with its width in cells; together they are the text."""
    begin, wide = start, 0
    for index in range(start, len(text)):
        char = text[index]
        if index > begin and _continues(text, begin, index):
            wide = max(wide, _joined_width(char, wide))
            continue
        if index > begin:
            yield text[begin:index], wide
        begin, wide = index, char_width(char)
    if begin < len(text):
        yield text[begin:], wide


def _is_plain(text: str) -> bool:
    """Whether each character is a cluster of one cell, as most are: telling so at once spares a walk."""
    return text.isascii() and text.isprintable()


@lru_cache(maxsize=4096)
def char_width(char: str) -> int:
    """The cells a character takes on its own: 0, 1 or 2."""
    if char.isascii():
        return 1 if char.isprintable() else 0
    if unicodedata.category(char) in ("Mn", "Me", "Cc", "Cf") and char != "\u00ad":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _continues(text: str, begin: int, index: int) -> bool:
    """Whether the character at `index` belongs to the cluster that starts at `begin`."""
    char = text[index]
    if char.isascii():
        return False
    if _is_attached(char) or text[index - 1] == _JOINER:
        return True
    return index - begin == 1 and _is_flag_letter(char) and _is_flag_letter(text[begin])


def _joined_width(char: str, wide: int) -> int:
    """The width of a cluster of `wide` cells once `char` joins it."""
    if char == _EMOJI_STYLE or _is_flag_letter(char):
        return 2 if wide else 0
    return 0 if _is_attached(char) else char_width(char)


@lru_cache(maxsize=4096)
def _is_attached(char: str) -> bool:
    """Marks, joiners, skin tones, emoji tags, Korean vowels and finals: they share their base's cells."""
    return (
        unicodedata.category(char) in ("Mn", "Me", "Mc")
        or char == _JOINER
        or "\u1160" <= char <= "\u11ff"
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\U000e0020" <= char <= "\U000e007f"
    )


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
