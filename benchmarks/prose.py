"""Words for generated journals: common ones often, rare ones seldom, in the scripts that people write in."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import accumulate, islice
from random import Random

MEDIAN_WORDS = 75
"""How long half of the entries are at most, in words."""

_SPREAD = 0.75  # of the logarithm: one entry in ten is longer than two hundred words
_SHORTEST, _LONGEST = 3, 3000

_COMMON = """
the to and a of it that was we in is for not with but on this as they what so how she he my
when at about first had have be from one more by then our who out asked up after said them if
why before there would their an time think numbers meeting which team decision people were all
did less no question next now listen could use only again still chart story price pricing
customers very page read week own data through told sentence word tried good because where
slide shorter draft felt slower room trial quiet goal learned showed notes deck answer
colleague feedback headline pilot workshop learning teaching mentor practice habit review
method curious silence value margin product plan budget market design research culture trend
tool skill network trust safety honest inclusion interview example pattern mistake change
reason evidence summary agenda minutes action promise question
"""

_FROM_ELSEWHERE = """
Łódź déjà café naïve Straße Größe façade señor mañana Żółw Zürich São résumé über piñata
Čeština smörgås fjord Ænima œuvre 日本語 日記 会議 学び 質問 決定 数据 会议 学习 问题 한국어 배움 회의
Привет решение ёлка Αθήνα μάθημα مرحبا शब्द ไทย 🙂 🎉 👍🏽 🌱 ☕ 👩‍💻 📈
"""

_BEGINNINGS = (
    "ba be bri ca cla de do fa fle ga gri ha in ju ka lo lu ma me no or pa pre qui ra sa sto ta tra ul va wi"
)
_MIDDLES = "al an ber cen der en fer gen il im kel lan mer nin or pel ris sen tan ul ver win"
_ENDINGS = "able age al ance ed en er ful ing ion ish ist ity ive ly ment ness or ous s"

_HEADINGS = ("What happened", "So what", "Now what")


class Prose:
    """Texts from one source of chance: the same seed writes the same words."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._words = self._vocabulary()
        # Zipf: the nth word comes up one nth as often as the first, which FTS5 meets in every language.
        self._odds = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))

    def _vocabulary(self, size: int = 4000) -> list[str]:
        """The common words, those with accents or of other scripts among the less common, a long tail."""
        common = list(dict.fromkeys(_COMMON.split()))
        for at, word in enumerate(_FROM_ELSEWHERE.split()):
            common.insert(40 + 3 * at, word)
        parts = [part.split() for part in (_BEGINNINGS, _MIDDLES, _ENDINGS)]
        tail = ("".join(self._chance.choice(part) for part in parts) for _ in range(2 * size))
        return list(dict.fromkeys([*common, *islice(tail, size)]))

    def words(self, count: int) -> list[str]:
        """So many words."""
        return self._chance.choices(self._words, cum_weights=self._odds, k=count)

    def line(self, least: int = 4, most: int = 12) -> str:
        """A line of a session, a title, an agenda item."""
        return _capital(" ".join(self.words(self._chance.randint(least, most))))

    def length(self) -> int:
        """How many words an entry has: log-normal, half of them at most `MEDIAN_WORDS`."""
        drawn = round(self._chance.lognormvariate(math.log(MEDIAN_WORDS), _SPREAD))
        return min(max(drawn, _SHORTEST), _LONGEST)

    def body(self, length: int | None = None) -> str:
        """The Markdown of an entry, of `length` words if given; every fourth has headings."""
        words = iter(self.words(self.length() if length is None else length))
        paragraphs = list(iter(lambda: self._paragraph(words), ""))
        if self._chance.random() < 0.25:
            for at, heading in zip(range(len(paragraphs)), _HEADINGS, strict=False):
                paragraphs[at] = f"## {heading}\n\n{paragraphs[at]}"
        return "\n\n".join(paragraphs)

    def _paragraph(self, words: Iterator[str]) -> str:
        """Up to five sentences of what is left of `words`; empty when nothing is."""
        return " ".join(filter(None, (self._sentence(words) for _ in range(5))))

    def _sentence(self, words: Iterator[str]) -> str:
        taken = list(islice(words, self._chance.randint(5, 18)))
        return f"{_capital(' '.join(taken))}." if taken else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
