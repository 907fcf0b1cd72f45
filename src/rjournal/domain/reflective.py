"""Goals without a number: a question, and the notes that answer it (docs/domain.md §2.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rjournal.domain.goal_history import GoalFacts
from rjournal.domain.goal_words import last_reading, revision_notes
from rjournal.domain.standing import Standing


def standing_of_reflection(facts: GoalFacts, as_of: date) -> Standing:
    """Where a reflective goal stands: how many notes there are, and nothing that could be measured."""
    notes = [one for one in facts.check_ins if one.note.strip()]
    notes = [one for one in notes if one.day >= facts.goal.start] or notes[-1:]
    last = notes[-1] if notes else None
    count = f"{len(notes)} {'note' if len(notes) == 1 else 'notes'}"
    plain = Standing(
        value=count if last else "",
        short=count if last else "",
        last=last.day if last else None,
        reading=last,
        readings=len(notes),
        called="note",
        notes=revision_notes(facts, as_of),
    )
    return replace(plain, words=last_reading(plain, as_of))
