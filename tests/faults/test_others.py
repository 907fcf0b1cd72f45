"""Other programs: one that writes at the same time, one that takes the file away."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rjournal.domain.entries import Entry
from rjournal.errors import Busy, Replaced
from rjournal.storage import locks
from rjournal.storage.connection import Connection
from rjournal.storage.store import Store
from tests.cli.conftest import Run, run
from tests.faults.conftest import DAY, WORDS

__all__ = ["run"]

_HOLD = """
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.execute("BEGIN IMMEDIATE")
raw.execute("DELETE FROM prompt_use")
print("held", flush=True)
sys.stdin.readline()
"""


@contextmanager
def held(journal: Path) -> Iterator[int]:
    """Another process in the middle of writing; its number."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(journal)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdin is not None and holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield holder.pid
        holder.stdin.close()


def impatient(journal: Path) -> Store:
    return Store(Connection(journal, patience=0.01))


def test_whoever_waits_for_another_writer_is_told_for_whom(journal: Path) -> None:
    with impatient(journal) as store, held(journal) as process:
        with pytest.raises(Busy) as said:
            store.entries.add(Entry(day=DAY, body="new words"))
        assert said.value.message.startswith("Another program is writing to the journal")
        if locks.LOCKS.exists():
            assert f"(process {process})" in said.value.message
        assert "kept" in said.value.hint
        assert store.entries.count() == len(WORDS)
    with impatient(journal) as store:
        store.entries.add(Entry(day=DAY, body="new words"))


def test_where_the_system_does_not_tell_it_is_left_out(
    journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "LOCKS", tmp_path / "none")
    with impatient(journal) as store, held(journal):
        with pytest.raises(Busy) as said:
            store.entries.add(Entry(day=DAY, body="new words"))
        assert said.value.message == "Another program is writing to the journal."


def test_reading_never_waits_for_a_writer(journal: Path) -> None:
    with held(journal), impatient(journal) as store:
        assert store.entries.count() == len(WORDS)
        assert store.search.find("lemon")


def test_every_write_takes_the_lock_before_it_looks(journal: Path) -> None:
    """A write that begins as a read fails at once when another wrote meanwhile, however long it may wait."""
    statements: list[str] = []
    with Store.open(journal) as store, Store.open(journal) as other:
        raw = store.connection.raw
        raw.set_trace_callback(statements.append)
        for turn in range(3):
            entry = store.entries.get(1)
            other.entries.add(Entry(day=DAY, body=f"theirs {turn}"))
            with store.act("Change two"):
                store.entries.save(type(entry)(**{**vars(entry), "body": f"mine {turn}"}))
                store.entries.delete(store.entries.add(Entry(day=DAY, body="more")).id)
            store.drafts.save("entry:new", {"body": "typed"})
            store.undo()
            store.redo()
            store.drafts.delete("entry:new")
        raw.set_trace_callback(None)
    open_now = False
    for statement in statements:
        first = statement.lstrip("- ").split(" ", 1)[0].upper()
        if first == "BEGIN":
            assert statement == "BEGIN IMMEDIATE"
            open_now = True
        elif first in ("COMMIT", "ROLLBACK"):
            open_now = False
        elif first in ("INSERT", "UPDATE", "DELETE"):
            assert open_now, statement
    assert statements.count("BEGIN IMMEDIATE") == 15


def test_the_command_line_after_the_journal_was_taken_away_begins_anew_and_nothing_is_mixed(
    journal: Path, run: Run
) -> None:
    with Store.open(journal) as store:
        journal.unlink()
        with pytest.raises(Replaced, match="moved or replaced while it was open"):
            store.entries.add(Entry(day=DAY, body="lost?"))
        copy = store.save_copy(journal.with_name("copy.db"))
    with Store.open(copy) as kept:
        assert [entry.body for entry in kept.entries.every()] == list(WORDS)


@pytest.mark.parametrize("target", ["there.db", "no/folder.db", "journal.db"])
def test_a_copy_is_never_written_over_anything(journal: Path, target: str) -> None:
    from rjournal.errors import Invalid

    journal.with_name("there.db").write_text("mine")
    with Store.open(journal) as store, pytest.raises(Invalid) as said:
        store.save_copy(journal.parent / target)
    assert said.value.field == "to"
    assert journal.with_name("there.db").read_text() == "mine"


def test_an_edit_whose_journal_is_swapped_meanwhile_is_refused_and_kept(
    journal: Path, run: Run, small_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.sh"
    script.write_text(f'#!/bin/sh\necho "my new words" > "$1"\nrm {journal}\ncp {small_file} {journal}\n')
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    ran = run("edit", "e1", terminal=True)
    assert ran.code == 4
    assert "moved or replaced while it was open" in ran.err
    kept = [path for path in journal.parent.rglob("*") if path.is_file() and path.suffix in (".md", ".txt")]
    assert any("my new words" in path.read_text() for path in kept)


def test_halves_of_surrogates_reach_nothing_by_any_road(journal: Path, run: Run, home: Path) -> None:
    assert run("add", "a\ud800b").code == 0
    assert run("add", stdin=b"c\xed\xa0\x80d").code == 0
    (home / "templates").mkdir()
    (home / "templates" / "mine.md").write_bytes(b"# Mine\n\n## First \xed\xa0\x80\n")
    assert run("add", "--template", "Mine", "text").code in (0, 2)
    with Store.open(journal) as store:
        for entry in store.entries.every():
            entry.body.encode("utf-8")
    assert run("list").code == 0
