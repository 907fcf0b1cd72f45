"""Settings: chosen on the screen, applied at once, kept in the file, with the user's own lines left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rjournal.config import Settings, load
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.flows import settings
from rjournal.tui.modals.choose import ChooseModal
from tests.tui.frame_app import screen_text

AppOn = Callable[..., JournalApp]


async def test_each_theme_is_shown_while_it_is_marked_and_escape_puts_the_old_one_back(
    store: Store, app_on: AppOn, tmp_path: Path
) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        app.flow(settings.choose_theme(app))
        await pilot.pause()
        await pilot.press("down")
        await pilot.pause()
        assert app.theme == "rjournal-light"
        await pilot.press(*"gruv")
        await pilot.pause()
        assert app.theme == "gruvbox"
        await pilot.press("escape")
        await pilot.pause()
        assert app.theme == "rjournal-dark"
    assert not (tmp_path / "config.toml").exists()


async def test_a_chosen_theme_stays(store: Store, app_on: AppOn, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("# mine\ndate_order = 'month-first'\n")
    app = app_on(store, load(file))
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        app.flow(settings.choose_theme(app))
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.theme == app.settings.theme == "rjournal-light"
        assert "rjournal-light from now on" in screen_text(app)
    assert load(file) == Settings(theme="rjournal-light", date_order="month-first")
    assert "# mine" in file.read_text()


async def test_the_order_of_day_and_month_holds_from_the_next_date_on(
    store: Store, app_on: AppOn, tmp_path: Path
) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.read_day("3/4/2026").month == 4
        app.flow(settings.choose_date_order(app))
        await pilot.pause()
        assert "3/4 is the third of April" in screen_text(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.read_day("3/4/2026").month == 3
    assert load(tmp_path / "config.toml").date_order == "month-first"


async def test_the_first_weekday_is_kept_and_everything_drawn_anew(
    store: Store, app_on: AppOn, tmp_path: Path
) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        before = app.changed_at(frozenset({"entry"}))
        app.flow(settings.choose_first_weekday(app))
        await pilot.pause()
        await pilot.press(*"sunday", "enter")
        await pilot.pause()
        assert app.settings.first_weekday == 6
        assert app.changed_at(frozenset({"entry"})) > before
    assert load(tmp_path / "config.toml").first_weekday == 6


@pytest.mark.parametrize(
    "choose", [settings.choose_theme, settings.choose_date_order, settings.choose_first_weekday]
)
async def test_what_is_set_already_is_marked_and_taking_it_again_writes_nothing(
    store: Store, app_on: AppOn, tmp_path: Path, choose: Callable[[JournalApp], object]
) -> None:
    app = app_on(store, Settings(theme="nord", date_order="month-first", first_weekday=3))
    async with app.run_test(size=(80, 24)) as pilot:
        app.flow(choose(app))  # type: ignore[arg-type]
        await pilot.pause()
        assert isinstance(app.screen, ChooseModal)
        await pilot.press("enter")
        await pilot.pause()
        assert app.settings == Settings(theme="nord", date_order="month-first", first_weekday=3)
        assert app.theme == "nord"
    assert not (tmp_path / "config.toml").exists()


async def test_a_file_that_cannot_be_changed_is_said_and_the_choice_still_holds(
    store: Store, app_on: AppOn, tmp_path: Path
) -> None:
    file = tmp_path / "config.toml"
    file.write_text("this is [ not toml")
    app = app_on(store)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        app.flow(settings.choose_date_order(app))
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "config.toml is not TOML" in screen_text(app)
        assert app.settings.date_order == "month-first"
    assert file.read_text() == "this is [ not toml"
