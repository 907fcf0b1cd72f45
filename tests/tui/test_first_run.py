"""The first run: nothing is asked, three ways to begin are offered, and a sample journal can be looked at."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from rjournal.domain.entries import Entry
from rjournal.domain.goals import Goal
from rjournal.domain.people import Pairing, Person
from rjournal.domain.records import Ref
from rjournal.services.goals import create_goal
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.flows import lines
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.write import WriteScreen
from tests.pty.harness import Terminal
from tests.tui.frame_app import screen_text

AppOn = Callable[[Store], JournalApp]
DAY = date(2026, 2, 16)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_the_welcome_fits_and_asks_for_nothing(
    store: Store, app_on: AppOn, size: tuple[int, int]
) -> None:
    app = app_on(store)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        text = screen_text(app)
        for words, key in (
            ("Add someone you learn from or teach", "a"),
            ("Write an entry", "j"),
            ("Set a goal", "g"),
            ("Look around in a sample journal", "o"),
        ):
            row = next(line for line in text.splitlines() if words in line)
            assert row.split()[-1] == key
        assert "Nothing has to be filled in" in text
        assert "Next session" not in text
        assert len(app.screen_stack) == 1
        assert all(cell_len(line) <= size[0] for line in text.splitlines())


async def test_each_step_starts_with_its_key_or_by_being_chosen(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        for keys, screen in (
            (("a",), FormModal),
            (("j",), WriteScreen),
            (("home", "enter"), FormModal),
            (("home", "down", "enter"), WriteScreen),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            assert isinstance(app.screen, screen), keys
            await pilot.press("escape")
            await pilot.pause()
            assert len(app.screen_stack) == 1


async def test_what_is_begun_makes_way_for_hints_and_those_for_nothing(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        store.entries.add(Entry(day=DAY, body="A first line"))
        app.announce("entry")
        await pilot.pause()
        text = screen_text(app)
        assert "A first line" in text
        assert "Nothing has to be filled in" not in text
        assert "Still to begin with   a add someone   g set a goal" in text
        assert app.focused is not None
        assert app.focused.id == "next"
        person = store.people.add(Person(name="Noor"))
        store.pairings.add(Pairing(person_id=person.id))
        create_goal(store, Goal(title="Read", start=DAY, baseline=0, target=9))
        app.announce("person", "goal")
        await pilot.pause()
        assert "Still to begin with" not in screen_text(app)


async def test_a_goal_is_set_from_the_hint(store: Store, app_on: AppOn) -> None:
    store.entries.add(Entry(day=DAY, body="A first line"))
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert "What you want to change" in screen_text(app)
        await pilot.press("g")
        await pilot.pause()
        assert len(app.screen_stack) > 1


async def test_an_empty_journal_again_welcomes_nobody_twice(store: Store, app_on: AppOn) -> None:
    """Whoever has put everything into the trash knows the program; the panels say what belongs there."""
    entry = store.entries.add(Entry(day=DAY, body="gone"))
    store.entries.delete(entry.id)
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        assert "Still to begin with   a add someone   j write an entry   g set a goal" in text
        assert "Your next session stands here" in text
        assert "What you wrote, and the sessions you held." in text


async def test_the_sample_is_not_offered_once_there_is_something(store: Store, app_on: AppOn) -> None:
    store.entries.add(Entry(day=DAY, body="mine"))
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o")
        await pilot.pause()
        assert not app.wants_sample
        assert app.is_running


async def test_the_sample_says_that_it_is_one(sample: Store, tmp_path: Path) -> None:
    from rjournal.config import Settings
    from rjournal.paths import Paths

    app = JournalApp(sample, Paths(tmp_path, tmp_path), Settings(), is_sample=True)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert "This is a sample journal" in screen_text(app)
        await pilot.press("2")
        await pilot.pause()
        assert screen_text(app).split()[:2] == ["sample", "1"], "it is said for as long as it is open"


def test_the_sample_from_the_shell_says_so_too_and_leaves_nothing(tmp_path: Path) -> None:
    env = {"RJOURNAL_NOW": "2026-02-16T09:00:00", "TZ": "UTC", "HOME": os.fspath(tmp_path)}
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    env["TMPDIR"] = os.fspath(temporary)
    command = [sys.executable, "-m", "rjournal", "demo"]
    with Terminal.spawn(command, env=env, columns=120, rows=36) as terminal:
        terminal.wait_for("nothing in it is kept")
        terminal.press("q")
        terminal.must_end_with(0)
    assert list(temporary.iterdir()) == []


def test_looking_around_comes_back_to_the_own_journal_and_leaves_nothing(home: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    env = {
        "RJOURNAL_HOME": os.fspath(home),
        "RJOURNAL_NOW": "2026-02-16T09:00:00",
        "TZ": "UTC",
        "HOME": os.fspath(tmp_path),
        "TMPDIR": os.fspath(temporary),
    }
    with Terminal.spawn([sys.executable, "-m", "rjournal"], env=env, columns=120, rows=36) as terminal:
        terminal.wait_for("Nothing has to be filled in")
        terminal.press("o")
        terminal.wait_for("p Prepare")
        assert list(temporary.iterdir()) != []
        terminal.press("q")
        terminal.wait_until(lambda: "Prepare" not in terminal.text, "the own journal, whole")
        terminal.wait_for("Nothing has to be filled in")
        assert list(temporary.iterdir()) == []
        terminal.press("q")
        terminal.must_end_with(0)
        terminal.assert_left_sane()
    with Store.open(home / "journal.db") as own:
        assert own.people.count() == 0


def test_a_signal_in_the_sample_ends_the_whole_program(home: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    env = {
        "RJOURNAL_HOME": os.fspath(home),
        "TZ": "UTC",
        "HOME": os.fspath(tmp_path),
        "TMPDIR": os.fspath(temporary),
    }
    with Terminal.spawn([sys.executable, "-m", "rjournal"], env=env, columns=120, rows=36) as terminal:
        terminal.wait_for("Nothing has to be filled in")
        terminal.press("o")
        terminal.wait_for("Noor Vermeer")
        terminal.signal(signal.SIGTERM)
        terminal.must_end_with(128 + signal.SIGTERM)
        terminal.assert_left_sane()
    assert list(temporary.iterdir()) == []


async def test_where_there_is_no_goal_one_can_be_set_from_what_moved_it(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.press("j", *"Words", "f3")
        assert "Set a goal" in screen_text(app)
        await pilot.press("enter", *"question", "enter", *"What do they need", "ctrl+s")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        goal, entry = store.goals.where()[0], store.entries.where()[0]
        assert store.links.ends(Ref("entry", entry.id), "supports", "goal") == [goal.id]
        app.flow(lines.moved_goal(app, Ref("entry", entry.id)))
        await pilot.pause()
        assert "Set a goal" in screen_text(app)
