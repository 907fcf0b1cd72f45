"""Checking in on every kind of goal, from wherever one is, and what a reading offers."""

from __future__ import annotations

from datetime import date
from itertools import cycle, islice

import pytest

from rjournal.domain.goals import Goal
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session
from rjournal.services import goals as service
from rjournal.storage.store import Store
from rjournal.tui.flows import goals
from rjournal.tui.modals.choose import ChooseModal
from tests.hostile import HOSTILE
from tests.tui.goals_desk import (
    NARROW,
    SLIM,
    START,
    TODAY,
    WIDE,
    AppOn,
    at_goals,
    fill,
    in_form,
    numeric,
    problems,
    reading,
    shown,
    steps,
    told,
    type_text,
)
from tests.tui.stillness import press


def of_kind(store: Store, kind: str, **more: object) -> Goal:
    facts: dict[str, dict[str, object]] = {
        "hold": {"high": 2.0, "unit": "days"},
        "skill": {"skill": "Charts", "baseline": 1.0, "target": 3.0},
        "habit": {"times": 3, "per": "week"},
        "total": {"target": 12.0, "unit": "interviews"},
        "reflective": {"question": "What do I avoid?"},
    }
    goal = Goal(title="Something", measure=kind, start=START, **{**facts[kind], **more})  # type: ignore[arg-type]
    return service.create_goal(store, goal, today=TODAY)


def values(store: Store, goal: Goal) -> list[float | None]:
    return [one.value for one in sorted(store.check_ins.of_goals([goal.id]), key=lambda one: one.id)]


@pytest.mark.parametrize(
    ("kind", "keys", "value", "said", "size"),
    [
        ("hold", ("1", ",", "5"), 1.5, "Checked in: 1.5 days.", WIDE),
        ("hold", ("1", ",", "5"), 1.5, "Checked in: 1.5 days.", SLIM),
        ("skill", ("2",), 2.0, "Checked in: level 2, Advanced beginner.", NARROW),
        ("skill", ("2",), 2.0, "Checked in: level 2, Advanced beginner.", SLIM),
        ("habit", (), 1.0, "this week 1 of 3", WIDE),
        ("habit", ("2",), 2.0, "this week 2 of 3", SLIM),
        ("total", ("4",), 4.0, "Checked in: +4 interviews.", NARROW),
        ("total", ("4",), 4.0, "Checked in: +4 interviews.", SLIM),
    ],
)
async def test_a_number_a_level_or_a_count_is_a_key_or_two_and_enter(
    store: Store,
    app_on: AppOn,
    kind: str,
    keys: tuple[str, ...],
    value: float,
    said: str,
    size: tuple[int, int],
) -> None:
    goal = of_kind(store, kind)
    app = app_on(store)
    names = {",": "comma"}
    async with at_goals(app, size) as pilot:
        await press(pilot, "c", *(names.get(key, key) for key in keys), "enter")
        assert values(store, goal) == [value]
        assert said in told(app) and "u takes it back." in told(app)


@pytest.mark.parametrize(("kind", "last"), [("hold", 2.5), ("skill", 2.0)])
async def test_still_the_same_is_enter_and_the_last_reading_stands_there_with_its_age(
    store: Store, app_on: AppOn, kind: str, last: float
) -> None:
    goal = of_kind(store, kind)
    reading(store, goal, date(2026, 2, 2), last)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "c")
        assert "(2 Feb, 2 weeks ago)." in told(app)
        await press(pilot, "enter")
        assert values(store, goal) == [last, last]


async def test_a_question_asks_for_words_alone(store: Store, app_on: AppOn) -> None:
    goal = of_kind(store, "reflective")
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "c")
        assert "What you noticed" in shown(app)
        assert "Confidence" not in shown(app) and "Known from" not in shown(app)
        await press(pilot, "ctrl+s")
        assert "Write what you noticed." in problems(app)["note"]
        await type_text(pilot, "I wait")
        await press(pilot, "ctrl+s")
        kept = store.check_ins.of_goals([goal.id])[0]
        assert (kept.value, kept.note, kept.day) == (None, "I wait", TODAY)
        assert "Checked in: 1 note." in told(app)


async def test_steps_are_ticked_with_space_and_the_last_one_offers_to_close(
    store: Store, app_on: AppOn
) -> None:
    goal = steps(store, "Rebuild a chart", "Show it")
    app = app_on(store)
    async with at_goals(app, NARROW) as pilot:
        await press(pilot, "c")
        assert "○ Rebuild a chart" in shown(app) and "○ Show it" in shown(app)
        await press(pilot, "space", "tab", "space", "space", "space")
        assert "● Rebuild a chart" in shown(app) and "● Show it" in shown(app)
        await press(pilot, "enter")
        assert [one.done_on for one in store.milestones.of_goals([goal.id])] == [TODAY, TODAY]
        assert "x closes the goal." in told(app)


