"""Keys that come faster than screens open, and leaving in the middle of it: as on a busy machine."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual import events

from rjournal.storage.store import Store
from rjournal.tui import keys
from rjournal.tui.app import JournalApp
from rjournal.tui.commands import Palette
from rjournal.tui.modals.choose import ChooseModal, Pick
from rjournal.tui.modals.confirm import ConfirmModal
from rjournal.tui.screens.help import HelpScreen
from rjournal.tui.screens.search import SearchScreen
from tests.tui.test_commands import call

MakeApp = Callable[[Store], JournalApp]


def type_ahead(app: JournalApp, *pressed: str, pasted: str = "") -> None:
    """Press keys, and paste, without waiting for what they do, as `Pilot.press` would."""
    driver = app._driver
    assert driver is not None
    typed: list[events.Event] = [events.Key(key, key if len(key) == 1 else None) for key in pressed]
    for event in [*typed, *([events.Paste(pasted)] if pasted else [])]:
        event.set_sender(app)
        driver.process_message(event)


def shown(app: JournalApp) -> list[str]:
    """The screens that lie on one another, the one in front last."""
    return [type(screen).__name__ for screen in app.screen_stack]


async def test_a_key_waits_for_the_screen_it_is_for(sample: Store, app_on: MakeApp) -> None:
    """Pressed on the screen before, it comes up to the app when the next one is there, still empty."""
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        for make, key, in_front in (
            (lambda: HelpScreen(app.screen), "escape", "TodayScreen"),
            (SearchScreen, "escape", "TodayScreen"),
            (Palette, "escape", "TodayScreen"),
            (lambda: ConfirmModal("Go on?", "Go on", "Stay"), "right", "ConfirmModal"),
            (lambda: ChooseModal("Which", [Pick("one", "One")]), "down", "ChooseModal"),
            (Palette, "pagedown", "Palette"),
        ):
            app.push_screen(make())
            event = events.Key(key, None)
            event._set_forwarded()
            app.post_message(event)
            await pilot.pause()
            assert shown(app)[-1] == in_front


async def test_enter_pressed_again_before_it_took_effect_is_pressed_once(
    sample: Store, app_on: MakeApp
) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.press("4")
        type_ahead(app, "enter", "enter", "enter")
        await pilot.pause()
        assert shown(app) == ["JournalScreen", "ReadScreen"]
        await pilot.press("escape", "5", "n", *"Someone new", "enter", "escape")
        people = sample.people.count()
        await call(pilot, "undo")
        type_ahead(app, "enter", "enter", "enter")
        await pilot.pause()
        assert shown(app) == ["PeopleScreen"]
        assert sample.people.count() == people - 1


async def test_leaving_while_screens_are_put_together_is_no_fault(
    sample: Store, app_on: MakeApp, tmp_path: Path
) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)):
        for area in keys.AREAS:
            app.switch_mode(area.id)
        app.push_screen(SearchScreen())
        app.push_screen(HelpScreen(app.screen))
        app.exit()
        while app._running:
            await asyncio.sleep(0)
    assert app.return_code == 0
    assert not (tmp_path / "log").exists()


async def test_every_key_after_one_that_opens_a_page_goes_to_the_page(sample: Store, app_on: MakeApp) -> None:
    """On Today each of these letters is a command, and u would take back what was done last."""
    app = app_on(sample)
    before = sample.entries.count()
    async with app.run_test(size=(120, 36)) as pilot:
        type_ahead(app, "j", *"nun u 1 q", pasted=" and what was pasted")
        type_ahead(app, *", q", "ctrl+s")
        await pilot.pause()
        assert shown(app) == ["TodayScreen"]
        assert sample.entries.count() == before + 1
        assert sample.entries.get(before + 1).body == "nun u 1 q and what was pasted, q"


async def test_keys_wait_for_each_page_of_a_flow_in_turn(sample: Store, app_on: MakeApp) -> None:
    """A choice, then a form, then another: between two of them no key falls through to what lies below."""
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        type_ahead(app, "n", *"person", "down", "up", "enter", *"Una Quist", "enter", "escape", "5")
        await pilot.pause()
        assert shown(app) == ["PeopleScreen"]
        assert sample.people.where()[-1].name == "Una Quist"


async def test_keys_typed_while_a_file_is_written_do_not_wait_for_it(sample: Store, app_on: MakeApp) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        written = asyncio.Event()
        app.flow(app.aside(written.wait()))
        type_ahead(app, "2")
        await pilot.pause()
        assert shown(app) == ["GoalsScreen"]
        written.set()
