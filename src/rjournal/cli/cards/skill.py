"""A skill shown as it stood on a day: the levels apart, what is left, the ratings, who could teach it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from rjournal.cli.records import plain
from rjournal.domain.levels import level_words
from rjournal.domain.periods import full
from rjournal.domain.records import Ref
from rjournal.domain.skill_map import gap_words, known_by, notes
from rjournal.domain.skills import IMPORTANCE_WORDS, Assessment, Skill
from rjournal.domain.text import one_line
from rjournal.services.skills_view import SkillPage, SkillView, skill_page

if TYPE_CHECKING:
    from rjournal.storage.store import Store


def row(view: SkillView) -> tuple[str, ...]:
    """A skill as a line of the map: handle, name, levels, what is left, what it is, who could teach it."""
    return (
        Ref("skill", view.skill.id).handle,
        view.skill.name,
        levels(view),
        gap_words(view.standing),
        f"{_importance(view.skill)}, {view.skill.horizon}",
        ", ".join(one_line(person.name) for person in view.teachers),
    )


def levels(view: SkillView) -> str:
    """The levels side by side, never as one: `you 3, they 2, aim 4`."""
    there = view.standing
    known = (
        ("you", there.level),
        ("they", None if there.theirs is None else there.theirs.level),
        ("aim", view.skill.target_level),
    )
    return ", ".join(f"{name} {level}" for name, level in known if level is not None)


def _importance(skill: Skill) -> str:
    return IMPORTANCE_WORDS.get(skill.importance, str(skill.importance))


def lines(store: Store, skill: Skill, as_of: date) -> Iterator[str]:
    """The skill in words, as of the end of a day."""
    page = skill_page(store, skill.id, as_of)
    view, there = page.view, page.view.standing
    then = view.skill
    yield f"{Ref('skill', then.id).handle}  {one_line(then.name)}"
    since = f" since {full(there.horizon_since)}" if there.horizon_since else ""
    yield f"{_importance(then)}, {then.horizon}{since}"
    if then.why:
        yield f"why: {one_line(then.why)}"
    yield f"you: {'not rated yet' if there.level is None else level_words(there.level)}"
    if there.theirs is not None:
        yield f"they: {level_words(there.theirs.level)}"
    if then.target_level is not None:
        yield f"aim: {level_words(then.target_level)}"
    if there.gap is not None:
        yield gap_words(there)
    yield from notes(there)
    if view.quiet:
        yield view.quiet
    yield from _around(page)
    yield from (_rating(page, one) for one in known_by(view.facts.assessments, as_of))
    yield f"as of {full(as_of)}"


def _around(page: SkillPage) -> Iterator[str]:
    view = page.view
    for person in view.teachers:
        yield f"could teach it: {one_line(person.name)} ({Ref('person', person.id).handle})"
    for goal in view.goals:
        yield f"goal: {Ref('goal', goal.id).handle} {one_line(goal.title)}"
    for learning in page.learnings:
        word = "learned" if learning.direction == "received" else "taught"
        handle = Ref("learning", learning.id).handle
        yield f"{word} on {full(learning.day)}: {handle} {one_line(learning.topic)}"


def _rating(page: SkillPage, one: Assessment) -> str:
    who = page.rated.get(one.person_id or 0)
    whose = "" if who is None else f" of {one_line(who.name)}"
    by = "by you" if one.assessed_by == "me" else "by them"
    evidence = f": {one_line(one.evidence)}" if one.evidence else ""
    handle = Ref("assessment", one.id).handle
    return f"rating{whose} of {full(one.day)}: {handle} {level_words(one.level)} ({by}, {one.kind}){evidence}"


def data(store: Store, skill: Skill, as_of: date) -> dict[str, Any]:
    """The skill, where it stood on a day, and all that this rests on."""
    page = skill_page(store, skill.id, as_of)
    facts = page.view.facts
    return {
        **standing(page.view),
        "assessments": [plain("assessment", one) for one in known_by(facts.assessments, as_of)],
        "changes": [plain("skill_change", one) for one in facts.changes if one.day <= as_of],
        "learnings": [Ref("learning", one.id).handle for one in page.learnings],
    }


def standing(view: SkillView) -> dict[str, Any]:
    """A skill and where it stands, for lists; what is not known is null and never 0."""
    there = view.standing
    since = there.horizon_since
    return {
        **plain("skill", view.skill),
        "as_of": there.as_of.isoformat(),
        "level": there.level,
        "their_level": None if there.theirs is None else there.theirs.level,
        "looking_back": None if there.looking_back is None else there.looking_back.level,
        "gap": there.gap,
        "weight": there.weight,
        "steps": there.steps,
        "steps_looking_back": there.steps_back,
        "horizon_since": None if since is None else since.isoformat(),
        "teachers": [Ref("person", person.id).handle for person in view.teachers],
        "goals": [Ref("goal", goal.id).handle for goal in view.goals],
        "learned": view.learned,
        "taught": view.taught,
        "notes": [*notes(there), *((view.quiet,) if view.quiet else ())],
    }
