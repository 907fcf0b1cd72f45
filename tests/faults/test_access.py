"""Files and folders that may not be used, for an ordinary user: root may do everything."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from rjournal.domain.entries import Entry
from rjournal.storage import filesystem
from rjournal.storage.filesystem import network_kind
from rjournal.storage.migrations import NAMES
from rjournal.storage.store import Store
from tests.faults.conftest import DAY, ORDINARY, WORDS, Rj

FROZEN = Path(__file__).parents[1] / "fixtures" / "journals"


@pytest.mark.parametrize("what", ["folder", "file", "both"])
def test_a_journal_that_may_only_be_read_is_read(journal: Path, rj: Rj, what: str) -> None:
    if what != "folder":
        journal.chmod(0o400)
    if what != "file":
        journal.parent.chmod(0o500)
    listed = rj("list", before=ORDINARY)
    assert (listed.code, len(listed.out.splitlines())) == (0, len(WORDS))
    assert listed.err == f"Reading only. The journal may not be written to: {journal}.\n"
    assert rj("search", "lemon", before=ORDINARY).code == 0
    before = journal.read_bytes()
    added = rj("add", "new words", before=ORDINARY)
    assert added.code == 4
    assert "The journal is open for reading only, so nothing was written." in added.err
    if what == "file":
        (rescued,) = journal.parent.glob("unsaved-*.md")
        assert rescued.read_text() == "new words\n"
    else:
        assert "here it is:\n\nnew words" in added.err
    assert journal.read_bytes() == before


def test_what_is_still_beside_the_file_is_said_to_be_missing(journal: Path, rj: Rj) -> None:
    with Store.open(journal) as store:
        store.entries.add(Entry(day=DAY, body="The last lemon"))
        kept = journal.with_name("journal.db-wal").read_bytes()
        main = journal.read_bytes()
    journal.write_bytes(main)
    journal.with_name("journal.db-wal").write_bytes(kept)
    journal.with_name("journal.db-wal").chmod(0o000)
    journal.parent.chmod(0o500)
    ran = rj("list", before=ORDINARY)
    assert ran.code == 0
    assert "What was written last may be missing" in ran.err and "journal.db-wal" in ran.err


def test_a_file_that_may_not_be_read_is_named(journal: Path, rj: Rj) -> None:
    journal.chmod(0o000)
    ran = rj("list", before=ORDINARY)
    assert ran.code == 4
    assert f"The journal could not be opened: {journal}." in ran.err


def test_a_folder_that_may_not_be_entered_is_named(journal: Path, rj: Rj) -> None:
    journal.parent.chmod(0o000)
    ran = rj("list", before=ORDINARY)
    assert ran.code == 4
    assert str(journal) in ran.err and "could not be" in ran.err


def test_a_folder_that_cannot_be_made_is_named(home: Path, rj: Rj) -> None:
    home.parent.chmod(0o555)
    ran = rj("add", "new words", before=ORDINARY)
    assert ran.code == 4
    assert str(home / "journal.db") in ran.err and "Permission denied" in ran.err
    assert "new words" in ran.err


def test_a_folder_in_its_place_is_named(home: Path, rj: Rj) -> None:
    (home / "journal.db").mkdir(parents=True)
    ran = rj("list")
    assert ran.code == 4
    assert f"There is a folder in the place of the journal, which could not be opened: {home}" in ran.err


def test_an_older_journal_that_may_not_be_written_to_says_what_it_waits_for(journal: Path, rj: Rj) -> None:
    with Store.open(journal) as store:
        store.connection.run('DELETE FROM "_sqlite_migrations" WHERE name = ?', (NAMES[-1],))
    journal.parent.chmod(0o500)
    ran = rj("list", before=ORDINARY)
    assert ran.code == 4
    assert "may not be brought up to date" in ran.err


def test_an_older_journal_whose_copy_cannot_be_written_stays_as_it_is(home: Path, rj: Rj) -> None:
    home.mkdir(mode=0o700)
    journal = home / "journal.db"
    journal.write_bytes(gzip.decompress((FROZEN / "0.1.0.db.gz").read_bytes()))
    (home / "backups").mkdir(mode=0o500)
    ran = rj("add", "new words", before=ORDINARY)
    assert ran.code == 4
    assert "was not brought up to date, because no copy of it could be made first" in ran.err
    assert f"{home / 'backups'}" in ran.err and "Permission denied" in ran.err
    assert "The journal is as it was." in ran.err
    (rescued,) = home.glob("unsaved-*.md")
    assert rescued.read_text() == "new words\n"
    with closing(sqlite3.connect(journal)) as raw:
        assert raw.execute("SELECT name FROM _sqlite_migrations").fetchall() == [(NAMES[0],)]
    assert list((home / "backups").iterdir()) == []
    (home / "backups").chmod(0o700)
    assert rj("add", "new words", before=ORDINARY).code == 0


def test_a_newer_journal_is_refused_with_both_versions(journal: Path, rj: Rj) -> None:
    with Store.open(journal) as store:
        store.connection.run(
            'INSERT INTO "_sqlite_migrations" (migration_set, name, applied_at) VALUES (?, ?, ?)',
            ("rjournal", "m9999_future", "x"),
        )
    before = journal.read_bytes()
    ran = rj("list")
    assert ran.code == 4
    assert "m9999_future" in ran.err and NAMES[-1] in ran.err
    assert journal.read_bytes() == before


MOUNTS = r"""
22 1 0:21 / / rw - ext4 /dev/sda1 rw
36 22 0:40 / /home/user rw,relatime shared:1 - {kind} server:/x rw
37 36 0:41 / /home/user/my\040disk rw - ext4 /dev/sdb1 rw
not a mount
""".lstrip()


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "nfs"])
def test_a_network_disk_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(MOUNTS.format(kind=kind))
    monkeypatch.setattr(filesystem, "MOUNTS", table)
    assert network_kind(Path("/home/user/journal.db")) == kind
    assert network_kind(Path("/home/user2/journal.db")) is None
    assert network_kind(Path("/home/user/my disk/journal.db")) is None
    table.write_text(MOUNTS.format(kind="fuse.gocryptfs"))
    assert network_kind(Path("/home/user/journal.db")) is None
    monkeypatch.setattr(filesystem, "MOUNTS", tmp_path / "none")
    assert network_kind(Path("/home/user/journal.db")) is None


def test_on_a_network_disk_the_journal_keeps_no_shared_memory(
    journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(f"36 22 0:40 / {tmp_path} rw - nfs4 server:/x rw\n")
    monkeypatch.setattr(filesystem, "MOUNTS", table)
    with Store.open(journal) as store:
        store.entries.add(Entry(day=DAY, body="The fourth lemon"))
        assert {path.name for path in journal.parent.iterdir()} == {"journal.db"}
        mode = store.connection.one("PRAGMA journal_mode")
        assert mode is not None and mode[0] == "delete"
    monkeypatch.undo()
    with Store.open(journal) as store:
        assert len(store.search.find("lemon")) == len(WORDS) + 1
