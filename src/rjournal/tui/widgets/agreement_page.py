"""One version of an agreement as lines of a sheet: both hopes side by side where there is room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from rjournal.domain.agreements import (
    BLOCKS,
    PART_OF,
    PARTS,
    Agreement,
    Part,
    agreed_version,
    is_empty,
    standing_words,
)
from rjournal.domain.leaving import WITHHELD
from rjournal.domain.people import ROLE_WORDS, rhythm_words
from rjournal.domain.records import Ref
from rjournal.services.agreements import AgreementView
from rjournal.tui import render
from rjournal.tui.widgets.sheet import SheetLine
from rjournal.tui.widgets.sheet_lines import blank, heading, wrapped

PART = "part"
"""The kind of the items: their number is the place of the part in `PARTS`."""

HOPES = ("i_hope", "they_hope")
"""The two parts that stand side by side, and are written together."""

SIDE_BY_SIDE = 70
"""From so many cells on the hopes of both stand beside one another."""

_LABEL = 26
_IN_COLUMNS = 64
_GAP = 4
_LONGEST = 6000


def agreement_lines(view: AgreementView, version: Agreement, today: date, width: int) -> list[SheetLine]:
    """A version of an agreement in lines of at most `width` cells."""
    name = view.person.name
    lines = [*_head(view, version, today, width)]
    for title, fields in BLOCKS:
        lines += heading(title, width)
        if fields == HOPES and width >= SIDE_BY_SIDE:
            lines += _both_hopes(version, name, width)
            continue
        for field in fields:
            lines += _part(PART_OF[field], version, name, width)
    return lines


def parts_of(item: Ref) -> tuple[str, ...]:
    """The fields that are written where an item is opened: both hopes, or the one part."""
    field = PARTS[item.id].field
    return HOPES if field in HOPES else (field,)


def _head(view: AgreementView, version: Agreement, today: date, width: int) -> Iterator[SheetLine]:
    pairing = view.pairing
    about = (
        ROLE_WORDS[pairing.my_role],
        rhythm_words(pairing.cadence_days),
        f"{pairing.session_minutes} min",
    )
    who = render.label(view.person.name, render.BOLD)
    yield SheetLine(render.columns(who, render.beside(about, width // 2), width))
    yield SheetLine(render.elide(_standing(view, version, today), width))
    if pairing.criteria:
        yield from wrapped(f"Why us two: {', '.join(pairing.criteria)}", width, render.FAINT)
    if is_empty(version):
        yield blank()
        said = "What you want of each other, and what you do not. Every part may stay empty."
        yield from wrapped(said, width, render.SOFT)


def _standing(view: AgreementView, version: Agreement, today: date) -> Content:
    """How it stands, in a shape and in words."""
    versions = view.versions if version == view.current else (version,)
    words = standing_words(versions, today)
    agreed = agreed_version(versions, today)
    if agreed is None:
        return render.state(words, shape="○")
    is_due = agreed.review_on is not None and agreed.review_on <= today
    return render.state(words, shape="◐" if is_due else "●", style=render.SOFT if is_due else render.GROWN)


def _both_hopes(version: Agreement, name: str, width: int) -> Iterator[SheetLine]:
    room = (width - _GAP) // 2
    sides = [_column(PART_OF[field], version, name, room) for field in HOPES]
    for at in range(max(map(len, sides))):
        left, right = (side[at] if at < len(side) else Content("") for side in sides)
        line = Content.assemble(left, " " * (room + _GAP - left.cell_length), right)
        yield SheetLine(line, Ref(PART, 0))


def _column(part: Part, version: Agreement, name: str, room: int) -> list[Content]:
    label = render.elide(render.label(part.label.format(name), render.FAINT), room)
    return [label, *_text(part, version, name, room)]


def _part(part: Part, version: Agreement, name: str, width: int) -> Iterator[SheetLine]:
    """A part beside its name, or below it where it is narrow."""
    item = Ref(PART, PARTS.index(part))
    withheld = "stays here" if part.field in WITHHELD[Agreement] else ""
    label = render.label(part.label.format(name), render.FAINT)
    if width < _IN_COLUMNS:
        yield SheetLine(render.columns(label, withheld, width), item)
        yield from (
            SheetLine(Content.assemble("  ", line), item) for line in _text(part, version, name, width - 2)
        )
        return
    room = width - _LABEL - (len(withheld) + 2 if withheld else 0)
    for at, line in enumerate(_text(part, version, name, room)):
        left = render.elide(label, _LABEL - 2) if at == 0 else Content("")
        body = Content.assemble(left, " " * (_LABEL - left.cell_length), line)
        yield SheetLine(render.columns(body, withheld if at == 0 else "", width), item)


def _text(part: Part, version: Agreement, name: str, room: int) -> list[Content]:
    """What a part says, or what its emptiness invites to."""
    text = getattr(version, part.field)
    if not text.strip():
        return render.wrap(f"… {part.invites.format(name)}", room, render.FAINT)
    cut = f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text
    return [line for one in cut.split("\n") for line in render.wrap(one, room) or [Content("")]]
