"""Pictures made of text: never wider than their place, and true without colour."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from rjournal.tui import render
from tests.hostile import HOSTILE

WIDTHS = (0, 1, 2, 3, 7, 20, 61)


def fits(content: Content, width: int) -> bool:
    return cell_len(content.plain) <= width and "\n" not in content.plain


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("width", WIDTHS)
def test_hostile_text_stays_in_its_place(text: str, width: int) -> None:
    assert fits(render.elide(text, width), width)
    assert fits(render.columns(text, text, width), width)
    assert fits(render.beside([text, text, text], width), width)
    assert all(fits(line, width) for line in render.wrap(text, width))


@given(st.text(), st.text(max_size=12), st.integers(0, 50))
def test_any_two_texts_stay_in_their_place(left: str, right: str, width: int) -> None:
    assert fits(render.columns(left, right, width), width)


def test_text_that_looks_like_markup_is_shown_as_it_is() -> None:
    assert render.label("[b]x[/b] [/]").plain == "[b]x[/b] [/]"


def test_control_characters_never_reach_the_terminal() -> None:
    shown = render.label("\x1b]2;title\x07 \u202eabc\tx").plain
    assert "\x1b" not in shown and "\u202e" not in shown and "\t" not in shown
    assert "title" in shown and "abc" in shown


def test_columns_align_right_and_shorten_the_left() -> None:
    assert render.columns("Goal", "2 of 5", 14).plain == "Goal    2 of 5"
    assert render.columns("A rather long name", "2 of 5", 14).plain == "A rat…  2 of 5"
    assert render.columns("only", "", 14).plain == "only"


def test_wrapping_keeps_every_word_and_the_line_ends() -> None:
    lines = [line.plain for line in render.wrap("one two three\n\nfour", 8)]
    assert lines == ["one two", "three", "", "four"]


@pytest.mark.parametrize("width", [2, 7, 20, 61])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_text_is_broken_where_textual_breaks_content(text: str, width: int) -> None:
    shown = render.wrap(text, width, render.SOFT)
    content = [label for line in text.split("\n") for label in render.wrap(render.label(line), width)]
    assert [line.plain for line in shown] == [line.plain for line in content]
    assert {span.style for line in shown for span in line.spans} <= {render.SOFT}


def test_a_joiner_before_wide_characters_ends_no_drawing() -> None:
    assert render.wrap("a \u200d\u200d本日👩本 b", 3)


def test_a_meter_shows_what_is_done_and_the_even_pace_without_colour() -> None:
    assert render.meter(0.5, None, 10).plain == "━━━━━─────"
    assert render.meter(0.5, 0.7, 10).plain == "━━━━━──┃──"
    assert render.meter(0, None, 4).plain == "────"
    assert render.meter(1, 1, 4).plain == "━━━┃"
    assert render.meter(None, None, 4).plain == "┄┄┄┄"


def test_a_meter_draws_a_little_as_a_little_and_almost_all_as_almost() -> None:
    assert render.meter(0.001, None, 10).plain == "━─────────"
    assert render.meter(0.999, None, 10).plain == "━━━━━━━━━─"


@given(st.none() | st.floats(), st.none() | st.floats(), st.integers(0, 40))
def test_a_meter_is_exactly_as_wide_as_its_place(
    bar: float | None, expected: float | None, width: int
) -> None:
    assert cell_len(render.meter(bar, expected, width).plain) == width


@given(st.lists(st.floats()), st.integers(0, 20))
def test_a_trend_never_breaks_and_never_spills(values: list[float], width: int) -> None:
    assert fits(render.trend(values, width), width)


def test_a_trend_goes_up_where_the_readings_do() -> None:
    assert render.trend([1, 2, 3, 4], 4).plain == "⡠⠊"
    assert render.trend([], 4).plain == ""
    assert render.trend([math.nan, 3], 4).plain == render.trend([3], 4).plain


def test_a_trend_keeps_the_newest_readings() -> None:
    assert render.trend([9, 9, 9, 1, 2], 1).plain == render.trend([1, 2], 1).plain


def test_dots_count_and_say_it_in_words_where_there_are_too_many() -> None:
    assert render.dots(2, 3).plain == "●●○"
    assert render.dots(9, 3).plain == "●●●"
    assert render.dots(8, 20).plain == "8 of 20"
    assert render.dots(0, 0).plain == ""


def test_facts_that_do_not_fit_are_left_away_from_the_end() -> None:
    assert render.beside(["Noor", "you learn", "every 2 weeks"], 20).plain == "Noor · you learn"
    assert render.beside(["", "Noor"], 20).plain == "Noor"
