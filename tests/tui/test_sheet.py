"""The sheet: a record to read, with items to act on; nothing on it is out of reach."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen

from rjournal.domain.records import Ref
from rjournal.tui.widgets.sheet import Sheet, SheetLine
from tests.tui.frame_app import Heard, TryApp, screen_text

GOAL = Ref("goal", 1)


class SheetScreen(Screen[object]):
    def __init__(self) -> None:
        super().__init__()
        self.sheet = Sheet()

    def compose(self) -> ComposeResult:
        yield self.sheet


def page(words: int, items: Sequence[int], after: int = 0) -> Callable[[int], list[SheetLine]]:
    """Lines of words, then items of two lines each, then words again."""

    def lay_out(width: int) -> list[SheetLine]:
        lines = [SheetLine(Content(f"words {at}")) for at in range(words)]
        for id in items:
            lines += [
                SheetLine(Content(f"item {id}"), Ref("win", id)),
                SheetLine(Content("more"), Ref("win", id)),
            ]
        return [*lines, *(SheetLine(Content(f"end {at} of {width}")) for at in range(after))]

    return lay_out


async def test_one_begins_to_read_at_the_top_and_comes_to_the_first_item_in_time() -> None:
    screen = SheetScreen()
    app = TryApp(screen)
    async with app.run_test(size=(40, 10)) as pilot:
        screen.sheet.focus()
        screen.sheet.show(GOAL, page(30, (1, 2)))
        await pilot.pause()
        assert "words 0" in screen_text(app)
        # What nobody sees is not what keys act on.
        assert screen.sheet.selected is None
        await pilot.press("down")
        assert "words 3" in screen_text(app) and screen.sheet.selected is None
        await pilot.press(*["down"] * 6)
        assert "item 1" in screen_text(app) and screen.sheet.selected == Ref("win", 1)
        await pilot.press("down")
        assert screen.sheet.selected == Ref("win", 2)


async def test_past_the_items_the_keys_read_on() -> None:
    screen = SheetScreen()
    app = TryApp(screen)
    async with app.run_test(size=(40, 10)) as pilot:
        screen.sheet.focus()
        screen.sheet.show(GOAL, page(0, (1,), after=20))
        await pilot.press(*["down"] * 6)
        assert "end 19" in screen_text(app)
        await pilot.press(*["up"] * 8)
        assert "item 1" in screen_text(app)
        await pilot.press("end")
        assert "end 19" in screen_text(app)
        await pilot.press("home")
        assert "item 1" in screen_text(app)


async def test_a_sheet_without_items_scrolls() -> None:
    screen = SheetScreen()
    app = TryApp(screen)
    async with app.run_test(size=(40, 10)) as pilot:
        screen.sheet.focus()
        screen.sheet.show(GOAL, page(30, ()))
        await pilot.press("pagedown", "down", "enter")
        assert "words 12" in screen_text(app) and "words 0 " not in screen_text(app)
        assert not screen.sheet.has_items


async def test_a_longer_record_is_not_cut_off_by_the_scroll_bar_that_it_brings() -> None:
    screen = SheetScreen()
    app = TryApp(screen)

    def lines(count: int) -> Callable[[int], list[SheetLine]]:
        return lambda width: [SheetLine(Content("end".rjust(width))) for _ in range(count)]

    async with app.run_test(size=(40, 10)) as pilot:
        for at, count in enumerate((3, 30, 3)):
            screen.sheet.show(Ref("goal", at + 1), lines(count))
            await pilot.pause()
            shown = [line for line in screen_text(app).splitlines() if line.strip()]
            assert all("end" in line for line in shown), count


async def test_what_is_selected_stays_by_record_and_gives_way_to_its_neighbour() -> None:
    screen = SheetScreen()
    app = TryApp(screen)
    async with app.run_test(size=(40, 10)) as pilot:
        screen.sheet.focus()
        screen.sheet.show(GOAL, page(1, (1, 2, 3)))
        await pilot.press("down")
        screen.sheet.show(GOAL, page(1, (9, 1, 2, 3)))
        assert screen.sheet.selected == Ref("win", 2)
        screen.sheet.show(GOAL, page(1, (9, 1, 3)))
        assert screen.sheet.selected == Ref("win", 3)
        screen.sheet.show(Ref("goal", 2), page(1, (9, 1, 3)))
        assert screen.sheet.selected == Ref("win", 9)
        screen.sheet.show(None, page(0, ()))
        assert screen.sheet.selected is None


async def test_a_selected_item_stays_in_view_at_another_width() -> None:
    screen = SheetScreen()
    app = TryApp(screen)
    async with app.run_test(size=(40, 30)) as pilot:
        screen.sheet.focus()
        screen.sheet.show(GOAL, page(3, range(1, 10), after=1))
        await pilot.press("end", "up")
        await pilot.resize_terminal(30, 6)
        await pilot.pause()
        assert "item 8" in screen_text(app)
        await pilot.press("end")
        assert "of 26" in screen_text(app)


async def test_a_page_nobody_moved_on_stays_at_its_top_at_another_size() -> None:
    screen = SheetScreen()
    app = TryApp(screen)
    async with app.run_test(size=(40, 10)) as pilot:
        screen.sheet.focus()
        screen.sheet.show(GOAL, page(30, (1,)))
        await pilot.resize_terminal(30, 6)
        await pilot.pause()
        assert "words 0" in screen_text(app)


async def test_enter_and_double_click_open_an_item() -> None:
    screen, heard = SheetScreen(), Heard()
    app = TryApp(screen)
    async with app.run_test(size=(40, 10), message_hook=heard) as pilot:
        screen.sheet.focus()
        screen.sheet.show(GOAL, page(1, (1, 2)))
        await pilot.pause()
        await pilot.press("enter")
        assert await pilot.click(Sheet, offset=(5, 4), times=2)
        assert await pilot.click(Sheet, offset=(5, 0), times=2)
        chosen = heard.of(Sheet.Chosen)
        assert [one.ref for one in chosen if isinstance(one, Sheet.Chosen)] == [Ref("win", 1), Ref("win", 2)]


async def test_what_is_selected_is_marked_with_the_focus_alone() -> None:
    screen = SheetScreen()
    app = TryApp(screen)
    async with app.run_test(size=(40, 10)) as pilot:
        screen.sheet.show(GOAL, page(1, (1, 2)))
        screen.sheet.focus()
        await pilot.pause()
        assert screen_text(app).count("▌") == 2
        screen.set_focus(None)
        await pilot.pause()
        assert "▌" not in screen_text(app)
