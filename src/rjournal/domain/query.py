"""What people type to search: as an expression for the full-text index, and marked in what was found.

Plain words must all occur, in any order. `"a phrase"` keeps its words together, `-word` leaves out what holds
it, `#tag` and `tag:name` look at tags alone. Everything else is read as the words it contains: what a person
types is never a syntax error (docs/architecture.md, "Search").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from rjournal.domain.cells import ELLIPSIS, clusters, fit, fit_back, shorten
from rjournal.domain.folding import fold, fold_text
from rjournal.domain.text import one_line

MAX_TERMS = 32
"""How many words and phrases of a query count; the rest of a pasted page would only slow the search."""

MAX_TOKENS = 64
"""How many words of one phrase count."""

MAX_LENGTH = 2000
"""How many characters of a query are read."""

_NARROWEST = 6  # cells in which a match and what surrounds it can still be shown

_TYPED = re.compile(
    r"(?P<minus>(?<!\S)-)?(?P<tag>tag:|[#＃](?=\S*[^\W\d_]))?"
    r'(?:"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<word>[^\s"]+))',
    re.IGNORECASE,
)

# The index's tokenizer (unicode61) takes letters, digits and private-use characters for words.
_PRIVATE_USE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_TOKEN_CHAR = rf"(?:[^\W_]|[{_PRIVATE_USE}])"
_TOKEN = re.compile(f"{_TOKEN_CHAR}+")
_BETWEEN_TOKENS = rf"(?:_|[^\w{_PRIVATE_USE}])+"


@dataclass(frozen=True)
class Term:
    """One word or phrase of a query, folded: `tokens` follow one another in what it finds.

    `prefix` says that the last token may be the beginning of a word, `excluded` that what holds the term is
    left out, `tag` that it is looked for in tags alone.
    """

    tokens: tuple[str, ...]
    prefix: bool = False
    excluded: bool = False
    tag: bool = False


@dataclass(frozen=True)
class Snippet:
    """A piece of someone's own words, on one line; `marks` are the (start, end) of what was found in it."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@lru_cache(maxsize=64)
def parse_query(text: str) -> tuple[Term, ...]:
    """The terms of what was typed, each once, at most `MAX_TERMS`.

    The last term is a prefix while its last word is still being typed: not after a space, a closing quote or
    any other sign that ends a word.
    """
    read = text[:MAX_LENGTH]
    terms = (_term(typed, len(read)) for typed in _TYPED.finditer(read))
    return tuple(dict.fromkeys(term for term in terms if term.tokens))[:MAX_TERMS]


def compile_query(text: str) -> str | None:
    """The FTS5 MATCH expression for what was typed; None when it names nothing to look for.

    It is for a table with a column `tags`, filled with text folded by `fold_text`, tokenised by `unicode61`.
    A query that only excludes names nothing to look for.
    """
    terms = parse_query(text)
    wanted = " AND ".join(_expression(term) for term in terms if not term.excluded)
    if not wanted:
        return None
    unwanted = " OR ".join(_expression(term) for term in terms if term.excluded)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def snippet(text: str, query: str, width: int = 60) -> Snippet:
    """The part of `text` around the first thing that `query` finds in it, in at most `width` cells.

    Without a match it is the beginning of `text`. `…` stands where something was cut; no character is cut in
    two.
    """
    line = one_line(text)
    if width < _NARROWEST:
        return Snippet(shorten(line, width))
    spans = _spans(line, query)
    first = next(spans, None)
    start, end = _window(line, first or (0, 0), width)
    before, after = ELLIPSIS if start else "", ELLIPSIS if end < len(line) else ""
    shown = line[start:end]
    seen = [first, *takewhile(lambda span: span[0] < end, spans)] if first else []
    marks = _whole_clusters(shown, [(begin - start, min(stop, end) - start) for begin, stop in seen])
    shift = len(before)
    return Snippet(before + shown + after, tuple((begin + shift, stop + shift) for begin, stop in marks))


def _term(typed: re.Match[str], length: int) -> Term:
    raw = typed["word"] if typed["phrase"] is None else typed["phrase"]
    tokens = tuple(_TOKEN.findall(fold_text(raw))[:MAX_TOKENS])
    unfinished = typed.end() == length and not typed["closed"] and not typed["minus"]
    return Term(
        tokens,
        prefix=bool(tokens) and unfinished and _is_within_word(raw[-1]),
        excluded=bool(typed["minus"]),
        tag=bool(typed["tag"]),
    )


def _is_within_word(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" or _TOKEN.search(fold_text(char)) is not None


def _expression(term: Term) -> str:
    """The term in FTS5's words; a token holds no quote that could end the string early."""
    phrase = f'"{" ".join(term.tokens)}"' + (" *" if term.prefix else "")
    return f"(tags : {phrase})" if term.tag else phrase


@lru_cache(maxsize=64)
def _pattern(query: str) -> re.Pattern[str] | None:
    """What finds the query's terms in folded text, longer ones first; None when there are none."""
    wanted = [term for term in parse_query(query) if not term.excluded]
    wanted.sort(key=lambda term: sum(map(len, term.tokens)), reverse=True)
    if not wanted:
        return None
    alternatives = (
        _BETWEEN_TOKENS.join(map(re.escape, term.tokens)) + ("" if term.prefix else f"(?!{_TOKEN_CHAR})")
        for term in wanted
    )
    return re.compile(f"(?<!{_TOKEN_CHAR})(?:{'|'.join(alternatives)})")


def _spans(line: str, query: str) -> Iterator[tuple[int, int]]:
    """Where `query` finds something in `line`, in order; none begins inside another."""
    pattern = _pattern(query)
    if pattern is None:
        return
    folded = fold(line)
    for match in pattern.finditer(folded.text):
        yield folded.span(*match.span())


def _window(line: str, match: tuple[int, int], width: int) -> tuple[int, int]:
    """The part of `line` to show: whole words around the match, a third of the room for those before it."""
    if fit(line, width) == len(line):
        return 0, len(line)
    start = _word_start(line, fit_back(line, width // 3 - 1, match[0]), match[0])
    room = width - 1 if start else width
    end = fit(line, room, start)
    if end < len(line):
        return start, _word_end(line, fit(line, room - 1, start), match[1])
    # The match is near the end of the line: what room is left goes to the words before it.
    return min(start, _word_start(line, fit_back(line, room, end), match[0])), end


def _word_start(line: str, start: int, match: int) -> int:
    """The beginning of the first whole word from `start` on, or `start` when the match comes first."""
    if start == 0 or line[start - 1] == " ":
        return start
    space = line.find(" ", start, match)
    return space + 1 if space >= 0 else start


def _word_end(line: str, end: int, match: int) -> int:
    """The end of the last whole word up to `end`, or `end` when the match comes last."""
    space = line.rfind(" ", match, end + 1)
    return space if space > 0 else end


def _whole_clusters(shown: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans widened to whole clusters and joined where they then touch one another's."""
    if not spans or shown.isascii():
        return spans
    widened: list[tuple[int, int]] = []
    begin = 0
    for cluster, _ in clusters(shown):
        end = begin + len(cluster)
        if any(first < end and begin < last for first, last in spans):
            if widened and widened[-1][1] == begin:
                begin = widened.pop()[0]
            widened.append((begin, end))
        begin = end
    return widened
