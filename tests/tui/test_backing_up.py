"""Copies of the journal from the screen: the one of the day is quiet, the one asked for says where it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rjournal.config import Settings, load
from rjournal.services.upkeep import copies
from rjournal.storage.store import Store
from rjournal.tui import app as app_module
from rjournal.tui.app import JournalApp, run, run_sample
from rjournal.tui.flows import backing_up, settings
from tests.tui.frame_app import screen_text

AppOn = Callable[..., JournalApp]


async def until_copied(app: JournalApp) -> None:
    for worker in [worker for worker in app.workers if worker.group == "backup"]:
        await worker.wait()


def made(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "backups").glob("*"))


async def test_the_copy_of_the_day_is_made_once_and_nothing_is_said(
    sample: Store, app_on: AppOn, tmp_path: Path
) -> None:
    for _ in range(2):
        app = app_on(sample)
        app.copies_daily = True
        async with app.run_test(size=(120, 36), notifications=True) as pilot:
            await pilot.pause()
            await until_copied(app)
            await pilot.pause()
            assert not app._notifications
    assert made(tmp_path) == ["automatic-20260216T090000.db"]


async def test_a_copy_that_cannot_be_made_is_said_once_and_the_journal_goes_on(
    sample: Store, app_on: AppOn, tmp_path: Path
) -> None:
    (tmp_path / "backups").write_text("in the way")
    app = app_on(sample)
    app.copies_daily = True
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.pause()
        await until_copied(app)
        await pilot.pause()
        assert screen_text(app).count("Today's copy of the journal could not be made") == 1
        await pilot.press("4")
        await pilot.pause()
        assert app.current_mode == "journal"


async def test_leaving_gives_the_copy_up_and_leaves_nothing_of_it(
    sample: Store, app_on: AppOn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stops = []
    copy = copies.back_up_daily

    def slow(*arguments: object, **more: object) -> object:
        stop = more["stop"]
        stops.append(stop)
        stop.wait(60)  # type: ignore[attr-defined]
        return copy(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(copies, "back_up_daily", slow)
    app = app_on(sample)
    app.copies_daily = True
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("q")
    assert stops and all(stop.is_set() for stop in stops)
    assert not [name for name in made(tmp_path) if name.endswith(".db")]


def test_only_one_s_own_journal_that_may_be_written_to_is_copied(
    journal_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rjournal.paths import Paths

    opened: list[bool] = []
    monkeypatch.setattr(app_module.JournalApp, "run", lambda self: opened.append(self.copies_daily))
    paths = Paths(tmp_path, tmp_path)
    assert run(paths) == 0
    (tmp_path / "config.toml").write_text("backups = false\n")
    assert run(paths) == 0
    assert run_sample(Settings()) == 0
    assert opened == [True, False, False]


async def test_back_up_now_says_where_the_copy_is(sample: Store, app_on: AppOn, tmp_path: Path) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        app.flow(backing_up.back_up_now(app))
        await pilot.pause()
        text = screen_text(app)
        assert "found sound" in text
    assert made(tmp_path) == ["manual-20260216T090000.db"]
    copies.check(tmp_path / "backups" / "manual-20260216T090000.db")


async def test_back_up_now_says_why_it_could_not(sample: Store, app_on: AppOn, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("in the way")
    app = app_on(sample)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        app.flow(backing_up.back_up_now(app))
        await pilot.pause()
        assert "The copy could not be written" in screen_text(app)


async def test_where_everything_is_names_each_place_and_who_can_read_it(
    sample: Store, app_on: AppOn, tmp_path: Path
) -> None:
    (tmp_path / "unsaved-1.md").write_text("words")
    (tmp_path / "unsaved-1.md").chmod(0o644)
    app = app_on(sample)
    async with app.run_test(size=(160, 40), notifications=True) as pilot:
        app.flow(backing_up.show_places(app))
        await pilot.pause()
        text = screen_text(app)
        assert "everything you wrote" in text
        await pilot.press(*"unsaved")
        await pilot.pause()
        assert "others may use it" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.clipboard == str(tmp_path / "unsaved-1.md")


async def test_copies_once_a_day_can_be_turned_off_and_on(
    store: Store, app_on: AppOn, tmp_path: Path
) -> None:
    file = tmp_path / "config.toml"
    app = app_on(store)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for expected, keys in ((False, ("down", "enter")), (True, ("up", "enter"))):
            app.flow(settings.choose_backups(app))
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            assert app.settings.backups is load(file).backups is expected
    assert file.read_text() == "backups = true\n"
