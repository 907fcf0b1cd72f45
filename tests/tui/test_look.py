"""Every area in every kind of theme and size: it starts, it fits, and its last line stays readable."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.widget import Widget

from rjournal.config import Settings
from rjournal.storage.store import Store
from rjournal.tui import keys
from rjournal.tui.app import JournalApp
from rjournal.tui.widgets.key_bar import KeyBar
from tests.tui.frame_app import screen_text

AppOn = Callable[..., JournalApp]

THEMES = ("rjournal-light", "rjournal-contrast", "textual-dark", "ansi-dark")
"""What place a thing takes does not depend on the theme: those beside the default are seen in one size."""

SIZES = ((120, 36), (80, 24), (60, 20))
PLACES = ("1", "p", *(area.key for area in keys.AREAS[1:]), "slash", "f1")
"""The areas, the prep sheet behind the first, the search and the help."""


def sticks_out(app: JournalApp) -> list[Widget]:
    """What is on the screen and reaches beyond its sides."""
    width = app.size.width
    shown = (widget for widget in app.screen.walk_children() if isinstance(widget, Widget) and widget.display)
    return [widget for widget in shown if widget.region.x < 0 or widget.region.right > width]


async def look_around(app: JournalApp, size: tuple[int, int]) -> None:
    """Go to every place and see that it fits."""
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in PLACES:
            await pilot.press(key)
            await pilot.pause()
            lines = screen_text(app).splitlines()
            assert len(lines) == size[1]
            assert not sticks_out(app), key
            bar = app.screen.query_one(KeyBar)
            assert 1 <= len(bar.shown_keys()) <= 6, key
            # A key that is cut in two cannot be read: whole ones drop out instead.
            assert "…" not in bar.render().plain, key


@pytest.mark.parametrize("size", SIZES)
async def test_every_place_fits(sample: Store, app_on: AppOn, size: tuple[int, int]) -> None:
    await look_around(app_on(sample), size)


@pytest.mark.parametrize("theme", THEMES)
async def test_every_place_fits_in_every_theme(sample: Store, app_on: AppOn, theme: str) -> None:
    app = app_on(sample, Settings(theme=theme))
    assert app.theme == theme
    await look_around(app, SIZES[1])


async def test_every_place_fits_without_colour(
    sample: Store, app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    await look_around(app_on(sample), SIZES[1])


@pytest.mark.parametrize("size", SIZES)
async def test_every_place_of_an_empty_journal_fits(
    store: Store, app_on: AppOn, size: tuple[int, int]
) -> None:
    await look_around(app_on(store), size)
