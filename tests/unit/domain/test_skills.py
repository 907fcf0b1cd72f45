"""Skills: steps and never percent, mine and theirs apart, and an unknown level that is never a 0."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rjournal.domain.skill_map import (
    SkillFacts,
    SkillStanding,
    gap_words,
    in_order,
    kind_of_next,
    last_review,
    notes,
    quiet_line,
    review_words,
    standing,
    was_there,
)
from rjournal.domain.skills import (
    ANCHORS,
    LEVELS,
    Assessment,
    Skill,
    SkillChange,
    changes_between,
    parse_level,
    skill_then,
    validate_assessment,
    validate_skill,
)
from rjournal.errors import Invalid

TODAY = date(2026, 2, 16)
SKILL = Skill(id=1, name="Data storytelling", importance=3, target_level=4, added_on=date(2025, 11, 24))


def rated(level: int, day: date = TODAY, **more: object) -> Assessment:
    numbers = {"id": day.toordinal() * 10 + level, **more}
    return Assessment(skill_id=1, level=level, day=day, **numbers)  # type: ignore[arg-type]


def stands(*ratings: Assessment, skill: Skill = SKILL, as_of: date = TODAY) -> SkillStanding:
    return standing(SkillFacts(skill, ratings), as_of)


def test_every_level_has_a_name_and_says_what_it_looks_like() -> None:
    assert len(LEVELS) == len(ANCHORS) == 6


def test_the_first_rating_and_the_one_in_hindsight_both_stay() -> None:
    """The worked value of docs/domain.md §3.11: 1 → 3, now 3, looking back 0."""
    there = stands(
        rated(1, date(2026, 1, 5), kind="first"),
        rated(3, date(2026, 2, 9)),
        rated(0, TODAY, kind="looking-back"),
        skill=replace(SKILL, target_level=3),
    )
    assert (there.level, there.steps, there.steps_back, there.gap) == (3, 2, 3, 0)
    assert notes(there) == ("from your first rating: 2 steps; looking back: 3 steps",)
    assert gap_words(there) == "at the aim"


def test_a_rating_in_hindsight_is_never_how_it_is_now() -> None:
    there = stands(rated(1, kind="looking-back"))
    assert (there.level, there.gap, there.weight) == (None, None, None)
    assert gap_words(there) == "not rated yet"


def test_theirs_stands_beside_mine() -> None:
    there = stands(rated(2), rated(4, assessed_by="them"))
    assert there.level == 2
    assert there.theirs is not None and there.theirs.level == 4
    assert notes(there) == ("they rate you 2 steps above yourself",)
    assert notes(stands(rated(2), rated(1, assessed_by="them"))) == ("they rate you 1 step below yourself",)
    assert notes(stands(rated(2), rated(2, assessed_by="them"))) == ("they rate you as you do",)
    assert stands(rated(4, assessed_by="them")).level is None


def test_somebody_else_s_level_is_not_mine() -> None:
    assert stands(rated(4, person_id=7)).level is None
    assert stands(rated(4, person_id=7, assessed_by="them")).theirs is None


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (date(2026, 1, 5), "in January"),
        (date(2025, 12, 9), "in December 2025"),
        (date(2026, 2, 3), "on 3 Feb"),
    ],
)
def test_a_lower_rating_is_told_as_a_yardstick_that_moved(before: date, words: str) -> None:
    there = stands(rated(3, before), rated(2))
    said = f"you rate yourself lower than {words}; often a sign that the yardstick moved"
    assert notes(there) == (f"{said}: looking back, where did you begin?",)
    looked = stands(rated(3, before), rated(2), rated(1, kind="looking-back"))
    assert said in notes(looked)


def test_of_two_ratings_on_one_day_the_later_made_counts() -> None:
    assert stands(rated(2, id=1), rated(4, id=2)).level == 4
    assert stands(rated(4, id=2), rated(2, id=1)).level == 4


def test_gaps_are_said_in_steps() -> None:
    assert gap_words(stands(rated(2))) == "2 steps to go"
    assert gap_words(stands(rated(3))) == "1 step to go"
    assert gap_words(stands(rated(5))) == "1 step beyond the aim"
    none = replace(SKILL, target_level=None)
    assert gap_words(stands(rated(2), skill=none)) == "no aim yet"
    assert gap_words(stands(skill=none)) == "not rated, no aim yet"


def named(name: str, importance: int, aim: int | None, level: int | None) -> SkillStanding:
    skill = replace(SKILL, name=name, importance=importance, target_level=aim)
    return stands(*([] if level is None else [rated(level)]), skill=skill)


def test_the_map_begins_with_what_matters_and_has_far_to_go() -> None:
    there = [
        named("unknown level", 3, 5, None),
        named("no aim", 3, None, 1),
        named("done", 3, 4, 4),
        named("beyond", 3, 2, 5),
        named("near", 3, 4, 3),
        named("far, matters little", 1, 4, 0),
        named("far", 3, 4, 1),
        named("not met", 2, 4, 0),
    ]
    assert [one.skill.name for one in in_order(there)] == [
        "far",
        "not met",
        "far, matters little",
        "near",
        "beyond",
        "done",
        "no aim",
        "unknown level",
    ]
    assert named("beyond", 3, 2, 5).weight == 0
    assert named("unknown level", 3, 5, None).weight is None


def test_what_matters_most_and_has_nobody_gets_one_quiet_line() -> None:
    lonely = named("lonely", 3, 4, None)
    assert "nobody to learn it from" in quiet_line(lonely, has_goal=False, has_teacher=False)
    assert not quiet_line(lonely, has_goal=True, has_teacher=False)
    assert not quiet_line(lonely, has_goal=False, has_teacher=True)
    assert not quiet_line(named("less", 2, 4, None), has_goal=False, has_teacher=False)
    assert not quiet_line(named("there", 3, 4, 4), has_goal=False, has_teacher=False)


def test_a_map_nobody_touched_for_half_a_year_is_said_to_be_due_for_a_look() -> None:
    facts = [SkillFacts(SKILL, (rated(2, date(2026, 1, 5)),))]
    assert last_review(facts, TODAY) == date(2026, 1, 5)
    assert last_review(facts, date(2025, 12, 1)) == SKILL.added_on
    assert review_words(date(2026, 1, 5), date(2026, 7, 4)) == ""
    said = review_words(date(2026, 1, 5), date(2026, 7, 5))
    assert said == "not looked through since 5 Jan 2026; still the right map?"
    assert review_words(None, TODAY) == ""


def test_what_a_skill_was_before_is_told_as_of_then() -> None:
    later = replace(SKILL, horizon="declining", target_level=5)
    changes = (
        SkillChange(id=1, skill_id=1, field="horizon", old="emerging", new="core", day=date(2026, 1, 5)),
        SkillChange(id=2, skill_id=1, field="horizon", old="core", new="declining", day=date(2026, 2, 2)),
        SkillChange(id=3, skill_id=1, field="target_level", old="", new="5", day=date(2026, 2, 2)),
    )
    then = [skill_then(later, changes, day) for day in (date(2026, 1, 4), date(2026, 1, 5), TODAY)]
    assert [one.horizon for one in then] == ["emerging", "core", "declining"]
    assert [one.target_level for one in then] == [None, None, 5]
    there = standing(SkillFacts(later, (), changes), date(2026, 1, 20))
    assert there.horizon_since == date(2026, 1, 5)


def test_changes_between_two_versions_are_dated() -> None:
    changes = changes_between(SKILL, replace(SKILL, name="Stories", importance=1, target_level=None), TODAY)
    assert [(one.field, one.old, one.new, one.day) for one in changes] == [
        ("importance", "3", "1", TODAY),
        ("target_level", "4", "", TODAY),
    ]


def test_a_skill_is_on_the_map_from_its_first_day_or_rating() -> None:
    assert not was_there(SkillFacts(SKILL), SKILL.added_on - timedelta(days=1))
    back = SkillFacts(SKILL, (rated(1, date(2025, 10, 1)),))
    assert was_there(back, date(2025, 10, 1)) and not was_there(back, date(2025, 9, 30))


def test_the_first_rating_of_each_rater_is_the_first() -> None:
    known = [rated(2, id=1)]
    assert kind_of_next([], rated(2, id=0)) == "first"
    assert kind_of_next(known, rated(3, id=0)) == "now"
    assert kind_of_next(known, rated(3, id=0, assessed_by="them")) == "first"
    assert kind_of_next(known, rated(3, id=0, person_id=7)) == "first"


@pytest.mark.parametrize(
    ("typed", "level"), [("0", 0), (" 5 ", 5), ("comp", 3), ("Not met", 0), ("EXPERT", 5), ("advanced b", 2)]
)
def test_a_level_is_a_number_or_the_beginning_of_its_name(typed: str, level: int) -> None:
    assert parse_level(typed) == level


@pytest.mark.parametrize("typed", ["", "6", "-1", "2.5", "n", "99999999999", "NaN", "3/5", "middling"])
def test_anything_else_is_no_level(typed: str) -> None:
    with pytest.raises(Invalid) as told:
        parse_level(typed)
    assert "0 to 5" in told.value.message and told.value.field == "level"


@pytest.mark.parametrize(
    ("skill", "field"),
    [
        (replace(SKILL, name=" "), "name"),
        (replace(SKILL, importance=4), "importance"),
        (replace(SKILL, horizon="sideways"), "horizon"),  # type: ignore[arg-type]
        (replace(SKILL, target_level=6), "target_level"),
    ],
)
def test_a_skill_that_cannot_be_kept_is_refused_at_its_field(skill: Skill, field: str) -> None:
    with pytest.raises(Invalid) as told:
        validate_skill(skill)
    assert told.value.field == field


@pytest.mark.parametrize(
    ("rating", "field"),
    [
        (rated(6), "level"),
        (rated(-1), "level"),
        (rated(3, TODAY + timedelta(days=1)), "day"),
        (rated(1, kind="looking-back", assessed_by="them"), "kind"),
        (rated(1, kind="looking-back", person_id=7), "kind"),
    ],
)
def test_a_rating_that_cannot_be_kept_is_refused_at_its_field(rating: Assessment, field: str) -> None:
    with pytest.raises(Invalid) as told:
        validate_assessment(rating, TODAY)
    assert told.value.field == field
    validate_assessment(rated(1, kind="looking-back", assessed_by="them", person_id=7), TODAY)
