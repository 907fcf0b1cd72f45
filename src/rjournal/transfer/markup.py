"""Putting user text into a Markdown document so that it stays text.

Three kinds of text, three rules:

- A **body** is Markdown its owner wrote. Its headings move below its record's, what it leaves open is closed
  at its end, everything else stays as it is.
- **Words** (a title, a name, a line) keep their inline Markdown, `*so*` or `` `so` ``, as it was typed. What
  would make a block of them, or HTML that swallows what follows, is escaped with a backslash.
- An **item** is words in a list; their own line ends stay, indented.

White space around words is not part of them; in headings and within a sentence a line end becomes a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rjournal.domain.sections import demote, fence_guard
from rjournal.domain.text import private_spans

_HTML = re.compile(r"(\\*)<(?=[A-Za-z/!?])(?!https?://[^\s<>]*>)")
_CLOSING_HASHES = re.compile(r"(?<=\s)(#+)$")
_BLOCK = re.compile(
    r"#{1,6}(?:\s|$)"  # a heading
    r"|>"  # a quotation
    r"|[-+*](?:\s|$)"  # a list
    r"|([-*_])[ \t]*(?:\1[ \t]*){2,}$"  # a rule
    r"|(?:=+|-+)[ \t]*$"  # an underline, which makes a heading of the line above
    r"|`{3}|~{3}"  # code
    r"|\[[ xX]?\]"  # a box to tick
    r"|\[[^\]]*\]:"  # the definition of a link, which no reader would show
)
_NUMBERED = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))")
_NOT_IN_COMMENT = re.compile("[^A-Za-z0-9-]")


def words(text: str) -> str:
    """User text within a line that begins with words of ours."""
    return _private_closed(_html_escaped(" ".join(text.strip().split("\n"))), " ")


def heading(level: int, text: str) -> str:
    """A heading with the blank line after it. `level` is 1–6."""
    return f"{'#' * level} {_CLOSING_HASHES.sub(_escaped, _block_escaped(words(text)))}\n\n"


def item(text: str, *notes: str, box: bool | None = None, mark: str = "") -> str:
    """A list item: user text, then `notes` of ours in the same line, then the comment `mark`.

    `box` makes it a box to tick: ticked, open, or none. Lines after the first are indented; notes follow the
    last.
    """
    lines = _html_escaped(text.strip()).split("\n")
    first, *more = (_block_escaped(line.strip()) for line in _private_closed_lines(lines))
    tick = "" if box is None else "[x] " if box else "[ ] "
    body = "\n".join([f"- {tick}{first}", *(f"  {line}".rstrip() for line in more)])
    return " ".join((" · ".join((body, *filter(None, notes))), mark)).rstrip() + "\n"


def sub_items(pairs: Iterable[tuple[str, str]]) -> str:
    """`label: user text` a line each, below the item before; a label without text is left out."""
    found = [(label, text) for label, text in pairs if text.strip()]
    return "".join(f"  - {label}: {_continued(text)}\n" for label, text in found)


def nested(listed: str) -> str:
    """A list item, below the item before."""
    return "".join(f"  {line}\n" for line in listed.rstrip("\n").split("\n"))


def _continued(text: str) -> str:
    lines = _html_escaped(text.strip()).split("\n")
    first, *more = _private_closed_lines(lines)
    return "\n".join([first.strip(), *(f"    {_block_escaped(line.strip())}".rstrip() for line in more)])


def listed(level: int, title: str, items: Sequence[str]) -> Iterator[str]:
    """Items under a heading of their own, with the blank line after them; nothing where there are none."""
    if items:
        yield heading(level, title)
        yield from items
        yield "\n"


def body(text: str, below: int) -> str:
    """A Markdown text of the user's own below a heading of level `below`, with the blank line after it.

    Every byte is kept; its headings move down. A code fence, an HTML block or a private span that is left
    open is closed, so that nothing after it is swallowed or taken for private.
    """
    if not text.strip():
        return ""
    safe = _comment_closed(_private_closed(fence_guard(demote(text, below)), "\n"))
    return f"{safe}{'' if safe.endswith(chr(10)) else chr(10)}\n"


def _comment_closed(text: str) -> str:
    """`text` with a comment below it where one was left open, as within a line or a quotation.

    Markdown ends such a comment by itself and shows its words; a reader that knows none takes it to go on.
    """
    if text.rfind("<!--") <= text.rfind("-->"):
        return text
    return f"{text}{'' if text.endswith(chr(10)) else chr(10)}\n<!-- -->\n"


def mark(kind: str, handle: str, uid: str) -> str:
    """The comment by which an import recognises a record: `<!-- entry e42 9f1c… -->`."""
    return f"<!-- {kind} {handle} {_NOT_IN_COMMENT.sub('', uid)} -->"


def _html_escaped(text: str) -> str:
    # Behind an odd number of backslashes it is escaped already; one more would undo that.
    return _HTML.sub(lambda found: found[0] if len(found[1]) % 2 else f"{found[1]}\\<", text)


def _block_escaped(line: str) -> str:
    if _BLOCK.match(line):
        return f"\\{line}"
    return _NUMBERED.sub(r"\1\\", line, count=1) if _NUMBERED.match(line) else line


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _private_closed(text: str, space: str) -> str:
    """`text` with a private span left open closed at its end: it would reach to the document's next one."""
    # Most texts have none, and an export has a hundred thousand texts.
    spans = private_spans(f"{text}\n.") if "%%" in text else ()
    if not spans or spans[-1][1] <= len(text):
        return text
    return f"{text}{'' if text.endswith(space) else space}%%"


def _private_closed_lines(lines: list[str]) -> list[str]:
    return _private_closed("\n".join(lines), " ").split("\n")
