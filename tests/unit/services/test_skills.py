"""Keeping the skills map, and reading it: one act each, one statement a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rjournal.domain.goals import CheckIn, Goal
from rjournal.domain.lines import Learning
from rjournal.domain.people import Person
from rjournal.domain.records import Ref
from rjournal.domain.skills import Assessment, Skill
from rjournal.errors import Conflict, Invalid, NotFound
from rjournal.services.finding import find
from rjournal.services.goal_life import close, reopen
from rjournal.services.goals import check_in, correct_check_in, create_goal
from rjournal.services.skills import add_several, correct_rating, rate, save_skill, set_teachers
from rjournal.services.skills_view import skill_page, skills_map
from rjournal.services.today import is_new
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def story(store: Store) -> Skill:
    skill = Skill(name="Data storytelling", importance=3, target_level=4, added_on=date(2026, 1, 5))
    return save_skill(store, skill, TODAY)


def rated(skill: Skill, level: int, day: date = TODAY, **more: object) -> Assessment:
    return Assessment(skill_id=skill.id, level=level, day=day, **more)  # type: ignore[arg-type]


def test_a_name_is_on_the_map_once(store: Store, story: Skill) -> None:
    with pytest.raises(Invalid) as told:
        save_skill(store, Skill(name=" data  STORYTELLING ", added_on=TODAY), TODAY)
    assert told.value.field == "name" and "k1" in told.value.message
    assert save_skill(store, replace(story, name="Data Storytelling"), TODAY).name == "Data Storytelling"
    assert not is_new(store)


def test_another_aim_is_dated_and_can_be_taken_back(store: Store, story: Skill) -> None:
    save_skill(store, replace(story, target_level=5, horizon="declining"), TODAY)
    then, now = skills_map(store, YESTERDAY).views[0], skills_map(store, TODAY).views[0]
    assert (then.skill.target_level, then.skill.horizon) == (4, "core")
    assert (now.skill.target_level, now.skill.horizon) == (5, "declining")
    assert now.standing.horizon_since == TODAY
    store.undo()
    again = skills_map(store, TODAY).views[0]
    assert again.skill.target_level == 4 and again.standing.horizon_since is None


def test_a_change_made_elsewhere_is_not_overwritten(store: Store, story: Skill) -> None:
    save_skill(store, replace(story, why="elsewhere"), TODAY)
    with pytest.raises(Conflict):
        save_skill(store, replace(story, why="here"), TODAY, draft="form:skill:1")
    assert store.skills.get(story.id).why == "elsewhere"


def test_a_new_name_goes_along_to_whatever_named_it(store: Store, story: Skill) -> None:
    noor = store.people.add(Person(name="Noor", teaches=("data storytelling", "spreadsheets")))
    kept = store.learnings.add(
        Learning(direction="received", topic="Sentence first", day=TODAY, skill="DATA storytelling")
    )
    goal = store.goals.add(
        Goal(title="Tell it", measure="skill", skill="Data storytelling", baseline=1, target=4, start=TODAY)
    )
    save_skill(store, replace(story, name="Stories"), TODAY)
    page = skill_page(store, story.id, TODAY)
    assert [one.id for one in page.view.teachers] == [noor.id]
    assert [one.id for one in page.view.goals] == [goal.id]
    assert [one.id for one in page.learnings] == [kept.id]
    assert store.people.get(noor.id).teaches == ("Stories", "spreadsheets")
    store.undo()
    assert store.learnings.get(kept.id).skill == "DATA storytelling"


def test_a_new_name_that_somebody_is_said_to_teach_already_stands_there_once(
    store: Store, story: Skill
) -> None:
    noor = store.people.add(
        Person(name="Noor", teaches=("Maps", "data  storytelling"), learns=("Maps", "maps"))
    )
    save_skill(store, replace(story, name="Maps"), TODAY)
    assert store.people.get(noor.id).teaches == ("Maps",)
    assert store.people.get(noor.id).learns == ("Maps", "maps"), "nobody touched these"


def test_who_could_teach_it_comes_from_links_and_from_their_pages(store: Store, story: Skill) -> None:
    noor = store.people.add(Person(name="Noor", teaches=("Data storytelling",)))
    amina = store.people.add(Person(name="Amina"))
    store.people.add(Person(name="Old", teaches=("Data storytelling",), status="past"))
    set_teachers(store, story.id, [amina.id, noor.id])
    assert [one.name for one in skills_map(store, TODAY).views[0].teachers] == ["Noor", "Amina"]
    store.people.delete(amina.id)
    set_teachers(store, story.id, [])
    assert [one.name for one in skills_map(store, TODAY).views[0].teachers] == ["Noor"]
    with pytest.raises(NotFound):
        set_teachers(store, 99, [noor.id])


def test_the_quiet_line_goes_with_the_first_teacher_or_goal(store: Store, story: Skill) -> None:
    assert skills_map(store, TODAY).views[0].quiet
    goal = store.goals.add(
        Goal(
            title="Tell it", measure="skill", skill="data storytelling", baseline=1, target=4, start=YESTERDAY
        )
    )
    assert not skills_map(store, TODAY).views[0].quiet
    store.goals.save(replace(goal, lifecycle="closed", closed_on=TODAY))
    assert skills_map(store, TODAY).views[0].quiet
    assert not skills_map(store, YESTERDAY).views[0].quiet


def test_a_goal_opened_again_was_closed_on_the_days_between(store: Store, story: Skill) -> None:
    began = date(2026, 1, 5)
    goal = create_goal(
        store,
        Goal(title="Tell it", measure="skill", skill=story.name, baseline=1, target=4, start=began),
    )
    close(store, goal.id, TODAY - timedelta(days=9), "changed course")
    reopen(store, goal.id, YESTERDAY)

    def goals(days_ago: int) -> int:
        return len(skills_map(store, TODAY - timedelta(days=days_ago)).views[0].goals)

    assert [goals(days) for days in (10, 9, 2, 1, 0)] == [1, 0, 0, 1, 1]


def test_a_rating_finds_out_whether_it_is_the_first(store: Store, story: Skill) -> None:
    assert rate(store, rated(story, 1), TODAY).kind == "first"
    assert rate(store, rated(story, 2), TODAY).kind == "now"
    assert rate(store, rated(story, 2, assessed_by="them"), TODAY).kind == "first"
    assert rate(store, rated(story, 0), TODAY, kind="looking-back").kind == "looking-back"
    there = skill_page(store, story.id, TODAY).view.standing
    assert (there.level, there.steps, there.steps_back) == (2, 1, 2)


def test_a_rating_drops_its_draft_in_the_same_act(store: Store, story: Skill) -> None:
    store.drafts.save("form:rating:1", {"level": "3"})
    with pytest.raises(Invalid):
        rate(store, rated(story, 3, TODAY + timedelta(days=1)), TODAY, draft="form:rating:1")
    assert store.drafts.get("form:rating:1") is not None
    rate(store, rated(story, 3), TODAY, draft="form:rating:1")
    assert store.drafts.get("form:rating:1") is None
    store.undo()
    assert skill_page(store, story.id, TODAY).view.standing.level is None


def test_a_rating_needs_a_skill_and_a_person_that_are_there(store: Store, story: Skill) -> None:
    with pytest.raises(NotFound):
        rate(store, rated(story, 3, person_id=9), TODAY)
    store.skills.delete(story.id)
    with pytest.raises(NotFound):
        rate(store, rated(story, 3), TODAY)


def test_a_rating_can_be_corrected(store: Store, story: Skill) -> None:
    mistyped = rate(store, rated(story, 5), TODAY)
    correct_rating(store, replace(mistyped, level=3), TODAY)
    assert skill_page(store, story.id, TODAY).view.standing.level == 3
    with pytest.raises(Invalid):
        correct_rating(store, replace(mistyped, level=6), TODAY)


def test_a_reading_of_a_skill_s_goal_rates_it_on_the_map_too(store: Store, story: Skill) -> None:
    goal = create_goal(
        store,
        Goal(
            title="Tell it with data",
            measure="skill",
            skill="data STORYTELLING",
            baseline=1,
            target=3,
            start=YESTERDAY,
        ),
        today=TODAY,
    )
    reading = check_in(store, CheckIn(goal_id=goal.id, day=TODAY, value=2, evidence="the deck"), TODAY)
    (rating,) = store.assessments.where()
    assert (rating.skill_id, rating.level, rating.day, rating.evidence) == (story.id, 2, TODAY, "the deck")
    reading = correct_check_in(store, replace(reading, value=3), TODAY)
    reading = correct_check_in(store, replace(reading, day=YESTERDAY), TODAY)
    (rating,) = store.assessments.where()
    assert (rating.level, rating.day) == (3, YESTERDAY)
    correct_rating(store, replace(rating, level=1), TODAY)
    correct_check_in(store, replace(reading, value=2), TODAY)
    assert [one.level for one in store.assessments.where()] == [1], "what was said on the map stays"
    check_in(store, CheckIn(goal_id=goal.id, day=TODAY, value=4, assessed_by="them"), TODAY)
    assert store.assessments.where()[-1].assessed_by == "them"
    store.undo()
    assert len(store.assessments.where()) == 1 and len(store.check_ins.where()) == 1


def test_the_map_as_of_a_day_holds_what_was_known_then(store: Store, story: Skill) -> None:
    rate(store, rated(story, 1, date(2026, 1, 5)), TODAY)
    rate(store, rated(story, 3), TODAY)
    store.learnings.add(Learning(direction="given", topic="x", day=TODAY, skill="data  storytelling"))
    before, now = skills_map(store, YESTERDAY).views[0], skills_map(store, TODAY).views[0]
    assert (before.standing.level, before.taught) == (1, 0)
    assert (now.standing.level, now.taught) == (3, 1)
    assert skills_map(store, date(2026, 1, 4)).views == ()
    with pytest.raises(NotFound):
        skill_page(store, story.id, date(2026, 1, 4))


def test_starters_are_added_once_and_in_their_order(store: Store, story: Skill) -> None:
    added = add_several(store, ["Listening", " ", "data storytelling", "Meetings", "listening"], TODAY)
    assert [one.name for one in added] == ["Listening", "Meetings"]
    assert store.skills.count() == 3
    store.undo()
    assert store.skills.count() == 1
    with pytest.raises(Invalid) as told:
        add_several(store, ["", "  "], TODAY)
    assert told.value.field == "names"


def test_skills_and_the_evidence_of_ratings_are_found(store: Store, story: Skill) -> None:
    rate(store, rated(story, 3, evidence="Nobody asked what walnut meant"), TODAY)
    assert [(hit.word, hit.ref) for hit in find(store, "storytelling")] == [("skill", Ref("skill", 1))]
    assert [(hit.word, hit.about) for hit in find(store, "walnut")] == [("rating", "Data storytelling")]
    store.skills.delete(story.id)
    assert find(store, "walnut") == () and find(store, "storytelling") == ()


def test_the_map_costs_as_many_statements_however_long_it_is(store: Store) -> None:
    def statements() -> int:
        seen: list[str] = []
        store.connection.raw.set_trace_callback(seen.append)
        skills_map(store, TODAY)
        store.connection.raw.set_trace_callback(None)
        return len(seen)

    add_several(store, ["One"], TODAY)
    few = statements()
    for skill in add_several(store, [f"Skill {n}" for n in range(40)], TODAY):
        rate(store, rated(skill, 2), TODAY)
    assert statements() == few
