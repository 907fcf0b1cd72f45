"""What people type stays as they typed it and cannot steer a terminal, a screen or a file name."""

from __future__ import annotations

import pytest

from rjournal.domain.text import (
    clean,
    isolate,
    one_line,
    private_spans,
    removed_words,
    sanitize,
    strip_private,
)
from tests.hostile import HOSTILE, LONG_LINE


@pytest.mark.parametrize(
    ("typed", "kept", "removed"),
    [
        ("\x1b]2;planted title\x07after", "]2;planted titleafter", 2),
        ("\x1b[31mred\x1b[0m", "[31mred[0m", 2),
        ("\x9b31m C1", "31m C1", 1),
        ("\x00NUL and \x08 backspace \x7f", "NUL and  backspace ", 3),
        ("lone \ud800 surrogate", "lone  surrogate", 1),
        ("a pair \ud83d\ude00 of halves", "a pair 😀 of halves", 0),
        ("tab\tand\r\nCRLF\rCR\n", "tab\tand\nCRLF\nCR\n", 0),
        ("\r\r\n\n", "\n\n\n", 0),
        ("form\x0cfeed, vertical\x0btab, next\x85line", "form\nfeed, vertical\ntab, next\nline", 0),
        (
            "line\u2028and paragraph\u2029and file\x1cseparators",
            "line\nand paragraph\nand file\nseparators",
            0,
        ),
        ("an override \u202eabc\u202c stays", "an override \u202eabc\u202c stays", 0),
        ("", "", 0),
    ],
)
def test_cleaning_keeps_every_visible_character(typed: str, kept: str, removed: int) -> None:
    cleaned = clean(typed)
    assert (cleaned.text, cleaned.removed) == (kept, removed)


@pytest.mark.parametrize("text", ["plain\n\ttext", "naïve 日本語 👩\u200d👩\u200d👧", LONG_LINE, ""])
def test_clean_text_is_returned_as_the_same_object(text: str) -> None:
    assert sanitize(text) is text


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_was_typed_can_be_stored_and_shows_the_same_lines_in_an_editor(text: str) -> None:
    kept = sanitize(text)
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert (kept + "end").splitlines() == (kept + "end").split("\n")
    assert not any(char in kept for char in "\x00\x07\x08\x1b\x7f\x9b\x9d")


def test_what_was_removed_is_said_in_words() -> None:
    assert removed_words(0) == ""
    assert removed_words(1) == "1 control character was removed"
    assert removed_words(3) == "3 control characters were removed"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("no controls", "no controls"),
        ("an \u202eoverride", "an \u202eoverride\u202c"),
        ("closed \u202eabc\u202c", "closed \u202eabc\u202c"),
        ("\u2067one\nline each\u202b", "\u2067one\u2069\nline each\u202b\u202c"),
        ("nested \u2066\u202e", "nested \u2066\u202e\u202c\u2069"),
        (
            "\u2066\u202e\u2069 its isolate closes an override",
            "\u2066\u202e\u2069 its isolate closes an override",
        ),
        (
            "\u202e\u2066\u202c no embedding closes an isolate",
            "\u202e\u2066\u202c no embedding closes an isolate\u2069\u202c",
        ),
        ("a stray \u202c\u2069", "a stray \u202c\u2069"),
    ],
)
def test_a_direction_ends_with_its_line(text: str, shown: str) -> None:
    assert isolate(text) == shown


def test_one_line_is_one_line_and_has_the_words_alone() -> None:
    assert one_line("  A title\n\nover\tlines  \u202eand back\u202c ") == "A title over lines and back"
    assert one_line(" \n ") == ""


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("nothing private, 100 % public", "nothing private, 100 % public"),
        ("said %%in anger%% to Ann", "said to Ann"),
        ("said%%in anger%%, to Ann", "said, to Ann"),
        ("%%all of it%%", ""),
        ("first %%then never closed\n\nand more", "first "),
        ("a %%b%% c %%d%% e", "a c e"),
        ("a %%b%% %%c%% d", "a d"),
        ("over %%two\nlines%%\nthree", "over \nthree"),
        ("%%%%doubled%%%% seen", ""),
        ("%%a%%%%b%% seen", "seen"),
        ("%%%three%%% seen", "% seen"),
        ("%%%%", ""),
        ("a lone % and 5% stay", "a lone % and 5% stay"),
    ],
)
def test_private_spans_are_for_their_owner_alone(text: str, public: str) -> None:
    assert strip_private(text) == public


def test_private_spans_are_found_with_their_markers() -> None:
    text = "a %%b%% c %%d"
    assert [text[start:end] for start, end in private_spans(text)] == ["%%b%%", "%%d"]
    assert private_spans("100 %") == ()
