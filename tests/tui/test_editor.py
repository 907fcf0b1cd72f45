from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult

from rjournal.domain.text import clean
from rjournal.tui.editor import FOLD_AT, LONGEST_LINE, TitleLine, Writer, fold_line
from rjournal.tui.widgets.tidied import Tidied
from tests.hostile import HOSTILE, LONG_LINE


class Desk(App[None]):
    def __init__(self, text: str = "", title: str = "") -> None:
        super().__init__()
        self.given, self.given_title = text, title
        self.said: list[str] = []
        self.overflow: list[str] = []

    def compose(self) -> ComposeResult:
        yield TitleLine(self.given_title)
        writer = Writer(self.given)
        writer.cursor_blink = False
        yield writer

    def on_mount(self) -> None:
        self.writer.focus()

    @property
    def writer(self) -> Writer:
        return self.query_one(Writer)

    @property
    def title_line(self) -> TitleLine:
        return self.query_one(TitleLine)

    def on_tidied(self, message: Tidied) -> None:
        self.said.append(message.words)

    def on_title_line_overflow(self, message: TitleLine.Overflow) -> None:
        self.overflow.append(message.text)


async def paste(pilot, text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


@pytest.mark.parametrize("text", HOSTILE)
async def test_pasted_text_keeps_its_words_and_loses_what_a_terminal_obeys(text: str) -> None:
    async with Desk().run_test() as pilot:
        await paste(pilot, text)
        assert pilot.app.writer.exact == clean(text).text


@pytest.mark.parametrize("text", HOSTILE)
async def test_text_that_is_opened_comes_back_as_it_was(text: str) -> None:
    stored = clean(text).text
    async with Desk(stored).run_test() as pilot:
        assert pilot.app.writer.exact == stored


async def test_the_writer_is_told_what_was_removed_and_can_undo_the_paste() -> None:
    async with Desk("before ").run_test() as pilot:
        pilot.app.writer.action_cursor_text_end()
        await paste(pilot, "\x1b]2;planted\x07 title")
        assert pilot.app.writer.text == "before ]2;planted title"
        assert pilot.app.said == ["2 control characters were removed."]
        await pilot.press("ctrl+z")
        assert pilot.app.writer.text == "before "


async def test_form_feeds_and_unicode_line_ends_do_not_glue_words_together() -> None:
    async with Desk().run_test() as pilot:
        await paste(pilot, "one\x0ctwo\u2028three\r\nfour\rfive")
        assert pilot.app.writer.text == "one\ntwo\nthree\nfour\nfive"
        assert pilot.app.said == []


async def test_an_absurd_line_is_folded_without_losing_a_character_and_typing_goes_on() -> None:
    async with Desk().run_test() as pilot:
        await paste(pilot, LONG_LINE)
        await pilot.press("!")
        text = pilot.app.writer.text
        assert text.replace("\n", "") == LONG_LINE + "!"
        assert max(map(len, text.split("\n"))) <= FOLD_AT + 1
        assert pilot.app.said == ["1 very long line was folded; no character is missing."]
        await pilot.press("ctrl+z", "ctrl+z")
        assert pilot.app.writer.text == ""


async def test_an_absurd_line_that_is_only_opened_is_stored_as_it_was() -> None:
    async with Desk(LONG_LINE).run_test() as pilot:
        assert "\n" in pilot.app.writer.text
        assert pilot.app.writer.exact == LONG_LINE
        await pilot.press("x", "backspace")
        assert pilot.app.writer.exact == LONG_LINE


def test_folding_breaks_after_a_space_and_only_adds_newlines() -> None:
    line = "seven12 " * 2000
    folded = fold_line(line)
    assert folded.replace("\n", "") == line
    assert all(piece.endswith(" ") and len(piece) <= FOLD_AT for piece in folded.split("\n")[:-1])


def test_folding_never_parts_a_letter_from_its_accent_or_an_emoji_family() -> None:
    for cluster in ("e\u0301\u0300", "👩\u200d👩\u200d👧"):
        folded = fold_line("x" + cluster * 3000)
        assert folded.replace("\n", "") == "x" + cluster * 3000
        assert all(piece[0] == cluster[0] for piece in folded.split("\n")[1:])


def test_what_is_only_combining_marks_is_folded_too() -> None:
    line = "\u0301" * (LONGEST_LINE * 2)
    folded = fold_line(line)
    assert folded.replace("\n", "") == line
    assert max(map(len, folded.split("\n"))) <= FOLD_AT


async def test_rewriting_the_whole_text_is_one_undo_away() -> None:
    async with Desk("first\nsecond").run_test() as pilot:
        pilot.app.writer.rewrite("from the other editor \x1b[31m")
        assert pilot.app.writer.text == "from the other editor [31m"
        await pilot.press("ctrl+z")
        assert pilot.app.writer.text == "first\nsecond"


@pytest.mark.parametrize("keys", [["ctrl+z"], ["ctrl+z", "ctrl+y"], ["ctrl+z", "ctrl+y", "ctrl+z"]])
async def test_undoing_a_paste_of_many_lines_does_not_crash(keys: list[str]) -> None:
    lines = "\n".join(f"line {number}" for number in range(200))
    async with Desk("a\nb\n").run_test() as pilot:
        pilot.app.writer.action_cursor_text_end()
        await paste(pilot, lines)
        await pilot.press(*keys)
        undone = keys[-1] == "ctrl+z"
        assert pilot.app.writer.text == ("a\nb\n" if undone else "a\nb\n" + lines)
        await pilot.press("x")
        assert pilot.app.writer.text.endswith("x")


async def test_tab_leaves_the_text_area() -> None:
    async with Desk().run_test() as pilot:
        await pilot.press("a", "tab")
        assert pilot.app.writer.text == "a"
        assert pilot.app.focused is pilot.app.title_line


async def test_several_lines_pasted_into_the_title_are_all_kept() -> None:
    async with Desk().run_test() as pilot:
        pilot.app.title_line.focus()
        await pilot.pause()
        await paste(pilot, "\nA title\nand the text\nof it\x07")
        assert pilot.app.title_line.value == "A title"
        assert pilot.app.overflow == ["and the text\nof it"]
        assert pilot.app.said == ["1 control character was removed."]


async def test_a_paste_replaces_what_is_selected_in_the_title() -> None:
    async with Desk(title="old").run_test() as pilot:
        pilot.app.title_line.focus()
        pilot.app.title_line.select_all()
        await paste(pilot, "new")
        assert pilot.app.title_line.value == "new"


async def test_what_is_too_long_for_a_title_goes_to_the_text_whole() -> None:
    async with Desk(title="kept").run_test() as pilot:
        pilot.app.title_line.focus()
        await pilot.pause()
        await paste(pilot, LONG_LINE)
        assert pilot.app.title_line.value == "kept"
        assert pilot.app.overflow == [LONG_LINE]
