"""What an entry said earlier: listed, read, brought back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rjournal.domain.entries import Entry
from rjournal.services.entries import save_entry
from rjournal.storage.store import Store
from rjournal.tui.modals.choose import ChooseModal
from rjournal.tui.screens.journal import JournalScreen
from rjournal.tui.screens.read import ReadScreen
from rjournal.tui.screens.version import VersionScreen
from tests.hostile import HOSTILE
from tests.tui.frame_app import screen_text

DAY = date(2026, 2, 16)


def write(store: Store, *bodies: str) -> Entry:
    """An entry that said one after the other."""
    entry = save_entry(store, Entry(day=DAY, body=bodies[0]))
    for body in bodies[1:]:
        entry = save_entry(store, replace(entry, body=body))
    return entry


@pytest.mark.parametrize(
    ("size", "way"), [((120, 36), ("4",)), ((80, 24), ("4", "enter")), ((60, 20), ("4",))]
)
async def test_an_earlier_version_is_read_and_brought_back_and_u_takes_that_back(
    store, app_on, size, way
) -> None:
    entry = write(store, "First words", "Second words", "Third words")
    app = app_on(store)
    async with app.run_test(size=size, notifications=True) as pilot:
        for key in (*way, "h"):
            await pilot.press(key)
            await pilot.pause()
        assert isinstance(app.screen, ChooseModal)
        text = screen_text(app)
        assert "until today 09:00" in text
        assert text.index("Second words") < text.index("First words")
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, VersionScreen)
        assert "As it was until today 09:00" in screen_text(app) and "First words" in screen_text(app)
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, ReadScreen if "enter" in way else JournalScreen)
        assert "First words" in screen_text(app)
        assert "This is the present version again." in screen_text(app)
        assert store.entries.get(entry.id).body == "First words"
        await pilot.press("u")
        await pilot.pause()
        assert "Third words" in screen_text(app)
    assert store.entries.get(entry.id).body == "Third words"


async def test_esc_goes_back_to_the_list_with_the_same_one_marked_and_changes_nothing(store, app_on) -> None:
    entry = write(store, "First words", "Second words", "Third words")
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("4", "h", "down", "enter")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, ChooseModal)
        await pilot.press("enter")
        await pilot.pause()
        assert "First words" in screen_text(app)
        for _ in range(2):
            await pilot.press("escape")
            await pilot.pause()
        assert isinstance(app.screen, JournalScreen)
    assert store.entries.get(entry.id) == entry


async def test_an_entry_that_never_said_anything_else_says_so(store, app_on) -> None:
    write(store, "Words")
    app = app_on(store)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.press("4", "h")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)
        assert "This entry has said the same from the beginning." in screen_text(app)


async def test_hostile_versions_are_shown_as_text(store, app_on) -> None:
    write(store, *(f"{text} words" for text in HOSTILE), "The end")
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "h")
        await pilot.pause()
        for _ in range(min(len(HOSTILE), 12)):
            await pilot.press("down", "enter")
            await pilot.pause()
            assert isinstance(app.screen, VersionScreen)
            assert "\x1b" not in screen_text(app)
            await pilot.press("escape")
            await pilot.pause()
