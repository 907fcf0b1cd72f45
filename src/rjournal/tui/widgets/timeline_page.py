"""The timeline of pairs as lines of a sheet: bars, or the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from textual.content import Content

from rjournal.domain.pair_timeline import (
    LEGEND,
    NOW,
    PAST,
    PLANNED,
    RESTS,
    TODAY,
    Pair,
    Row,
    When,
    drawn,
    in_words,
)
from rjournal.domain.records import Ref
from rjournal.tui import render
from rjournal.tui.widgets.sheet import SheetLine
from rjournal.tui.widgets.sheet_lines import blank, wrapped

_STYLES: Mapping[str, str] = {
    NOW: render.ACCENT,
    PAST: render.SOFT,
    PLANNED: render.SOFT,
    RESTS: render.FAINT,
    TODAY: render.FAINT,
}
_SPACED = 10
"""As many pairs stand apart; more stand close, so that most of them are seen at once."""

_NAMES: Mapping[When, str] = {"past": render.SOFT, "now": render.TEXT, "planned": render.SOFT}


def timeline_lines(pairs: Sequence[Pair], today: date, as_text: bool, width: int) -> list[SheetLine]:
    """The pairs past, present and planned in lines of at most `width` cells."""
    if not pairs:
        return list(_nobody(width))
    lines = _told(pairs, today, width) if as_text else _drawn(pairs, today, width)
    return [*lines]


def _nobody(width: int) -> Iterator[SheetLine]:
    said = "The pairs you were part of, are part of and plan belong here, one below the other in time."
    yield from wrapped(said, width, render.SOFT)
    yield blank()
    yield SheetLine(render.key_hint("+", "on People begins a pairing"))


def _told(pairs: Sequence[Pair], today: date, width: int) -> Iterator[SheetLine]:
    for pair in pairs:
        for line in render.wrap(in_words(pair, today), width, _NAMES[pair.when]):
            yield SheetLine(line, _item(pair))


def _drawn(pairs: Sequence[Pair], today: date, width: int) -> Iterator[SheetLine]:
    picture = drawn(pairs, today, width)
    for line in picture.axis:
        yield SheetLine(render.elide(render.label(f"{'':{picture.name_width}}{line}", render.FAINT), width))
    for row in picture.rows:
        if len(pairs) <= _SPACED:
            yield blank()
        yield SheetLine(render.elide(_row(row), width), _item(row.pair))
    yield blank()
    yield SheetLine(render.beside((render.state(says, shape=sign) for sign, says in LEGEND), width, "   "))


def _row(row: Row) -> Content:
    name = render.label(row.name, _NAMES[row.pair.when])
    runs = ((sign, "".join(signs)) for sign, signs in groupby(row.bar))
    bar = ((signs, _STYLES[sign]) if sign in _STYLES else signs for sign, signs in runs)
    return Content.assemble(name, "  ", *bar, "  ", (row.word, render.FAINT))


def _item(pair: Pair) -> Ref | None:
    return None if pair.pairing_id is None else Ref("pairing", pair.pairing_id)
