"""Goals: the list, the goal beside it or alone, at every size and with any text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rjournal.domain.goals import Goal
from rjournal.domain.lines import Learning
from rjournal.domain.records import Ref
from rjournal.services import goal_life
from rjournal.services import goals as service
from rjournal.storage.store import Store
from rjournal.tui.screens.goal import GoalScreen
from rjournal.tui.screens.goals import GoalsScreen
from rjournal.tui.widgets.goal_pane import GoalPage, GoalPane
from rjournal.tui.widgets.key_bar import KeyBar
from rjournal.tui.widgets.panel import Panel
from tests.hostile import HOSTILE
from tests.tui.goals_desk import (
    NARROW,
    START,
    TODAY,
    WIDE,
    AppOn,
    at_goals,
    footer,
    goals_list,
    line_with,
    numeric,
    reading,
    shown,
    steps,
)
from tests.tui.stillness import press

# The list


async def test_each_goal_says_where_it_stands_and_a_closed_one_takes_one_line(
    sample: Store, app_on: AppOn
) -> None:
    data = next(goal for goal in sample.goals.where() if goal.title.startswith("Show data"))
    goal_life.close(sample, service.create_goal(sample, replace(data, id=0, uid="")).id, TODAY, "partly")
    app = app_on(sample)
    async with at_goals(app, NARROW):
        lines = shown(app).splitlines()
        at = next(at for at, line in enumerate(lines) if "Time to decide on prices" in line)
        assert "17 days, aim 10" in lines[at]
        assert "━" in lines[at + 1] and "┃" in lines[at + 1] and "slower than planned" in lines[at + 1]
        assert "2 of 4" in line_with(app, "Show data so that people act on it")
        closed = next(at for at, line in enumerate(lines) if "Closed" in line)
        assert "Show data" in lines[closed + 1] and "partly, 16 Feb" in lines[closed + 1]
        assert "Voices in the Monday meeting" in lines[closed + 2] and "reached, 4 Feb" in lines[closed + 2]
        text = shown(app)
        assert text.index("Show data") < text.index("Paused") < text.index("Days on the shop floor")
        assert text.index("Days on the shop floor") < text.index("Closed") < text.index("Voices in")
        assert "7 goals: 1 reached, 3 moving, 1 under way, 1 paused, 1 closed" in text


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
        assert "6 goals: 1 reached" in shown(app), "the counts stay those of all"


async def test_a_list_of_some_that_has_become_empty_says_what_belongs_there(
    store: Store, app_on: AppOn
) -> None:
    numeric(store, "Going on")
    goal_life.pause(store, numeric(store, "Resting").id, TODAY)
    app = app_on(store)
    async with at_goals(app, NARROW) as pilot:
        await press(pilot, "f", "f")
        assert "Goals: paused" in shown(app) and "Resting" in shown(app)
        await press(pilot, "p")
        assert "Nothing is paused." in shown(app) and "f shows the others" in shown(app)
        await press(pilot, "f", "p", "enter")
        assert "Nothing is paused." not in shown(app)


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
            "36 %  ▹ slower than planned",
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
        assert "aim 8→9 on 15 Dec 2025: scope grew – Two people joined" in shown(app)
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
        assert "12 days, aim 10" in shown(app)


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
        assert "9 people, aim 9" in shown(app)
        assert not screen.select(Ref("goal", 999))


# Anything at all


def hostile_goals(store: Store, text: str) -> tuple[int, int]:
    """A goal by numbers and a paused one of steps, with this text in every field."""
    goal = numeric(store, f"x{text}", unit=text, why=text, observed=text)
    reading(store, goal, TODAY, 17, note=text)
    service.change_goal(store, replace(store.goals.get(goal.id), target=12.0), TODAY, reason=text)
    made = service.create_goal(
        store, Goal(title=f"y{text}", measure="milestones", start=START), [f"z{text}"], today=TODAY
    )
    learned = store.learnings.add(Learning(direction="given", topic=f"x{text}", day=TODAY))
    store.links.connect(Ref("learning", learned.id), Ref("goal", goal.id), "supports")
    goal_life.pause(store, made.id, TODAY, text)
    return goal.id, made.id


async def test_hostile_text_is_shown_as_text_in_the_list_and_on_the_page(store: Store, app_on: AppOn) -> None:
    for text in HOSTILE:
        hostile_goals(store, text)
    app = app_on(store)
    async with at_goals(app) as pilot:
        for _ in range(2 * len(HOSTILE)):
            assert "\x1b" not in shown(app)
            assert len(shown(app).splitlines()) == WIDE[1]
            await press(pilot, "down")
        await press(pilot, "enter", "end")
        assert "\x1b" not in shown(app)


async def test_hostile_text_is_shown_as_text_in_every_form_of_a_goal(store: Store, app_on: AppOn) -> None:
    goal, paused = hostile_goals(store, "".join(HOSTILE))
    app = app_on(store)
    async with at_goals(app) as pilot:
        goals_list(app).highlight(paused)
        for key in ("c", "escape", "x", "escape", "e", "escape", "enter", "pagedown", "end", "e", "escape"):
            await press(pilot, key)
            assert "\x1b" not in shown(app), key
        goals_list(app).highlight(goal)
        for key in ("escape", "c", "escape", "r", "escape", "enter", "end"):
            await press(pilot, key)
            assert "\x1b" not in shown(app), key
        await pilot.resize_terminal(60, 20)
        await press(pilot, "escape", "enter", "pagedown")
        assert "\x1b" not in shown(app)
        assert isinstance(app.screen, GoalScreen)


@pytest.mark.parametrize("size", [(60, 20), (100, 24), (200, 60)])
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
        assert "20 days, aim 10" in shown(app), "the mistyped reading is gone, the goal stays"
        await press(pilot, "u")
        assert "170 days, aim 10" in shown(app)
        await press(pilot, "escape", "d")
        assert "sets the first one" in shown(app)
        await press(pilot, "u")
        assert "170 days, aim 10" in shown(app)


async def test_the_keys_below_stay_the_goals_own_while_a_reading_is_corrected(
    store: Store, app_on: AppOn
) -> None:
    goal = numeric(store)
    reading(store, goal, TODAY, 17)
    app = app_on(store)
    async with at_goals(app, WIDE) as pilot:
        await press(pilot, "enter", "down")
        before = footer(app)
        bar = app.screen.query_one(KeyBar)
        await press(pilot, "enter")
        assert app.screen is not bar.screen
        bar.refresh()
        await pilot.pause()
        assert [one.label for one in bar.shown_keys()] == before
