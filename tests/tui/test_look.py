"""Every area in every kind of theme and size: it starts, it fits, and its last line stays readable."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.color import Color
from rich.style import Style
from textual.widget import Widget
from textual.widgets import Input

from rjournal.config import Settings
from rjournal.storage.store import Store
from rjournal.tui import keys
from rjournal.tui.app import JournalApp
from rjournal.tui.flows import pairings
from rjournal.tui.widgets.choice_line import ChoiceLine
from rjournal.tui.widgets.key_bar import KeyBar
from tests.tui.frame_app import screen_text

AppOn = Callable[..., JournalApp]

THEMES = ("rjournal-light", "rjournal-contrast", "textual-dark", "ansi-dark")
"""What place a thing takes does not depend on the theme: those beside the default are seen in one size."""

SIZES = ((120, 36), (80, 24), (60, 20))
NO_COLOUR = {None, Color.default()}
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


async def test_without_colour_nothing_is_painted_and_all_signs_are_there(
    sample: Store, app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A grey that Textual would make of a colour is a dark ground on a light terminal."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_on(sample)
    async with app.run_test(size=SIZES[1]) as pilot:
        app.flow(pairings.edit_pairing(app, 1))
        await pilot.pause()
        assert isinstance(app.focused, ChoiceLine)
        underlined = [text.strip() for text, style in drawn(app) if style.underline]
        assert any("●" in text for text in underlined)
        before = underlined
        await pilot.press("tab")
        assert [text.strip() for text, style in drawn(app) if style.underline] != before
        while not isinstance(app.focused, Input):
            await pilot.press("tab")
        assert any(style.reverse for _, style in drawn(app))
        app.screen.dismiss(None)
        await pilot.pause()
        for key in ("1", "2", "j"):
            await pilot.press(key)
            assert {colour for _, style in drawn(app) for colour in (style.color, style.bgcolor)} <= NO_COLOUR
        placeholder = next(style for text, style in drawn(app) if "A title, if you like"[2:] in text)
        assert placeholder.italic


def drawn(app: JournalApp) -> list[tuple[str, Style]]:
    """What goes to the terminal, piece by piece."""
    strips = app.screen._compositor.render_strips()
    return [(text, style) for strip in strips for text, style, _ in strip if style is not None]


@pytest.mark.parametrize("size", SIZES)
async def test_every_place_of_an_empty_journal_fits(
    store: Store, app_on: AppOn, size: tuple[int, int]
) -> None:
    await look_around(app_on(store), size)
