"""The frame: top line, key bar, panels, messages, and what happens when the terminal is small."""

from __future__ import annotations

from typing import ClassVar

import pytest
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from rjournal.errors import Conflict, StorageError
from rjournal.tui import base, keys, render
from rjournal.tui.widgets.key_bar import KeyBar
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.top_bar import TopBar
from tests.hostile import HOSTILE
from tests.tui.frame_app import TryApp, screen_text


class Pane(Static, can_focus=True):
    pass


class GoalsScreen(base.AreaScreen):
    AREA = "goals"
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("edit", "pause", "delete", "revise"),
        keys.binding("new", action="new_goal"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.pane = Pane("the pane", classes="pane")
        self.did: list[str] = []

    def compose_body(self) -> ComposeResult:
        with Horizontal(classes="list-and-pane"):
            with Panel(title="Goals", hint=render.key_hint("c", "check in"), classes="list"):
                yield Input(id="field")
            yield self.pane

    def action_edit(self) -> None:
        self.did.append("edit")

    def action_new_goal(self) -> None:
        self.did.append("new goal")

    def action_pause(self) -> None: ...

    def action_delete(self) -> None: ...

    def action_revise(self) -> None: ...


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RJOURNAL_NOW", "2026-02-16T09:00")


async def test_the_top_line_names_the_areas_and_the_day() -> None:
    app = TryApp(GoalsScreen())
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        for part in ("rjournal", "1 Today", "2 Goals", "6 Review", "Mon 16 Feb 2026"):
            assert part in text


async def test_all_six_areas_stay_readable_from_sixty_columns_on() -> None:
    app = TryApp(GoalsScreen())
    async with app.run_test(size=(120, 24)) as pilot:
        for width in range(60, 121, 3):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            top = screen_text(app).splitlines()[0]
            assert len(top) == width
            for area in keys.AREAS:
                assert f"{area.key} {area.name}" in top, width
            assert "…" not in top, width


async def test_a_click_on_an_area_goes_there() -> None:
    app = TryApp(GoalsScreen())
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        at = screen_text(app).splitlines()[0].index("People")
        assert await pilot.click(offset=(at, 0))
        await pilot.pause()
    assert app.done == ["people"]


async def test_the_key_bar_shows_six_keys_the_areas_own_first_and_help_last() -> None:
    app = TryApp(GoalsScreen())
    async with app.run_test(size=(120, 36)) as pilot:
        app.screen.set_focus(None)
        await pilot.pause()
        shown = [one.label for one in app.screen.query_one(KeyBar).shown_keys()]
    assert shown == ["Edit", "Pause", "Delete", "Revise", "New", "Help"]


async def test_the_key_bar_offers_no_letter_while_someone_types() -> None:
    app = TryApp(GoalsScreen())
    async with app.run_test(size=(120, 36)) as pilot:
        app.screen.query_one(Input).focus()
        await pilot.pause()
        assert [one.name for one in app.screen.query_one(KeyBar).shown_keys()] == ["F1"]


async def test_a_narrow_key_bar_keeps_help() -> None:
    app = TryApp(GoalsScreen())
    async with app.run_test(size=(60, 20)) as pilot:
        app.screen.set_focus(None)
        await pilot.pause()
        last = screen_text(app).splitlines()[-1]
        assert last.rstrip().endswith("F1 Help")
        assert "…" not in last


async def test_a_click_on_a_key_presses_it() -> None:
    screen = GoalsScreen()
    app = TryApp(screen)
    async with app.run_test(size=(120, 24)) as pilot:
        screen.set_focus(None)
        await pilot.pause()
        at = screen_text(app).splitlines()[-1].index("Edit")
        assert await pilot.click(offset=(at, 23))
        await pilot.pause()
    assert screen.did == ["edit"]


async def test_an_areas_own_meaning_of_a_key_wins_and_typing_wins_over_both() -> None:
    screen = GoalsScreen()
    app = TryApp(screen)
    async with app.run_test() as pilot:
        screen.query_one(Input).focus()
        await pilot.press("n", "e", "1")
        assert (screen.did, app.done, screen.query_one(Input).value) == ([], [], "ne1")
        screen.set_focus(None)
        await pilot.press("n", "e", "1")
        assert screen.did == ["new goal", "edit"]
        assert app.done == ["today"]


@pytest.mark.parametrize("size", [(59, 24), (80, 19)])
async def test_a_terminal_that_is_too_small_gets_one_sentence(size: tuple[int, int]) -> None:
    app = TryApp(GoalsScreen())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "rjournal needs 60 × 20" in screen_text(app)
        assert "Goals" not in screen_text(app)
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert "rjournal needs" not in screen_text(app)
        assert "2 Goals" in screen_text(app)


async def test_list_and_pane_stand_side_by_side_only_where_there_is_room() -> None:
    app = TryApp(GoalsScreen())
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        assert "the pane" in screen_text(app)
        await pilot.resize_terminal(99, 24)
        await pilot.pause()
        assert "the pane" not in screen_text(app)


async def test_where_it_is_narrow_the_pane_opens_on_its_own_and_escape_returns() -> None:
    screen = GoalsScreen()
    app = TryApp(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        screen.open_pane(Pane("the pane alone"), screen.pane)
        await pilot.pause()
        assert "the pane alone" in screen_text(app)
        assert "Esc Back" in screen_text(app)
        assert isinstance(app.focused, Pane)
        assert app.screen.query_one(TopBar).area == "goals"
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is screen


async def test_where_it_is_wide_the_pane_beside_the_list_gets_the_focus() -> None:
    screen = GoalsScreen()
    app = TryApp(screen)
    async with app.run_test(size=(120, 24)) as pilot:
        screen.open_pane(Pane("unused"), screen.pane)
        await pilot.pause()
        assert app.focused is screen.pane
        assert app.screen is screen


async def test_hostile_titles_and_messages_are_shown_as_text() -> None:
    screen = GoalsScreen()
    app = TryApp(screen)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        panel = screen.query_one(Panel)
        for text in HOSTILE:
            panel.set_title(text)
            panel.set_hint(text)
            app.clear_notifications()
            screen.tell(text, text)
            await pilot.pause()
            assert "\x1b" not in screen_text(app), text


async def test_a_failure_becomes_a_sentence_and_what_is_safe() -> None:
    screen = GoalsScreen()
    app = TryApp(screen)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        with base.guard(screen) as done:
            raise Conflict("“[/]” was changed elsewhere.", "Your text is kept as a draft.")
        assert not done.ok
        with base.guard(screen) as done:
            pass
        assert done.ok
        await pilot.pause()
        text = screen_text(app)
        assert "“[/]” was changed elsewhere." in text
        assert "Your text is kept as a draft." in text


async def test_a_bug_is_not_turned_into_a_message() -> None:
    screen = GoalsScreen()
    async with TryApp(screen).run_test():
        with pytest.raises(ZeroDivisionError), base.guard(screen):
            raise ZeroDivisionError
        with base.guard(screen) as done:
            raise StorageError("The journal could not be written.")
        assert not done.ok


async def test_the_focused_panel_alone_carries_the_accent() -> None:
    screen = GoalsScreen()
    app = TryApp(screen)
    async with app.run_test() as pilot:
        panel = screen.query_one(Panel)
        screen.query_one(Input).focus()
        await pilot.pause()
        focused = panel.styles.border_top[1]
        screen.set_focus(None)
        await pilot.pause()
        assert focused.hex == "#E6A856"
        assert panel.styles.border_top[1] != focused


async def test_a_new_message_takes_the_place_of_the_one_before_beside_the_last_warning() -> None:
    screen = GoalsScreen()
    app = TryApp(screen)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for severity, words, shown in (
            ("information", "Saved.", ["Saved."]),
            ("information", "Changed.", ["Changed."]),
            ("warning", "A trouble.", ["A trouble."]),
            ("warning", "Another trouble.", ["A trouble.", "Another trouble."]),
            ("information", "Saved again.", ["Another trouble.", "Saved again."]),
            ("information", "Saved again.", ["Another trouble.", "Saved again."]),
        ):
            screen.tell(words, severity=severity)
            await pilot.pause()
            assert [str(toast.render()) for toast in app.screen.query("Toast")] == shown
