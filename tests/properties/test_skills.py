"""What holds of skills whatever was recorded: no look ahead, no average, no 0 for what is unknown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rjournal.domain.skill_map import SkillFacts, gap_words, in_order, notes, standing
from rjournal.domain.skills import Assessment, Skill, SkillChange

DAY_ONE = date(2026, 1, 1)
DAYS = st.integers(0, 60).map(lambda n: DAY_ONE + timedelta(days=n))
LEVELS = st.integers(0, 5)
AIMS = st.none() | LEVELS


@st.composite
def ratings(draw: st.DrawFn) -> tuple[Assessment, ...]:
    drawn = draw(
        st.lists(
            st.builds(
                Assessment,
                skill_id=st.just(1),
                level=LEVELS,
                day=DAYS,
                assessed_by=st.sampled_from(("me", "them")),
                person_id=st.sampled_from((None, 1)),
                kind=st.sampled_from(("first", "now", "looking-back")),
            ),
            max_size=12,
        )
    )
    return tuple(replace(one, id=number) for number, one in enumerate(drawn, 1))


@st.composite
def facts(draw: st.DrawFn) -> SkillFacts:
    """A skill whose changes follow one another, as the services write them."""
    skill = Skill(
        id=1, name="x", importance=draw(st.integers(1, 3)), target_level=draw(AIMS), added_on=DAY_ONE
    )
    changes = []
    for number, (day, aim) in enumerate(
        sorted(draw(st.lists(st.tuples(DAYS, AIMS), max_size=4)), key=str), 1
    ):
        old = "" if skill.target_level is None else str(skill.target_level)
        new = "" if aim is None else str(aim)
        changes.append(SkillChange(id=number, skill_id=1, field="target_level", old=old, new=new, day=day))
        skill = replace(skill, target_level=aim)
    return SkillFacts(skill, draw(ratings()), tuple(changes))


@given(facts(), DAYS)
def test_no_day_sees_what_came_later(known: SkillFacts, day: date) -> None:
    earlier = SkillFacts(
        standing(known, day).skill,
        tuple(one for one in known.assessments if one.day <= day),
        tuple(one for one in known.changes if one.day <= day),
    )
    assert standing(known, day) == standing(earlier, day)


@given(facts(), DAYS, ratings())
def test_what_others_rate_changes_none_of_my_numbers(
    known: SkillFacts, day: date, more: tuple[Assessment, ...]
) -> None:
    theirs = tuple(
        replace(one, id=100 + one.id) for one in more if one.assessed_by == "them" or one.person_id
    )
    before = standing(known, day)
    after = standing(replace(known, assessments=known.assessments + theirs), day)
    assert (after.level, after.gap, after.weight, after.steps, after.steps_back) == (
        before.level,
        before.gap,
        before.weight,
        before.steps,
        before.steps_back,
    )


@given(facts(), DAYS)
def test_every_level_is_one_that_somebody_gave(known: SkillFacts, day: date) -> None:
    there = standing(known, day)
    mine = {one.level for one in known.assessments if one.assessed_by == "me" and one.person_id is None}
    theirs = {one.level for one in known.assessments if one.assessed_by == "them" and one.person_id is None}
    assert there.level is None or there.level in mine
    assert there.theirs is None or there.theirs.level in theirs
    assert (there.level is None) == (there.mine is None)
    words = " ".join((gap_words(there), *notes(there)))
    assert "%" not in words and "average" not in words


@given(st.lists(facts(), max_size=8), DAYS)
def test_what_is_unknown_comes_after_all_that_is_known(many: list[SkillFacts], day: date) -> None:
    weights = [one.weight for one in in_order([standing(known, day) for known in many])]
    known = [weight for weight in weights if weight is not None]
    assert weights == [*known, *[None] * (len(weights) - len(known))]
    assert known == sorted(known, reverse=True)
