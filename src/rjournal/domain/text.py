"""Text as people type, paste and import it: made safe to store and to show, without losing a word.

`cells.py` measures text for the screen, `folding.py` makes it comparable, `tags.py` finds the tags in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_UNSAFE_ASCII = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
# The boundaries of str.splitlines: the editor would break lines there and save another text than it showed.
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


@dataclass(frozen=True)
class Cleaned:
    """Text that is safe to store and to show, and how many characters had to go for that."""

    text: str
    removed: int


def clean(text: str) -> Cleaned:
    """`text` without what could steer a terminal or cannot be stored, and the number of characters removed.

    Control characters other than newline and tab go, and so do halves of surrogate pairs. Of an escape
    sequence only the control bytes go: `ESC [31m red` keeps `[31m red`, because no visible character is ever
    dropped. Every way to end a line becomes a newline, which does not count as removed. Controls of writing
    direction stay: they are part of how some people's languages are written (see `isolate`).
    """
    if (_UNSAFE_ASCII if text.isascii() else _UNSAFE).search(text) is None:
        return Cleaned(text, 0)
    text = _LINE_END.sub("\n", _SURROGATE_PAIR.sub(_joined_pair, text))
    return Cleaned(*_UNSAFE.subn("", text))


def sanitize(text: str) -> str:
    """`clean(text).text`; the very same object when there is nothing to do."""
    return clean(text).text


def removed_words(count: int) -> str:
    """How many characters `clean` removed, as a sentence without its full stop; empty for none."""
    if not count:
        return ""
    return "1 control character was removed" if count == 1 else f"{count} control characters were removed"


def _joined_pair(match: re.Match[str]) -> str:
    return match[0].encode("utf-16", "surrogatepass").decode("utf-16")


# Bidirectional controls ------------------------------------------------------------------------------

_POP_EMBEDDING, _POP_ISOLATE = "\u202c", "\u2069"
_CLOSER = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", _POP_EMBEDDING),
    **dict.fromkeys("\u2066\u2067\u2068", _POP_ISOLATE),
}
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


def isolate(text: str) -> str:
    """`text` for showing over several lines: what a bidirectional control opens ends with its line.

    Without it an override in somebody's title would also turn the date beside it and the border behind it.
    The same object when there is nothing to do.
    """
    if _BIDI.search(text) is None:
        return text
    return "\n".join(_closed(line) for line in text.split("\n"))


def _closed(line: str) -> str:
    awaited: list[str] = []
    for control in _BIDI.findall(line):
        if control in _CLOSER:
            awaited.append(_CLOSER[control])
        elif control == _POP_ISOLATE and _POP_ISOLATE in awaited:
            # Closing an isolate also closes the embeddings left open inside it.
            while awaited.pop() != _POP_ISOLATE:
                pass
        elif control == _POP_EMBEDDING and awaited and awaited[-1] == _POP_EMBEDDING:
            awaited.pop()
    return line + "".join(reversed(awaited))


def one_line(text: str) -> str:
    """`text` as one line for a list: runs of white space are one space, bidirectional controls go."""
    return " ".join(_BIDI.sub("", text).split())


# Private spans ---------------------------------------------------------------------------------------

# An opening marker takes all its percent signs and a closing one exactly two, so that neither `%%%%a%%%%` nor
# `%%a%%%%b%%` lets a letter out.
_SPAN = r"%%%*.*?(?:%%|\Z)"
_PRIVATE = re.compile(_SPAN, re.DOTALL)
_PRIVATE_WITH_GAP = re.compile(rf"(?:(?<=\s)|\A)(?:{_SPAN}[ \t]*)+|{_SPAN}", re.DOTALL)


def private_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where the private spans `%%…%%` of `text` are, markers included (docs/domain.md §2.3).

    A span may cover several lines; one that is never closed runs to the end.
    """
    if "%%" not in text:
        return ()
    return tuple(match.span() for match in _PRIVATE.finditer(text))


def strip_private(text: str) -> str:
    """`text` for other eyes than its owner's: without private spans and the gaps they would leave."""
    if "%%" not in text:
        return text
    return _PRIVATE_WITH_GAP.sub("", text)
