"""The help: what this screen is for, what its keys do just now, and pages that keep their promises."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len
from textual.screen import Screen
from textual.widgets import Input

from rjournal.cli.main import COMMANDS
from rjournal.storage.store import Store
from rjournal.tui import keys
from rjournal.tui.app import JournalApp
from rjournal.tui.base import tell
from rjournal.tui.live_keys import live_keys
from rjournal.tui.modals.confirm import ConfirmModal
from rjournal.tui.prose import blocks, set_lines
from rjournal.tui.screens.help import PAGES, HelpScreen, key_lines, read_page
from rjournal.tui.screens.search import SearchScreen
from rjournal.tui.widgets.choice_line import ChoiceLine
from rjournal.tui.widgets.key_bar import KeyBar
from tests.tui.frame_app import TryApp, screen_text

AppOn = Callable[[Store], JournalApp]

WORDS = {"VISUAL", "EDITOR", "e42", "s7", "g3"}
"""What stands in code marks on a page and is neither a key nor a command."""


@pytest.mark.parametrize("key", ["f1", "question_mark"])
async def test_the_help_of_an_area_says_what_it_is_for_and_what_its_keys_do(
    sample: Store, app_on: AppOn, key: str
) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("2")
        await pilot.pause()
        goals = app.screen
        await pilot.press(key)
        await pilot.pause()
        text = screen_text(app)
        assert "Pause a goal: nothing is asked of it meanwhile." in text
        assert "On a record" in text
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is goals


async def test_the_key_that_opened_the_help_closes_it(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        before = app.screen
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("f1")
        await pilot.pause()
        assert app.screen is before


async def test_what_is_particular_to_the_screen_comes_before_what_works_everywhere(
    sample: Store, app_on: AppOn
) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("2")
        await pilot.pause()
        lines = [line.plain for line in key_lines(live_keys(app.screen), 90)]
        assert lines.index("On a record") < lines.index("Everywhere") < lines.index("Areas")


async def test_a_letter_that_would_be_typed_is_not_offered_as_a_key(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("slash")
        await pilot.pause()
        assert isinstance(app.focused, Input)
        live = {one.act.id for one in live_keys(app.screen)}
        assert {"search.best", "search.hits", "help"} <= live
        assert not {"write", "new", "area.goals"} & live


async def test_the_arrows_turn_the_pages_and_the_first_is_about_here(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        shown = []
        for _ in range(len(PAGES) + 1):
            shown.append(app.screen.query_one(ChoiceLine).value)
            await pilot.press("right")
            await pilot.pause()
        assert shown == ["here", *PAGES]
        await pilot.press("left", "shift+tab")
        await pilot.pause()
        assert "may be requested by a court" in screen_text(app)
        await pilot.press("tab")
        await pilot.pause()
        assert "rjournal undo" in screen_text(app)


async def test_a_page_longer_than_the_screen_scrolls_and_the_next_begins_at_its_top(
    store: Store, app_on: AppOn
) -> None:
    app = app_on(store)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("f1", "right")
        await pilot.pause()
        assert "Taking things back" not in screen_text(app)
        await pilot.press("end")
        await pilot.pause()
        assert "kept as a draft" in screen_text(app)
        await pilot.press("right")
        await pilot.pause()
        assert "opens an empty page" in screen_text(app)


async def test_there_is_help_in_a_question_too(store: Store) -> None:
    class Answering(TryApp):
        def action_help(self) -> None:
            self.push_screen(HelpScreen(self.screen))

    app = Answering(ConfirmModal("Delete it?", "Delete it", "Keep it"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("f1")
        await pilot.pause()
        assert "Say yes." in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, ConfirmModal)


async def test_help_never_reads_a_key_meant_for_the_screen_behind_it(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("2")
        await pilot.pause()
        await pilot.press("f1", "d", "3", "n", "u")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        assert app.current_mode == "goals"
    assert not sample.goals.trashed()


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_help_fits_a_small_terminal(sample: Store, app_on: AppOn, size: tuple[int, int]) -> None:
    app = app_on(sample)
    async with app.run_test(size=size) as pilot:
        await pilot.press("3", "f1")
        await pilot.pause()
        bar = [one.label for one in app.screen.query_one(KeyBar).shown_keys()]
        assert bar == ["Page before", "Next page", "Back"]
        assert "‹ Here ›" in screen_text(app)
        await pilot.press("end")
        await pilot.pause()
        assert "Go to Review." in screen_text(app)


@pytest.mark.parametrize("width", [100, 70, 46, 20, 4])
async def test_no_line_of_keys_is_wider_than_its_place(width: int, sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("3")
        await pilot.pause()
        for line in key_lines(live_keys(app.screen), width):
            assert cell_len(line.plain) <= max(width, 14 + 4), line.plain


@pytest.mark.parametrize("width", [60, 92])
async def test_what_a_key_is_called_is_never_cut(width: int, sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("j")
        await pilot.pause()
        for live in live_keys(app.screen):
            assert live.label in "\n".join(line.plain for line in key_lines([live], width))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_only_keys_and_commands_that_there_are(page: str) -> None:
    names = {keys.key_name(key) for act in keys.ACTS.values() for key in act.keys.split(",")}
    for code in re.findall(r"`([^`]+)`", read_page(page)):
        if code.startswith("rjournal"):
            command = code.split()[1]
            assert command in COMMANDS or command == "--help", code
        elif " " not in code and code.strip("%#-━─┃"):
            assert code in names or code in WORDS or code.startswith("--") or code[0].isdigit(), code


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_short_and_calm(page: str) -> None:
    text = read_page(page)
    assert text.startswith("# ")
    assert len(text.split()) < 260
    assert "!" not in text
    assert not re.search(r"\b(overdue|failed|behind|simply|just)\b", text)
    lines = set_lines(blocks(text), 60)
    assert all(cell_len(line.plain) <= 60 for line in lines)


def test_the_privacy_page_says_what_the_law_may_ask_for() -> None:
    text = " ".join(read_page("privacy").split())
    assert "not legally privileged and may be requested by a court" in text


def test_every_area_and_the_search_say_what_they_are_for() -> None:
    from importlib import import_module

    screens: list[type[Screen[None]]] = [SearchScreen]
    for area in keys.AREAS:
        module = import_module(f"rjournal.tui.screens.{area.id}")
        screens.append(getattr(module, f"{area.name}Screen"))
    for screen in screens:
        assert screen.HELP, screen.__name__
        assert "!" not in screen.HELP, screen.__name__


async def test_help_in_a_form_tells_how_to_go_about_in_it_and_nothing_lies_over_it(
    store: Store, app_on: AppOn
) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for key, words in (("n", "Type to narrow the list"), ("enter", "goes to the next field")):
            await pilot.press("5" if key == "enter" else "1", "n")
            tell(app, "Something was said a moment ago.")
            await pilot.pause()
            assert "Something was said" in screen_text(app)
            await pilot.press("f1")
            await pilot.pause()
            assert words in screen_text(app)
            assert "Something was said" not in screen_text(app)
            await pilot.press("escape")
            await pilot.pause()
            await pilot.press("escape")
            await pilot.pause()


async def test_what_is_said_leaves_the_count_of_words_in_view(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("j", *"two words")
        tell(app, "Something was said.", "And a hint.")
        await pilot.pause()
        await pilot.pause()
        assert "Something was said." in screen_text(app) and "words, private" in screen_text(app)
