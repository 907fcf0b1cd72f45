"""Setting a goal and checking in on it: what is read, what is refused, what is offered."""

from __future__ import annotations

from datetime import date

from rjournal.services import goal_life
from rjournal.storage.store import Store
from rjournal.tui.flows import goals
from rjournal.tui.modals.choose import ChooseModal
from rjournal.tui.screens.goals import GoalsScreen
from tests.tui.goals_desk import (
    DUE,
    TODAY,
    WIDE,
    AppOn,
    at_goals,
    fill,
    goals_list,
    in_form,
    numeric,
    problems,
    reading,
    shown,
    told,
    type_text,
)
from tests.tui.stillness import press

# Checking in


async def test_a_check_in_is_one_key_a_number_and_enter_and_u_takes_it_back(
    sample: Store, app_on: AppOn
) -> None:
    app = app_on(sample)
    async with at_goals(app) as pilot:
        await press(pilot, "c")
        assert "From 21 down to 10 days by 30 March, even pace." in shown(app)
        assert "Last: 17 days (today)." in shown(app)
        await press(pilot, "1", "4", "enter")
        assert "14 days, aim 10" in shown(app)
        assert "Checked in: 14 days." in shown(app)
        await press(pilot, "u")
        assert "17 days, aim 10" in shown(app)


async def test_numbers_are_read_as_people_type_them(store: Store, app_on: AppOn) -> None:
    goal = numeric(store)
    app = app_on(store)
    typed = {"3,5": 3.5, "12 days": 12.0, "1 200": 1200.0, "-2": -2.0}
    async with at_goals(app) as pilot:
        for text in typed:
            await press(pilot, "c")
            await type_text(pilot, text)
            await press(pilot, "enter")
        kept = sorted(store.check_ins.of_goals([goal.id]), key=lambda one: one.id)
        assert [one.value for one in kept] == list(typed.values())


async def test_what_cannot_be_used_is_said_at_its_field_and_nothing_typed_is_lost(
    store: Store, app_on: AppOn
) -> None:
    goal = numeric(store)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "c")
        for value, day, field, words in (
            ("many", "today", "value", "not a number"),
            ("", "today", "value", "no number here"),
            ("12 apples", "today", "value", "counts in days"),
            ("12", "tomorrow", "day", "cannot lie in the future"),
            ("12", "someday", "day", ""),
        ):
            fill(app, note="It moved", value=value, day=day)
            await press(pilot, "ctrl+s")
            assert in_form(app)
            assert list(problems(app)) == [field], (value, day)
            assert words in problems(app)[field]
            assert "It moved" in shown(app)
        assert store.check_ins.of_goals([goal.id]) == []


async def test_a_reading_can_be_of_any_day_before(store: Store, app_on: AppOn) -> None:
    goal = numeric(store)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "c")
        fill(app, value="19", day="2 feb", confidence="4", note="Two cases", source="counted")
        await press(pilot, "ctrl+s")
        kept = store.check_ins.of_goals([goal.id])[0]
        assert (kept.day, kept.value, kept.confidence) == (date(2026, 2, 2), 19.0, 4)
        assert (kept.note, kept.source) == ("Two cases", "counted")


async def test_a_goal_without_a_start_offers_its_first_reading_as_one(store: Store, app_on: AppOn) -> None:
    goal = numeric(store, baseline=None)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "c")
        fill(app, value="18", day="2 feb")
        await press(pilot, "ctrl+s")
        assert "Did it begin at 18" in shown(app)
        assert "days, the reading of 2 Feb?" in shown(app)
        await press(pilot, "enter")
        assert store.goals.get(goal.id).baseline == 18.0
        kept = [(one.field, one.old, one.new, one.day) for one in store.revisions.of_goals([goal.id])]
        assert kept == [("baseline", "", "18.0", date(2026, 2, 2))]
        assert "from 18 down to 10 days" in shown(app)


async def test_the_offered_start_can_be_left_and_the_reading_stays(store: Store, app_on: AppOn) -> None:
    goal = numeric(store, baseline=None)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "c", "1", "8", "enter", "n")
        assert store.goals.get(goal.id).baseline is None
        assert len(store.check_ins.of_goals([goal.id])) == 1
        assert "needs a starting point" in shown(app)


async def test_from_elsewhere_the_goal_that_waits_longest_is_proposed(store: Store, app_on: AppOn) -> None:
    reading(store, numeric(store, "Fresh"), TODAY, 20)
    waiting = numeric(store, "Waiting")
    reading(store, waiting, date(2026, 1, 26), 20)
    app = app_on(store)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        app.flow(goals.check_in(app))
        await pilot.pause()
        assert isinstance(app.screen, ChooseModal)
        await press(pilot, "enter", "1", "5", "enter")
        assert [one.value for one in store.check_ins.of_goals([waiting.id])] == [20.0, 15.0]


async def test_the_only_active_goal_is_not_asked_for(store: Store, app_on: AppOn) -> None:
    numeric(store)
    goal_life.close(store, numeric(store, "Closed").id, TODAY, "reached")
    app = app_on(store)
    async with app.run_test(size=WIDE) as pilot:
        app.flow(goals.check_in(app))
        await pilot.pause()
        assert in_form(app)


