"""The skills map in an export for oneself: where each skill stood on the day, and its ratings until then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.levels import level_words
from rjournal.domain.periods import full
from rjournal.domain.skill_map import gap_words, known_by, notes
from rjournal.domain.skills import IMPORTANCE_WORDS, Assessment, SkillChange
from rjournal.services.skills_view import SkillView, skills_map
from rjournal.transfer.markup import heading, item, listed, sub_items, words
from rjournal.transfer.record_words import kept_words, record_mark

if TYPE_CHECKING:
    from rjournal.storage.store import Store

_LEVEL = 3
_KIND_WORDS = {"first": "first", "now": "", "looking-back": "looking back"}


def skills_section(store: Store, as_of: date) -> Iterator[str]:
    """Every skill that was on the map by a day, in the map's order."""
    found = skills_map(store, as_of)
    if not found.views:
        return
    names = {one.id: one.name for one in store.people.every()}
    yield heading(_LEVEL - 1, "Skills")
    for view in found.views:
        yield from _skill(view, names, as_of)


def _skill(view: SkillView, names: dict[int, str], as_of: date) -> Iterator[str]:
    yield heading(_LEVEL, view.skill.name)
    yield f"{record_mark(view.skill, 'skill')}\n\n"
    yield f"{_standing(view)}\n\n"
    yield "".join(_fields(view))
    yield "".join(item(note) for note in notes(view.standing))
    yield "\n"
    ratings = known_by(view.facts.assessments, as_of)
    yield from listed(_LEVEL + 1, "Ratings", [_rating(one, names) for one in ratings])
    changes = [one for one in view.facts.changes if one.day <= as_of]
    yield from listed(_LEVEL + 1, "Changes", [_change(one) for one in changes])


def _standing(view: SkillView) -> str:
    """`**2 steps to go** · you 2 Advanced beginner · they 3 Competent · aim 4 Proficient`."""
    there = view.standing
    levels = (
        ("you", there.level),
        ("they", None if there.theirs is None else there.theirs.level),
        ("aim", view.skill.target_level),
    )
    shown = [f"{name} {level_words(level)}" for name, level in levels if level is not None]
    return " · ".join((f"**{gap_words(there)}**", *shown))


def _fields(view: SkillView) -> Iterator[str]:
    skill, there = view.skill, view.standing
    since = f" since {full(there.horizon_since)}" if there.horizon_since else ""
    importance = IMPORTANCE_WORDS.get(skill.importance, str(skill.importance))
    there_since = f"on the map since {full(skill.added_on)}"
    yield item(f"{importance}, {skill.horizon}{since}", there_since, kept_words(skill))
    for label, text in (
        ("Why", skill.why),
        ("Could teach it", ", ".join(words(person.name) for person in view.teachers)),
    ):
        if text.strip():
            yield item(f"{label}: {text}")


def _rating(one: Assessment, names: dict[int, str]) -> str:
    whose = words(names.get(one.person_id, "")) if one.person_id is not None else ""
    notes = [
        level_words(one.level),
        f"of {whose}" if whose else "",
        "by me" if one.assessed_by == "me" else "by them",
        _KIND_WORDS[one.kind],
        kept_words(one),
    ]
    line = item(full(one.day), *notes, mark=record_mark(one, "assessment"))
    return line + sub_items([("evidence", one.evidence)])


def _change(one: SkillChange) -> str:
    name = {"importance": "importance", "horizon": "horizon", "target_level": "aim"}[one.field]
    said = f"{name} {one.old or 'none'} → {one.new or 'none'} on {full(one.day)}"
    return item(words(said), mark=record_mark(one, "skill-change"))
