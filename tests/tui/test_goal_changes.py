"""What happens to a goal on its way: pauses, new aims, its close, its steps."""

from __future__ import annotations

from datetime import date

import pytest

from rjournal.domain.goals import Goal, Milestone
from rjournal.services import goal_life, goal_steps
from rjournal.services import goals as service
from rjournal.storage.store import Store
from rjournal.tui.flows import goal_changes, goals
from rjournal.tui.modals.fields import FieldRow
from tests.tui.goals_desk import (
    DUE,
    START,
    TODAY,
    AppOn,
    at_goals,
    fill,
    footer,
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

# On its way


async def test_a_pause_asks_nothing_and_taking_it_up_again_offers_to_move_the_date(
    store: Store, app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    goal = numeric(store)
    app = app_on(store)
    async with at_goals(app) as pilot:
        assert "Pause" in footer(app)
        await press(pilot, "p")
        await type_text(pilot, "Year end")
        await press(pilot, "enter")
        assert "Resume" in footer(app) and "Pause" not in footer(app)
        assert "paused since 16 Feb – Year end" in shown(app)
        monkeypatch.setenv("RJOURNAL_NOW", "2026-03-09T09:00:00")
        await press(pilot, "p")
        assert "The pause took 21 days." in shown(app)
        assert "from Mon 30 Mar 2026 to Mon 20 Apr 2026" in told(app)
        await press(pilot, "enter")
        resumed = store.goals.get(goal.id)
        assert (resumed.lifecycle, resumed.due) == ("active", date(2026, 4, 20))


async def test_everything_is_paused_in_one_act_and_taken_up_again_with_its_dates(
    store: Store, app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = numeric(store, "First"), numeric(store, "Second")
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "p", "tab", "right")
        assert "all 2 active goals" in shown(app)
        await press(pilot, "enter")
        assert "Paused: 2 goals." in told(app) and "2 paused" in shown(app)
        await press(pilot, "u")
        assert "2 paused" not in shown(app), "one act, and one key takes it back"
        await press(pilot, "p", "tab", "right", "enter")
        monkeypatch.setenv("RJOURNAL_NOW", "2026-03-09T09:00:00")
        await press(pilot, "p", "down", "enter")
        assert "The dates of 2 goals can move" in told(app)
        await press(pilot, "enter")
        goals_now = store.goals.where()
        assert [(one.id, one.lifecycle, one.due) for one in goals_now] == [
            (first.id, "active", date(2026, 4, 20)),
            (second.id, "active", date(2026, 4, 20)),
        ]


async def test_one_of_several_paused_goals_is_taken_up_alone(store: Store, app_on: AppOn) -> None:
    first, second = numeric(store, "First"), numeric(store, "Second")
    goal_life.pause_all(store, TODAY)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "p", "enter")
        states = {one.id: one.lifecycle for one in store.goals.where()}
        assert states in (
            {first.id: "active", second.id: "paused"},
            {first.id: "paused", second.id: "active"},
        )


async def test_a_pause_of_no_day_is_not_told_as_a_span(store: Store, app_on: AppOn) -> None:
    numeric(store)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "p", "enter", "p")
        await pilot.pause()
        assert "paused on 16 Feb, taken up again the same day" in shown(app)


@pytest.mark.parametrize(("key", "lifecycle"), [("n", "active"), ("escape", "paused")])
async def test_the_date_is_kept_when_one_says_so_and_leaving_changes_nothing(
    store: Store, app_on: AppOn, monkeypatch: pytest.MonkeyPatch, key: str, lifecycle: str
) -> None:
    goal = numeric(store)
    goal_life.pause(store, goal.id, date(2026, 2, 2))
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "p", key)
        kept = store.goals.get(goal.id)
        assert (kept.lifecycle, kept.due) == (lifecycle, DUE)


async def test_a_new_aim_is_kept_beside_the_old_one_with_the_reason(store: Store, app_on: AppOn) -> None:
    goal = numeric(store)
    reading(store, goal, TODAY, 17)
    app = app_on(store)
    async with at_goals(app, (120, 50)) as pilot:
        await press(pilot, "r")
        fill(app, target="12", due="2026-04-30", reason="Two people joined")
        await pilot.pause()
        assert "from 21 down to 12 days by 30 April" in shown(app)
        await press(pilot, "ctrl+s")
        assert "aim 10→12 on 16 Feb: scope became smaller – Two people" in shown(app)
        assert "date 30 Mar→30 Apr on 16 Feb – Two people joined" in shown(app)
        assert shown(app).count("aim 10→12") == 1, "it is told once, in its place"
        assert "◇ changed" in shown(app)
        await press(pilot, "u")
        assert store.goals.get(goal.id).target == 10.0
        assert "10→12" not in shown(app)


