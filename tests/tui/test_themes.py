"""Colours: readable in every theme, and no theme that brings the program down."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.color import Color
from textual.screen import Screen
from textual.theme import BUILTIN_THEMES, Theme
from textual.widgets import Static

from rjournal.tui import themes
from tests.tui.frame_app import TryApp, screen_text

TEXTS = ("rj-text", "rj-soft", "rj-faint", "rj-accent", "rj-grown")


def colours(theme: Theme) -> dict[str, Color]:
    values = {**themes.variable_defaults(theme), **theme.to_color_system().generate(), **theme.variables}
    return {name: Color.parse(values[name]) for name in (*themes.NAMES, "background")}


@pytest.mark.parametrize(
    "theme",
    [*themes.OWN, *(theme for theme in BUILTIN_THEMES.values() if not theme.ansi)],
    ids=lambda theme: theme.name,
)
def test_all_text_is_readable_on_the_background_and_on_the_selected_row(theme: Theme) -> None:
    palette = colours(theme)
    for behind in ("background", "rj-selected"):
        for name in TEXTS:
            assert themes.contrast(palette[name], palette[behind]) >= 4.5, (name, behind)


@pytest.mark.parametrize("theme", themes.OWN, ids=lambda theme: theme.name)
def test_text_is_readable_in_a_field_too(theme: Theme) -> None:
    palette = colours(theme)
    for name in TEXTS:
        assert themes.contrast(palette[name], palette["rj-raised"]) >= 4.5, name


def test_contrast_is_the_one_of_the_standard() -> None:
    black, white, grey = Color.parse("#000"), Color.parse("#fff"), Color.parse("#767676")
    assert themes.contrast(black, white) == pytest.approx(21)
    assert themes.contrast(white, grey) == pytest.approx(4.54, abs=0.01)
    assert themes.contrast(grey, grey) == 1


@pytest.mark.parametrize("name", [*(theme.name for theme in themes.OWN), *BUILTIN_THEMES])
async def test_every_theme_can_be_chosen_while_the_program_runs(name: str) -> None:
    app = TryApp()
    async with app.run_test() as pilot:
        await app.mount(Static("a line of text"))
        app.theme = name
        await pilot.pause()
        assert "a line of text" in screen_text(app)


async def test_a_theme_that_does_not_exist_becomes_the_default() -> None:
    app = TryApp(theme="no such theme")
    async with app.run_test():
        assert app.theme == "rjournal-dark"


def test_registering_makes_the_three_themes_known() -> None:
    app: App[None] = App()
    themes.register(app)
    assert {"rjournal-dark", "rjournal-light", "rjournal-contrast"} <= set(app.available_themes)


async def test_a_theme_chosen_again_looks_as_it_did_the_first_time() -> None:
    app = TryApp()
    looks: list[tuple[str, Color, Color | None]] = []
    async with app.run_test() as pilot:
        line = Static("a line of text")
        await app.mount(line)
        for name in ("rjournal-dark", "rjournal-light", "rjournal-dark", "textual-light", "rjournal-light"):
            app.theme = name
            await pilot.pause()
            looks.append((name, app.screen.styles.background, app.screen.styles.scrollbar_color))
    for name in ("rjournal-dark", "rjournal-light"):
        assert len({(str(back), str(bar)) for chosen, back, bar in looks if chosen == name}) == 1, looks
    assert len({str(back) for _name, back, _bar in looks}) == 3


async def test_a_screen_is_shown_without_reading_any_style_twice() -> None:
    app = TryApp()
    async with app.run_test() as pilot:
        before = list(app.stylesheet.rules)
        app.add_mode("another", Screen[None])
        await app.switch_mode("another")
        await pilot.pause()
        kept = {id(rule) for rule in app.stylesheet.rules}
        assert all(id(rule) in kept for rule in before)
