"""What is promised about signals, closed windows and faults, held with a real process in a real terminal."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pty.harness import Terminal

APP = Path(__file__).parent / "apps" / "desk.py"
WORDS = "The words nobody may lose"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def desk(folder: Path) -> Iterator[Terminal]:
    with _spawn(folder) as terminal:
        yield terminal


def _spawn(folder: Path, **options: object) -> Terminal:
    return Terminal.spawn([sys.executable, APP, folder], log_folder=folder / "log", **options)


def _write(terminal: Terminal, words: str = WORDS) -> None:
    """Type, and come back when the last word is on the screen."""
    terminal.wait_for("Write here")
    terminal.type(words)
    terminal.wait_for(words[-12:])


def _draft(folder: Path) -> str:
    path = folder / "entry.json"
    return json.loads(path.read_text())["body"] if path.exists() else ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_keeps_the_draft_and_gives_the_terminal_back(
    desk: Terminal, folder: Path, number: signal.Signals
) -> None:
    _write(desk)
    desk.signal(number)
    desk.must_end_with(128 + number)
    assert _draft(folder) == WORDS
    desk.assert_left_sane()
    assert WORDS not in desk.after_restore()


def test_a_signal_keeps_a_draft_on_a_screen_below_another(desk: Terminal, folder: Path) -> None:
    _write(desk)
    desk.type("\x1b[20~")
    desk.wait_until((folder / "elsewhere").exists, "the other screen")
    desk.signal(signal.SIGTERM)
    desk.wait_for_exit()
    assert _draft(folder) == WORDS


def test_closing_the_window_keeps_the_draft_and_ends_the_program(desk: Terminal, folder: Path) -> None:
    _write(desk)
    desk.close_terminal()
    desk.must_end_with(128 + signal.SIGHUP)
    assert _draft(folder) == WORDS
    assert (folder / "released").exists()


def test_a_killed_program_loses_no_more_than_its_last_second(desk: Terminal, folder: Path) -> None:
    _write(desk, "An old word and a new one")
    desk.wait_until(lambda: _draft(folder) == "An old word and a new one", "the draft to be kept")
    desk.signal(signal.SIGKILL)
    desk.must_end_with(-signal.SIGKILL)
    assert _draft(folder) == "An old word and a new one"


def test_unbroken_typing_is_kept_while_it_goes_on(desk: Terminal, folder: Path) -> None:
    desk.wait_for("Write here")
    typed = 0

    def keep_typing() -> bool:
        nonlocal typed
        desk.type("x")
        typed += 1
        return len(_draft(folder)) > 0

    desk.wait_until(keep_typing, "a draft while the keys go on")
    assert 0 < len(_draft(folder)) <= typed


def test_a_program_that_hangs_still_ends_and_gives_the_terminal_back(desk: Terminal, folder: Path) -> None:
    _write(desk)
    desk.wait_until(lambda: _draft(folder) == WORDS, "the draft to be kept")
    desk.type("\x1b[18~")
    desk.wait_until((folder / "hanging").exists, "the handler that never ends")
    desk.signal(signal.SIGTERM)
    desk.must_end_with(128 + signal.SIGTERM)
    desk.assert_left_sane()
    assert _draft(folder) == WORDS


@pytest.mark.parametrize(("key", "kind"), [("\x1b[15~", "KeyError"), ("\x1b[17~", "ValueError")])
def test_a_fault_keeps_the_draft_and_shows_none_of_it(
    desk: Terminal, folder: Path, key: str, kind: str
) -> None:
    _write(desk)
    desk.type(key)
    desk.must_end_with(1)
    assert _draft(folder) == WORDS
    desk.assert_left_sane()
    last_words = desk.after_restore()
    assert "rjournal stopped because of a fault of its own" in last_words
    assert "kept as a draft" in last_words
    log = folder / "log" / "crash.log"
    assert str(log) in last_words
    for told in (last_words, log.read_text()):
        assert "secret" not in told
        assert WORDS not in told
    assert kind in log.read_text()
    assert "desk.py" in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("end", ["ctrl+q", "signal", "fault"])
def test_on_a_full_disk_the_text_is_written_to_a_file(desk: Terminal, folder: Path, end: str) -> None:
    (folder / "full").touch()
    _write(desk)
    if end == "ctrl+q":
        desk.press("ctrl+q")
    elif end == "fault":
        desk.type("\x1b[15~")
    else:
        desk.signal(signal.SIGTERM)
    desk.wait_for_exit()
    (rescued,) = (folder / "rescue").iterdir()
    assert rescued.read_text() == WORDS
    assert rescued.stat().st_mode & 0o777 == 0o600
    assert rescued.name in desk.after_restore().replace("\r\n", "")
    desk.assert_left_sane()


def test_saving_leaves_no_draft_and_a_quiet_terminal(desk: Terminal, folder: Path) -> None:
    _write(desk)
    desk.press("ctrl+s")
    desk.must_end_with(0)
    assert json.loads((folder / "saved.json").read_text())["body"] == WORDS
    assert not (folder / "entry.json").exists()
    desk.assert_left_sane()
    assert desk.after_restore().strip() == ""


def test_a_pasted_escape_sequence_never_reaches_the_terminal(desk: Terminal, folder: Path) -> None:
    desk.wait_for("Write here")
    desk.paste("before \x07\x9d2;planted\x9c \x1f after")
    desk.wait_for("after")
    desk.signal(signal.SIGTERM)
    desk.wait_for_exit()
    assert desk.window_titles() == []
    assert desk.stray_controls() == set()
    assert _draft(folder) == "before 2;planted  after"


def test_a_terminal_that_goes_without_a_signal_is_noticed(folder: Path) -> None:
    wrapper = f"""
import os, signal, subprocess, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, {str(APP)!r}, {str(folder)!r}],
                         preexec_fn=lambda: signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP]))
code = child.wait()
open({str(folder / "code")!r}, "w").write(str(code))
"""
    with Terminal.spawn([sys.executable, "-c", wrapper]) as terminal:
        _write(terminal)
        terminal.close_terminal()
        terminal.wait_for_exit()
    assert (folder / "code").read_text() == str(128 + signal.SIGHUP)
    assert _draft(folder) == WORDS


def test_the_other_editor_gets_the_terminal_and_gives_it_back(folder: Path) -> None:
    editor = folder / "editor.py"
    editor.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "answer = input('in the other editor: ')\n"
        "path.write_text(path.read_text() + answer)\n"
    )
    with _spawn(folder, env={"VISUAL": f"{sys.executable} {editor}"}) as desk:
        _write(desk)
        desk.press("ctrl+o")
        desk.wait_for("in the other editor")
        assert _draft(folder) == WORDS
        desk.type("and more\n")
        desk.wait_for("and more")
        desk.wait_until(lambda: _draft(folder) == f"{WORDS}\nand more", "the draft of what came back")
        desk.type("!")
        desk.press("ctrl+s")
        desk.must_end_with(0)
        desk.assert_left_sane()
    assert list((folder / "scratch").iterdir()) == []
