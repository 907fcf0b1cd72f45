"""Going to a record from anywhere: its area, the line's session, or a sentence about where it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from rjournal.domain.lines import Action, Learning
from rjournal.domain.records import Ref
from rjournal.errors import NotFound
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.flows.opening import place_of
from rjournal.tui.modals.choose import ChooseModal
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.goal import GoalScreen
from rjournal.tui.screens.people import PeopleScreen
from rjournal.tui.screens.review import ReviewScreen
from rjournal.tui.screens.search import SearchScreen
from rjournal.tui.screens.today import TodayScreen
from rjournal.tui.screens.write import WriteScreen
from rjournal.tui.widgets.sheet import Sheet
from tests.tui.frame_app import screen_text

AppOn = Callable[[Store], JournalApp]
DAY = date(2026, 2, 16)


async def test_a_record_is_shown_selected_in_its_area(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.pause()
        for ref, area, words in (
            (Ref("entry", 22), "journal", "Before tomorrow"),
            (Ref("session", 8), "sessions", "Tomasz"),
            (Ref("goal", 2), "goals", "Show data so that"),
            (Ref("person", 1), "people", "Noor Vermeer"),
            (Ref("check_in", 1), "goals", "Time to decide on"),
            (Ref("pairing", 2), "people", "Tomasz"),
        ):
            app.open(ref)
            await pilot.pause()
            await pilot.pause()
            assert app.current_mode == area
            marked = [line for line in screen_text(app).splitlines() if "▌" in line]
            assert any(words in line for line in marked), ref


async def test_an_area_that_is_open_already_selects_another_record(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("4", "end")
        await pilot.pause()
        app.open(Ref("entry", 22))
        await pilot.pause()
        await pilot.pause()
        assert "▌" in next(line for line in screen_text(app).splitlines() if "Before tomorrow" in line)


async def test_a_line_opens_its_session_and_one_without_opens_itself(sample: Store, app_on: AppOn) -> None:
    alone = sample.actions.add(Action(text="Of its own", day=DAY))
    in_session = next(action for action in sample.actions.every() if action.session_id)
    assert place_of(sample, Ref("action", in_session.id)) == Ref("session", in_session.session_id or 0)
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        app.open(Ref("action", alone.id))
        await pilot.pause()
        assert isinstance(app.screen, FormModal)
        assert "Of its own" in screen_text(app)


def test_a_line_stands_for_itself_when_its_session_lies_in_the_trash(sample: Store) -> None:
    action = next(action for action in sample.actions.every() if action.session_id)
    sample.sessions.delete(action.session_id or 0)
    assert place_of(sample, Ref("action", action.id)) == Ref("action", action.id)


def test_what_lies_in_the_trash_is_said_to(sample: Store) -> None:
    sample.goals.delete(1)
    for ref in (Ref("goal", 1), Ref("check_in", 1)):
        with pytest.raises(NotFound, match="This goal lies in the trash"):
            place_of(sample, ref)
    with pytest.raises(NotFound, match="There is no entry e999"):
        place_of(sample, Ref("entry", 999))


async def test_a_missing_record_is_a_sentence_on_the_screen(sample: Store, app_on: AppOn) -> None:
    sample.entries.delete(22)
    app = app_on(sample)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.pause()
        app.open(Ref("entry", 22))
        await pilot.pause()
        await pilot.pause()
        assert "This entry lies in the trash." in screen_text(app)
        assert app.current_mode == "today"


async def test_going_to_a_record_never_closes_what_is_being_written(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("j", *"words")
        app.open(Ref("goal", 1))
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        assert isinstance(app.screen, WriteScreen)
        assert app.screen.written.body == "words"


async def test_n_on_today_asks_what_is_to_be_started(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, ChooseModal)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, WriteScreen)


async def test_everything_that_can_be_new_opens_something_to_fill_in(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        for typed in (
            "record",
            "to come",
            "goal",
            "someone",
            "learned",
            "taught",
            "action",
            "win",
            "question",
        ):
            await pilot.press("n")
            await pilot.pause()
            await pilot.press(*typed, "enter")
            await pilot.pause()
            assert isinstance(app.screen, FormModal | ChooseModal), typed
            assert str(app.screen.query_one(".dialog").border_title) != "New", typed
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is app.screen_stack[0], typed


async def test_where_it_is_narrow_a_page_lies_over_where_one_is_until_escape(
    sample: Store, app_on: AppOn
) -> None:
    app = app_on(sample)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("5")
        for ref, words in (
            (Ref("entry", 22), "Before tomorrow"),
            (Ref("session", 8), "Tomasz"),
            (Ref("goal", 2), "Show data so that"),
            (Ref("person", 1), "Noor Vermeer"),
            (Ref("check_in", 1), "Goal g1"),
            (Ref("skill", 1), sample.skills.get(1).name),
            (Ref("learning", sample.learnings.add(_alone()).id), "Of its own"),
        ):
            app.open(ref)
            await pilot.pause()
            assert app.current_mode == "people" and len(app.screen_stack) == 2, ref
            assert words in screen_text(app), ref
            await pilot.press("escape")
            assert isinstance(app.screen, PeopleScreen), ref
        app.open(Ref("goal", 1))
        await pilot.pause()
        await pilot.press("5")
        assert isinstance(app.screen, PeopleScreen)


def _alone() -> Learning:
    return Learning(direction="received", topic="Of its own", day=DAY)


async def test_a_hit_is_opened_over_the_hits_where_it_is_narrow(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"forecast", "enter", "enter")
        assert len(app.screen_stack) == 3
        await pilot.press("escape")
        assert isinstance(app.screen, SearchScreen) and "forecast" in screen_text(app)
        await pilot.press("enter", "1")
        assert isinstance(app.screen, TodayScreen)


async def test_where_it_is_wide_escape_in_the_area_leads_back(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        for ref, area in (
            (Ref("entry", 22), "journal"),
            (Ref("session", 8), "sessions"),
            (Ref("goal", 2), "goals"),
            (Ref("person", 1), "people"),
        ):
            app.open(ref)
            await pilot.pause()
            assert app.current_mode == area
            await pilot.press("escape")
            assert isinstance(app.screen, TodayScreen), ref
        app.open(Ref("goal", 2))
        await pilot.pause()
        await pilot.press("3", "2", "escape")
        assert app.current_mode == "goals"


async def test_what_is_selected_out_of_view_is_neither_opened_nor_deleted(
    sample: Store, app_on: AppOn
) -> None:
    """A review begins with counts: the goals stand below what a low screen shows."""
    app = app_on(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6")
        sheet = app.screen.query_one("#counts", Sheet)
        assert sheet.selected is None and "▌" not in screen_text(app)
        await pilot.press("enter")
        assert isinstance(app.screen, ReviewScreen) and "▌" in screen_text(app)
        selected = sheet.selected
        assert selected is not None and selected.kind == "goal"
        await pilot.press("enter")
        assert isinstance(app.screen, GoalScreen) and app.screen.goal == sample.goals.get(selected.id)
        await pilot.press("escape")
        assert isinstance(app.screen, ReviewScreen)
