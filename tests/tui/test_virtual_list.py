"""The list: any length, few fetches, the highlight stays with its record."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

import pytest
from textual.app import ComposeResult
from textual.content import Content

from rjournal.tui import render
from rjournal.tui.widgets.rows import PAGE
from rjournal.tui.widgets.virtual_list import VirtualList
from tests.hostile import HOSTILE, LONG_LINE
from tests.tui.frame_app import Heard, TryApp, screen_text


class Records:
    """A source over named records that counts how often it is asked."""

    def __init__(self, keys: Sequence[int], names: Mapping[int, str] | None = None) -> None:
        self.held = list(keys)
        self.names = names or {}
        self.fetches: list[int] = []

    def keys(self) -> Sequence[int]:
        return array("q", self.held)

    def rows(self, keys: Sequence[int]) -> Mapping[int, str]:
        self.fetches.append(len(keys))
        return {key: self.names.get(key, f"record {key}") for key in keys}


def one_line(row: str, width: int, selected: bool) -> list[Content]:
    return [render.elide(row, width)]


def two_lines(row: str, width: int, selected: bool) -> list[Content]:
    return [render.elide(row, width), render.label("below", render.FAINT)]


class ListApp(TryApp):
    def __init__(self, list_: VirtualList[str]) -> None:
        super().__init__()
        self.list = list_

    def compose(self) -> ComposeResult:
        yield self.list


def listing(source: Records, **how: object) -> VirtualList[str]:
    return VirtualList(source, how.pop("paint", one_line), **how)  # type: ignore[arg-type]


async def test_a_hundred_thousand_rows_are_fetched_a_page_at_a_time() -> None:
    source = Records(range(1, 100_001))
    app = ListApp(listing(source))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert len(source.fetches) <= 2
        assert max(source.fetches) <= PAGE
        before = len(source.fetches)
        for _ in range(20):
            await pilot.press("down")
        assert len(source.fetches) == before, "a key press within a page asks for nothing"
        await pilot.press("end")
        await pilot.pause()
        assert app.list.highlighted == 100_000
        assert "record 100000" in screen_text(app)
        assert len(source.fetches) <= before + 2, "going to the end does not fetch what lies between"


async def test_keys_move_the_highlight_and_stop_at_the_ends() -> None:
    app = ListApp(listing(Records(range(1, 101))))
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.list.highlighted == 1
        await pilot.press("up")
        assert app.list.highlighted == 1
        await pilot.press("down", "down")
        assert app.list.highlighted == 3
        await pilot.press("pagedown")
        assert 20 < (app.list.highlighted or 0) < 30
        await pilot.press("end", "down")
        assert app.list.highlighted == 100
        await pilot.press("pageup")
        assert 70 < (app.list.highlighted or 0) < 80
        await pilot.press("home")
        assert app.list.highlighted == 1


@pytest.mark.parametrize("key", ["down", "pagedown", "end"])
async def test_the_selected_row_is_always_on_the_screen_with_its_bar(key: str) -> None:
    app = ListApp(listing(Records(range(1, 201)), paint=two_lines, row_height=2, gap=1))
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(12):
            await pilot.press(key)
        await pilot.pause()
        lines = screen_text(app).splitlines()
        marked = [line for line in lines if line.startswith("▌")]
        assert [f"record {app.list.highlighted}" in line for line in marked] == [True, False]
        assert "below" in marked[1]


async def test_headings_are_shown_and_never_selected() -> None:
    names = {-1: "February", -2: "January"}
    app = ListApp(listing(Records([-1, 5, 4, -2, 3], names)))
    async with app.run_test() as pilot:
        assert app.list.highlighted == 5
        assert "February" in screen_text(app)
        await pilot.press("down", "down")
        assert app.list.highlighted == 3
        await pilot.press("home")
        assert app.list.highlighted == 5
        await pilot.press("up", "pageup")
        assert app.list.highlighted == 5
        assert not app.list.highlight(-2)


async def test_the_heading_above_the_first_record_comes_back_into_view() -> None:
    app = ListApp(listing(Records([-1, *range(1, 100)], {-1: "February"})))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("end", "home")
        await pilot.pause()
        assert "February" in screen_text(app)


async def test_the_highlight_stays_with_its_record_when_others_come_and_go() -> None:
    source = Records(range(1, 11))
    app = ListApp(listing(source))
    async with app.run_test() as pilot:
        app.list.highlight(5)
        source.held = [99, 98, *range(1, 11)]
        app.list.refresh_rows()
        await pilot.pause()
        assert app.list.highlighted == 5
        marked = [line for line in screen_text(app).splitlines() if line.startswith("▌")]
        assert len(marked) == 1 and "record 5" in marked[0]


@pytest.mark.parametrize(("gone", "then"), [(5, 6), (10, 9)])
async def test_when_the_record_is_gone_its_neighbour_is_selected(gone: int, then: int) -> None:
    source = Records(range(1, 11))
    app = ListApp(listing(source))
    heard = Heard()
    async with app.run_test(message_hook=heard) as pilot:
        app.list.highlight(gone)
        await pilot.pause()
        source.held.remove(gone)
        app.list.refresh_rows()
        await pilot.pause()
        assert app.list.highlighted == then
        last = heard.of(VirtualList.Highlighted)[-1]
        assert isinstance(last, VirtualList.Highlighted) and last.key == then


async def test_an_empty_list_says_what_belongs_there_and_how_to_begin() -> None:
    source = Records([])
    empty = render.empty_list("Sessions you plan or hold are listed here.", "s", "record one")
    app = ListApp(listing(source, empty=empty))
    async with app.run_test() as pilot:
        assert app.list.highlighted is None
        assert "Sessions you plan or hold" in screen_text(app)
        assert "s record one" in screen_text(app)
        await pilot.press("down", "end", "enter", "pageup")
        source.held = [7]
        app.list.refresh_rows()
        await pilot.pause()
        assert app.list.highlighted == 7
        assert "record 7" in screen_text(app)


async def test_enter_and_double_click_open_and_a_click_selects() -> None:
    app = ListApp(listing(Records(range(1, 11))))
    heard = Heard()
    async with app.run_test(message_hook=heard) as pilot:
        await pilot.press("down", "enter")
        assert await pilot.click(VirtualList, offset=(4, 6))
        await pilot.pause()
        assert app.list.highlighted == 7
        chosen = [message.key for message in heard.of(VirtualList.Chosen)]  # type: ignore[attr-defined]
        assert chosen == [2]
        assert await pilot.double_click(VirtualList, offset=(4, 3))
        await pilot.pause()
        chosen = [message.key for message in heard.of(VirtualList.Chosen)]  # type: ignore[attr-defined]
        assert chosen == [2, 4]


async def test_hostile_names_are_shown_as_text_and_never_wider_than_the_screen() -> None:
    names = dict(enumerate([*HOSTILE, LONG_LINE], start=1))
    app = ListApp(listing(Records(list(names), names)))
    async with app.run_test(size=(60, 40)) as pilot:
        await pilot.press("end", "home")
        await pilot.pause()
        text = screen_text(app)
        assert "[b]not bold[/b]" in text
        assert "\x1b" not in text and "\u202e" not in text
        assert all(len(line) <= 60 for line in text.splitlines() if line.isascii())


async def test_a_record_deleted_meanwhile_is_an_empty_row_not_an_end() -> None:
    class Gone(Records):
        def rows(self, keys: Sequence[int]) -> Mapping[int, str]:
            return {key: f"record {key}" for key in keys if key != 2}

    app = ListApp(listing(Gone([1, 2, 3])))
    async with app.run_test() as pilot:
        await pilot.press("down")
        assert app.list.highlighted == 2
        assert app.list.highlighted_row is None
        assert "record 3" in screen_text(app)


async def test_a_changed_record_is_shown_after_a_refresh() -> None:
    source = Records([1, 2], {1: "before"})
    app = ListApp(listing(source))
    async with app.run_test() as pilot:
        assert "before" in screen_text(app)
        source.names = {1: "after"}
        app.list.refresh_rows()
        await pilot.pause()
        assert "after" in screen_text(app) and "before" not in screen_text(app)


async def test_without_the_focus_the_selected_row_keeps_its_bar_and_is_weaker() -> None:
    app = ListApp(listing(Records(range(1, 4))))
    async with app.run_test() as pilot:
        focused = app.list.render_line(0)
        app.screen.set_focus(None)
        await pilot.pause()
        blurred = app.list.render_line(0)
        assert blurred.text == focused.text
        assert blurred.text.startswith("▌")
        assert blurred != focused


async def test_another_theme_repaints_the_rows() -> None:
    app = ListApp(listing(Records(range(1, 4))))
    async with app.run_test() as pilot:
        dark = app.list.render_line(1)
        app.theme = "rjournal-light"
        await pilot.pause()
        assert app.list.render_line(1).text == dark.text
        assert app.list.render_line(1) != dark


async def test_a_narrower_screen_draws_the_rows_anew() -> None:
    names = {1: "a name that is about forty characters long"}
    app = ListApp(listing(Records([1], names)))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "characters long" in screen_text(app)
        await pilot.resize_terminal(30, 24)
        await pilot.pause()
        assert "…" in screen_text(app)


async def test_rows_of_different_heights_lie_below_one_another_and_answer_where_they_are_drawn() -> None:
    source = Records([-1, 1, 2, -2, 3, 4], {-1: "Open", -2: "Closed"})
    heights = {-1: (1, 1), 1: (2, 1), 2: (2, 1), -2: (1, 0), 3: (1, 0), 4: (1, 0)}
    app = ListApp(listing(source, paint=two_lines, heights=heights.__getitem__))
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.pause()
        shown = [line.replace("▌", " ").strip() for line in screen_text(app).splitlines()[:12]]
        assert shown == [
            *("Open", "", "record 1", "below", "", "record 2", "below", ""),
            *("Closed", "record 3", "record 4", ""),
        ]
        assert await pilot.click(VirtualList, offset=(4, 10))
        assert app.list.highlighted == 4
        assert await pilot.click(VirtualList, offset=(4, 6))
        assert app.list.highlighted == 2
        assert await pilot.click(VirtualList, offset=(4, 20))
        assert app.list.highlighted == 2, "below the last row there is nothing"


async def test_the_selected_row_shows_whole_among_rows_of_different_heights() -> None:
    source = Records(range(1, 41))
    app = ListApp(listing(source, paint=two_lines, heights=lambda key: (1 + key % 2, key % 2)))
    async with app.run_test(size=(40, 9)) as pilot:
        for key in ("down", "pagedown", "pagedown", "end", "up", "pageup", "home"):
            await pilot.press(key)
            await pilot.pause()
            assert f"▌ record {app.list.highlighted}" in screen_text(app)
