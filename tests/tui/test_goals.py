"""Goals: the list, the goal beside it or alone, and everything people do with a goal."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date

import pytest
from textual.pilot import Pilot

from rjournal.domain.goals import CheckIn, Goal, Milestone
from rjournal.domain.lines import Learning
from rjournal.domain.records import Ref
from rjournal.services import goals as service
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.flows import goal_changes, goals
from rjournal.tui.modals.choose import ChooseModal
from rjournal.tui.modals.fields import FieldRow
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.goals import GoalScreen, GoalsScreen
from rjournal.tui.widgets.goal_pane import GoalPage, GoalPane
from rjournal.tui.widgets.key_bar import KeyBar
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.virtual_list import VirtualList
from tests.hostile import HOSTILE
from tests.tui.frame_app import screen_text

TODAY = date(2026, 2, 16)
START = date(2026, 1, 5)
DUE = date(2026, 3, 30)
WIDE, NARROW = (120, 36), (80, 24)

AppOn = Callable[[Store], JournalApp]


def numeric(store: Store, title: str = "Time to decide", **more: object) -> Goal:
    facts: dict[str, object] = {
        "unit": "days",
        "baseline": 21.0,
        "target": 10.0,
        "direction": "down",
        "start": START,
        "due": DUE,
    }
    return service.create_goal(store, Goal(title=title, **{**facts, **more}), today=TODAY)  # type: ignore[arg-type]


def reading(store: Store, goal: Goal, day: date, value: float | None, **more: object) -> CheckIn:
    made = CheckIn(goal_id=goal.id, day=day, value=value, **more)  # type: ignore[arg-type]
    return service.check_in(store, made, TODAY)


def steps(store: Store, *texts: str) -> Goal:
    goal = Goal(title="Tell stories with data", measure="milestones", start=START, due=DUE)
    return service.create_goal(store, goal, texts, today=TODAY)


@asynccontextmanager
async def at_goals(app: JournalApp, size: tuple[int, int] = WIDE) -> AsyncIterator[Pilot[None]]:
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.press("2")
        await pilot.pause()
        assert isinstance(app.screen, GoalsScreen)
        yield pilot


async def press(pilot: Pilot[None], *pressed: str) -> None:
    """Press keys, each when what the one before started has come up."""
    for key in pressed:
        await pilot.press(key)
        await pilot.pause()


async def type_text(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*("space" if sign == " " else sign for sign in text))


def fill(app: JournalApp, **values: str) -> None:
    """Type into the fields of the form that is open."""
    for row in app.screen.query(FieldRow):
        if row.field.name in values:
            editor = row.editor
            setattr(editor, "text" if hasattr(editor, "text") else "value", values[row.field.name])


def problems(app: JournalApp) -> dict[str, str]:
    return {row.field.name: row.problem for row in app.screen.query(FieldRow) if row.problem}


def in_form(app: JournalApp) -> bool:
    return isinstance(app.screen, FormModal)


def footer(app: JournalApp) -> list[str]:
    return [one.label for one in app.screen.query_one(KeyBar).shown_keys()]


def shown(app: JournalApp) -> str:
    return screen_text(app)  # type: ignore[arg-type]


def told(app: JournalApp) -> str:
    """What is on the screen as running words, wherever a line was broken."""
    return " ".join(shown(app).replace("│", " ").split())


def line_with(app: JournalApp, words: str) -> str:
    found = [line for line in shown(app).splitlines() if words in line]
    assert found, f"{words} is not on the screen"
    return found[0]


def goals_list(app: JournalApp) -> VirtualList[object]:
    return app.screen.query_one("#goals", VirtualList)


# The list


async def test_each_goal_says_where_it_stands_and_a_closed_one_takes_one_line(
    sample: Store, app_on: AppOn
) -> None:
    data = next(goal for goal in sample.goals.where() if goal.title.startswith("Show data"))
    service.close(sample, service.create_goal(sample, replace(data, id=0, uid="")).id, TODAY, "partly")
    app = app_on(sample)
    async with at_goals(app, NARROW):
        lines = shown(app).splitlines()
        at = next(at for at, line in enumerate(lines) if "Time to decide on prices" in line)
        assert "17 → 10 days" in lines[at]
        assert "━" in lines[at + 1] and "┃" in lines[at + 1] and "slower than planned" in lines[at + 1]
        assert "2 of 4" in line_with(app, "Show data so that people act on it")
        closed = next(at for at, line in enumerate(lines) if "Closed" in line)
        assert "Show data" in lines[closed + 1] and "partly, 16 Feb" in lines[closed + 1]
        assert "Voices in the Monday meeting" in lines[closed + 2] and "reached, 4 Feb" in lines[closed + 2]
        text = shown(app)
        assert text.index("Show data") < text.index("Paused") < text.index("Days on the shop floor")
        assert text.index("Days on the shop floor") < text.index("Closed") < text.index("Voices in")
        assert "2 active, 1 paused, 2 closed" in text


async def test_one_key_shows_only_those_of_a_kind_and_comes_round_to_all(
    sample: Store, app_on: AppOn
) -> None:
    app = app_on(sample)
    async with at_goals(app, NARROW) as pilot:
        titles = ("Time to decide", "Show data", "Days on the shop", "Voices in")
        seen = []
        for _ in range(4):
            await press(pilot, "f")
            seen.append([title for title in titles if title in shown(app)])
        assert seen == [list(titles[:2]), [titles[2]], [titles[3]], list(titles)]
        await press(pilot, "f", "f")
        assert "Goals: paused" in shown(app)
        assert "2 active, 1 paused, 1 closed" in shown(app), "the counts stay those of all"


async def test_an_empty_journal_says_what_belongs_here_and_which_key_starts_it(
    store: Store, app_on: AppOn
) -> None:
    app = app_on(store)
    async with at_goals(app, NARROW) as pilot:
        assert "n sets the first one" in shown(app)
        await press(pilot, "enter", "e", "x", "p", "r", "c")
        assert isinstance(app.screen, GoalsScreen)
        assert "There is no active goal to check in on." in shown(app)


async def test_a_goal_that_asks_for_a_reading_says_so_beside_its_state(store: Store, app_on: AppOn) -> None:
    goal = numeric(store, start=date(2026, 1, 1))
    for day in (date(2026, 1, 12), date(2026, 1, 25)):
        reading(store, goal, day, 15)
    app = app_on(store)
    async with at_goals(app, NARROW):
        assert "○ check in" in line_with(app, "on pace")


async def test_500_goals_take_one_statement_a_table(store: Store, app_on: AppOn) -> None:
    with store.act("Many"):
        for number in range(500):
            reading(store, numeric(store, f"Goal {number}"), TODAY, 20)
    asked: list[str] = []
    app = app_on(store)
    async with at_goals(app, NARROW) as pilot:
        store.connection.raw.set_trace_callback(asked.append)
        await pilot.press("end")
        await pilot.pause()
        store.connection.raw.set_trace_callback(None)
        assert "Goal 499" in shown(app)
    assert len(asked) < 40


# The goal beside the list


async def test_the_pane_tells_the_figure_the_line_the_confidence_the_readings_and_what_moved_it(
    sample: Store, app_on: AppOn
) -> None:
    app = app_on(sample)
    async with at_goals(app, (120, 60)):
        text = shown(app)
        for part in (
            "from 21 down to 10 days by 30 March, even pace",
            "17 days, aim 10",
            "36 %  slower than planned",
            "now 17, straight line says 15.5",
            "confidence 3, was 2",
            "for me, private",
            "as of 16 Feb, 4 readings, the last one counted",
            "What moved it",
        ):
            assert part in text, part
        assert text.count("●") >= 4, "a dot a reading"
        assert text.index("16 Feb  17  Two small lists") < text.index("2 Feb   23  The glaze shortage")


async def test_changes_and_the_closing_are_told_with_their_reasons(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with at_goals(app, (120, 60)) as pilot:
        await press(pilot, "end")
        assert "target 8→9 on 15 Dec 2025: scope grew – Two people joined" in shown(app)
        assert "It no longer depends on my asking." in shown(app)
        await press(pilot, "up")
        assert "paused since 6 Feb – The second line is being rebuilt" in shown(app)


async def test_readings_of_other_years_keep_their_columns(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with at_goals(app, (120, 60)) as pilot:
        await press(pilot, "end")
        notes = ("Nine, and I was not in", "Cards before talking", "Counted for the first")
        assert len({line_with(app, note).index(note) for note in notes}) == 1
        assert "22 Dec 2025  6  Cards" in shown(app) and "29 Jan       9  Nine" in shown(app)


async def test_enter_goes_to_the_goal_and_escape_back_to_the_list(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with at_goals(app) as pilot:
        await press(pilot, "enter")
        assert isinstance(app.focused, GoalPage)
        await press(pilot, "escape")
        assert app.focused is goals_list(app)


async def test_where_it_is_narrow_the_goal_opens_alone_and_can_be_acted_on(
    sample: Store, app_on: AppOn
) -> None:
    app = app_on(sample)
    async with at_goals(app, NARROW) as pilot:
        await press(pilot, "enter")
        assert isinstance(app.screen, GoalScreen)
        assert "17 days, aim 10" in shown(app)
        assert footer(app)[0] == "Back"
        await press(pilot, "c", "1", "2", "enter")
        assert "12 days, aim 10" in shown(app), "it is drawn anew at once"
        await press(pilot, "escape")
        assert "12 → 10 days" in shown(app)


async def test_a_goal_deleted_while_it_is_shown_alone_leaves_the_list(store: Store, app_on: AppOn) -> None:
    goal = numeric(store)
    app = app_on(store)
    async with at_goals(app, NARROW) as pilot:
        await press(pilot, "enter")
        store.goals.delete(goal.id)
        app.announce("goal")
        await pilot.pause()
        assert isinstance(app.screen, GoalsScreen)
        assert "Time to decide" not in shown(app)


async def test_enter_on_what_moved_it_opens_that_record(
    store: Store, app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    goal = numeric(store)
    learned = store.learnings.add(Learning(direction="received", topic="Lead with it", day=TODAY))
    store.links.connect(Ref("learning", learned.id), Ref("goal", goal.id), "supports")
    app = app_on(store)
    opened: list[Ref] = []
    monkeypatch.setattr(app, "open", opened.append)
    async with at_goals(app) as pilot:
        await press(pilot, "enter", "enter")
        assert opened == [Ref("learning", learned.id)]


async def test_the_area_selects_the_goal_a_reading_or_a_step_belongs_to(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with at_goals(app) as pilot:
        screen = app.screen
        assert isinstance(screen, GoalsScreen)
        await press(pilot, "f")
        voices = next(goal for goal in sample.goals.where() if goal.title.startswith("Voices"))
        last = sample.check_ins.of_goals([voices.id])[-1]
        assert screen.select(Ref("check_in", last.id))
        await pilot.pause()
        assert goals_list(app).highlighted == voices.id
        assert "9 people, target 9" in shown(app)
        assert not screen.select(Ref("goal", 999))


# Checking in


async def test_a_check_in_is_one_key_a_number_and_enter_and_u_takes_it_back(
    sample: Store, app_on: AppOn
) -> None:
    app = app_on(sample)
    async with at_goals(app) as pilot:
        await press(pilot, "c")
        assert "Last: 17 days, aim 10, on 16 Feb." in shown(app)
        await press(pilot, "1", "4", "enter")
        assert "14 → 10 days" in shown(app)
        assert "Checked in: 14 days." in shown(app)
        await press(pilot, "u")
        assert "17 → 10 days" in shown(app)


@pytest.mark.parametrize(
    ("typed", "value"), [("3,5", 3.5), ("12 days", 12.0), ("1 200", 1200.0), ("-2", -2.0)]
)
async def test_numbers_are_read_as_people_type_them(
    store: Store, app_on: AppOn, typed: str, value: float
) -> None:
    goal = numeric(store)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "c")
        await type_text(pilot, typed)
        await press(pilot, "enter")
        assert [one.value for one in store.check_ins.of_goals([goal.id])] == [value]


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"value": "many"}, "value", "not a number"),
        ({"value": ""}, "value", "no number here"),
        ({"value": "12 apples"}, "value", "counts in days"),
        ({"value": "12", "day": "tomorrow"}, "day", "cannot lie in the future"),
        ({"value": "12", "day": "someday"}, "day", ""),
    ],
)
async def test_what_cannot_be_used_is_said_at_its_field_and_nothing_typed_is_lost(
    store: Store, app_on: AppOn, values: dict[str, str], field: str, words: str
) -> None:
    goal = numeric(store)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "c")
        fill(app, note="It moved", **values)
        await press(pilot, "ctrl+s")
        assert in_form(app)
        assert list(problems(app)) == [field]
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
    service.close(store, numeric(store, "Closed").id, TODAY, "reached")
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
        assert "17 → 10 days" in shown(app)


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


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"target": "10"}, "title", "no title"),
        ({"title": "A", "target": ""}, "target", "no aim"),
        ({"title": "A", "baseline": "10", "target": "10"}, "target", "no way to go"),
        ({"title": "A", "target": "10"}, "direction", "Choose one"),
        ({"title": "A", "baseline": "1", "target": "10", "direction": "down"}, "direction", "goes up"),
        ({"title": "A", "baseline": "1", "target": "10", "due": "1 jan 2020"}, "due", "before the start"),
        ({"title": "A", "baseline": "1", "target": "x"}, "target", "not a number"),
        ({"title": "A", "baseline": "1", "target": "9", "check_every": "0"}, "check_every", "once a day"),
        ({"title": "A", "baseline": "1", "target": "9", "check_every": "1.5"}, "check_every", "whole"),
    ],
)
async def test_a_goal_that_lacks_something_says_what_where_it_is_missing(
    store: Store, app_on: AppOn, values: dict[str, str], field: str, words: str
) -> None:
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "n", "enter")
        fill(app, **values)
        if field == "title":
            fill(app, baseline="1")
        await press(pilot, "ctrl+s")
        assert list(problems(app)) == [field]
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
        await press(pilot, "n", "down", "enter")
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
        assert [draft.key for draft in store.drafts.all()] == ["form:goal:new:numeric"]
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
        assert "1 active" in shown(app)
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
        assert store.revisions.of_goals([goal.id]) == []


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


@pytest.mark.parametrize(("key", "lifecycle"), [("n", "active"), ("escape", "paused")])
async def test_the_date_is_kept_when_one_says_so_and_leaving_changes_nothing(
    store: Store, app_on: AppOn, monkeypatch: pytest.MonkeyPatch, key: str, lifecycle: str
) -> None:
    goal = numeric(store)
    service.pause(store, goal.id, date(2026, 2, 2))
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
        assert "target 10→12 on 16 Feb: scope became smaller – Two people joined" in shown(app)
        assert "date 30 Mar→30 Apr on 16 Feb – Two people joined" in shown(app)
        assert shown(app).count("target 10→12") == 1, "it is told once, in its place"
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


# Steps


async def test_space_ticks_the_next_step_and_takes_the_tick_away_again(store: Store, app_on: AppOn) -> None:
    goal = steps(store, "Rebuild a chart", "Show it")
    service.tick(store, store.milestones.of_goals([goal.id])[0].id, TODAY)
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
        assert "– Show it" in shown(app) and "dropped: Nobody asked" in shown(app)
        await press(pilot, "up", "e")
        fill(app, text="Rebuild two charts")
        await press(pilot, "enter")
        kept = [(one.text, one.dropped_on) for one in store.milestones.of_goals([goal.id])]
        assert kept == [("Rebuild two charts", None), ("Show it", TODAY), ("Hand it on", None)]


async def test_a_dropped_step_cannot_be_ticked(store: Store, app_on: AppOn) -> None:
    goal = steps(store, "Rebuild a chart")
    service.drop_step(store, store.milestones.of_goals([goal.id])[0].id, TODAY, "")
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


# Anything at all


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_text_is_shown_as_text_everywhere(store: Store, app_on: AppOn, text: str) -> None:
    goal = numeric(store, f"x{text}", unit=text, why=text, observed=text)
    reading(store, goal, TODAY, 17, note=text)
    service.change_goal(store, replace(store.goals.get(goal.id), target=12.0), TODAY, reason=text)
    made = service.create_goal(
        store, Goal(title=f"y{text}", measure="milestones", start=START), [f"z{text}"], today=TODAY
    )
    learned = store.learnings.add(Learning(direction="given", topic=f"x{text}", day=TODAY))
    store.links.connect(Ref("learning", learned.id), Ref("goal", goal.id), "supports")
    service.pause(store, made.id, TODAY, text)
    app = app_on(store)
    async with at_goals(app) as pilot:
        for key in ("down", "c", "escape", "x", "escape", "e", "escape", "enter", "pagedown", "end", "e"):
            await press(pilot, key)
            assert "\x1b" not in shown(app)
        await press(pilot, "escape", "escape", "up", "c", "escape", "r", "escape", "enter", "end")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert "\x1b" not in shown(app)
        await press(pilot, "escape", "enter", "pagedown")
        assert isinstance(app.screen, GoalScreen)


@pytest.mark.parametrize("size", [(60, 20), NARROW, (100, 24), WIDE, (200, 60)])
async def test_every_line_fits_at_every_size(sample: Store, app_on: AppOn, size: tuple[int, int]) -> None:
    app = app_on(sample)
    async with at_goals(app, size) as pilot:
        for _ in range(4):
            await press(pilot, "enter")
            page = app.screen.query_one(GoalPage)
            room = page.scrollable_content_region.width - 3
            assert room > 20
            assert all(line.content.cell_length <= room for line in page._lines)
            await press(pilot, "end", "home", "escape", "down")
        assert len(footer(app)) <= 6
        assert footer(app)[-1] == "Help"


async def test_the_page_is_read_to_its_end_and_back_with_the_arrows(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with at_goals(app, NARROW) as pilot:
        await press(pilot, "enter")
        page = app.screen.query_one(GoalPage)
        for _ in range(60):
            await pilot.press("down")
        await pilot.pause()
        assert page.selected == page._lines[-1].item or page.scroll_offset.y == page.max_scroll_y
        for _ in range(60):
            await pilot.press("up")
        await pilot.pause()
        assert "Time to decide on prices" in shown(app)


async def test_the_mouse_selects_and_a_double_click_opens(store: Store, app_on: AppOn) -> None:
    goal = steps(store, "Rebuild a chart", "Show it")
    app = app_on(store)
    async with at_goals(app) as pilot:
        pane = app.screen.query_one(GoalPane)
        at = next(row for row, line in enumerate(pane.page._lines) if "Show it" in line.content.plain)
        assert await pilot.click(GoalPage, offset=(8, at))
        await pilot.pause()
        assert pane.page.selected == Ref("milestone", store.milestones.of_goals([goal.id])[1].id)
        assert await pilot.click(GoalPage, offset=(8, at), times=2)
        await pilot.pause()
        assert "● Show it" in shown(app)


async def test_the_focused_panel_is_the_one_keys_go_to(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with at_goals(app) as pilot:
        list_panel = app.screen.query_one("Panel.list", Panel)
        before = list_panel.styles.border_top[1]
        await press(pilot, "enter")
        assert list_panel.styles.border_top[1] != before
        assert app.screen.query_one(GoalPane).styles.border_top[1] == before


async def test_a_goal_or_the_reading_selected_in_it_goes_to_the_trash_and_u_brings_it_back(
    store: Store, app_on: AppOn
) -> None:
    goal = numeric(store)
    reading(store, goal, date(2026, 2, 2), 20)
    reading(store, goal, TODAY, 170)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "enter", "d")
        assert "20 → 10 days" in shown(app), "the mistyped reading is gone, the goal stays"
        await press(pilot, "u")
        assert "170 → 10 days" in shown(app)
        await press(pilot, "escape", "d")
        assert "sets the first one" in shown(app)
        await press(pilot, "u")
        assert "170 → 10 days" in shown(app)
