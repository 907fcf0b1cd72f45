"""What the forms about skills and ratings ask, and what their values mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rjournal.domain.levels import level_words
from rjournal.domain.periods import full
from rjournal.domain.skills import (
    HIGHEST,
    HORIZONS,
    IMPORTANCE_WORDS,
    Assessment,
    AssessmentKind,
    Skill,
    levels_hint,
    parse_level,
)
from rjournal.errors import Invalid
from rjournal.services import lookup
from rjournal.tui.flows.reading import at_field
from rjournal.tui.modals.fields import ChoiceField, DateField, Field, SuggestField, TextField
from rjournal.tui.widgets.skill_words import anchor_words

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp

_NO_AIM = ""
_NOW, _BACK = "now", "looking-back"


def skill_fields(skill: Skill) -> Sequence[Field]:
    """What is asked about a skill; all but the name is proposed or may stay empty."""
    levels = tuple((str(level), str(level)) for level in range(HIGHEST + 1))
    return (
        TextField(name="name", label="Skill", value=skill.name, placeholder="data storytelling"),
        TextField(name="why", label="Why", value=skill.why, placeholder="what it would change"),
        ChoiceField(
            name="importance",
            label="Importance",
            value=str(skill.importance),
            options=tuple((str(number), words) for number, words in IMPORTANCE_WORDS.items()),
        ),
        ChoiceField(
            name="horizon",
            label="Horizon",
            value=skill.horizon,
            options=tuple((word, word) for word in HORIZONS),
        ),
        ChoiceField(
            name="target_level",
            label="Aim",
            value=_NO_AIM if skill.target_level is None else str(skill.target_level),
            options=((_NO_AIM, "none yet"), *levels),
        ),
    )


def read_skill(skill: Skill, values: Mapping[str, str]) -> Skill:
    """The skill a filled-in form means."""
    horizon = next((word for word in HORIZONS if word == values["horizon"]), skill.horizon)
    aim = values["target_level"]
    return replace(
        skill,
        name=values["name"],
        why=values["why"],
        importance=int(values["importance"]) if values["importance"].isdecimal() else skill.importance,
        horizon=horizon,
        target_level=parse_level(aim, "target_level") if aim else None,
    )


def said_aim(values: Mapping[str, str]) -> str:
    """What the chosen aim means, while it is being chosen."""
    return _meaning(values["target_level"]) if values["target_level"] else ""


def rating_fields(rating: Assessment, people: Sequence[tuple[int, str]]) -> Sequence[Field]:
    """What is asked about a rating: the level alone has to be said."""
    names = dict(people)
    return (
        TextField(
            name="level",
            label="Level",
            value=str(rating.level) if rating.id else "",
            placeholder="0 to 5",
            hint=levels_hint(),
        ),
        ChoiceField(
            name="by",
            label="Rated by",
            value=rating.assessed_by,
            options=(("me", "you"), ("them", "them")),
        ),
        TextField(
            name="evidence",
            label="Rests on",
            value=rating.evidence,
            placeholder="one line, or nothing",
        ),
        ChoiceField(
            name="kind",
            label="Meant as",
            value=_BACK if rating.kind == _BACK else _NOW,
            options=((_NOW, "how it is now"), (_BACK, "looking back, where it began")),
        ),
        DateField(name="day", label="On", value=full(rating.day)),
        SuggestField(
            name="whose",
            label="Whose level",
            value=names.get(rating.person_id or 0, ""),
            placeholder="yours",
            names=tuple(names.values()),
        ),
    )


def read_rating(app: JournalApp, rating: Assessment, values: Mapping[str, str]) -> Assessment:
    """The rating a filled-in form means.

    Raises:
        Invalid: the level, the day or the person cannot be read; it names the field.
    """
    try:
        level = parse_level(values["level"])
    except Invalid as error:
        # The form names the levels below the field already.
        raise Invalid(error.message, "", "level") from error
    with at_field("day"):
        day = app.read_day(values["day"], future=False) if values["day"] else app.today
    with at_field("whose"):
        person_id = lookup.person(app.store, values["whose"]).id if values["whose"] else None
    kind: AssessmentKind = "looking-back" if values["kind"] == _BACK else "now"
    return replace(
        rating,
        level=level,
        assessed_by="them" if values["by"] == "them" else "me",
        evidence=values["evidence"],
        # A first rating that is corrected is still the first.
        kind="first" if kind == "now" and rating.kind == "first" else kind,
        day=day,
        person_id=person_id,
    )


def said_level(values: Mapping[str, str]) -> str:
    """What the level that is being typed means."""
    return _meaning(values["level"]) if values["level"] else ""


def _meaning(typed: str) -> str:
    level = parse_level(typed)
    return f"{level_words(level)}: {anchor_words(level)}"
