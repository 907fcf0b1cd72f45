"""Bytes that fell over, files cut short: a sentence or the right answer, and never a write."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import pytest

from rjournal.domain.entries import Entry
from rjournal.errors import Damaged, StorageError
from rjournal.storage.store import Store
from tests.cli.conftest import Run, run
from tests.faults.conftest import DAY, SENTENCES, WORDS

__all__ = ["run"]

PAGE = 4096


def pages_of(path: Path) -> int:
    return path.stat().st_size // PAGE


def flip(path: Path, page: int, at: int, length: int = 64) -> None:
    with path.open("r+b") as file:
        file.seek(page * PAGE + at)
        before = file.read(length)
        file.seek(page * PAGE + at)
        file.write(bytes(byte ^ 0xA5 for byte in before))


def read_all(store: Store) -> None:
    """What the screens ask for: everything of every kind, the search and the drafts."""
    from rjournal.domain.records import LETTER_OF

    for kind in LETTER_OF:
        store.repo(kind).every()
    store.search.find("lemon")
    store.drafts.all()
    store.tags.counts() if hasattr(store.tags, "counts") else None


@pytest.mark.parametrize("at", [0, 8, 1000, PAGE - 64])
def test_whatever_byte_of_whatever_page_falls_over_nothing_but_a_sentence_comes(
    small_file: Path, tmp_path: Path, home: Path, at: int
) -> None:
    met = 0
    for page in range(pages_of(small_file)):
        path = tmp_path / f"{page}.db"
        copyfile(small_file, path)
        flip(path, page, at)
        try:
            with Store.open_or_view(path) as store:
                read_all(store)
                if {entry.body for entry in store.entries.every()} - set(WORDS):
                    # SQLite keeps no sum of what it wrote: other words are only seen by looking for them.
                    store.check_sound()
                store.entries.add(Entry(day=DAY, body="The fourth lemon"))
                assert store.entries.count() == len(WORDS) + 1
        except StorageError as error:
            met += 1
            assert any(word in error.message for word in SENTENCES), error.message
            assert error.exit_code == 4
        for file in tmp_path.iterdir():
            file.unlink()
    assert met, "no page was damaged: the test flips nothing that counts"


@pytest.mark.parametrize("page", range(0, 60, 4))
@pytest.mark.parametrize("command", [("list",), ("search", "lemon"), ("show", "e1"), ("add", "words")])
def test_the_command_line_says_the_same(journal: Path, run: Run, page: int, command: tuple[str, ...]) -> None:
    if page >= pages_of(journal):
        pytest.skip("the journal is smaller than that")
    flip(journal, page, 0, 200)
    ran = run(*command)
    assert ran.code in (0, 2, 4), ran.err
    assert "fault of its own" not in ran.err
    if ran.code == 4:
        assert any(word in ran.err for word in SENTENCES)


def sizes() -> list[int]:
    return [0, *(2**power for power in range(18))]


@pytest.mark.parametrize("size", sizes())
def test_a_file_cut_short_is_said_and_never_written_to(
    journal: Path, run: Run, done_backup: Path, size: int
) -> None:
    if size >= journal.stat().st_size:
        pytest.skip("the journal is smaller than that")
    with journal.open("r+b") as file:
        file.truncate(size)
    before = journal.read_bytes()
    for command in (("add", "new words"), ("list",)):
        ran = run(*command)
        assert ran.code == 4
        assert "damaged" in ran.err or "is empty" in ran.err
    assert journal.read_bytes() == before
    (rescued,) = journal.parent.glob("unsaved-*.md")
    assert rescued.read_text() == "new words\n"


def test_a_journal_emptied_is_not_taken_for_a_new_one(journal: Path, run: Run, done_backup: Path) -> None:
    journal.write_bytes(b"")
    ran = run("add", "new words")
    assert ran.code == 4
    assert "is empty" in ran.err and str(done_backup) in ran.err and "rjournal restore" in ran.err
    assert journal.read_bytes() == b""


@pytest.fixture
def done_backup(journal: Path) -> Path:
    from rjournal.storage.backups import make

    return make(journal, journal.parent / "backups", "manual", stamp="2026-02-15T09:00:00.000000+00:00").path


def test_a_damaged_journal_points_to_the_newest_copy(journal: Path, run: Run, done_backup: Path) -> None:
    with journal.open("r+b") as file:
        file.truncate(PAGE * 3)
    ran = run("list")
    assert ran.code == 4
    assert "The journal is damaged" in ran.err
    assert f"`rjournal restore {done_backup.name}` brings back the newest copy, {done_backup}" in ran.err


def test_what_can_be_read_of_a_damaged_journal_is_and_nothing_is_written_from_then_on(
    journal: Path,
) -> None:
    with Store.open(journal) as store:
        (root,) = store.connection.one("SELECT rootpage FROM sqlite_master WHERE name = 'goal'") or (0,)
    flip(journal, root - 1, 0, 8)
    with Store.open(journal) as store:
        assert store.entries.count() == len(WORDS)
        assert not store.readonly
        with pytest.raises(Damaged, match="journal is damaged"):
            store.goals.every()
        assert store.readonly
        with pytest.raises(Damaged):
            store.entries.add(Entry(day=DAY, body="more"))
        assert [entry.body for entry in store.entries.every()] == list(WORDS)


@pytest.mark.parametrize("content", [b"Dear diary, " * 400, b"\x00" * 5000, b"SQLite format 2\x00" * 300])
def test_a_file_that_is_no_journal_is_left_alone(home: Path, run: Run, content: bytes) -> None:
    home.mkdir()
    (home / "journal.db").write_bytes(content)
    for command in ("list", "where", "add"):
        ran = run(command, *(["x"] if command == "add" else []))
        assert (ran.code == 4 and "This file is not a journal" in ran.err) or command == "where"
    assert (home / "journal.db").read_bytes() == content
