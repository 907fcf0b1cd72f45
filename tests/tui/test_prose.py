"""A text set for reading: nothing is lost, nothing is obeyed, marks become type."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from rjournal.domain.text import sanitize
from rjournal.tui import prose
from tests.hostile import HOSTILE, LONG_LINE


def read(body: str, width: int = 60) -> list[str]:
    return [line.plain for line in prose.set_lines(prose.blocks(body), width)]


def styles(body: str) -> dict[str, str]:
    """Each piece of the text that has a style of its own, and that style."""
    (block,) = prose.blocks(body)
    return {block.text.plain[span.start : span.end]: str(span.style) for span in block.text.spans}


def test_headings_stand_above_their_text_with_room_before_them() -> None:
    assert read("## What\n\nA.\n## So what\nB.") == ["What", "A.", "", "So what", "B."]


def test_headings_of_a_template_with_nothing_under_them_are_not_shown() -> None:
    assert read("## What\n\nA.\n\n## So what\n\n## Now what\n\n") == ["What", "A."]


def test_marks_of_emphasis_become_type() -> None:
    found = styles("a **big** and *small* `code` ~~gone~~ _slanted_")
    assert found["big"].startswith("bold ")
    assert found["small"].startswith("italic ")
    assert found["gone"].startswith("strike ")
    assert found["slanted"].startswith("italic ")
    assert read("a **big** and *small*") == ["a big and small"]


def test_signs_that_are_no_emphasis_stay() -> None:
    for text in ("2 * 3 * 4", "snake_case_name", "a ** b", "5 * x", "C# and #1", "[a] (b)"):
        assert read(text) == [text]


def test_an_escaped_sign_loses_its_backslash_alone() -> None:
    assert read(r"\*so\* C:\path") == [r"*so* C:\path"]


def test_where_a_link_leads_is_shown() -> None:
    assert read("see [the page](https://example.org/x)") == ["see the page (https://example.org/x)"]


def test_items_hang_under_their_first_line_and_ticks_have_a_shape() -> None:
    assert read("- one two three\n- [ ] open\n- [x] done\n1. first", 9) == [
        "• one two",
        "  three",
        "○ open",
        "● done",
        "1. first",
    ]


def test_a_short_line_ends_where_it_was_ended_and_a_wrapped_one_goes_on() -> None:
    assert read("one\ntwo") == ["one", "two"]
    wrapped = "x" * (prose.WRAPPED_FROM - 1) + "y\nnext"
    assert read(wrapped, 200) == [wrapped.replace("\n", " ")]


def test_a_quotation_has_its_bar_on_every_line() -> None:
    assert read("> one two", 6) == ["│ one", "│ two"]


def test_code_is_left_alone() -> None:
    assert read("```\n# no heading **x**\n```") == ["  ```", "  # no heading **x**", "  ```"]


def test_a_private_span_keeps_its_marks_and_is_read_as_it_was_typed() -> None:
    assert read("a %%*x*%% *b*") == ["a %%*x*%% b"]


@pytest.mark.parametrize("width", [2, 7, 60])
@pytest.mark.parametrize(
    "body", [*HOSTILE, LONG_LINE[:3000], "> " * 200 + "x", "    " * 30 + "deep", "*a " * 400]
)
def test_no_line_is_wider_than_the_page_and_no_word_is_lost(body: str, width: int) -> None:
    body = sanitize(body)
    lines = read(body, width)
    assert all(cell_len(line) <= width for line in lines)
    assert not any(char < " " or "\x7f" <= char <= "\x9f" for line in lines for char in line)
    if width == 60:
        letters = [char for char in body if char.isalpha()]
        shown = [char for line in lines for char in line if char.isalpha()]
        assert shown == letters


@pytest.mark.parametrize(
    "body", ["*a " * 60_000, "[a" * 60_000, ">" * 100_000, "%%a%% " * 5_000, "_" * 100_000]
)
def test_a_text_made_to_be_slow_is_still_read(body: str) -> None:
    assert read(body)
