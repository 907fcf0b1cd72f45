"""Skills that matter, and how far somebody is with them (docs/domain.md §2.3, §3.3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast, get_args

from rjournal.domain.folding import fold_text
from rjournal.domain.goals import LEVELS, AssessedBy
from rjournal.domain.records import Record
from rjournal.errors import Invalid

Horizon = Literal["emerging", "core", "declining"]
AssessmentKind = Literal["first", "now", "looking-back"]
ChangedField = Literal["importance", "horizon", "target_level"]

HORIZONS: tuple[Horizon, ...] = get_args(Horizon)

ANCHORS: tuple[str, ...] = (
    "could not say what it is for",
    "follows written steps, stuck when they break",
    "does common cases, asks for the rest",
    "plans and delivers alone, explains choices",
    "reads the situation, adapts, helps others",
    "sets how it is done here; others come to watch",
)
"""What somebody at each level does: without these a number would mean something else to everyone."""

HIGHEST = len(LEVELS) - 1

IMPORTANCE_WORDS: dict[int, str] = {1: "good to have", 2: "matters", 3: "matters most"}

STARTERS: tuple[str, ...] = (
    "Data storytelling",
    "Agile collaboration",
    "Social-media literacy",
    "Working with AI tools",
    "Inclusive meetings",
    "Influence without authority",
    "Conflict resolution",
)
"""What is offered where a map is empty: skills that courses seldom teach and a partner often can."""


@dataclass(frozen=True, kw_only=True)
class Skill(Record):
    """Something worth being able to do.

    `importance` is 1–3, `target_level` 0–5 or None while nobody has set an aim. What they were before is kept
    as `SkillChange`. How far one is says `Assessment` alone. `added_on` is the day it came onto the map.
    """

    name: str
    why: str = ""
    importance: int = 2
    horizon: Horizon = "core"
    target_level: int | None = None
    added_on: date


@dataclass(frozen=True, kw_only=True)
class Assessment(Record):
    """A rating of one person's level in a skill, 0–5, on a day that is never in the future.

    `person_id` is whose level it is, None for one's own. `assessed_by` says who rated: the owner of the
    journal or the other person. A rating that looks back says, today, where one began.
    """

    skill_id: int
    person_id: int | None = None
    level: int
    assessed_by: AssessedBy = "me"
    day: date
    evidence: str = ""
    kind: AssessmentKind = "now"


@dataclass(frozen=True, kw_only=True)
class SkillChange(Record):
    """That a skill's importance, horizon or aim became another on a day.

    `old` and `new` are the word or the digits, empty for none. `day` is the first day on which `new` holds,
    so that any earlier day can still be told as it was.
    """

    skill_id: int
    field: ChangedField
    old: str
    new: str
    day: date


CHANGED_FIELDS: tuple[ChangedField, ...] = get_args(ChangedField)
"""The fields of a skill whose changes are dated."""


def same_skill(one: str, other: str) -> bool:
    """Whether two names mean the same skill: case, accents and spaces aside."""
    return folded_name(one) == folded_name(other)


def folded_name(name: str) -> str:
    """A skill's name made comparable."""
    return " ".join(fold_text(name).split())


def changes_between(before: Skill, after: Skill, day: date) -> tuple[SkillChange, ...]:
    """What became another between two versions of a skill, dated `day`."""
    return tuple(
        SkillChange(skill_id=after.id, field=field, old=old, new=new, day=day)
        for field in CHANGED_FIELDS
        if (old := _text(getattr(before, field))) != (new := _text(getattr(after, field)))
    )


def _text(value: int | str | None) -> str:
    return "" if value is None else str(value)


def skill_then(skill: Skill, changes: tuple[SkillChange, ...], as_of: date) -> Skill:
    """The skill as it stood at the end of a day: what changed later is as it was before."""
    later = sorted((one for one in changes if one.day > as_of), key=lambda one: (one.day, one.id))
    # The first change after the day says what held on it; writing it last lets it stand.
    for change in reversed(later):
        skill = _with_old(skill, change)
    return skill


def _with_old(skill: Skill, change: SkillChange) -> Skill:
    match change.field:
        case "horizon":
            return replace(skill, horizon=cast("Horizon", change.old))
        case "importance":
            return replace(skill, importance=int(change.old))
        case "target_level":
            return replace(skill, target_level=int(change.old) if change.old else None)


# What may be stored


def validate_skill(skill: Skill) -> None:
    """Hold that a skill can be kept.

    Raises:
        Invalid: it has no name, or its importance, horizon or aim is none; it names the field.
    """
    if not skill.name.strip():
        raise Invalid("A skill needs a name.", "A word or two is enough.", field="name")
    if skill.importance not in IMPORTANCE_WORDS:
        raise Invalid("Importance is 1, 2 or 3.", "3 is for what matters most.", field="importance")
    if skill.horizon not in HORIZONS:
        raise Invalid("A horizon is emerging, core or declining.", field="horizon")
    if skill.target_level is not None:
        _check_level(skill.target_level, "target_level")


def validate_assessment(assessment: Assessment, today: date) -> None:
    """Hold that a rating can be kept.

    Raises:
        Invalid: its level is none, or its day is still to come; it names the field.
    """
    _check_level(assessment.level, "level")
    if assessment.day > today:
        raise Invalid("That day is still to come.", "A rating is of today or an earlier day.", field="day")
    if assessment.kind == "looking-back" and (assessment.person_id is None) != (
        assessment.assessed_by == "me"
    ):
        raise Invalid(
            "Looking back is for whoever's level it is.",
            "Only they can say where they began; rate it as it is now instead.",
            field="kind",
        )


def _check_level(level: int, field: str) -> None:
    if not 0 <= level <= HIGHEST:
        raise Invalid("A level is a whole number from 0 to 5.", levels_hint(), field=field)


def levels_hint() -> str:
    """All levels in one sentence: `0 not met, 1 novice, …`."""
    return ", ".join(f"{level} {name.lower()}" for level, name in enumerate(LEVELS)) + "."


def parse_level(text: str, field: str = "level") -> int:
    """The level somebody typed: a number from 0 to 5, or the beginning of a level's name.

    Raises:
        Invalid: it is none.
    """
    typed = folded_name(text)
    if typed.isascii() and typed.isdecimal() and int(typed[:9]) <= HIGHEST:
        return int(typed)
    named = [level for level, name in enumerate(LEVELS) if typed and name.lower().startswith(typed)]
    if len(named) != 1:
        raise Invalid("A level is a whole number from 0 to 5.", levels_hint(), field=field)
    return named[0]
