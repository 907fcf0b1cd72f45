"""Goals as people handle them: each act is one step, and what changed stays visible."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rjournal.domain.goals import CheckIn, Goal
from rjournal.domain.records import Ref
from rjournal.errors import Conflict, Invalid, NotFound
from rjournal.services import goal_life, goal_steps, goals
from rjournal.storage.store import Store
from tests.hostile import HOSTILE
from tests.unit.conftest import TODAY

START, DUE = date(2026, 1, 5), date(2026, 3, 30)


@pytest.fixture
def goal(store: Store) -> Goal:
    return goals.create_goal(
        store, Goal(title=" Time to decide ", unit="days", baseline=21, target=10, direction="down",
                    start=START, due=DUE),
    )  # fmt: skip


def read(store: Store, goal: Goal, value: float | None, day: date = TODAY, **fields: object) -> CheckIn:
    return goals.check_in(store, CheckIn(goal_id=goal.id, day=day, value=value), TODAY, **fields)  # type: ignore[arg-type]


def test_a_goal_is_set_with_its_steps_in_one_act(store: Store) -> None:
    store.drafts.save("goal:new", {"title": "t"})
    goal = goals.create_goal(
        store, Goal(title="Story", measure="milestones", start=START), ["one", "  ", " two"],
        draft="goal:new", today=TODAY,
    )  # fmt: skip
    steps = store.milestones.of_goals([goal.id])
    assert [(step.text, step.position, step.added_on) for step in steps] == [
        ("one", 0, START),
        ("two", 1, START),
    ]
    assert store.drafts.all() == []
    store.undo()
    assert store.goals.count() == store.milestones.count() == 0


def test_a_goal_that_contradicts_itself_is_not_stored(store: Store) -> None:
    with pytest.raises(Invalid) as told:
        goals.create_goal(store, Goal(title="x", baseline=21, target=10, direction="up", start=START))
    assert told.value.field == "direction" and store.goals.count() == 0


def test_a_reading_moves_the_goal_and_knows_where_it_came_from(store: Store, goal: Goal) -> None:
    reading = read(store, goal, 17, came_from=Ref("session", 4))
    assert goals.view(store, goal.id, TODAY).progress.summary == "17 days, aim 10 (36 %)"
    assert store.links.ends(Ref("check_in", reading.id), "from", "session") == [4]
    corrected = goals.correct_check_in(store, replace(reading, value=16.0), TODAY)
    assert (corrected.value, store.check_ins.count()) == (16.0, 1)


def test_a_reading_lies_not_in_the_future(store: Store, goal: Goal) -> None:
    with pytest.raises(Invalid, match="cannot lie in the future"):
        read(store, goal, 17, TODAY + timedelta(days=1))
    with pytest.raises(NotFound):
        goals.check_in(store, CheckIn(goal_id=99, day=TODAY, value=1), TODAY)
    assert store.check_ins.count() == 0


def test_a_check_in_ticks_steps_and_never_opens_one(store: Store) -> None:
    goal = goals.create_goal(store, Goal(title="s", measure="milestones", start=START), ["one", "two"])
    one, two = store.milestones.of_goals([goal.id])
    goal_steps.tick(store, one.id, date(2026, 2, 1))
    # Another window ticked the first step while the form was open.
    read(store, goal, None, ticked=(one.id, two.id))
    assert [step.done_on for step in store.milestones.of_goals([goal.id])] == [date(2026, 2, 1), TODAY]
    store.undo()
    assert [step.done_on for step in store.milestones.of_goals([goal.id])] == [date(2026, 2, 1), None]
    assert store.check_ins.count() == 0


def test_steps_come_are_reworded_ticked_opened_and_dropped(store: Store) -> None:
    goal = goals.create_goal(store, Goal(title="s", measure="milestones", start=START), ["one"])
    added = goal_steps.add_step(store, goal.id, " two ", TODAY)
    assert (added.text, added.position, added.added_on) == ("two", 1, TODAY)
    assert goal_steps.reword_step(store, added.id, "second").text == "second"
    assert goal_steps.tick(store, added.id, TODAY).done_on == TODAY
    assert goal_steps.tick(store, added.id, TODAY).done_on is None
    dropped = goal_steps.drop_step(store, added.id, TODAY, " no longer needed ")
    assert (dropped.dropped_on, dropped.dropped_reason) == (TODAY, "no longer needed")
    with pytest.raises(Invalid, match="no words"):
        goal_steps.add_step(store, goal.id, "  ", TODAY)
    with pytest.raises(Invalid, match="no words"):
        goal_steps.reword_step(store, added.id, "")


def test_a_pause_moves_the_date_when_it_ends(store: Store, goal: Goal) -> None:
    goal_life.pause(store, goal.id, date(2026, 2, 2), " away ")
    assert goals.view(store, goal.id, TODAY).progress.state == "paused"
    resumed = goal_life.resume(store, goal.id, TODAY)
    assert (resumed.lifecycle, resumed.due) == ("active", DUE + timedelta(days=14))
    (pause,) = store.pauses.of_goals([goal.id])
    assert (pause.start, pause.until, pause.reason) == (date(2026, 2, 2), TODAY, "away")
    (revision,) = store.revisions.of_goals([goal.id])
    assert (revision.field, revision.old, revision.new) == ("due", "2026-03-30", "2026-04-13")
    assert revision.reason == "paused for 14 days"
    store.undo()
    assert store.goals.get(goal.id).lifecycle == "paused" and store.revisions.count() == 0
    assert store.pauses.of_goals([goal.id])[0].until is None


def test_the_date_may_be_kept(store: Store, goal: Goal) -> None:
    goal_life.pause(store, goal.id, date(2026, 2, 2))
    assert goal_life.resume(store, goal.id, TODAY, move_date=False).due == DUE
    assert store.revisions.count() == 0


def test_only_what_runs_is_paused_and_only_what_rests_resumed(store: Store, goal: Goal) -> None:
    with pytest.raises(Invalid, match="is not paused"):
        goal_life.resume(store, goal.id, TODAY)
    goal_life.pause(store, goal.id, TODAY)
    with pytest.raises(Invalid, match="only an active goal can be paused"):
        goal_life.pause(store, goal.id, TODAY)
    goal_life.resume(store, goal.id, TODAY)
    assert store.goals.get(goal.id).due == DUE


def test_a_reason_is_kept_with_what_it_is_about_or_refused(store: Store, goal: Goal) -> None:
    open_ended = goals.create_goal(store, Goal(title="t", start=START, direction="down", target=3.0))
    changed = replace(open_ended, baseline=8.0, due=DUE)
    stored = goals.change_goal(store, changed, TODAY, reason="Counted it at last")
    kept = store.revisions.of_goals([stored.id])
    assert [one.reason for one in kept].count("Counted it at last") == 1
    with pytest.raises(Invalid, match="reason") as refused:
        goals.change_goal(store, replace(stored, why="w"), TODAY, reason="A word about nothing")
    assert refused.value.field == "reason"
    assert store.goals.get(stored.id).why == ""


def test_a_changed_aim_is_a_revision_that_any_earlier_day_ignores(store: Store, goal: Goal) -> None:
    read(store, goal, 17, date(2026, 2, 1))
    goals.change_goal(store, replace(goal, target=12.0, why="w"), date(2026, 2, 10), reason="scope grew")
    (revision,) = store.revisions.of_goals([goal.id])
    assert (revision.field, revision.old, revision.new, revision.reason) == (
        "target",
        "10.0",
        "12.0",
        "scope grew",
    )
    assert goals.view(store, goal.id, date(2026, 2, 9)).progress.value == "17 days, aim 10"
    assert goals.view(store, goal.id, TODAY).progress.value == "17 days, aim 12"
    with pytest.raises(Conflict):
        goals.change_goal(store, replace(goal, target=11.0), TODAY)
    assert store.revisions.count() == 1


def test_a_first_reading_can_be_the_start(store: Store) -> None:
    goal = goals.create_goal(store, Goal(title="x", target=10, direction="down", start=START))
    reading = read(store, goal, 21, START)
    assert goals.view(store, goal.id, TODAY).progress.offered_baseline == reading
    assert goals.accept_baseline(store, goal.id, reading).baseline == 21
    with pytest.raises(Invalid):
        goals.accept_baseline(store, goal.id, replace(reading, value=10.0))


def test_closing_keeps_the_owner_s_verdict_until_it_is_opened_again(store: Store, goal: Goal) -> None:
    goal_life.pause(store, goal.id, date(2026, 2, 2))
    closed = goal_life.close(store, goal.id, TODAY, "partly", " enough ")
    assert (closed.lifecycle, closed.close_result, closed.close_note, closed.closed_on) == (
        "closed", "partly", "enough", TODAY,
    )  # fmt: skip
    assert store.pauses.of_goals([goal.id])[0].until == TODAY
    assert goals.view(store, goal.id, TODAY - timedelta(days=1)).progress.state == "paused"
    reopened = goal_life.reopen(store, goal.id, TODAY)
    assert (reopened.lifecycle, reopened.close_result, reopened.close_note) == ("active", None, "enough")
    with pytest.raises(Invalid, match="is not closed"):
        goal_life.reopen(store, goal.id, TODAY)


def test_every_goal_is_told_unless_some_are_named(store: Store, goal: Goal) -> None:
    other = goals.create_goal(store, Goal(title="Other", measure="milestones", start=START))
    goal_life.close(store, goal.id, TODAY, "reached")
    assert [view.goal.id for view in goals.overview(store, TODAY)] == [other.id, goal.id]
    assert [view.goal.id for view in goals.overview(store, TODAY, [other])] == [other.id]


def test_a_goal_opened_again_is_told_as_closed_on_the_days_between(store: Store, goal: Goal) -> None:
    goal_life.close(store, goal.id, date(2026, 2, 2), "partly", "enough", attainment=-1)
    goal_life.reopen(store, goal.id, date(2026, 2, 9))
    between = goals.view(store, goal.id, date(2026, 2, 8)).progress
    assert (between.state_words, between.goal.close_note, between.goal.attainment) == ("partly", "enough", -1)
    assert goals.view(store, goal.id, date(2026, 2, 1)).progress.state == "no reading"
    assert goals.view(store, goal.id, TODAY).progress.state == "no reading"
    goal_life.close(store, goal.id, TODAY, "reached", "done")
    again = goals.view(store, goal.id, date(2026, 2, 8)).progress.goal
    assert (again.close_result, again.close_note) == ("partly", "enough")
    with pytest.raises(Invalid, match="closed already"):
        goal_life.close(store, goal.id, TODAY, "reached")


def test_all_goals_rest_and_go_on_in_one_act_each(store: Store, goal: Goal) -> None:
    other = goals.create_goal(store, Goal(title="Walk", measure="habit", times=3, start=START))
    goals.create_goal(store, Goal(title="Later", measure="habit", lifecycle="draft", start=START))
    paused = goal_life.pause_all(store, date(2026, 2, 2), "away")
    assert [one.id for one in paused] == [goal.id, other.id]
    with pytest.raises(Invalid, match="no active goal"):
        goal_life.pause_all(store, TODAY)
    assert goal_life.moved_due(store, store.goals.get(goal.id), TODAY) == DUE + timedelta(days=14)
    resumed = goal_life.resume_all(store, TODAY)
    assert [one.due for one in resumed] == [DUE + timedelta(days=14), None]
    store.undo()
    store.undo()
    assert [one.lifecycle for one in store.goals.many([goal.id, other.id]).values()] == ["active", "active"]
    with pytest.raises(Invalid, match="no paused goal"):
        goal_life.resume_all(store, TODAY)


def test_a_list_reads_less_and_tells_the_same(sample_store: Store) -> None:
    whole, lean = goals.overview(sample_store, TODAY), goals.overview(sample_store, TODAY, lean=True)
    assert len(whole) == 6
    for one, other in zip(whole, lean, strict=True):
        assert (one.progress.summary, one.progress.state_words, one.progress.details, one.progress.basis) == (
            other.progress.summary,
            other.progress.state_words,
            other.progress.details,
            other.progress.basis,
        )


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text)[:20])
def test_what_another_program_wrote_is_clean_in_a_list_too(store: Store, goal: Goal, text: str) -> None:
    read(store, goal, 17)
    store.connection.run("UPDATE check_in SET note = ?", (text.encode("utf-8", "replace").decode(),))
    assert store.check_ins.told_of([goal.id])[0].note == store.check_ins.of_goals([goal.id])[0].note


def test_looking_back_is_kept_once_and_dated(store: Store, goal: Goal) -> None:
    skill = goals.create_goal(store, Goal(title="Charts", measure="skill", baseline=1, target=3, start=START))
    looked = goals.look_back(store, skill.id, 0, TODAY)
    assert (looked.baseline, looked.retro_from) == (1, 0)
    assert goals.view(store, skill.id, TODAY - timedelta(days=1)).progress.goal.retro_from is None
    with pytest.raises(Invalid, match="You looked back on 16 Feb already: 0, Not met"):
        goals.look_back(store, skill.id, 2, TODAY)
    with pytest.raises(Invalid, match="Only a skill"):
        goals.look_back(store, goal.id, 2, TODAY)


def test_a_goal_that_a_form_would_refuse_today_can_still_be_closed(store: Store) -> None:
    draft = goals.create_goal(store, Goal(title="Some day", lifecycle="draft", start=START))
    assert goal_life.close(store, draft.id, TODAY, "no longer relevant").lifecycle == "closed"
    assert goal_life.reopen(store, draft.id, TODAY).lifecycle == "active"
    assert goals.view(store, draft.id, TODAY).progress.state_words == "needs an aim"