async def test_a_mistyped_reading_is_put_right(store: Store, app_on: AppOn) -> None:
    goal = numeric(store)
    reading(store, goal, TODAY, 170, note="Two lists", confidence=3)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "enter", "e")
        assert "Reading of 16 Feb" in shown(app)
        fill(app, value="17")
        await press(pilot, "ctrl+s")
        kept = store.check_ins.of_goals([goal.id])
        assert [(one.value, one.note, one.confidence) for one in kept] == [(17.0, "Two lists", 3)]
        assert "17 days, aim 10" in shown(app)


async def test_closing_the_form_keeps_a_draft_that_is_there_next_time(store: Store, app_on: AppOn) -> None:
    goal = numeric(store)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "c", "1", "4", "escape", "y")
        assert isinstance(app.screen, GoalsScreen)
        draft = store.drafts.get(f"form:check-in:{goal.id}")
        assert draft is not None and draft.fields["value"] == "14"
        app.flow(goals.resume(app, draft))
        await pilot.pause()
        assert "You had begun this" in shown(app)
        await press(pilot, "ctrl+s")
        assert store.check_ins.of_goals([goal.id])[0].value == 14.0
        assert store.drafts.all() == []


# Setting a goal


async def test_a_goal_is_set_in_one_form_that_says_back_what_it_understood(
    store: Store, app_on: AppOn
) -> None:
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "n", "enter")
        fill(app, title="Decide sooner", unit="working days", baseline="21", target="10", due="30 mar")
        await pilot.pause()
        assert "from 21 down to 10 working days by 30 March, even pace" in shown(app)
        await press(pilot, "ctrl+s")
        goal = store.goals.where()[0]
        assert (goal.title, goal.unit, goal.baseline, goal.target) == (
            "Decide sooner",
            "working days",
            21,
            10,
        )
        assert (goal.direction, goal.due, goal.start) == ("down", DUE, TODAY)
        assert "Goal set: from 21 down to 10 working days" in told(app)
        assert goals_list(app).highlighted == goal.id
        await press(pilot, "u")
        assert "n sets the first one" in shown(app)


async def test_a_goal_that_lacks_something_says_what_where_it_is_missing(store: Store, app_on: AppOn) -> None:
    whole = {"title": "A", "baseline": "1", "target": "9", "due": "", "direction": "", "check_every": "14"}
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "n", "enter")
        for values, field, words in (
            ({"title": ""}, "title", "no title"),
            ({"target": ""}, "target", "no aim"),
            ({"baseline": "10", "target": "10"}, "target", "no way to go"),
            ({"baseline": ""}, "direction", "Choose one"),
            ({"direction": "down"}, "direction", "goes up"),
            ({"due": "1 jan 2020"}, "due", "before the start"),
            ({"target": "x"}, "target", "not a number"),
            ({"check_every": "0"}, "check_every", "once a day"),
            ({"check_every": "1.5"}, "check_every", "whole"),
        ):
            fill(app, **{**whole, **values})
            await press(pilot, "ctrl+s")
            assert list(problems(app)) == [field], values
            assert words in problems(app)[field]
        assert store.goals.where() == []


async def test_the_aim_may_bring_its_unit_along(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "n", "enter")
        fill(app, title="Decide", baseline="21", target="10 working days")
        await press(pilot, "ctrl+s")
        goal = store.goals.where()[0]
        assert (goal.unit, goal.target, goal.baseline) == ("working days", 10.0, 21.0)


async def test_a_goal_of_steps_takes_them_one_a_line(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "n", "down", "down", "down", "enter")
        fill(app, title="Tell stories", steps="Rebuild one chart\n\n  Show it \n")
        await press(pilot, "ctrl+s")
        goal = store.goals.where()[0]
        assert [step.text for step in store.milestones.of_goals([goal.id])] == [
            "Rebuild one chart",
            "Show it",
        ]
        assert "○ Rebuild one chart" in shown(app)


async def test_a_goal_begun_and_left_is_gone_on_with_and_not_asked_for_its_kind_again(
    store: Store, app_on: AppOn
) -> None:
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "n", "enter", "D", "escape", "y")
        assert [draft.key for draft in store.drafts.all()] == ["form:goal:new"]
        await press(pilot, "n")
        assert in_form(app) and "You had begun this" in shown(app)


async def test_a_goal_can_wait_as_a_draft_without_an_aim_and_be_begun_later(
    store: Store, app_on: AppOn
) -> None:
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "n", "enter")
        fill(app, title="One day", lifecycle="draft")
        await press(pilot, "ctrl+s")
        assert "Drafts" in shown(app) and "1 draft" in shown(app)
        await press(pilot, "e")
        fill(app, baseline="1", target="3", lifecycle="active")
        await press(pilot, "ctrl+s")
        assert "1 goal: 1 without a fresh reading" in shown(app)
        assert store.goals.where()[0].target == 3.0


async def test_changing_a_goal_keeps_every_digit_of_its_numbers(store: Store, app_on: AppOn) -> None:
    goal = numeric(store, lifecycle="draft", baseline=0.123456789, target=1e-7)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "e")
        fill(app, title="Other words", lifecycle="active")
        await press(pilot, "ctrl+s")
        changed = store.goals.get(goal.id)
        assert (changed.title, changed.baseline, changed.target) == ("Other words", 0.123456789, 1e-7)
        assert [one.field for one in store.revisions.of_goals([goal.id])] == ["lifecycle"]