async def test_revising_nothing_says_so(store: Store, app_on: AppOn) -> None:
    numeric(store)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "r", "ctrl+s")
        assert "Nothing is different yet." in problems(app)["due"]


async def test_closing_is_the_owners_own_verdict_and_can_be_taken_back(store: Store, app_on: AppOn) -> None:
    goal = numeric(store)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "x")
        fill(app, result="changed course", note="We count something else now")
        await press(pilot, "ctrl+s")
        assert "changed course, 16 Feb" in shown(app)
        assert "We count something else now" in shown(app)
        assert "Reopen" in footer(app) and "Close" not in footer(app)
        await press(pilot, "x")
        opened = store.goals.get(goal.id)
        assert (opened.lifecycle, opened.close_result, opened.closed_on) == ("active", None, None)
        assert opened.close_note == "We count something else now", "words are not thrown away"


@pytest.mark.parametrize(
    ("facts", "typed", "said"),
    [
        ({"measure": "hold", "high": 2.0}, {"high": "3", "low": "1"}, "hold between 1 and 3, no end"),
        (
            {"measure": "skill", "baseline": 1.0, "target": 3.0},
            {"to_level": "4", "retro_from": "0"},
            "from level 1, Novice, to 4, Proficient, no date",
        ),
        ({"measure": "habit", "times": 3}, {"times": "2", "per": "month"}, "2 times a month, no end"),
        ({"measure": "total", "target": 9.0}, {"target": "12"}, "count up to 12, no date"),
        ({"measure": "reflective"}, {"due": "30 june"}, "closed by 30 June as you judge"),
        ({"measure": "milestones"}, {"pace": "none", "due": "30 june"}, "at no set pace"),
    ],
)
async def test_every_kind_is_revised_by_its_own_measure_with_the_reason(
    store: Store, app_on: AppOn, facts: dict[str, object], typed: dict[str, str], said: str
) -> None:
    goal = service.create_goal(store, Goal(title="Something", start=START, **facts))  # type: ignore[arg-type]
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "r")
        fill(app, reason="It was too little", **typed)
        await pilot.pause()
        assert said in told(app)
        await press(pilot, "ctrl+s")
        assert not in_form(app), problems(app)
        assert store.revisions.of_goals([goal.id]) != []
        await press(pilot, "u")
        assert {name: getattr(store.goals.get(goal.id), name) for name in facts} == facts


async def test_looking_back_in_the_form_keeps_the_first_rating_beside_it(store: Store, app_on: AppOn) -> None:
    goal = service.create_goal(
        store, Goal(title="Charts", measure="skill", baseline=1.0, target=3.0, start=START)
    )
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "r")
        fill(app, retro_from="0")
        await press(pilot, "ctrl+s")
        kept = store.goals.get(goal.id)
        assert (kept.baseline, kept.retro_from) == (1.0, 0.0)
        await press(pilot, "r")
        labels = [row.field.label for row in app.screen.query(FieldRow)]
        assert "Looking back" not in labels, "it is given once"


async def test_a_refused_revision_is_said_at_its_field(store: Store, app_on: AppOn) -> None:
    service.create_goal(store, Goal(title="Charts", measure="skill", baseline=2.0, target=3.0, start=START))
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "r")
        fill(app, to_level="1", reason="Typed before")
        await press(pilot, "ctrl+s")
        assert list(problems(app)) == ["to_level"] and "Typed before" in shown(app)


async def test_closing_may_say_what_it_came_to_against_what_was_expected(store: Store, app_on: AppOn) -> None:
    goal = numeric(store)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "x")
        fill(app, result="partly", attainment="-1")
        await pilot.pause()
        assert "less than expected" in shown(app)
        await press(pilot, "ctrl+s")
        assert store.goals.get(goal.id).attainment == -1
        assert "Closed: partly, less than expected." in told(app)


# Steps


