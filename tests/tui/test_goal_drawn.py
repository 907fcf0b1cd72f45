"""Goals drawn: each kind's row and page, as text and on an earlier day; and nothing that must not be said."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len

from rjournal.cli.cards import goal as card
from rjournal.domain.goal_history import GoalFacts
from rjournal.domain.goals import Goal
from rjournal.domain.lines import Learning
from rjournal.domain.progress import progress
from rjournal.domain.records import Ref
from rjournal.services.goals import GoalView, overview
from rjournal.storage.store import Store
from rjournal.transfer.goal_section import goal_section
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.goal import GoalScreen
from rjournal.tui.screens.goals import GoalsScreen
from rjournal.tui.widgets.goal_marks import mark
from rjournal.tui.widgets.goal_page import GoalSheet, goal_page
from rjournal.tui.widgets.goal_rows import paint_goal
from rjournal.tui.widgets.today_lines import goal_lines
from tests import goal_gallery
from tests.hostile import HOSTILE
from tests.properties.test_progress import FORBIDDEN
from tests.tui.goals_desk import (
    NARROW,
    TODAY,
    WIDE,
    AppOn,
    at_goals,
    fill,
    footer,
    goals_list,
    numeric,
    reading,
    shown,
    told,
)
from tests.tui.stillness import press

GALLERY = goal_gallery.gallery()


def row_of(name: str, width: int = 76) -> list[str]:
    return [line.plain for line in paint_goal(progress(GALLERY[name], TODAY), width, False, roomy=True)]


def page_of(name: str, width: int = 76, *, as_text: bool = False) -> str:
    facts = GALLERY[name]
    lines = goal_page(GoalSheet(facts, progress(facts, TODAY), as_text=as_text), width, chart_height=11)
    return "\n".join(line.content.plain for line in lines)


# A row a kind


@pytest.mark.parametrize(
    ("name", "figure", "state", "words"),
    [
        (
            "decide",
            "17 days, aim 10",
            r"^━+─+┃─+  ▹ slower than planned +today$",
            "now 17, straight line says 15.5",
        ),
        ("voices", "7 people, aim 9", r"^━+┃━+─+  ▴ ahead +7 days ago$", "now 7, straight line says 6"),
        ("quiet", "kept 3 of 4", r"^━+─+  ● in now +4 days ago$", "2 meetings before ten, at most 2"),
        (
            "charts",
            "1 of 3 steps",
            r"^●○○  rated lower than before +6 days ago$",
            "1 of 3 steps (now 2, began 1, aim 4)",
        ),
        ("handover", "2 of 5", r"^━+─+┃─+  ▸ on pace +○ check in$", "straight line says 50 %"),
        ("ask", "3 of 6 weeks", r"●●○ ●●● ○○○ ●○○ ◌◌◌  this week 0 of 3", "kept 3 of 6 weeks, 66 %"),
        ("talks", "8 of 20 talks", r"^━+─+┃─+  ▸ on pace +6 days ago$", "now 8, straight line says 10"),
        ("fair", "2 notes", r"^last note 10 days ago$", "“Nobody's. I was in a hurry"),
        ("shop", "3 days, aim 12", r"^━+─+┃─+  ‖ paused since 6 Feb", "3 days, aim 12"),
    ],
    ids=list(GALLERY),
)
def test_every_kind_has_its_row(name: str, figure: str, state: str, words: str) -> None:
    title, second, third = row_of(name)
    assert title.endswith(figure)
    assert re.search(state, second), second
    assert words in third


def test_what_is_held_has_a_bar_from_three_check_ins_on() -> None:
    facts = GALLERY["quiet"]
    few = GoalFacts(facts.goal, facts.check_ins[:2])
    assert mark(progress(few, TODAY), 20).plain == ""
    assert mark(progress(facts, TODAY), 20).plain.count("━") == 15


def test_a_week_that_was_paused_shows_neither_done_nor_open() -> None:
    facts = GALLERY["ask"]
    paused = GoalFacts(
        facts.goal,
        facts.check_ins,
        pauses=(goal_gallery.Pause(goal_id=1, start=date(2026, 2, 2), until=date(2026, 2, 9)),),
    )
    assert mark(progress(paused, TODAY), 24).plain == "●●● ●●○ ●●● ┄┄┄ ●○○ ◌◌◌"


def test_many_times_a_week_take_one_dot_a_week() -> None:
    goal = Goal(title="Walk", measure="habit", times=5, start=date(2026, 1, 26))
    days = [date(2026, 1, 26 + at) for at in range(5)] + [date(2026, 2, 3)]
    made = tuple(goal_gallery.CheckIn(goal_id=1, day=day, value=1.0) for day in days)
    assert mark(progress(GoalFacts(goal, made), TODAY), 24).plain == "●◐○◌"


# A page a kind


def test_numbers_stand_against_even_pace_with_what_was_changed_under_the_bar() -> None:
    page = page_of("voices")
    assert page.index("66 %") < page.index("◇ aim 6→9 on 28 Jan: scope grew – Two people joined")
    assert page.index("scope grew") < page.index("● reading   ⠒ even pace   ◇ changed")
    assert page.count("assumes even pace") == 1
    paused = page_of("shop")
    assert "┄ paused since 6 Feb – The second line is being rebuilt" in paused
    assert "┄paused" in paused.splitlines()[-6] or "┄paused" in paused


def test_what_is_held_is_drawn_between_its_bounds_and_what_lies_outside_is_hollow() -> None:
    page = page_of("quiet")
    assert "● reading   ○ outside   ⠒ bound" in page
    drawn = page.split("bound\n")[1].split("Readings")[0]
    assert drawn.count("○") == 1 and drawn.count("●") == 3


def test_a_habit_is_weeks_of_dots_with_its_sentence() -> None:
    page = page_of("ask")
    assert "kept 3 of 6 weeks, 66 % of what you aimed for" in page
    assert "this week 0 of 3, six days left" in page
    lines = page.splitlines()
    assert "M T W T F S S" in page
    assert any(line.startswith("26 Jan  ● · ● · ● · ·") and line.endswith("3 of 3   kept") for line in lines)
    assert any(line.startswith("16 Feb  ·") and line.endswith("0 of 3   going on") for line in lines)
    assert "%" not in page.replace("66 % of what you aimed for", "")


def test_steps_are_a_checklist_with_weights_days_and_reasons() -> None:
    page = page_of("handover")
    for part in (
        "● Write down the order people speak in",
        "done 28 Jan, weight 2",
        "by 27 Feb, weight 2",
        "scope +1 on 2 Feb",
        "– A poster about it",
        "dropped 9 Feb: nobody would read it",
    ):
        assert part in page, part


def test_a_skill_is_a_ladder_with_both_beginnings_and_the_partner_in_a_column_of_its_own() -> None:
    page = page_of("charts")
    assert "from your first rating: 1 step; looking back: 2" in page
    ladder = page[page.index("Levels") :].splitlines()[:6]
    me, partner = ladder[0].index("me"), ladder[0].index("partner")
    assert ladder[1].startswith("4  Proficient") and "aim" in ladder[1]
    assert ladder[2].startswith("3  Competent") and ladder[2][partner:] == "● 11 Feb"
    assert ladder[3].startswith("2  Advanced beginner") and ladder[3][me:].strip() == "● 10 Feb"
    assert "first rating" in ladder[4] and "looking back" in ladder[5]
    assert "%" not in page


def test_a_question_has_its_notes_and_no_number() -> None:
    page = page_of("fair")
    assert "“Whose view changed a decision of mine this week?”" in page
    assert page.index("6 Feb") < page.index("16 Jan")
    assert "%" not in page and "━" not in page and "●" not in page


def test_as_text_nothing_is_drawn_and_every_reading_has_even_pace_beside_it() -> None:
    for name in GALLERY:
        page = page_of(name, as_text=True)
        assert not re.search("[\u2801-\u28ff┴]", page), name
    page = page_of("decide", as_text=True)
    assert "day, reading, even pace" in page
    assert "2 Feb   23  17.3  The glaze shortage." in page
    weeks = page_of("ask", as_text=True)
    assert re.search(r"26 Jan +3 of 3   kept", weeks) and "M T W" not in weeks


# On the screen


async def test_v_tells_the_drawing_as_text_and_back(store: Store, app_on: AppOn) -> None:
    goal_gallery.fill(store)
    app = app_on(store)
    async with at_goals(app) as pilot:
        assert "v as text" in shown(app) and "┴" in shown(app)
        await press(pilot, "v")
        assert "v drawing" in shown(app) and "┴" not in shown(app) and "17.3" in shown(app)
        await press(pilot, "v")
        assert "┴" in shown(app)
        await press(pilot, "down", "down", "down")
        assert "Levels" in shown(app) and "v as text" not in shown(app)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_an_earlier_day_is_told_as_it_was_until_escape(
    store: Store, app_on: AppOn, size: tuple[int, int]
) -> None:
    made = goal_gallery.fill(store)
    later = store.learnings.add(
        Learning(direction="received", topic="Only since then", day=date(2026, 2, 10))
    )
    store.links.connect(Ref("learning", later.id), Ref("goal", made["decide"].id), "supports")
    app = app_on(store)
    async with at_goals(app, size) as pilot:
        await press(pilot, "enter", "g")
        fill(app, day="2 feb")
        await press(pilot, "ctrl+s")
        text = told(app)
        assert "As it was on 2 February" in text and "Esc today" in text
        assert "23 days, aim 10" in text and "2 days above where you began (23, began 21)" in text
        assert "Two small lists" not in text and "%" not in text.split("2 days above")[1]
        assert "Edit" not in footer(app) and "Close" not in footer(app)
        await press(pilot, "v", "end")
        assert "Only since then" not in told(app) and "Lead with the decision" in told(app)
        await press(pilot, "e", "x", "p", "d", "space", "r")
        assert "As it was on 2 February" in shown(app) or isinstance(app.screen, GoalScreen)
        assert store.goals.get(made["decide"].id).lifecycle == "active"
        await press(pilot, "escape")
        assert "As it was" not in told(app) and "Only since then" in told(app)


async def test_an_earlier_day_asked_in_a_narrow_list_opens_the_goal_on_it(
    store: Store, app_on: AppOn
) -> None:
    """The list has no place to say which day it is: nothing in it may be of another one."""
    made = goal_gallery.fill(store)
    app = app_on(store)
    async with at_goals(app, NARROW) as pilot:
        keys = footer(app)
        await press(pilot, "g")
        fill(app, day="2 feb")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, GoalScreen)
        assert "As it was on 2 February" in told(app) and "23 days, aim 10" in told(app)
        await press(pilot, "c")
        assert isinstance(app.screen, FormModal)
        assert store.goals.get(made["decide"].id).title in shown(app)
        await press(pilot, "escape", "escape", "escape")
        assert isinstance(app.screen, GoalsScreen) and footer(app) == keys
        await press(pilot, "enter")
        assert "As it was" not in told(app)


async def test_a_day_says_what_the_shell_says_of_it(store: Store, app_on: AppOn) -> None:
    made = goal_gallery.fill(store)
    day = date(2026, 2, 4)
    app = app_on(store)
    async with at_goals(app, (140, 70)) as pilot:
        for name, goal in made.items():
            goals_list(app).highlight(goal.id)
            await pilot.pause()
            await press(pilot, "g")
            fill(app, day=day.isoformat())
            await press(pilot, "ctrl+s")
            view = overview(store, day, [store.goals.get(goal.id)])[0]
            said = " ".join(card.lines(store, goal, day))
            for words in (view.progress.value, view.progress.state_words, *view.progress.details):
                assert words in said, name
                assert all(part in told(app) for part in words.split()), (name, words)


async def test_no_day_to_come_can_be_asked_and_another_goal_is_shown_as_of_today(
    store: Store, app_on: AppOn
) -> None:
    goal_gallery.fill(store)
    app = app_on(store)
    async with at_goals(app) as pilot:
        await press(pilot, "g")
        fill(app, day="1 mar 2027")
        await press(pilot, "ctrl+s")
        assert "That day is still to come" in told(app)
        fill(app, day="1 feb")
        await press(pilot, "ctrl+s")
        assert "As it was on 1 February" in shown(app)
        await press(pilot, "down")
        assert "As it was" not in shown(app)


async def test_the_line_of_counts_is_that_of_all_goals_whatever_is_filtered(
    store: Store, app_on: AppOn
) -> None:
    goal_gallery.fill(store)
    app = app_on(store)
    async with at_goals(app) as pilot:
        counts = "9 goals: 5 moving, 3 under way, 1 paused"
        assert counts in shown(app)
        await press(pilot, "f", "f")
        assert counts in shown(app) and "Goals: paused" in shown(app)
        await press(pilot, "1")
        assert "Goals: 5 moving, 3 under way, 1 paused" in shown(app)


async def test_500_goals_with_40_readings_each_open_and_move_by_the_page(store: Store, app_on: AppOn) -> None:
    with store.act("Many"):
        goals = [numeric(store, f"Goal {number}") for number in range(500)]
    columns = (
        "uid, created_at, updated_at, rev, visibility, tags, goal_id, day, value, note, evidence, source"
    )
    one = store.check_ins.get(reading(store, goals[0], TODAY, 20).id)
    rows = [
        (f"u{goal.id}-{at}", one.created_at, one.updated_at, 1, "private", "[]", goal.id, "2026-02-01", 19.0)
        for goal in goals
        for at in range(40)
    ]
    store.connection.raw.executemany(
        f"INSERT INTO check_in ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', 'counted')", rows
    )
    store.connection.raw.commit()
    asked: list[str] = []
    app = app_on(store)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        store.connection.raw.set_trace_callback(asked.append)
        await press(pilot, "2")
        opened = len(asked)
        await press(pilot, "pagedown", "pagedown", "end", "home")
        store.connection.raw.set_trace_callback(None)
        assert "500 active" in shown(app)
    assert opened < 40
    assert len(asked) - opened < 120, "a goal shown beside the list takes a dozen, none a row"


# Nothing that is not to be said


SCORED = dict(goal_gallery.every_state())


@pytest.mark.parametrize("name", SCORED)
def test_no_state_of_any_kind_says_what_must_not_be_said(name: str, store: Store) -> None:
    facts = SCORED[name]
    stored = goal_gallery.store_as_is(store, facts)
    view = overview(store, TODAY, [stored])[0]
    screen = [
        line.content.plain
        for as_text in (False, True)
        for width in (24, 57, 76)
        for line in goal_page(GoalSheet(view.facts, view.progress, as_text=as_text), width, chart_height=11)
    ]
    screen += [
        line.plain
        for width in (40, 76)
        for roomy in (False, True)
        for line in (
            *paint_goal(view.progress, width, False, roomy=roomy),
            *goal_lines(GoalView(view.facts, view.progress), width, roomy),
        )
    ]
    shell = list(card.lines(store, stored, TODAY))
    # The marks of records are numbers for the machine.
    markdown = re.sub("<!--.*?-->", "", "".join(goal_section(view))).splitlines()
    for where, lines in (("screen", screen), ("shell", shell), ("markdown", markdown)):
        assert [line for line in lines if FORBIDDEN.search(line)] == [], where
    assert all(cell_len(line) <= 76 for line in screen)


def test_hostile_text_in_every_kind_stays_text_and_within_its_width() -> None:
    for text in HOSTILE:
        for facts in GALLERY.values():
            words = {"title": f"x{text}", "why": text, "unit": text, "question": text, "skill": text}
            made = replace(
                facts,
                goal=replace(facts.goal, **words),
                check_ins=tuple(replace(one, note=text) for one in facts.check_ins),
                milestones=tuple(replace(one, text=text, dropped_reason=text) for one in facts.milestones),
            )
            standing = progress(made, TODAY)
            for as_text in (False, True):
                for line in goal_page(GoalSheet(made, standing, as_text=as_text), 60):
                    assert cell_len(line.content.plain) <= 60
                    assert "\x1b" not in line.content.plain and "\n" not in line.content.plain
            for line in paint_goal(standing, 46, True, roomy=True):
                assert cell_len(line.plain) <= 46


def test_an_aim_is_never_cut_off_the_number_it_belongs_to(store: Store) -> None:
    made = goal_gallery.fill(store)
    view = overview(store, date(2026, 2, 16), [store.goals.get(made["decide"].id)])[0]
    for width in (28, 36, 60):
        assert "17 days, aim 10" in paint_goal(view.progress, width, False)[0].plain
