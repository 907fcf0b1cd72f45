"""How skills, levels and ratings are put into shapes and words."""

from __future__ import annotations

from textual.content import Content

from rjournal.domain.skills import ANCHORS, HIGHEST, IMPORTANCE_WORDS, Assessment
from rjournal.tui import render

_KIND_WORDS = {"first": "", "now": "", "looking-back": ", looking back"}


def steps_shape(level: int, aim: int | None = None) -> Content:
    """A level on the ladder, five cells wide, `●●○○·`: reached, left to the aim, beyond it."""
    reached = min(max(0, level), HIGHEST)
    left = max(0, min(aim or 0, HIGHEST) - reached)
    beyond = HIGHEST - reached - left
    return Content.assemble(
        ("●" * reached, render.GROWN), ("○" * left, render.SOFT), ("·" * beyond, render.FAINT)
    )


def importance_shape(importance: int) -> Content:
    """How much a skill matters, three cells wide: `▪▪▫`."""
    filled = min(max(0, importance), len(IMPORTANCE_WORDS))
    return Content.assemble(
        ("▪" * filled, render.TEXT), ("▫" * (len(IMPORTANCE_WORDS) - filled), render.FAINT)
    )


def importance_words(importance: int) -> str:
    """How much a skill matters, in words."""
    return IMPORTANCE_WORDS.get(importance, str(importance))


def anchor_words(level: int) -> str:
    """What somebody at a level does."""
    return ANCHORS[level] if 0 <= level < len(ANCHORS) else ""


def rater_words(rating: Assessment, whose: str) -> str:
    """Who rated whom: `you`, `they`, `you, looking back`, `Tomasz by you`."""
    by = "you" if rating.assessed_by == "me" else "they"
    if rating.person_id is not None:
        name = whose or "somebody"
        by = f"{name}, by themselves" if rating.assessed_by == "them" else f"{name}, by you"
    return f"{by}{_KIND_WORDS[rating.kind]}"


def sentence(note: str) -> str:
    """A note as a sentence of its own."""
    return f"{note[:1].upper()}{note[1:]}{'' if note.endswith('?') else '.'}"
