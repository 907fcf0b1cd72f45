"""Links and files that belong to a record, each with a word about it (docs/domain.md §2.3).

One is a line of text as it was typed: `https://example.org/deck the deck`, `~/papers/spread.pdf`. Nothing is
ever opened or fetched.
"""

from __future__ import annotations

from collections.abc import Sequence

from rjournal.domain.text import one_line, sanitize


def read_resources(text: str) -> tuple[str, ...]:
    """The resources of a text that has one a line; what stands there twice is kept once."""
    lines = (one_line(sanitize(line)) for line in text.split("\n"))
    return tuple(dict.fromkeys(line for line in lines if line))


def write_resources(resources: Sequence[str]) -> str:
    """Resources as the text that `read_resources` reads, to be changed."""
    return "\n".join(resources)


def where_and_word(resource: str) -> tuple[str, str]:
    """Where a resource is, and the word about it, empty where there is none.

    Where it is stands first or last and looks like a link or a path; of a line without one all is the place.
    """
    first, _, rest = resource.strip().partition(" ")
    before, _, last = resource.strip().rpartition(" ")
    if rest and _is_place(first):
        return first, rest.strip()
    if before and _is_place(last):
        return last, before.strip().removesuffix(":")
    return resource.strip(), ""


def _is_place(word: str) -> bool:
    return (
        "://" in word
        or word.startswith(("/", "~/", "./", "../", "www.", "mailto:"))
        or "/" in word.strip("/")
    )
