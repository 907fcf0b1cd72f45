"""Today: what is next, what waits, where goals stand, a question, what was lately; acting on all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from rjournal import clock
from rjournal.domain.entries import Entry
from rjournal.domain.goals import CheckIn, Goal
from rjournal.domain.lines import Action
from rjournal.domain.people import Pairing, Person
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.services.goals import check_in, create_goal
from rjournal.services.today import begun, today, whose_turn
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.prep import PrepScreen
from rjournal.tui.screens.today import TodayScreen
from rjournal.tui.widgets import today_lines as lines
from rjournal.tui.widgets.due_list import DueList
from rjournal.tui.widgets.key_bar import KeyBar
from tests.hostile import HOSTILE
from tests.tui.frame_app import screen_text

AppOn = Callable[[Store], JournalApp]
DAY = date(2026, 2, 16)


def keys_offered(app: JournalApp) -> list[str]:
    return [f"{one.name} {one.label}" for one in app.screen.query_one(KeyBar).shown_keys()]


def row_of(app: JournalApp, words: str) -> str:
    return next((line for line in screen_text(app).splitlines() if words in line), "")


async def test_a_glance_says_what_is_next_what_waits_and_where_goals_stand(
    sample: Store, app_on: AppOn
) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        for part in (
            "Noor Vermeer · you learn · every 2 weeks",
            "Tomorrow 10:00 · 45 min · video",
            "Since last time: 2 done, 1 open",
            "Time to decide on prices",
            "36 %  ▹ slower than planned",
            "kept 4 of 5 weeks",
            "A question for today",
            "22 entries, 8 sessions",
            "p prepare",
        ):
            assert part in text
        for item, origin in (("Chart choice", "theirs"), ("My pricing deck", "carried")):
            assert origin in row_of(app, item)
        assert "session · Tomasz" in row_of(app, "Handing over")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (99, 30), (100, 24), (120, 36), (200, 60)])
async def test_every_panel_can_be_reached_and_seen_whole_at_any_size(
    sample: Store, app_on: AppOn, size: tuple[int, int]
) -> None:
    app = app_on(sample)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        seen = []
        for _ in range(5):
            focused = app.focused
            assert focused is not None
            assert focused.parent is not None
            seen.append(focused.id)
            region, screen = focused.parent.region, app.screen.query_one("#body").region
            assert region.height <= screen.height
            assert screen.contains_region(region), f"{focused.id} is cut off"
            await pilot.press("tab")
            await pilot.pause()
        assert sorted(filter(None, seen)) == ["due", "goals", "next", "question", "recent"]
        assert app.focused is not None
        assert app.focused.id == "next"
        assert all(cell_len(line) <= size[0] for line in screen_text(app).splitlines())


async def test_tab_goes_down_each_column_and_left_and_right_go_across(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        went = []
        for key in ("tab", "tab", "right", "left", "right", "shift+tab", "shift+tab"):
            await pilot.press(key)
            await pilot.pause()
            went.append(app.focused.id if app.focused else None)
    assert went == ["due", "recent", "question", "recent", "question", "goals", "recent"]


async def test_only_the_focused_panel_carries_the_accent(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        accent = app.theme_variables["rj-accent"].lower()
        marked = [
            panel.query("*").first().id
            for panel in app.screen.query("Panel")
            if panel.styles.border_top[1].hex.lower() == accent
        ]
    assert marked == ["due"]


async def test_c_checks_in_on_the_selected_goal(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("right")
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(app.screen, FormModal)
        assert "Time to decide on prices" in screen_text(app)


async def test_what_is_written_to_the_question_answers_that_question(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("right", "tab")
        asked = today(sample, DAY).question
        await pilot.press("enter")
        await pilot.pause()
        assert asked.plain in screen_text(app).replace("\n", " ") or asked.plain[:40] in screen_text(app)
        await pilot.press(*"three", "ctrl+s")
        await pilot.pause()
        assert sample.entries.where("body = 'three'")[0].prompts == (asked.id,)


async def test_x_puts_a_question_aside_for_another(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("right", "tab")
        first = today(sample, DAY).question
        assert first.plain[:30] in screen_text(app)
        await pilot.press("x")
        await pilot.pause()
        second = today(sample, DAY).question
        assert second.id != first.id
        assert second.plain[:30] in screen_text(app)
        assert first.plain[:30] not in screen_text(app)


async def test_p_shows_what_to_prepare_for_the_next_session(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, PrepScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)


async def test_without_a_planned_session_it_says_whose_turn_it_is_and_plans_it(
    store: Store, app_on: AppOn
) -> None:
    person = store.people.add(Person(name="Noor [/] Vermeer"))
    pairing = store.pairings.add(Pairing(person_id=person.id, cadence_days=14))
    store.sessions.add(Session(pairing_id=pairing.id, day=date(2026, 2, 9)))
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        assert "Noor [/] Vermeer · you learn" in text
        assert "your rhythm says Mon 23 Feb." in text
        assert "7 days ago." in text
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, FormModal)
        assert "Plan a session with Noor [/] Vermeer" in screen_text(app)


async def test_what_another_window_writes_appears_with_the_selection_kept(
    sample: Store, app_on: AppOn
) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("tab", "down", "down", "down")
        before = app.screen.query_one(DueList).highlighted
        with Store.open(sample.path) as other:
            other.actions.add(Action(text="From the other window", day=DAY, due=DAY - timedelta(days=99)))
        app._look_around()
        await pilot.pause()
        assert "From the other window" in screen_text(app)
        assert app.screen.query_one(DueList).highlighted == before


async def test_a_new_day_is_noticed_without_a_key(
    sample: Store, app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        monkeypatch.setenv("RJOURNAL_NOW", "2026-02-17T07:00:00")
        app._look_around()
        await pilot.pause()
        assert "Tue 17 Feb 2026" in screen_text(app)
        assert "Today 10:00" in screen_text(app)


async def test_nothing_on_it_scolds(store: Store, app_on: AppOn) -> None:
    store.actions.add(Action(text="Call", day=date(2025, 11, 1), due=date(2025, 11, 3)))
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        assert "Mon 3 Nov 2025" in row_of(app, "○ Call")
        for word in ("overdue", "late", "behind", "failed", "!"):
            assert word not in text.lower()


@pytest.mark.parametrize("size", [(60, 20), (120, 36)])
async def test_hostile_text_is_shown_as_it_is_in_every_panel(
    store: Store, app_on: AppOn, size: tuple[int, int]
) -> None:
    fill_hostile(store)
    app = app_on(store)
    async with app.run_test(size=size) as pilot:
        for _ in range(5):
            await pilot.press("tab", "end", "home")
            await pilot.pause()
            text = screen_text(app)
            assert "\x1b" not in text
            assert "\u202e" not in text
            assert all(cell_len(line) <= size[0] for line in text.splitlines())
        shown = screen_text(app)
        assert "[/b] and x [/nope] y" in shown
        assert "[TODO] call them" in shown


def fill_hostile(store: Store) -> None:
    day = clock.today()
    pairing = Pairing(person_id=0)
    for text in HOSTILE:
        person = store.people.add(Person(name=text))
        pairing = store.pairings.add(Pairing(person_id=person.id))
        store.entries.add(Entry(day=day, title=text, body=text))
        store.actions.add(Action(text=text, day=day, due=day))
        if text.strip():
            start = day - timedelta(days=30)
            goal = Goal(title=text, unit=text[:20], start=start, due=day, baseline=1, target=9)
            check_in(store, CheckIn(goal_id=create_goal(store, goal).id, day=day, value=5, note=text), day)
    planned = store.sessions.add(
        Session(pairing_id=pairing.id, day=day, status="planned", purpose=HOSTILE[1])
    )
    for text in HOSTILE:
        store.agenda.add(AgendaItem(text=text, pairing_id=pairing.id, session_id=planned.id))


def test_the_turn_goes_to_whom_the_rhythm_names_first(store: Store) -> None:
    people = [store.people.add(Person(name=name)) for name in ("Ana", "Bo", "Cy")]
    ana, bo, cy = (store.pairings.add(Pairing(person_id=one.id, cadence_days=14)) for one in people)
    store.sessions.add(Session(pairing_id=ana.id, day=DAY - timedelta(days=3)))
    store.sessions.add(Session(pairing_id=bo.id, day=DAY - timedelta(days=30)))
    store.sessions.add(Session(pairing_id=cy.id, day=DAY - timedelta(days=10)))
    turn = whose_turn(store, DAY)
    assert turn is not None
    # Nobody is late: a day that has passed is today.
    assert (turn.person.name, turn.day, turn.last) == ("Bo", DAY, DAY - timedelta(days=30))


def test_a_paused_pairing_has_no_turn(store: Store) -> None:
    person = store.people.add(Person(name="Ana"))
    store.pairings.add(Pairing(person_id=person.id, status="paused"))
    assert whose_turn(store, DAY) is None


def test_what_lies_in_the_trash_was_not_begun(store: Store) -> None:
    entry = store.entries.add(Entry(day=DAY, body="x"))
    assert begun(store) == {"entry"}
    store.entries.delete(entry.id)
    assert begun(store) == frozenset()


@pytest.mark.parametrize("width", [30, 40, 43, 44, 50, 80])
def test_a_meter_is_never_cut_and_keeps_its_mark(sample: Store, width: int) -> None:
    for view in today(sample, DAY).goals:
        for line in lines.goal_lines(view, width, True):
            assert cell_len(line.plain) <= width
        if view.goal.measure in ("habit", "skill"):
            continue
        meter = lines.goal_lines(view, width, False)[1].plain.split(" ")[0]
        assert set(meter) <= set("━─┃")
        assert len(meter) >= 8
        assert ("┃" in meter) == (view.progress.expected is not None)


def test_weeks_are_stacks_that_can_be_counted() -> None:
    drawn = lines.week_lines((0, 1, 4), date(2026, 2, 16), 12, True)
    assert [line.plain.rstrip() for line in drawn] == [
        "        ■",
        "        ■",
        "        ■",
        "▫   ■   ■",
        "Feb",
    ]


def test_where_there_is_one_row_each_week_is_a_number() -> None:
    drawn = lines.week_lines((0, 1, 14), date(2026, 2, 16), 12, False)
    assert [line.plain.split() for line in drawn] == [["▫", "1", "14"]]
    assert lines.week_lines((0, 1, 14), date(2026, 2, 16), 6, False)[0].plain == "▫ 1 ■ "


def test_a_busy_week_makes_a_square_stand_for_more() -> None:
    assert lines.squares_for((3, 9)) == 3
    drawn = lines.week_lines((1, 3, 9), date(2026, 2, 16), 12, True)
    assert [line.plain.split() for line in drawn[:-1]] == [["■"], ["■"], ["■", "■", "■"]]
    assert lines.amounts(1, 12, 3) == "■ is 3 · 1 entry, 12 sessions"


@given(
    st.lists(st.integers(0, 400), min_size=1, max_size=20),
    st.integers(0, 90),
    st.dates(date(1990, 1, 1)),
    st.booleans(),
)
def test_weeks_never_leave_their_panel(counts: list[int], width: int, day: date, roomy: bool) -> None:
    drawn = lines.week_lines(counts, day, width, roomy)
    assert all(cell_len(line.plain) <= width for line in drawn)


@given(
    st.lists(
        st.tuples(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.floats(-1e308, 1e308)),
        min_size=2,
        unique_by=lambda point: point[0],
    ),
    st.integers(2, 40),
)
def test_steps_in_time_stay_between_the_readings(points: list[tuple[date, float]], count: int) -> None:
    steps = lines.even_steps(sorted(points), count)
    assert len(steps) == count
    low, high = min(value for _, value in points), max(value for _, value in points)
    slack = 1e-9 * max(abs(low), abs(high), 1)
    assert all(low - slack <= step <= high + slack for step in steps)


def test_a_stretch_without_readings_takes_its_time() -> None:
    """Four readings in a week and one a year later must not look like five steady steps."""
    start = date(2025, 1, 1)
    readings: Sequence[tuple[date, float]] = [(start + timedelta(days=day), float(day)) for day in range(4)]
    steps = lines.even_steps([*readings, (start + timedelta(days=365), 3.0)], 10)
    assert steps[1:] == [3.0] * 9
    assert all(before <= after for before, after in pairwise(steps))
