"""The stopwatch for screens: it stops at the frame that shows the effect, whatever else is written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

from benchmarks.terminal import NeverShownError, Watched

# Answers each key in a line of its own; `x` after a while and in two parts, `c` in colour alone, `j` with
# a joined emoji; `e` ends.
PROGRAM = """
import sys, time, tty
tty.setraw(0)
print("\\x1b[?2026$p\\x1b[2J\\x1b[Hready", end="\\r\\n", flush=True)
while key := sys.stdin.read(1):
    if key == "x":
        print("one", end="\\r\\n", flush=True)
        end = time.perf_counter() + 0.2
        while time.perf_counter() < end:
            pass
        print("\\r\\n" * 5, "two", end="\\r\\n", flush=True)
    elif key == "c":
        print("\\x1b[1;1H\\x1b[31mready\\x1b[0m", end="", flush=True)
    elif key == "j":
        print("👩\\u200d💻 behind it", end="\\r\\n", flush=True)
    elif key == "e":
        break
    else:
        print("got", key, end="\\r\\n", flush=True)
"""


@pytest.fixture
def watched() -> Iterator[Watched]:
    with Watched([sys.executable, "-c", PROGRAM], {"PATH": os.defpath, "LANG": "C.UTF-8"}) as program:
        program.first_paint("ready")
        # The answer to its question about the terminal is read as keys.
        program.rest()
        yield program


def test_a_key_is_answered_and_its_effect_is_on_the_screen(watched: Watched) -> None:
    assert watched.press("a") > 0
    assert "got a" in watched.text


def test_a_program_that_works_in_silence_is_not_done(watched: Watched) -> None:
    first, last = watched._press("x", lambda: watched._cells(0))
    assert "two" in watched.text
    assert last - first > 100


def test_what_stands_behind_a_joined_emoji_is_seen(watched: Watched) -> None:
    watched.press("j")
    assert "behind it" in watched.text


def test_only_what_changes_below_a_row_is_an_effect(watched: Watched) -> None:
    watched.press("x", below=6)
    assert "two" in watched.text


def test_a_change_of_colour_alone_is_an_effect_unless_words_are_asked_for(watched: Watched) -> None:
    watched.press("c")
    with pytest.raises(NeverShownError):
        watched.press("e", words_only=True)


def test_memory_is_that_of_the_program(watched: Watched) -> None:
    assert 2 < watched.memory() < 200


def test_a_program_that_ends_too_soon_says_what_was_on_its_screen() -> None:
    with (
        Watched([sys.executable, "-c", "print('only this')"], {}) as program,
        pytest.raises(NeverShownError, match="only this"),
    ):
        program.first_paint("ready")