async def test_a_count_below_zero_corrects_and_needs_a_word(store: Store, app_on: AppOn) -> None:
    goal = of_kind(store, "total")
    reading(store, goal, TODAY, 5)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "c")
        assert "So far 5 of 12 interviews. Last noted today." in told(app)
        fill(app, value="-2")
        await press(pilot, "ctrl+s")
        assert "needs a word on why" in problems(app)["note"]
        await type_text(pilot, "Counted twice")
        await press(pilot, "ctrl+s")
        assert values(store, goal) == [5.0, -2.0]
        assert "3 of 12" in shown(app)


async def test_evidence_source_and_confidence_are_kept_and_can_be_put_right(
    store: Store, app_on: AppOn
) -> None:
    goal = of_kind(store, "skill")
    app = app_on(store)
    async with at_goals(app, (120, 50)) as pilot:
        await press(pilot, "c", "2", "tab")
        await type_text(pilot, "The board page")
        fill(app, source="someone told me", confidence="4", day="last friday", assessed_by="them")
        await press(pilot, "ctrl+s")
        kept = store.check_ins.of_goals([goal.id])[0]
        assert (kept.evidence, kept.source, kept.confidence) == ("The board page", "someone told me", 4)
        assert (kept.day, kept.assessed_by) == (date(2026, 2, 13), "them")
        app.flow(goals.correct_reading(app, kept.id))
        await pilot.pause()
        assert "The board page" in shown(app)
        fill(app, evidence="Two pages", value="3", assessed_by="me")
        await press(pilot, "ctrl+s")
        kept = store.check_ins.of_goals([goal.id])[0]
        assert (kept.evidence, kept.value, kept.assessed_by) == ("Two pages", 3.0, "me")
        await press(pilot, "u")
        assert store.check_ins.of_goals([goal.id])[0].value == 2.0


async def test_what_is_wrong_behind_the_key_comes_into_sight(store: Store, app_on: AppOn) -> None:
    numeric(store)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "c", "1")
        assert "Known from" not in shown(app)
        await press(pilot, "f2")
        assert "Known from" in shown(app) and "What shows it" in shown(app)


# What a reading offers


async def test_a_lower_rating_offers_to_look_back_and_keeps_both(store: Store, app_on: AppOn) -> None:
    goal = of_kind(store, "skill")
    reading(store, goal, date(2026, 1, 19), 2)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "c", "1", "enter")
        assert isinstance(app.screen, ChooseModal)
        assert "Where did you begin?" in shown(app) and "could not say what it is for" in shown(app)
        await press(pilot, "up", "enter")
        kept = store.goals.get(goal.id)
        assert (kept.baseline, kept.retro_from) == (1.0, 0.0)
        assert "Looking back, it began at 0, Not met." in told(app)
        await press(pilot, "c", "0", "enter")
        assert not isinstance(app.screen, ChooseModal), "it is asked once"


@pytest.mark.parametrize("way", ["escape", "not now"])
async def test_looking_back_can_be_left_and_changes_nothing(store: Store, app_on: AppOn, way: str) -> None:
    goal = of_kind(store, "skill")
    reading(store, goal, date(2026, 1, 19), 2)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "c", "1", "enter")
        if way == "escape":
            await press(pilot, "escape")
        else:
            await type_text(pilot, "not now")
            await press(pilot, "enter")
        assert store.goals.get(goal.id).retro_from is None
        assert values(store, goal) == [2.0, 1.0]


async def test_a_partners_lower_rating_offers_nothing(store: Store, app_on: AppOn) -> None:
    goal = of_kind(store, "skill")
    reading(store, goal, date(2026, 1, 19), 2)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "c", "1")
        fill(app, assessed_by="them")
        await press(pilot, "ctrl+s")
        assert not isinstance(app.screen, ChooseModal)


async def test_a_skill_without_a_start_offers_the_first_rating_as_one(store: Store, app_on: AppOn) -> None:
    goal = of_kind(store, "skill", baseline=None)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "c", "1", "enter")
        assert "Did it begin at level 1, Novice," in told(app)
        await press(pilot, "enter")
        assert store.goals.get(goal.id).baseline == 1.0


async def test_a_first_reading_that_is_at_the_aim_is_not_offered_as_a_start(
    store: Store, app_on: AppOn
) -> None:
    goal = numeric(store, baseline=None)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "c", "1", "0", "enter")
        assert "Did it begin" not in told(app)
        assert values(store, goal) == [10.0]


