"""Keeping the skills map: each change in one act (docs/domain.md §2.3). `skills_view` reads it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.records import LinkType, Ref
from rjournal.domain.skill_map import kind_of_next
from rjournal.domain.skills import (
    Assessment,
    AssessmentKind,
    Skill,
    changes_between,
    folded_name,
    same_skill,
    validate_assessment,
    validate_skill,
)
from rjournal.domain.text import one_line, sanitize
from rjournal.errors import Invalid

if TYPE_CHECKING:
    from rjournal.domain.goals import CheckIn
    from rjournal.storage.store import Store

TEACHER: LinkType = "from"
"""How a skill is linked to somebody who could teach it: it can be learned from them."""

_RATED: LinkType = "led-to"
"""How a reading of a goal is linked to the rating it gave."""


def save_skill(
    store: Store, skill: Skill, today: date, *, teachers: Iterable[int] | None = None, draft: str = ""
) -> Skill:
    """Store a new or changed skill, and drop the draft it was written in, in one act.

    Another importance, horizon or aim is dated `today`. A skill that gets another name takes along what was
    learned and taught under the old one, its goals, and whoever is said to teach it. `teachers` are people's
    numbers; None leaves those there are.

    Raises:
        Invalid: something cannot be used as it stands; it names the field.
        Conflict: the skill was changed elsewhere meanwhile; the draft stays.
    """
    ready = replace(skill, name=one_line(sanitize(skill.name)).strip(), why=sanitize(skill.why).strip())
    validate_skill(ready)
    _check_name_is_free(store, ready)
    with store.act("Add skill" if skill.id == 0 else "Change skill"):
        stored = store.skills.add(ready) if skill.id == 0 else _change(store, ready, today)
        if teachers is not None:
            store.links.set_ends(Ref("skill", stored.id), TEACHER, "person", teachers)
        if draft:
            store.drafts.delete(draft)
    return stored


def _check_name_is_free(store: Store, skill: Skill) -> None:
    for other in store.skills.where():
        if other.id != skill.id and same_skill(other.name, skill.name):
            raise Invalid(
                f"“{other.name}” is on the map already ({Ref('skill', other.id).handle}).",
                "Rate that one, or add something to the name that tells the two apart.",
                field="name",
            )


def _change(store: Store, skill: Skill, today: date) -> Skill:
    before = store.skills.get(skill.id)
    stored = store.skills.save(skill)
    for change in changes_between(before, stored, today):
        store.skill_changes.add(change)
    if not same_skill(before.name, stored.name):
        _rename_elsewhere(store, before.name, stored.name)
    return stored


def _rename_elsewhere(store: Store, old: str, new: str) -> None:
    """Let what names the skill by its words go on naming it."""
    for learning in store.learnings.where("skill <> ''"):
        if same_skill(learning.skill, old):
            store.learnings.save(replace(learning, skill=new))
    for goal in store.goals.where("skill <> ''"):
        if same_skill(goal.skill, old):
            store.goals.save(replace(goal, skill=new))
    for person in store.people.where():
        teaches, learns = _renamed(person.teaches, old, new), _renamed(person.learns, old, new)
        store.people.save(replace(person, teaches=teaches, learns=learns))


def _renamed(names: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    """The names with the new one for the old, once; the very same where the old one is not among them."""
    if not any(same_skill(one, old) for one in names):
        return names
    named = (new if same_skill(one, old) else one for one in names)
    return tuple({folded_name(one): one for one in named}.values())


def set_teachers(store: Store, skill_id: int, people: Iterable[int]) -> None:
    """Say who could teach a skill, in one act.

    Raises:
        NotFound: there is no such skill.
    """
    store.skills.get(skill_id)
    with store.act("Change who could teach it"):
        store.links.set_ends(Ref("skill", skill_id), TEACHER, "person", people)


def rate(
    store: Store, rating: Assessment, today: date, *, kind: AssessmentKind | None = None, draft: str = ""
) -> Assessment:
    """Store a rating, and drop the draft it was written in.

    Without a `kind` the first rating somebody makes of a person's skill is their first, every other as it is
    now.

    Raises:
        Invalid: the level is none, the day is still to come, or it looks back on somebody else's behalf.
        NotFound: the skill or the person lies in the trash.
    """
    with store.act("Rate skill"):
        store.skills.get(rating.skill_id)
        if rating.person_id is not None:
            store.people.get(rating.person_id)
        said = kind or kind_of_next(store.assessments.of_skills([rating.skill_id]), rating)
        ready = replace(rating, kind=said, evidence=sanitize(rating.evidence).strip())
        validate_assessment(ready, today)
        stored = store.assessments.add(ready)
        if draft:
            store.drafts.delete(draft)
    return stored


def correct_rating(store: Store, rating: Assessment, today: date, *, draft: str = "") -> Assessment:
    """Store a rating that was mistyped as it should have been.

    Raises:
        Invalid: as for `rate`.
        Conflict: the rating was changed elsewhere meanwhile; the draft stays.
    """
    validate_assessment(rating, today)
    with store.act("Correct rating"):
        stored = store.assessments.save(replace(rating, evidence=sanitize(rating.evidence).strip()))
        if draft:
            store.drafts.delete(draft)
    return stored


def rate_by_reading(
    store: Store, name: str, reading: CheckIn, today: date, *, before: CheckIn | None = None
) -> None:
    """Keep the level of a goal's reading as a rating of the skill of that `name`, if it is on the map.

    `before` is the reading as it was, where it is being put right: its rating is put right with it, unless
    somebody has changed that by itself or put it into the trash.

    Raises:
        Invalid: as for `rate`.
    """
    skill = next((one for one in store.skills.where() if same_skill(one.name, name)), None)
    if skill is None or reading.value is None:
        return
    if before is None:
        rating = rate(store, _as_rating(reading, skill.id), today)
        store.links.connect(Ref("check_in", reading.id), Ref("assessment", rating.id), _RATED)
        return
    for id in store.links.ends(Ref("check_in", reading.id), _RATED, "assessment"):
        given = store.assessments.find(id)
        if given is not None and _says(given, _as_rating(before, given.skill_id)):
            level = int(reading.value)
            changed = replace(given, level=level, day=reading.day, evidence=reading.evidence)
            correct_rating(store, replace(changed, assessed_by=reading.assessed_by), today)


def _as_rating(reading: CheckIn, skill_id: int) -> Assessment:
    return Assessment(
        skill_id=skill_id,
        level=int(reading.value or 0),
        assessed_by=reading.assessed_by,
        day=reading.day,
        evidence=reading.evidence,
    )


def _says(one: Assessment, other: Assessment) -> bool:
    """Whether two ratings say the same, whoever's they are."""
    return (one.level, one.day, one.assessed_by, one.evidence.strip()) == (
        other.level,
        other.day,
        other.assessed_by,
        other.evidence.strip(),
    )


def add_several(store: Store, names: Sequence[str], today: date, *, draft: str = "") -> list[Skill]:
    """Add a skill for each name that is not on the map yet, in one act; the new ones, in the order given.

    Raises:
        Invalid: there is no name among them; `field` is `names`.
    """
    wanted: dict[str, str] = {}
    for name in (one_line(sanitize(one)) for one in names):
        if name:
            wanted.setdefault(folded_name(name), name)
    known = {folded_name(skill.name) for skill in store.skills.where()}
    if not wanted:
        raise Invalid("There is no skill here yet.", "One a line; a word or two each.", field="names")
    with store.act("Add skills"):
        added = [
            store.skills.add(Skill(name=name, added_on=today))
            for folded, name in wanted.items()
            if folded not in known
        ]
        if draft:
            store.drafts.delete(draft)
    return added
