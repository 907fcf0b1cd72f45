"""Text made comparable, for search: `lodz` finds Łódź, `strasse` Straße, `е` ё and `本語` 日本語の日記.

The search index and the query are folded alike (docs/architecture.md, "Search"). Folded text is for comparing
alone; what people are shown is cut from their own words, at the places that `Folded.span` gives.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# Letters that no normalisation takes apart, in lower case; people without them on their keyboard type these.
_SPELLED = {
    **dict(zip("łđøħŧıðŋĸƀɓɗɖƒǥɠɨƙƚɲɔɵƥʈʉʋƴƶґ", "ldohtidnkbbddfggiklnooptuvyzг", strict=True)),
    **{"æ": "ae", "œ": "oe", "þ": "th", "ʼ": "'", "ʻ": "'"},
}

_VOICING = "\u3099\u309a"  # か and が are different letters to their readers, unlike e and é
# The index splits words at the vowel signs of Indic and South-East Asian scripts and does not find emoji. It
# keeps private-use characters, so what it should keep is moved there, by this much.
_KEPT = 0xF0000

# Written without spaces between words, so each character is a word to the index and every substring a phrase.
# Ranges, because a compiled set with so many blocks costs 2 ms at every start.
_UNSPACED = (
    range(0x0E00, 0x0F00),  # Thai, Lao
    range(0x1000, 0x10A0),  # Myanmar
    range(0x1780, 0x1800),  # Khmer
    range(0x2600, 0x27C0),  # symbols and dingbats
    range(0x3005, 0x3008),  # 々 and its like
    range(0x3021, 0x303D),
    range(0x3040, 0x3099),  # kana, around the voicing marks
    range(0x309B, 0x3100),
    range(0x31F0, 0x3200),
    range(0x3400, 0x4DC0),  # Han
    range(0x4E00, 0xA000),
    range(0xF900, 0xFB00),
    range(0x1B000, 0x1B170),  # old kana
    range(0x1F000, 0x1FC00),  # emoji
    range(0x20000, 0x40000),  # rarer Han
)

# What one reader sees as one character and some systems write as several: voiced kana, Korean syllables.
_VOICED_KANA = "[\u3041-\u30ff\uff66-\uff9d][\u3099\u309a\uff9e\uff9f]"
_JAMO = "[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
_SECOND_PARTS = "\u3099\u309a\uff9e\uff9f" + "".join(map(chr, range(0x1161, 0x1176)))
_SPLIT_LETTERS = re.compile(f"{_VOICED_KANA}|{_JAMO}")
_FOREIGN = re.compile("[^\x00-\x7f]+")
_UNIT = re.compile(f"(?P<ascii>[\x00-\x7f]+)|{_VOICED_KANA}|{_JAMO}|.", re.DOTALL)


@dataclass(frozen=True)
class Folded:
    """Folded text, and for each of its characters the index of the original character it came from.

    `offsets` has one more item than `text`: the length of the original.
    """

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the folded characters `start` to `end` (exclusive, after `start`) are in the original.

        It always covers whole characters of the original with their combining marks: the first `s` of a
        folded ß is all of the ß.
        """
        last = self.offsets[end - 1]
        while self.offsets[end] <= last:
            end += 1
        return self.offsets[start], self.offsets[end]


def fold_text(text: str) -> str:
    """`text` made comparable: no case, no accents, only ASCII punctuation, unspaced scripts spaced."""
    if text.isascii():
        return text.lower()
    # Looking for each second part is 6 times as fast as the pattern, which hardly any text needs.
    if any(part in text for part in _SECOND_PARTS):
        text = _SPLIT_LETTERS.sub(_composed, text)
    return _FOREIGN.sub(_folded_run, text.casefold())


def fold(text: str) -> Folded:
    """`fold_text(text)` with the way back to the original, at several times the cost."""
    if text.isascii():
        return Folded(text.lower(), range(len(text) + 1))
    parts: list[str] = []
    offsets = array("l")
    for unit in _UNIT.finditer(text):
        if unit["ascii"]:
            folded = unit[0].lower()
            offsets.extend(range(unit.start(), unit.end()))
        else:
            folded = _folded_unit(unit[0])
            offsets.extend([unit.start()] * len(folded))
        parts.append(folded)
    offsets.append(len(text))
    return Folded("".join(parts), offsets)


_folded_unit = lru_cache(maxsize=8192)(fold_text)


def _composed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


def _folded_run(match: re.Match[str]) -> str:
    return match[0].translate(_COMPARABLE)


class _Comparable(dict[int, str]):
    """What each casefolded character is compared as; worked out when a character is first met."""

    def __missing__(self, code: int) -> str:
        plain = "".join(map(_plain, unicodedata.normalize("NFKD", chr(code)).casefold()))
        plain = unicodedata.normalize("NFC", plain)
        self[code] = "".join(f" {char} " if _is_unspaced(ord(char)) else char for char in plain)
        return self[code]


_COMPARABLE = _Comparable()


def _plain(char: str) -> str:
    """One character, decomposed and in lower case, as it is compared."""
    if char.isascii():
        return char
    if char in _SPELLED:
        return _SPELLED[char]
    kind = unicodedata.category(char)
    if kind[0] in "LN" or kind == "Co" or char in _VOICING:
        return char
    if kind[0] == "M":
        return "" if _is_diacritic(char, kind) else chr(ord(char) + _KEPT)
    if kind == "Cf":
        # A soft hyphen or a joiner stands inside a word; a zero-width space is a space.
        return " " if char == "\u200b" else ""
    if kind == "So" and ord(char) >= 0x2600:
        return chr(ord(char) + _KEPT)
    return "" if "\U0001f3fb" <= char <= "\U0001f3ff" else " "  # 👍🏽 is found by 👍


def _is_unspaced(code: int) -> bool:
    """Whether the character, moved or not, is written without spaces between words."""
    written = code - _KEPT if code >= _KEPT else code
    return any(written in block for block in _UNSPACED)


def _is_diacritic(char: str, kind: str) -> bool:
    """Whether people leave the mark out when they type in a hurry.

    Accents, points and overlays are such (by their combining class); the vowel signs and viramas of Indic and
    South-East Asian scripts are letters to their readers.
    """
    if kind == "Me" or char == "\u034f" or "\ufe00" <= char <= "\ufe0f" or char >= "\U000e0100":
        return True
    place = unicodedata.combining(char)
    return 0 < place < 9 or 9 < place < 40 or place >= 200