async def test_a_quiet_question_where_confidence_and_the_number_point_apart(
    store: Store, app_on: AppOn
) -> None:
    goal = numeric(store)
    reading(store, goal, date(2026, 1, 26), 20)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "c", "1", "9", "tab", "tab", "5", "enter")
        assert "what do you know that the number doesn't?" in told(app)
        await press(pilot, "c", "1", "9", "enter")
        assert values(store, goal) == [20.0, 19.0, 19.0]


# From anywhere


async def test_from_a_session_the_reading_says_that_it_came_from_there(sample: Store, app_on: AppOn) -> None:
    held = sample.sessions.where("status = 'held'")[0]
    app = app_on(sample)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        app.open(Ref("session", held.id))
        await pilot.pause()
        await press(pilot, "c", "enter")
        assert "It came from" in shown(app) and "Session with" in told(app)
        fill(app, value="3")
        await press(pilot, "ctrl+s")
        made = max(sample.check_ins.where(), key=lambda one: one.id)
        assert sample.links.ends(Ref("check_in", made.id), "from", "session") == [held.id]


async def test_where_it_came_from_can_be_taken_away_and_outlives_a_draft(store: Store, app_on: AppOn) -> None:
    goal = numeric(store)
    held = store.sessions.add(Session(day=TODAY, status="held", purpose="Prices"))
    app = app_on(store)
    async with at_goals(app) as pilot:
        app.flow(goals.check_in(app, subject=Ref("session", held.id)))
        await pilot.pause()
        await press(pilot, "1", "4", "escape", "y")
        draft = store.drafts.get(f"form:check-in:{goal.id}")
        assert draft is not None
        app.flow(goals.resume(app, draft))
        await pilot.pause()
        assert "Session: Prices, 16 Feb" in told(app)
        fill(app, came_from="")
        await press(pilot, "ctrl+s")
        made = store.check_ins.of_goals([goal.id])[0]
        assert store.links.ends(Ref("check_in", made.id), "from", "session") == []


async def test_a_session_still_to_come_is_no_source(store: Store, app_on: AppOn) -> None:
    numeric(store)
    planned = store.sessions.add(Session(day=date(2026, 3, 1), purpose="Prices"))
    app = app_on(store)
    async with at_goals(app) as pilot:
        app.flow(goals.check_in(app, subject=Ref("session", planned.id)))
        await pilot.pause()
        assert in_form(app) and "It came from" not in shown(app)


async def test_the_goal_that_the_session_moved_is_proposed_first(store: Store, app_on: AppOn) -> None:
    numeric(store, "First")
    moved = numeric(store, "Moved")
    held = store.sessions.add(Session(day=TODAY, status="held"))
    with store.act("Link"):
        store.links.connect(Ref("session", held.id), Ref("goal", moved.id), "supports")
    app = app_on(store)
    async with at_goals(app) as pilot:
        app.flow(goals.check_in(app, subject=Ref("session", held.id)))
        await pilot.pause()
        await press(pilot, "enter", "1", "4", "enter")
        assert values(store, moved) == [14.0]


async def test_from_a_search_hit_the_goal_is_not_asked_for(store: Store, app_on: AppOn) -> None:
    numeric(store, "Another")
    goal = numeric(store, "Zebras decided on")
    reading(store, goal, START, 20, note="zebra crossing")
    app = app_on(store)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "zebra crossing")
        await pilot.pause()
        await press(pilot, "down", "c")
        assert in_form(app) and "Zebras decided on" in shown(app)
        await press(pilot, "1", "4", "enter")
        assert values(store, goal) == [20.0, 14.0]


async def test_from_an_entry_and_from_the_review(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await press(pilot, "4", "c")
        assert isinstance(app.screen, ChooseModal)
        await press(pilot, "enter")
        assert "It came from" in shown(app)
        await press(pilot, "escape", "6")
        assert "Goals" in shown(app)
        await press(pilot, "tab", "c")
        assert in_form(app) or isinstance(app.screen, ChooseModal)


async def test_anything_can_stand_in_a_reading_and_where_it_came_from(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with at_goals(app, NARROW) as pilot:
        for at in range(0, len(HOSTILE), 4):
            skill, purpose, note, evidence = islice(cycle(HOSTILE), at, at + 4)
            goal = of_kind(store, "skill", skill=f"x{skill}")
            held = store.sessions.add(Session(day=TODAY, status="held", purpose=f"x{purpose}"))
            app.flow(goals.check_in(app, goal.id, subject=Ref("session", held.id)))
            await pilot.pause()
            fill(app, value="2", note=note, evidence=evidence)
            await press(pilot, "ctrl+s")
            assert values(store, goal) == [2.0], at
            app.flow(goals.check_in(app, goal.id))
            await pilot.pause()
            assert in_form(app), at
            await press(pilot, "escape")
