"""Which record a draft belongs to, read from the key that says where it was written."""

from __future__ import annotations

import re

from rjournal.domain.records import HANDLE_LETTERS, Ref

_NUMBER = r"([1-9]\d{0,14})"
"""A record's number, with no more digits than the journal can look for."""

_PLACES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(shape.replace("#", _NUMBER)), kind)
    for shape, kind in (
        (r"entry:new:s#", "session"),
        (r"entry:#", "entry"),
        (r"session:#:notes", "session"),
        (r"form:session:(?:next-|move-)?#", "session"),
        (r"form:line:\w+:#", "session"),
        (r"form:goal:#(?::.*)?", "goal"),
        (r"form:check-in:#(?::\d+)?", "goal"),
        (r"form:person:#", "person"),
        (r"form:pairing:new:#", "person"),
        (r"form:pairing:#", "pairing"),
        (r"form:set-aside:#", "learning"),
    )
)

_LINE = re.compile(rf"form:line:([a-z]){_NUMBER}")


def record_of(key: str) -> Ref | None:
    """The record that a draft under `key` changes or adds to; None for what begins something new."""
    line = _LINE.fullmatch(key)
    if line is not None and line[1] in HANDLE_LETTERS:
        return Ref(HANDLE_LETTERS[line[1]], int(line[2]))
    for shape, kind in _PLACES:
        found = shape.fullmatch(key)
        if found is not None:
            return Ref(kind, int(found[1]))
    return None
