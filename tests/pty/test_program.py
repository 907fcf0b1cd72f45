"""The program itself in a real terminal: killed, hung up, closed, started again; no word may be missing."""

from __future__ import annotations

import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.hostile import HOSTILE
from tests.pty.harness import Terminal

NOW = "2026-02-16T09:00:00"
SENTENCE = "Every word of this sentence is typed by hand, one key after another, and then the power goes."
LAST_SECOND = 1.0
"""What a kill may cost, in seconds of typing (docs/architecture.md, "Drafts")."""


def start(home: Path, **options: object) -> Terminal:
    """rjournal as its user starts it."""
    env = {"RJOURNAL_HOME": str(home), "RJOURNAL_NOW": NOW, "TZ": "UTC", "HOME": str(home)}
    return Terminal.spawn([sys.executable, "-m", "rjournal"], env=env, **options)


def ask(home: Path, sql: str) -> list[tuple[object, ...]]:
    """What the journal's file holds, asked from outside the program."""
    with closing(sqlite3.connect(home / "journal.db")) as connection:
        return connection.execute(sql).fetchall()


def drafts(home: Path) -> str:
    """All unsaved text, as stored."""
    return "\n".join(str(row[0]) for row in ask(home, "SELECT fields FROM draft"))


def write(terminal: Terminal, words: str) -> None:
    """Open the writing screen and type; back when the last words are on the screen."""
    terminal.wait_for("Today")
    terminal.press("j")
    terminal.wait_for("Write here")
    terminal.type(words)
    terminal.wait_for(words[-10:])


def test_a_kill_while_typing_costs_at_most_the_last_second(home: Path) -> None:
    with start(home) as terminal:
        terminal.wait_for("Today")
        terminal.press("j")
        terminal.wait_for("Write here")
        typed_at: list[float] = []
        began = time.monotonic()
        for at, letter in enumerate(SENTENCE):
            terminal.type(letter)
            typed_at.append(time.monotonic())
            # Typing goes on for some seconds, at the pace at which the program shows it.
            terminal.wait_until(
                lambda at=at: time.monotonic() - began > at * 0.04,
                "the next key's turn",  # type: ignore[misc]
            )
        killed = time.monotonic()
        terminal.signal(signal.SIGKILL)
        terminal.wait_for_exit()
    due = sum(at < killed - LAST_SECOND - 0.5 for at in typed_at)
    assert due > 20, "the sentence was typed too fast to tell"
    assert SENTENCE[:due] in drafts(home)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_loses_nothing_and_leaves_the_terminal_sane(home: Path, number: signal.Signals) -> None:
    with start(home) as terminal:
        write(terminal, SENTENCE)
        terminal.signal(number)
        terminal.must_end_with(128 + number)
        terminal.assert_left_sane()
        assert SENTENCE not in terminal.after_restore()
    assert SENTENCE in drafts(home)


@pytest.mark.parametrize("later", [0.0, 0.1, 0.2])
def test_a_signal_while_it_is_starting_is_no_fault(home: Path, later: float) -> None:
    with start(home) as terminal:
        terminal.wait_until(lambda: b"\x1b[?1049h" in terminal.output, "the first byte")
        at = time.monotonic() + later
        terminal.wait_until(lambda: time.monotonic() >= at, "the screens to be half built")
        terminal.signal(signal.SIGTERM)
        terminal.must_end_with(128 + signal.SIGTERM)
        terminal.assert_left_sane()
    assert not (home / "log").exists()


def test_a_closed_window_loses_nothing(home: Path) -> None:
    with start(home) as terminal:
        write(terminal, SENTENCE)
        terminal.close_terminal()
        terminal.must_end_with(128 + signal.SIGHUP)
    assert SENTENCE in drafts(home)


def test_what_was_typed_into_a_form_outlives_a_signal(home: Path) -> None:
    with start(home) as terminal:
        terminal.wait_for("Today")
        terminal.press("5", "n")
        terminal.wait_for("Name")
        terminal.type("Someone new")
        terminal.wait_for("Someone new")
        terminal.signal(signal.SIGTERM)
        terminal.wait_for_exit()
        terminal.assert_left_sane()
    assert "Someone new" in drafts(home)


def test_a_killed_draft_is_offered_taken_up_and_saved(home: Path) -> None:
    with start(home) as terminal:
        write(terminal, SENTENCE)
        terminal.wait_until(lambda: SENTENCE in drafts(home), "the draft to be kept")
        terminal.signal(signal.SIGKILL)
        terminal.wait_for_exit()
    with start(home) as terminal:
        terminal.wait_for("(?s)Every word of this.*")
        terminal.press("enter")
        terminal.wait_for("the power goes")
        terminal.press("ctrl+s")
        terminal.wait_until(lambda: bool(ask(home, "SELECT 1 FROM entry")), "the entry to be saved")
        terminal.press("ctrl+q")
        terminal.must_end_with(0)
        terminal.assert_left_sane()
    assert ask(home, "SELECT body FROM entry WHERE deleted_at IS NULL") == [(SENTENCE,)]
    assert drafts(home) == ""


def test_no_byte_of_hostile_text_reaches_the_terminal_as_an_escape(home: Path) -> None:
    """Even when another program wrote it into the file, past every check of ours."""
    with start(home) as terminal:
        terminal.wait_for("Today")
        terminal.press("ctrl+q")
        terminal.wait_for_exit()
        usual = set(terminal.window_titles())
    plant(home)
    with start(home, columns=120, rows=36) as terminal:
        terminal.wait_for("Recent")
        for area, shown in (
            ("2", "Goals"),
            ("3", "Sessions"),
            ("4", "Journal"),
            ("5", "People"),
            ("6", "Review"),
        ):
            terminal.press(area)
            terminal.wait_for(shown)
            # No Escape: with the next area's digit right behind it a terminal would send Alt and that digit.
            terminal.press("down", "down", "enter")
        terminal.press("1")
        terminal.wait_for("Recent")
        terminal.press("ctrl+q")
        terminal.must_end_with(0)
        assert set(terminal.window_titles()) == usual
        assert terminal.stray_controls() == set()
        terminal.assert_left_sane()


def plant(home: Path) -> None:
    """Fill the tables with hostile text behind the program's back."""
    common = "(uid, created_at, updated_at, "
    moment = "2026-02-16T08:00:00.000000Z"
    with closing(sqlite3.connect(home / "journal.db")) as connection, connection:
        # Those with control characters last: the newest are what every area opens with.
        texts = sorted((text for text in HOSTILE if "\ud800" not in text), key=lambda text: "\x1b" in text)
        for at, raw in enumerate(texts):
            uid = f"uid-{at}"
            head = (uid, moment, moment)
            connection.execute(
                f"INSERT INTO entry {common} day, at, title, body) VALUES (?, ?, ?, '2026-02-16', ?, ?, ?)",
                (*head, moment, raw, raw),
            )
            connection.execute(f"INSERT INTO person {common} name) VALUES (?, ?, ?, ?)", (*head, raw))
            connection.execute(
                f"INSERT INTO session {common} day, purpose, notes) VALUES (?, ?, ?, '2026-02-15', ?, ?)",
                (*head, raw, raw),
            )
            connection.execute(
                f"INSERT INTO goal {common} title, why, baseline, target, start)"
                " VALUES (?, ?, ?, ?, ?, 0, 10, '2026-02-01')",
                (*head, raw, raw),
            )
