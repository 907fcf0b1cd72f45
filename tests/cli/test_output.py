"""What reaches the terminal: nothing that steers it, nothing cut in a pipe, and quiet when nobody listens."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from rjournal.cli import output
from rjournal.domain.cells import cells
from rjournal.domain.text import sanitize
from tests.cli.conftest import Ran, Run
from tests.hostile import HOSTILE, LONG_LINE

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

RJOURNAL = [sys.executable, "-m", "rjournal"]


def _harmless(*ran: Ran) -> None:
    for one in ran:
        assert not _CONTROLS.search(one.out + one.err)


@pytest.mark.parametrize("text", [*HOSTILE, LONG_LINE], ids=lambda text: ascii(text)[:30])
def test_hostile_text_goes_in_and_comes_out_as_text(run: Run, text: str) -> None:
    added = run("add", "--", text)
    if not text.strip():
        assert added.code == 2
        return
    assert added.code == 0, added.err
    shown = run("show", "e1")
    _harmless(added, shown, run("list"), run("search", "--", text), run("export", "md", "--to", "-"))
    body = run("show", "e1", "--json").json["body"]
    assert body == sanitize(text.replace("\ud800", "?"))
    listed = run("list")
    assert (listed.out.count("\n"), listed.out.startswith("e1  ")) == (1, True)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:30])
def test_hostile_names_are_names(run: Run, text: str) -> None:
    ran = [run("person", "add", "--", text), run("person"), run("person", "show", "--", text)]
    ran += [run("pairing", "add", "--role", "learner", "--purpose", text, "--", "p1"), run("pairing")]
    ran += [
        run("agreement", "edit", "r1", "--i-hope", text, "--off-limits", text),
        run("agreement", "show", "r1"),
        run("agreement", "history", "r1"),
        run("pairing", "pause", "r1", "--reason", text, "--until", "2026-02-17"),
        run("pairing", "show", "r1"),
        run("pairing", "timeline"),
        run("pairing", "timeline", "--text"),
        run("pairing", "close", "r1", "--note", text),
        run("pairing", "list", "--all"),
        run("export", "md", "--to", "-"),
    ]
    ran += [run("goal", "add", "--step", text, "--", text), run("goal"), run("goal", "show", "g1")]
    ran += [run("learned", "add", "--", text), run("learned"), run("show", "l1"), run("due"), run("drafts")]
    ran += [
        run("add", "--with", text, "--tag", text, "x"),
        run("show", "--", text),
        run("list", "--tag", text),
    ]
    assert {one.code for one in ran} <= {0, 2}
    _harmless(*ran)


def test_a_title_cannot_turn_the_line_around(done: Run) -> None:
    done("add", "--title", "abc \u202e cba", "x")
    assert "\u202e" not in done("list").out
    assert "abc cba" in done("list").out


def test_a_pipe_gets_whole_lines_and_a_terminal_lines_of_its_width(home: Path) -> None:
    title = "数学と統計 " * 40
    subprocess.run([*RJOURNAL, "add", "--title", title, "x"], check=True, capture_output=True)
    piped = subprocess.run([*RJOURNAL, "list"], check=True, capture_output=True, text=True).stdout
    assert title.strip() in piped
    parent, child = pty.openpty()
    import fcntl
    import struct
    import termios

    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    subprocess.run([*RJOURNAL, "list"], check=True, stdout=child)
    os.close(child)
    shown = os.read(parent, 4096).decode().rstrip("\r\n")
    os.close(parent)
    assert shown.endswith("…")
    assert 57 <= cells(shown) <= 60
    assert "\x1b" not in shown


@pytest.mark.parametrize("text", ["short", LONG_LINE], ids=["at the end", "on the way"])
def test_a_reader_that_has_gone_is_no_failure(done: Run, home: Path, text: str) -> None:
    done("add", text)
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run([*RJOURNAL, "show", "e1"], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_output_that_cannot_be_written_is_said(done: Run, home: Path) -> None:
    done("add", "x")
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run([*RJOURNAL, "list"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 1
    assert "could not be written" in ran.stderr


def test_a_terminal_without_unicode_shows_codes_and_json_stays_whole(done: Run, home: Path) -> None:
    done("add", "Łódź")
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    listed = subprocess.run([*RJOURNAL, "list"], env=ascii_only, capture_output=True, text=True, check=True)
    assert "\\u0141\\xf3d\\u017a" in listed.stdout
    shown = subprocess.run(
        [*RJOURNAL, "show", "e1", "--json"], env=ascii_only, capture_output=True, text=True, check=True
    )
    assert Ran(0, shown.stdout, "").json["body"] == "Łódź"


def test_an_interruption_ends_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupting(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _buffer: object) -> int:
            raise KeyboardInterrupt

    monkeypatch.setattr("rjournal.cli.typed._at_terminal", lambda: False)
    monkeypatch.setattr("rjournal.cli.typed.piped", lambda: Interrupting().read(1))
    ran = run("add")
    assert (ran.code, ran.err) == (130, "Interrupted.\n")


def test_without_a_terminal_the_screen_is_not_opened(run: Run) -> None:
    ran = run()
    assert ran.code == 2
    assert "opens on a terminal" in ran.err


def test_the_version_is_one_line(run: Run) -> None:
    assert re.fullmatch(r"rjournal \d+\.\d+\.\d+\n", run("--version").out)


def test_a_clock_that_makes_no_sense_is_said(run: Run, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("RJOURNAL_NOW", "teatime")
    ran = run("add", "words")
    assert ran.code == 2
    assert "RJOURNAL_NOW" in ran.err
    (kept,) = home.glob("unsaved-*.md")
    assert kept.read_text() == "words\n"


def test_rows_align_by_cells(capsys: pytest.CaptureFixture[str]) -> None:
    output.rows([("e1", "日本", "x"), ("e10", "a", ""), ("e2", "", "y")])
    assert capsys.readouterr().out == "e1   日本  x\ne10  a\ne2         y\n"


def test_what_is_left_out_of_the_words_is_said_and_counted(run: Run) -> None:
    done = run("add", "red \x1b[31mand\x1b[0m plain", "--title", "a\x07b")
    assert "3 control characters were removed" in done.err
    assert "removed" not in run("add", "two\nlines\tand a tab").err


def test_what_is_left_out_of_a_pipe_is_said_and_counted(run: Run) -> None:
    assert "1 control character was removed" in run("add", stdin=b"a\x00b").err
