from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.pty.harness import Terminal

ECHO = """
import sys, tty
print("ready", flush=True)
for line in sys.stdin:
    print("got", line.strip().upper(), flush=True)
"""


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_typing_is_read_and_answers_are_seen() -> None:
    with Terminal.spawn(python(ECHO)) as terminal:
        terminal.wait_for("ready")
        terminal.type("hello\n")
        assert terminal.wait_for(r"got (\w+)")[1] == "HELLO"


def test_the_exit_code_is_told_and_so_is_the_signal() -> None:
    with Terminal.spawn(python("raise SystemExit(7)")) as terminal:
        assert terminal.wait_for_exit() == 7
    with Terminal.spawn(python(ECHO)) as terminal:
        terminal.wait_for("ready")
        terminal.signal(9)
        assert terminal.wait_for_exit() == -9


def test_another_exit_code_than_expected_is_explained_by_the_screen_and_the_log(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from rjournal.crash_log import note_crash\n"
        "print('the last screen'); note_crash(Path(sys.argv[1]), LookupError()); raise SystemExit(3)"
    )
    with Terminal.spawn([*python(code), tmp_path], log_folder=tmp_path) as terminal:
        terminal.must_end_with(3)
        with pytest.raises(AssertionError, match=r"3 instead of 0(?s:.*)the last screen(?s:.*)LookupError"):
            terminal.must_end_with(0)


def test_closing_the_window_hangs_the_program_up() -> None:
    with Terminal.spawn(python(ECHO)) as terminal:
        terminal.wait_for("ready")
        terminal.close_terminal()
        assert terminal.wait_for_exit() == -1


def test_waiting_for_what_never_comes_fails_with_the_screen() -> None:
    with (
        Terminal.spawn(python("print('only this')")) as terminal,
        pytest.raises(AssertionError, match="only this"),
    ):
        terminal.wait_for("something else")


@pytest.mark.parametrize("left", [r"\x1b[?1049h", r"\x1b[?25l", r"\x1b[?1003h", r"\x1b[?2004h"])
def test_a_terminal_that_is_not_given_back_is_noticed(left: str) -> None:
    with Terminal.spawn(python(f"print('{left}')")) as terminal:
        terminal.wait_for_exit()
        with pytest.raises(AssertionError, match="modes left"):
            terminal.assert_left_sane()


def test_a_planted_window_title_is_noticed() -> None:
    with Terminal.spawn(python(r"print('\x1b]2;planted\x07')")) as terminal:
        terminal.wait_for_exit()
        assert terminal.window_titles() == [b"\x1b]2;planted"]


def test_control_characters_outside_escape_sequences_are_noticed() -> None:
    with Terminal.spawn(python(r"print('\x1b[1mbold\x1b[0m \x07 \x9d')")) as terminal:
        terminal.wait_for_exit()
        assert terminal.stray_controls() == {"\x07", "\x9d"}


def test_the_screen_is_what_is_shown_now_and_resizing_reaches_the_program() -> None:
    code = "import os; print('old\\x1b[2J\\x1b[Hnew'); input(); print(os.get_terminal_size())"
    with Terminal.spawn(python(code)) as terminal:
        terminal.wait_for("new")
        assert "old" not in terminal.text
        terminal.resize(60, 20)
        terminal.press("enter")
        terminal.wait_for(r"columns=60, lines=20")
