"""The log of faults: it says where, and holds nothing that anybody wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from rjournal.crash_log import LIMIT, log_file, note_crash

SECRET = "Noor said that the board lied"


def fault() -> Exception:
    """A fault with the words in its message, in a variable, in its cause and in what it was met with."""
    words = SECRET
    try:
        try:
            raise KeyError(words)
        except KeyError as first:
            raise ValueError(words) from first
    except ValueError:
        try:
            raise RuntimeError(SECRET)
        except RuntimeError as last:
            return last


def test_kinds_and_places_are_noted_and_no_words(tmp_path: Path, clock_set: object) -> None:
    path = note_crash(tmp_path / "log", fault(), running="Textual 8")
    assert path == log_file(tmp_path / "log")
    noted = path.read_text()
    assert all(kind in noted for kind in ("RuntimeError", "ValueError", "KeyError"))
    assert "test_crash_log.py" in noted and "Textual 8" in noted and "2026-02-16T09:00" in noted
    assert not any(word in noted for word in (*SECRET.split()[2:], "words = SECRET"))
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_faults_are_noted_one_after_the_other_until_the_log_is_large(tmp_path: Path) -> None:
    path = note_crash(tmp_path, KeyError())
    note_crash(tmp_path, ValueError())
    assert path is not None
    assert "KeyError" in path.read_text() and "ValueError" in path.read_text()
    path.write_text("x" * (LIMIT + 1))
    note_crash(tmp_path, ValueError())
    assert path.stat().st_size < LIMIT


def test_a_link_in_the_place_of_the_log_is_not_followed(tmp_path: Path) -> None:
    mine = tmp_path / "notes.txt"
    mine.write_text("mine")
    log_file(tmp_path).symlink_to(mine)
    assert note_crash(tmp_path, KeyError()) is None
    assert mine.read_text() == "mine"


def test_a_log_that_cannot_be_written_is_no_second_fault(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder should be")
    assert note_crash(tmp_path / "log", KeyError()) is None


def test_a_fault_of_the_clock_is_noted_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RJOURNAL_NOW", "no moment")
    path = note_crash(tmp_path, KeyError())
    assert path is not None and path.read_text().startswith("at an unknown time")
