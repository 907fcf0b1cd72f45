"""A pairing as lines of its person's sheet: how it stands, its rhythm, what is agreed, what waits quietly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from textual.content import Content

from rjournal.domain.agreements import current_version, standing_words
from rjournal.domain.pairing_life import PairingFacts, phase_on, rhythm_on, status_on, waits
from rjournal.domain.pairing_words import held_words, wait_words
from rjournal.domain.people import PHASE_WORDS
from rjournal.domain.records import Ref
from rjournal.tui import render
from rjournal.tui.widgets import person_words as words
from rjournal.tui.widgets.sheet import SheetLine
from rjournal.tui.widgets.sheet_lines import LABEL, blank, fact, packed, wrapped


def pairing_lines(
    facts: PairingFacts, following: Mapping[int, str], today: date, width: int
) -> Iterator[SheetLine]:
    """A pairing in lines of at most `width` cells; `following` names next partners by their numbers."""
    pairing = facts.pairing
    yield blank()
    if status_on(pairing, facts.pauses, today) == "ended":
        yield from packed(words.pairing_words(facts, today), width, render.FAINT)
        yield from _said(facts, width)
        if pairing.ended_note:
            yield from fact("Closing", pairing.ended_note, width)
        return
    yield from packed(words.pairing_words(facts, today), width, render.SOFT)
    yield from _said(facts, width)
    phase, rhythm = phase_on(facts, today), rhythm_on(facts, today)
    if rhythm is not None:
        yield from fact("Rhythm", held_words(rhythm, today), width)
    yield from fact("Phase", f"{phase}, {PHASE_WORDS[phase]}", width)
    yield from _agreement(facts, today, width)
    if pairing.rotation_next is not None:
        yield from fact("After it", following.get(pairing.rotation_next, ""), width)
    # About the agreement its own line speaks already.
    for wait in waits(facts, today):
        if wait.kind not in ("agreement", "agreement review"):
            yield from fact("", wait_words(wait, facts, today), width, render.FAINT)


def _said(facts: PairingFacts, width: int) -> Iterator[SheetLine]:
    """What it is for, and why the two of you."""
    if facts.pairing.purpose:
        yield from wrapped(facts.pairing.purpose, width, render.TEXT)
    if facts.pairing.criteria:
        yield from fact("Because", ", ".join(facts.pairing.criteria), width)


def _agreement(facts: PairingFacts, today: date, width: int) -> Iterator[SheetLine]:
    """How the agreement stands; one that is written is opened from here."""
    current = current_version(facts.agreements)
    if current is None:
        said = render.beside((standing_words((), today), render.key_hint("g", "begins one")), width)
        yield SheetLine(Content.assemble((f"{'Agreement':<{LABEL}}", render.FAINT), said))
        return
    item = Ref("agreement", current.id)
    for line in fact("Agreement", standing_words(facts.agreements, today), width):
        yield SheetLine(line.content, item)
