"""The program twice on one journal, in two terminals: nothing is overwritten, each sees the other's acts."""

from __future__ import annotations

import re
from pathlib import Path

from rjournal.domain.entries import Entry
from rjournal.storage.store import Store
from tests.pty.harness import Terminal
from tests.pty.test_program import ask, drafts, start
from tests.unit.conftest import TODAY

WIDE = {"columns": 120, "rows": 36}
WRITING = "Leave, keep draft"
SELECTED = r"▌.*{}"


def write_down(home: Path, *bodies: str) -> None:
    """Entries of this morning, one an hour."""
    with Store.open(home / "journal.db") as store:
        for hour, body in enumerate(bodies):
            store.entries.add(Entry(day=TODAY, at=f"2026-02-16T0{hour}:00:00Z", body=body))


def bodies(home: Path) -> list[object]:
    """The entries that are there, in the order in which they came to be."""
    return [body for (body,) in ask(home, "SELECT body FROM entry WHERE deleted_at IS NULL ORDER BY id")]


def journal_in(window: Terminal) -> None:
    """Go to the Journal."""
    window.wait_for("n New")
    window.press("4")
    window.wait_for("e Edit")


def write_on(window: Terminal, words: str) -> None:
    """Write on in the selected entry."""
    window.press("e")
    window.wait_for(WRITING)
    window.type(words)
    window.wait_for(words.strip())


def test_what_is_written_in_both_is_kept_and_asked_about(home: Path) -> None:
    write_down(home, "first")
    with start(home, **WIDE) as here, start(home, **WIDE) as there:
        for window in (here, there):
            journal_in(window)
            window.press("e")
            window.wait_for(WRITING)
        here.type(" mine")
        here.wait_until(lambda: "first mine" in drafts(home), "the draft here")
        there.type(" theirs")
        there.wait_until(lambda: "first theirs" in drafts(home), "the draft there")
        assert "first mine" in drafts(home), "a kill would take what is written here"
        there.press("ctrl+s")
        there.wait_until(lambda: bodies(home) == ["first theirs"], "theirs to be saved")
        assert "first mine" in drafts(home)
        here.press("ctrl+s")
        here.wait_for("This entry was changed elsewhere")
        here.press("enter")
        here.wait_until(lambda: bodies(home) == ["first theirs", "first mine"], "both to be there")
        here.wait_for("e Edit")
        # And now it is deleted there while it is written on here.
        here.press("up")
        here.wait_for(SELECTED.format("first mine"))
        write_on(here, " still")
        there.wait_for("e Edit")
        there.wait_for("first mine")
        there.press("up")
        there.wait_for(SELECTED.format("first mine"))
        there.press("d")
        there.wait_until(lambda: bodies(home) == ["first theirs"], "it to be deleted there")
        here.press("ctrl+s")
        here.wait_for("This entry was deleted elsewhere")
        here.press("enter")
        here.wait_until(lambda: bodies(home) == ["first theirs", "first mine still"], "it to be kept here")
        for window in (here, there):
            window.wait_for("e Edit")
            window.press("q")
            window.must_end_with(0)
    assert drafts(home) == ""


def test_each_sees_what_the_other_did_and_can_take_it_back(home: Path) -> None:
    write_down(home, "older words", "newer words")
    with start(home, **WIDE) as here, start(home, **WIDE) as there:
        journal_in(here)
        here.press("down")
        here.wait_for(SELECTED.format("older words"))
        journal_in(there)
        there.press("j")
        there.wait_for(WRITING)
        there.type("words from there")
        there.wait_for("words from there")
        there.press("ctrl+s")
        # The list, the count and what is selected; nobody pressed a key here.
        here.wait_for("words from there")
        here.wait_for(SELECTED.format("older words"))
        here.press("e")
        here.wait_for(WRITING)
        here.press("escape")
        here.wait_for("e Edit")
        here.press("u")
        here.wait_for("Taken back: write entry")
        here.wait_until(lambda: bodies(home) == ["older words", "newer words"], "it to be taken back")
        there.wait_until(
            lambda: not re.search("words from there", there.text), "it to go from the list there"
        )
        there.press("U")
        there.wait_for("words from there")
        here.wait_until(lambda: len(bodies(home)) == 3, "it to be done again")
