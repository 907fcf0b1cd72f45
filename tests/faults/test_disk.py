"""A disk that takes no more: nothing half written, no word lost, and it goes on when there is room again."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from rjournal.domain.entries import Entry
from rjournal.errors import NoRoom
from rjournal.storage.store import Store
from tests.faults.conftest import DAY, WORDS, Rj

LONG = "word " * 60_000


def limit(kilobytes: int) -> str:
    return f"resource.setrlimit(resource.RLIMIT_FSIZE, ({kilobytes} * 1024,) * 2)"


def test_words_that_no_file_takes_are_printed_back(journal: Path, rj: Rj) -> None:
    before = journal.read_bytes()
    ran = rj("add", stdin=LONG, before=limit(8))
    assert ran.code == 4
    assert "The disk took no more" in ran.err
    assert "It could not be kept anywhere, so here it is:" in ran.err
    assert LONG.strip() in ran.err
    assert journal.read_bytes() == before
    assert list(journal.parent.glob("unsaved-*")) == []


def test_words_that_the_journal_does_not_take_go_to_a_file_of_their_own(journal: Path, rj: Rj) -> None:
    ran = rj("add", stdin=LONG, before=limit(300))
    assert ran.code == 4
    assert "The disk took no more" in ran.err
    (rescued,) = journal.parent.glob("unsaved-*.md")
    assert f"What you wrote is kept in {rescued}." in ran.err
    assert rescued.read_text().strip() == LONG.strip()
    assert rescued.stat().st_mode & 0o777 == 0o600
    with Store.open(journal) as store:
        assert [entry.body for entry in store.entries.every()] == list(WORDS)


def test_a_journal_can_be_read_where_nothing_can_be_written(journal: Path, rj: Rj) -> None:
    ran = rj("list", before=limit(0))
    assert ran.code == 0
    assert len(ran.out.splitlines()) == len(WORDS)
    assert ran.err.startswith("Reading only. The disk took no more")


def test_an_act_the_disk_refuses_is_wholly_undone_and_works_later(journal: Path) -> None:
    with Store.open(journal) as store:
        pages = store.connection.one("PRAGMA page_count")
        assert pages is not None
        store.connection.run(f"PRAGMA max_page_count = {pages[0]}")
        with pytest.raises(NoRoom, match="disk is full"), store.act("Write two"):
            store.entries.add(Entry(day=DAY, body="short"))
            store.entries.add(Entry(day=DAY, body=LONG))
        assert store.entries.count() == len(WORDS)
        assert store.search.find("short") == []
        store.connection.run("PRAGMA max_page_count = 1000000")
        store.entries.add(Entry(day=DAY, body=LONG))
        assert store.entries.count() == len(WORDS) + 1


@pytest.fixture
def tiny_disk(home: Path) -> Iterator[Path]:
    """A disk of two megabytes in the place of the home."""
    home.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "tmpfs", home], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting is not allowed here")
    yield home
    subprocess.run(["umount", "-l", home], check=True)


def test_on_a_full_disk_everything_is_read_and_writing_goes_on_with_room(tiny_disk: Path, rj: Rj) -> None:
    assert rj("add", "The first words").code == 0
    with suppress(OSError), (tiny_disk / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(b"x" * 4096)
    ran = rj("add", "The second words")
    assert ran.code == 4
    assert "disk" in ran.err
    assert "here it is:\n\nThe second words" in ran.err
    assert "The first words" in rj("list").out
    (tiny_disk / "filler").unlink()
    assert rj("add", "The third words").code == 0
    assert len(rj("list").out.splitlines()) == 2
