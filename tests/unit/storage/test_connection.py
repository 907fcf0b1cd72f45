"""The file belongs to its owner, and what goes wrong with it is said in sentences."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

import pytest

from rjournal.domain.entries import Entry
from rjournal.errors import Busy, StorageError
from rjournal.storage.connection import Connection
from rjournal.storage.faults import told
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY


def modes(folder: Path) -> set[int]:
    return {path.stat().st_mode & 0o777 for path in folder.iterdir()}


def test_the_journal_is_for_its_owner_alone(tmp_path: Path, clock_set: object) -> None:
    before = os.umask(0)
    try:
        with Store.open(tmp_path / "a" / "b" / "journal.db") as store:
            store.entries.add(Entry(day=TODAY, body="x"))
            assert modes(store.path.parent) == {0o600}
            assert len(list(store.path.parent.iterdir())) == 3
    finally:
        os.umask(before)
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700


def test_what_is_committed_is_on_the_disk(store: Store) -> None:
    row = store.connection.one("PRAGMA synchronous")
    mode = store.connection.one("PRAGMA journal_mode")
    keys = store.connection.one("PRAGMA foreign_keys")
    assert (row and row[0], mode and mode[0], keys and keys[0]) == (2, "wal", 1)


@pytest.mark.parametrize("put_back", [False, True])
def test_a_journal_that_was_replaced_is_not_written_to(store: Store, put_back: bool) -> None:
    store.entries.add(Entry(day=TODAY, body="first"))
    moved = store.path.with_name("moved.db")
    store.path.rename(moved)
    if not put_back:
        store.path.write_bytes(b"")
    with pytest.raises(StorageError, match="moved or replaced while it was open"):
        store.entries.add(Entry(day=TODAY, body="second"))
    with pytest.raises(StorageError):
        store.drafts.save("entry:new", {"body": "typed"})
    if put_back:
        moved.rename(store.path)
        store.entries.add(Entry(day=TODAY, body="third"))
        assert store.entries.count() == 2


def test_a_reader_reads_beside_the_writer_and_writes_nothing(store: Store) -> None:
    store.entries.add(Entry(day=TODAY, body="one"))
    with Store.reader(store.path) as reader:
        assert reader.entries.count() == 1
        with store.act("Write"):
            store.entries.add(Entry(day=TODAY, body="two"))
            assert reader.entries.count() == 1
        assert reader.entries.count() == 2 and len(reader.search.find("two")) == 1
        with pytest.raises(StorageError, match="may not be written to"):
            reader.entries.add(Entry(day=TODAY, body="three"))
    assert store.entries.count() == 2


def test_a_reader_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="could not be opened"):
        Store.reader(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_a_window_can_tell_that_another_wrote(store: Store) -> None:
    before = store.data_version()
    store.entries.add(Entry(day=TODAY, body="mine"))
    assert store.data_version() == before
    with Store.open(store.path) as other:
        other.entries.add(Entry(day=TODAY, body="theirs"))
    assert store.data_version() != before


def test_a_writer_that_waits_too_long_is_told(store: Store) -> None:
    store.connection.raw.execute("PRAGMA busy_timeout = 1")
    with Store.open(store.path) as other, other.act("Hold"):
        other.entries.add(Entry(day=TODAY, body="theirs"))
        with pytest.raises(Busy, match="Another program is writing") as said:
            store.entries.add(Entry(day=TODAY, body="mine"))
    assert "kept" in said.value.hint
    store.entries.add(Entry(day=TODAY, body="mine"))
    assert store.entries.count() == 2


def test_a_full_disk_loses_nothing_that_was_saved(store: Store) -> None:
    store.entries.add(Entry(day=TODAY, body="first"))
    pages = store.connection.one("PRAGMA page_count")
    assert pages is not None
    store.connection.run(f"PRAGMA max_page_count = {pages[0]}")
    with pytest.raises(StorageError, match="disk is full") as said:
        store.entries.add(Entry(day=TODAY, body="word " * 50_000))
    assert "Free some space" in said.value.hint
    store.connection.run("PRAGMA max_page_count = 1000000")
    assert [entry.body for entry in store.entries.where()] == ["first"]
    store.entries.add(Entry(day=TODAY, body="word " * 50_000))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to(tmp_path: Path, clock_set: object) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(StorageError, match="could not be used"):
        Store.open(tmp_path / "locked" / "sub" / "journal.db")


def test_a_folder_in_the_journal_s_place(tmp_path: Path, clock_set: object) -> None:
    (tmp_path / "journal.db").mkdir()
    with pytest.raises(StorageError, match="could not be opened"):
        Store.open(tmp_path / "journal.db")


def test_a_file_in_the_folder_s_place(tmp_path: Path, clock_set: object) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(StorageError, match="could not be used"):
        Store.open(tmp_path / "home" / "journal.db")


def test_every_thread_has_a_connection_of_its_own(store: Store) -> None:
    store.entries.add(Entry(day=TODAY, body="one"))
    counted: list[int] = []

    def read() -> None:
        with Store.reader(store.path) as reader:
            counted.append(reader.entries.count())

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert counted == [1]


def test_closing_twice_is_no_matter(tmp_path: Path) -> None:
    connection = Connection(tmp_path / "journal.db")
    connection.close()
    connection.close()


def test_a_failure_nobody_foresaw_is_a_sentence_too(tmp_path: Path) -> None:
    said = told(sqlite3.OperationalError("near x: syntax error"), tmp_path / "journal.db")
    assert "could not be used (OperationalError)" in said.message and "rjournal where" in said.hint
