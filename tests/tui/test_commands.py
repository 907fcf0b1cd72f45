"""The palette: every act by name with its key, and records by theirs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual import events
from textual.command import CommandInput, CommandList, CommandPalette
from textual.pilot import Pilot

from rjournal.domain.entries import Entry
from rjournal.domain.people import Person
from rjournal.domain.records import Ref
from rjournal.domain.text import sanitize
from rjournal.storage.store import Store
from rjournal.tui import keys
from rjournal.tui.app import JournalApp
from rjournal.tui.commands import commands
from rjournal.tui.modals.confirm import ConfirmModal
from rjournal.tui.screens.help import HelpScreen
from rjournal.tui.screens.trash import TrashScreen
from tests.hostile import HOSTILE
from tests.tui.frame_app import screen_text

AppOn = Callable[[Store], JournalApp]
DAY = date(2026, 2, 16)


def entry(store: Store, title: str, body: str = "") -> Entry:
    return store.entries.add(Entry(title=title, body=body, day=DAY, at="2026-02-16T08:00:00Z"))


async def settle(pilot: Pilot[None]) -> None:
    """Let the palette gather what there is."""
    await pilot.pause()
    gathering = [worker for worker in pilot.app.workers if "gather" in worker.group]
    if gathering:
        await pilot.app.workers.wait_for_complete(gathering)
    await pilot.pause()


async def call(pilot: Pilot[None], words: str) -> None:
    """Open the palette and type `words` at once."""
    await pilot.press("ctrl+p")
    await settle(pilot)
    pilot.app.screen.query_one(CommandInput).value = words
    await settle(pilot)


def offered(app: JournalApp) -> list[str]:
    """The names in the palette, from the top."""
    rows = app.screen.query_one(CommandList)
    return [str(getattr(row, "hit").text) for row in rows.options if hasattr(row, "hit")]  # noqa: B009


async def test_before_anything_is_typed_all_acts_are_there_the_screens_own_first(
    sample: Store, app_on: AppOn
) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("2", "ctrl+p")
        await settle(pilot)
        names = offered(app)
        assert names.index("Pause") < names.index("Write") < names.index("Go to Today")
        for name in ("Undo", "Trash", "Drafts", "Theme", "Export the quarter", "Help: privacy"):
            assert name in names
        assert len(names) == len(set(names))
        text = screen_text(app)
        assert "Pause a goal: nothing is asked of it meanwhile." in text


async def test_an_act_is_found_by_the_beginning_of_any_word_of_its_name_or_its_sentence(
    store: Store, app_on: AppOn
) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await call(pilot, "week first")
        assert offered(app)[0] == "First day of the week"
        await pilot.press("escape")
        await call(pilot, "colours")
        assert offered(app) == ["Theme"]


async def test_choosing_an_act_does_what_its_key_does(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await call(pilot, "go to goals")
        await pilot.press("enter")
        await pilot.pause()
        assert app.current_mode == "goals"
        await call(pilot, "filter")
        before = screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert screen_text(app) != before
        assert not isinstance(app.screen, CommandPalette)


async def test_deleting_asks_first(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("2")
        await pilot.pause()
        await call(pilot, "delete")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ConfirmModal)
        await pilot.press("enter")
        await pilot.pause()
        assert not sample.goals.trashed()
        await call(pilot, "delete")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        await pilot.pause()
    assert len(sample.goals.trashed()) == 1


async def test_undo_takes_back_the_last_change(store: Store, app_on: AppOn) -> None:
    entry(store, "One")
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await call(pilot, "undo")
        await pilot.press("enter")
        await pilot.pause()
    assert store.entries.count() == 0


async def test_while_writing_nothing_offers_to_take_back_a_change_of_the_journal(
    store: Store, app_on: AppOn
) -> None:
    entry(store, "One")
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("j")
        await pilot.pause()
        names = [command.name for command in commands(app, app.screen)]
        assert "Save" in names
        assert "Undo" not in names
        assert "Redo" not in names


async def test_with_the_words_of_a_search_in_focus_the_acts_are_still_offered(
    store: Store, app_on: AppOn
) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("slash")
        await pilot.pause()
        names = [command.name for command in commands(app, app.screen)]
        assert {"Write", "Session", "Undo", "Go to Goals"} <= set(names)


async def test_trash_and_pages_of_the_help_open(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await call(pilot, "trash")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, TrashScreen)
        await call(pilot, "help: privacy")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        assert "privileged" in screen_text(app)


async def test_every_flow_that_has_no_key_can_be_started(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    started: list[object] = []
    app.flow = started.append  # type: ignore[method-assign, assignment]
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        for command in commands(app, app.screen):
            if not command.key and command.name != "Trash" and not command.name.startswith("Help"):
                command.run()
    for steps in started:
        steps.close()  # type: ignore[attr-defined]
    assert len(started) == 14


async def test_records_are_found_by_their_titles_and_open(store: Store, app_on: AppOn) -> None:
    found = entry(store, "Lead with the decision")
    entry(store, "Another", body="with the decision in its text only")
    store.people.add(Person(name="Łucja Decisive"))
    app = app_on(store)
    opened: list[Ref] = []
    app.open = opened.append  # type: ignore[method-assign]
    async with app.run_test(size=(120, 36)) as pilot:
        await call(pilot, "lucja")
        assert "Łucja Decisive" in offered(app)
        await pilot.press("escape")
        await call(pilot, "decision")
        assert "Lead with the decision" in offered(app)
        assert "Another" not in offered(app)
        await pilot.press("enter")
        await pilot.pause()
    assert opened == [Ref("entry", found.id)]


async def test_what_matches_an_act_by_name_comes_before_the_records(store: Store, app_on: AppOn) -> None:
    entry(store, "Theme of the week")
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await call(pilot, "theme")
        assert offered(app) == ["Theme", "Theme of the week"]


async def test_hostile_names_are_shown_as_text(store: Store, app_on: AppOn) -> None:
    for text in HOSTILE:
        entry(store, f"needle {sanitize(text)}")
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await call(pilot, "needle")
        assert len(offered(app)) == len(HOSTILE)
        for _ in HOSTILE:
            await pilot.press("down")
            assert "\x1b" not in screen_text(app)
        line = app.screen.query_one(CommandInput)
        for text in HOSTILE:
            line.clear()
            line.post_message(events.Paste(text))
            await settle(pilot)
            assert "\x1b" not in screen_text(app)


async def test_the_palette_keeps_within_a_small_terminal(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("ctrl+p", "end")
        await settle(pilot)
        for widget in app.screen.walk_children():
            assert widget.region.right <= 60, widget
            assert widget.region.bottom <= 20, widget


async def test_each_act_that_has_a_name_says_what_it_does(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        for area in keys.AREAS:
            await pilot.press(area.key)
            await pilot.pause()
            for command in commands(app, app.screen):
                assert command.says.endswith(".") or command.name.startswith("Go to"), command.name
