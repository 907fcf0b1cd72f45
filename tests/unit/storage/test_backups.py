"""A copy of the journal is whole, checked and its owner's alone, or it is not there at all."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from rjournal.domain.entries import Entry
from rjournal.errors import Invalid, NewerJournal, StorageError
from rjournal.storage import backups, copying
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY

STAMP = "2026-02-16T09:00:00.000000Z"
NOW = datetime(2026, 2, 16, 9, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path: Path, clock_set: date) -> Path:
    """A closed journal with an entry and a draft."""
    path = tmp_path / "home" / "journal.db"
    with Store.open(path) as store:
        store.entries.add(Entry(day=TODAY, body="kept"))
        store.drafts.save("entry:new:free", {"body": "begun"})
    return path


def folder_of(journal: Path) -> Path:
    return journal.parent / "backups"


def bodies(path: Path) -> list[str]:
    with Store.reader(path) as store:
        return [entry.body for entry in store.entries.every()]


def damage(path: Path) -> None:
    """Overwrite a page in the middle."""
    raw = bytearray(path.read_bytes())
    raw[8192:12288] = b"\xa5" * 4096
    path.write_bytes(bytes(raw))


def test_a_copy_is_one_file_for_its_owner_alone_with_all_that_is_in_the_journal(journal: Path) -> None:
    with Store.open(journal) as store:
        store.entries.add(Entry(day=TODAY, body="still in the -wal file"))
        backup = backups.make(journal, folder_of(journal), "manual", stamp=STAMP)
    assert backup.path.name == "manual-20260216T090000.db"
    assert [path.name for path in folder_of(journal).iterdir()] == [backup.path.name]
    assert backup.path.stat().st_mode & 0o777 == 0o600
    assert folder_of(journal).stat().st_mode & 0o777 == 0o700
    assert (backup.kind, backup.moment, backup.size) == ("manual", NOW, backup.path.stat().st_size)
    assert bodies(backup.path) == ["kept", "still in the -wal file"]
    assert backups.contents(backup.path) == backups.Contents(2, 0, 0, 1, NOW)


def test_looking_into_a_copy_leaves_nothing_beside_it(journal: Path) -> None:
    backup = backups.make(journal, folder_of(journal), "manual", stamp=STAMP)
    backups.contents(backup.path)
    copying.check(backup.path)
    assert backups.newest(folder_of(journal)) == backup.path
    # Nor does another program that reads it.
    with closing(sqlite3.connect(f"{backup.path.as_uri()}?mode=ro", uri=True)) as raw:
        assert raw.execute("SELECT body FROM entry").fetchall() == [("kept",)]
    assert list(folder_of(journal).iterdir()) == [backup.path]


def test_who_writes_meanwhile_is_not_held_and_is_not_in_the_copy(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_STEP", 4)
    steps = []
    with Store.open(journal) as writer:

        def write_on(done: int, total: int) -> None:
            steps.append((done, total))
            writer.entries.add(Entry(day=TODAY, body=f"written at {done}"))

        backup = backups.make(journal, folder_of(journal), "manual", stamp=STAMP, progress=write_on)
        assert writer.entries.count() == 1 + len(steps)
    assert len(steps) > 5 and steps[-1][0] == steps[-1][1]
    assert bodies(backup.path) == ["kept"]


def test_without_wal_a_copy_comes_to_its_end_however_often_somebody_writes(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_STEP", 4)
    writer = sqlite3.connect(journal, isolation_level=None)
    writer.execute("PRAGMA journal_mode = DELETE")
    written = []

    def write_on(done: int, _total: int) -> None:
        written.append(done)
        writer.execute("INSERT INTO prompt_use (prompt_id, day, act) VALUES ('x', '2026-02-16', 'used')")

    backup = backups.make(journal, folder_of(journal), "manual", stamp=STAMP, progress=write_on)
    writer.close()
    assert len(written) > 2
    with Store.reader(backup.path) as store:
        row = store.connection.one("SELECT count(*) FROM prompt_use")
        assert row is not None and row[0] == len(written)


def test_a_copy_that_is_given_up_leaves_nothing(journal: Path) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(copying.Stopped):
        backups.make(journal, folder_of(journal), "automatic", stamp=STAMP, stop=stop)
    assert list(folder_of(journal).iterdir()) == []


def test_a_check_is_given_up_too(journal: Path) -> None:
    class SetAfterTheCopy(threading.Event):
        """Is set from the moment the copy is there on."""

        def wait(self, timeout: float | None = None) -> bool:
            self.set()
            return False

    with Store.open(journal) as store, store.act("Fill"):
        for number in range(300):
            store.entries.add(Entry(day=TODAY, body=f"words {number} " * 40))
    with pytest.raises(copying.Stopped):
        backups.make(journal, folder_of(journal), "automatic", stamp=STAMP, stop=SetAfterTheCopy())
    assert list(folder_of(journal).iterdir()) == []


def test_a_damaged_journal_is_not_copied(journal: Path) -> None:
    damage(journal)
    with pytest.raises(StorageError, match="damaged"):
        backups.make(journal, folder_of(journal), "manual", stamp=STAMP)
    assert list(folder_of(journal).iterdir()) == []


def test_another_program_s_database_is_no_journal_to_copy(tmp_path: Path) -> None:
    photos = tmp_path / "photos.db"
    with sqlite3.connect(photos) as raw:
        raw.execute("CREATE TABLE photo (id INTEGER PRIMARY KEY)")
    raw.close()
    with pytest.raises(StorageError, match="not a journal"):
        backups.make(photos, tmp_path / "backups", "manual", stamp=STAMP)
    assert not copying.is_journal(photos)


def test_a_newer_journal_is_refused(journal: Path) -> None:
    with sqlite3.connect(journal) as raw:
        raw.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('rjournal', 'm0099_x')")
    raw.close()
    with pytest.raises(NewerJournal, match="m0099_x"):
        backups.make(journal, folder_of(journal), "manual", stamp=STAMP)


def test_a_folder_that_takes_no_copy_is_said(journal: Path) -> None:
    folder_of(journal).write_text("in the way")
    with pytest.raises(StorageError, match="The copy could not be written") as told:
        backups.make(journal, folder_of(journal), "manual", stamp=STAMP)
    assert "The journal is as it was" in told.value.hint
    assert backups.backups_in(folder_of(journal)) == []


def test_a_copy_is_never_written_over_anything(journal: Path, tmp_path: Path) -> None:
    first, second = (backups.make(journal, folder_of(journal), "manual", stamp=STAMP) for _ in range(2))
    assert second.path.name == "manual-20260216T090000-2.db"
    assert [one.path for one in backups.backups_in(folder_of(journal))] == [second.path, first.path]
    target = tmp_path / "mine.db"
    target.write_text("mine")
    with pytest.raises(Invalid, match="already"):
        backups.make_at(journal, target)
    assert target.read_text() == "mine"
    with pytest.raises(Invalid, match="no folder"):
        backups.make_at(journal, tmp_path / "nowhere" / "copy.db")


def test_only_copies_are_listed_newest_first(journal: Path) -> None:
    folder = folder_of(journal)
    made = backups.make(journal, folder, "before-repair", stamp=STAMP)
    later = backups.make(journal, folder, "automatic", stamp="2026-02-17T09:00:00.000000Z")
    for name in ("letter.txt", "automatic-20260299T090000.db", "mine-20260216T090000.db", "copy-x.part"):
        (folder / name).write_text("")
    assert [one.path for one in backups.backups_in(folder)] == [later.path, made.path]
    assert backups.backups_in(folder / "missing") == []


def test_the_newest_copy_is_one_that_opens(journal: Path) -> None:
    folder = folder_of(journal)
    made = backups.make(journal, folder, "automatic", stamp=STAMP)
    (folder / "automatic-20260217T090000.db").write_bytes(b"")
    (folder / "automatic-20260218T090000.db").write_bytes(b"Dear Noor, " * 500)
    assert backups.newest(folder) == made.path
    assert backups.newest(folder / "missing") is None


def test_what_is_left_of_a_copy_that_was_cut_off_goes_with_the_next(journal: Path) -> None:
    folder = folder_of(journal)
    folder.mkdir()
    (folder / "copy-abc.part").write_bytes(b"half")
    backup = backups.make(journal, folder, "manual", stamp=STAMP)
    assert list(folder.iterdir()) == [backup.path]


def test_one_copy_a_day_is_made_by_itself_and_old_ones_make_room(journal: Path) -> None:
    folder, stop = folder_of(journal), threading.Event()
    by_hand = backups.make(journal, folder, "manual", stamp="2024-01-01T09:00:00.000000Z")
    upgrade = backups.make(journal, folder, "before-migration", stamp="2024-01-02T09:00:00.000000Z")
    for day in range(40):
        now = NOW + timedelta(days=day)
        made = backups.make_daily(journal, folder, now=now, stop=stop)
        assert made is not None and made.path.exists()
        assert backups.make_daily(journal, folder, now=now + timedelta(hours=3), stop=stop) is None
    left = backups.backups_in(folder)
    assert {by_hand.path, upgrade.path} <= {one.path for one in left}
    days = [one.moment.date() for one in left if one.kind == "automatic"]
    newest = (NOW + timedelta(days=39)).date()
    assert days[:7] == [newest - timedelta(days=day) for day in range(7)]
    assert {date(2026, 2, 28), date(2026, 3, 22), date(2026, 3, 15)} < set(days)
    assert len(days) == 10


def test_a_clock_that_was_wrong_costs_not_the_copy_just_made(journal: Path) -> None:
    folder, stop = folder_of(journal), threading.Event()
    for day in range(30):
        future = NOW.replace(year=2031) + timedelta(days=40 * day)
        backups.make_daily(journal, folder, now=future, stop=stop)
    made = backups.make_daily(journal, folder, now=NOW, stop=stop)
    assert made is not None and made.path.exists()


def test_the_day_of_a_copy_is_that_of_its_writer(journal: Path) -> None:
    from zoneinfo import ZoneInfo

    folder, stop, tokyo = folder_of(journal), threading.Event(), ZoneInfo("Asia/Tokyo")
    # Both are the 15th in UTC.
    for day, hour in ((15, 10), (16, 8)):
        moment = datetime(2026, 2, day, hour, tzinfo=tokyo)
        assert backups.make_daily(journal, folder, now=moment, stop=stop) is not None