async def test_space_ticks_the_next_step_and_takes_the_tick_away_again(store: Store, app_on: AppOn) -> None:
    goal = steps(store, "Rebuild a chart", "Show it")
    goal_steps.tick(store, store.milestones.of_goals([goal.id])[0].id, TODAY)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "enter", "space")
        assert "● Show it" in shown(app), "the first open step is selected, not a done one"
        assert "2 of 2" in shown(app) and "all steps are done: close the goal?" in shown(app)
        await press(pilot, "space")
        assert "○ Show it" in shown(app)
        await press(pilot, "up", "space")
        assert "○ Rebuild a chart" in shown(app)


async def test_steps_are_added_reworded_and_dropped_with_the_reason(store: Store, app_on: AppOn) -> None:
    goal = steps(store, "Rebuild a chart", "Show it")
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "enter")
        assert footer(app)[:3] == ["Tick", "Add step", "Drop"]
        await press(pilot, "a")
        await type_text(pilot, "Hand it on")
        await press(pilot, "enter")
        assert "○ Hand it on" in shown(app)
        await press(pilot, "down", "x")
        await type_text(pilot, "Nobody asked")
        await press(pilot, "enter")
        assert "– Show it" in shown(app) and "dropped 16 Feb: Nobody asked" in shown(app)
        await press(pilot, "up", "e")
        fill(app, text="Rebuild two charts")
        await press(pilot, "enter")
        kept = [(one.text, one.dropped_on) for one in store.milestones.of_goals([goal.id])]
        assert kept == [("Rebuild two charts", None), ("Show it", TODAY), ("Hand it on", None)]


async def test_a_dropped_step_cannot_be_ticked(store: Store, app_on: AppOn) -> None:
    goal = steps(store, "Rebuild a chart")
    goal_steps.drop_step(store, store.milestones.of_goals([goal.id])[0].id, TODAY, "")
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "enter", "space")
        assert "This step was dropped." in shown(app)
        assert store.milestones.of_goals([goal.id])[0].done_on is None


async def test_an_empty_step_is_refused_in_the_form(store: Store, app_on: AppOn) -> None:
    steps(store)
    app = app_on(store)
    async with at_goals(app) as pilot:
        assert "a adds the first step" in shown(app)
        await press(pilot, "enter", "a", "enter")
        assert "The step has no words yet." in problems(app)["text"]


async def test_a_check_in_ticks_the_steps_that_were_done(store: Store, app_on: AppOn) -> None:
    goal = steps(store, "Rebuild a chart", "Show it")
    second = store.milestones.of_goals([goal.id])[1]
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "c")
        fill(app, **{f"step-{second.id}": "yes", "day": "2 feb", "note": "In the board"})
        await press(pilot, "ctrl+s")
        kept = store.milestones.of_goals([goal.id])
        assert [one.done_on for one in kept] == [None, date(2026, 2, 2)]
        assert "1 of 2" in shown(app) and "In the board" in shown(app)
        await press(pilot, "u")
        assert "0 of 2" in shown(app)


@pytest.mark.parametrize(
    ("what", "title"),
    [("pause", "Pause"), ("revise", "Tell stories"), ("close", "Tell stories"), ("step", "A new step")],
)
async def test_every_form_left_as_a_draft_is_opened_again(
    store: Store, app_on: AppOn, what: str, title: str
) -> None:
    goal = steps(store, "Rebuild a chart")
    key = f"form:goal:{goal.id}:{what}"
    app = app_on(store)
    async with at_goals(app) as pilot:
        store.drafts.save(key, {"reason": "Typed before", "note": "Typed before", "text": "Typed before"})
        draft = store.drafts.get(key)
        assert draft is not None
        app.flow(goals.resume(app, draft))
        await pilot.pause()
        assert in_form(app) and title in shown(app) and "Typed before" in shown(app)


@pytest.mark.parametrize("what", ["step", "drop"])
async def test_a_form_about_a_step_is_opened_again_too(store: Store, app_on: AppOn, what: str) -> None:
    goal = steps(store, "Rebuild a chart")
    step: Milestone = store.milestones.of_goals([goal.id])[0]
    key = f"form:goal:{goal.id}:{what}-{step.id}"
    app = app_on(store)
    async with at_goals(app) as pilot:
        store.drafts.save(key, {"reason": "Typed before", "text": "Typed before"})
        draft = store.drafts.get(key)
        assert draft is not None
        app.flow(goal_changes.resume(app, draft))
        await pilot.pause()
        assert in_form(app) and "Typed before" in shown(app)
