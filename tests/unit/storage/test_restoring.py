"""A copy takes the journal's place and nothing is lost, or nothing is changed at all."""

from __future__ import annotations

import gzip
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from rjournal.domain.entries import Entry
from rjournal.domain.skills import Skill
from rjournal.errors import Busy, Invalid, NewerJournal, Replaced, StorageError
from rjournal.storage import backups, restoring
from rjournal.storage.connection import Connection
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY

STAMP = "2026-02-16T09:00:00.000000Z"


@pytest.fixture
def journal(tmp_path: Path, clock_set: date) -> Path:
    """A closed journal with one entry."""
    path = tmp_path / "home" / "journal.db"
    write(path, lambda store: store.entries.add(Entry(day=TODAY, body="first")))
    return path


@pytest.fixture
def copy(journal: Path) -> Path:
    """A copy of it, after which a second entry was written."""
    made = backups.make(journal, journal.parent / "backups", "manual", stamp=STAMP).path
    write(journal, lambda store: store.entries.add(Entry(day=TODAY, body="second")))
    return made


def write(path: Path, act: Callable[[Store], object]) -> None:
    with Store.open(path) as store:
        act(store)


def bodies(path: Path) -> list[str]:
    with Store.open(path) as store:
        return [entry.body for entry in store.entries.every()]


def drafts(path: Path) -> dict[str, str]:
    with Store.open(path) as store:
        return {draft.key: draft.fields.get("body", "") for draft in store.drafts.all()}


def damage(path: Path) -> bytes:
    """Overwrite the page of one table, of wins; what the file holds then."""
    with sqlite3.connect(path) as raw:
        page = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'win'").fetchone()[0]
    raw.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(bytes(content))
    return bytes(content)


def restore(journal: Path, source: Path) -> restoring.Restored:
    return restoring.restore(journal, source, stamp=STAMP)


def files(journal: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(journal.parent.iterdir()) if path.is_file()}


def test_the_copy_is_there_and_the_journal_as_it_was_beside_it(journal: Path, copy: Path) -> None:
    restored = restore(journal, copy)
    assert bodies(journal) == ["first"]
    assert restored.contents.entries == 1
    aside = restored.kept_aside
    assert aside is not None and aside.name == "journal-before-restore-20260216T090000.db"
    assert aside.stat().st_mode & 0o777 == journal.stat().st_mode & 0o777 == 0o600
    assert bodies(aside) == ["first", "second"]
    assert bodies(copy) == ["first"], "the copy stays where it is"
    # And back again.
    assert restore(journal, aside).kept_aside == aside.with_name(
        "journal-before-restore-20260216T090000-2.db"
    )
    assert bodies(journal) == ["first", "second"]


def write_and_die(journal: Path) -> None:
    """Write a third entry in a process that ends before it is out of the -wal file."""
    left = "import os, sys; from pathlib import Path; from datetime import date\n"
    left += "from rjournal.storage.store import Store; from rjournal.domain.entries import Entry\n"
    left += "store = Store.open(Path(sys.argv[1]))\n"
    left += "store.entries.add(Entry(day=date(2026, 2, 16), body='third'))\n"
    left += "os._exit(9)"
    subprocess.run([sys.executable, "-c", left, str(journal)], check=False)
    assert journal.with_name("journal.db-wal").stat().st_size


def test_what_was_still_in_the_wal_file_is_kept_aside_too(journal: Path, copy: Path) -> None:
    write_and_die(journal)
    aside = restore(journal, copy).kept_aside
    assert aside is not None
    assert bodies(aside) == ["first", "second", "third"]
    assert bodies(journal) == ["first"]


def test_a_last_step_that_fails_leaves_the_journal_with_everything(
    journal: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_and_die(journal)

    def refuses(self: Path, target: Path) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuses)
        with pytest.raises(StorageError, match="could not be written"):
            restore(journal, copy)
    assert bodies(journal) == ["first", "second", "third"]


def test_unfinished_drafts_are_carried_over(journal: Path, copy: Path) -> None:
    def begin(store: Store) -> None:
        store.drafts.save("entry:new:free", {"body": "begun"})
        store.drafts.save("entry:1", {"body": "a change to the first"})
        store.drafts.save("entry:2", {"body": "a change to the second, which the copy lacks"})

    write(journal, begin)
    assert restore(journal, copy).drafts == 3
    assert drafts(journal) == {
        "entry:new:free": "begun",
        "entry:1": "a change to the first",
        "kept-20260216T090000:entry:2": "a change to the second, which the copy lacks",
    }


def test_a_copy_from_before_a_kind_of_record_was_known_takes_its_drafts_as_words(journal: Path) -> None:
    frozen = Path(__file__).parents[2] / "fixtures" / "journals" / "0.1.0.db.gz"
    old = journal.with_name("old.db")
    old.write_bytes(gzip.decompress(frozen.read_bytes()))

    def begin(store: Store) -> None:
        skill = store.skills.add(Skill(name="Asking", added_on=TODAY))
        store.drafts.save(f"form:skill:{skill.id}", {"body": "a change to it"})

    write(journal, begin)
    assert restore(journal, old).drafts == 1
    assert drafts(journal)["kept-20260216T090000:form:skill:1"] == "a change to it"


def test_a_draft_in_the_same_place_of_the_copy_is_kept_beside_it(journal: Path) -> None:
    write(journal, lambda store: store.drafts.save("entry:new:free", {"body": "as it was"}))
    write(journal, lambda store: store.drafts.save("add:2026", {"body": "the same"}))
    made = backups.make(journal, journal.parent / "backups", "manual", stamp=STAMP).path
    write(journal, lambda store: store.drafts.save("entry:new:free", {"body": "as it is"}))
    assert restore(journal, made).drafts == 1
    assert drafts(journal) == {
        "entry:new:free": "as it is",
        "restored-20260216T090000:entry:new:free": "as it was",
        "add:2026": "the same",
    }


def test_a_damaged_journal_is_kept_byte_for_byte(journal: Path, copy: Path) -> None:
    write(journal, lambda store: store.drafts.save("entry:new:free", {"body": "begun"}))
    raw = damage(journal)
    journal.with_name("journal.db-wal").write_bytes(b"beside it")
    restored = restore(journal, copy)
    aside = restored.kept_aside
    assert aside is not None
    assert aside.read_bytes() == raw
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"beside it"
    assert aside.stat().st_mode & 0o777 == 0o600
    assert bodies(journal) == ["first"]
    assert (restored.drafts, drafts(journal)) == (1, {"entry:new:free": "begun"}), "they could still be read"


@pytest.mark.parametrize("present", [b"", b"Dear Noor, " * 500], ids=["empty", "a letter"])
def test_what_is_no_journal_makes_way_and_is_kept(journal: Path, copy: Path, present: bytes) -> None:
    journal.write_bytes(present)
    restored = restore(journal, copy)
    assert restored.kept_aside is not None
    assert restored.kept_aside.read_bytes() == present
    assert restored.drafts is None
    assert bodies(journal) == ["first"]


def test_where_there_is_no_journal_nothing_is_kept_aside(copy: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "journal.db"
    restored = restore(target, copy)
    assert (restored.kept_aside, restored.drafts) == (None, 0)
    assert bodies(target) == ["first"]
    assert target.parent.stat().st_mode & 0o777 == 0o700


def test_what_a_lost_journal_left_beside_it_is_kept(copy: Path, tmp_path: Path) -> None:
    """Without its journal nobody can read it here, and yet it may be the only place of the last words."""
    lost = tmp_path / "elsewhere" / "journal.db"
    lost.parent.mkdir()
    lost.with_name("journal.db-wal").write_bytes(b"the last words")
    assert restore(lost, copy).kept_aside is None
    assert bodies(lost) == ["first"]
    assert [path.read_bytes() for path in lost.parent.glob("journal-before-restore-*")] == [b"the last words"]


def test_a_damaged_copy_is_refused_and_nothing_changes(journal: Path, copy: Path) -> None:
    raw = bytearray(copy.read_bytes())
    raw[8192:12288] = b"\xa5" * 4096
    copy.write_bytes(bytes(raw))
    before = files(journal)
    with pytest.raises(StorageError, match="damaged"):
        restore(journal, copy)
    assert files(journal) == before


def test_a_copy_of_a_newer_program_is_refused_and_nothing_changes(journal: Path, copy: Path) -> None:
    with sqlite3.connect(copy) as raw:
        raw.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('rjournal', 'm0099_x')")
    raw.close()
    before = files(journal)
    with pytest.raises(NewerJournal, match="m0099_x"):
        restore(journal, copy)
    assert files(journal) == before


def test_the_journal_itself_and_nothing_at_all_are_no_copies(journal: Path) -> None:
    with pytest.raises(Invalid, match="the journal itself"):
        restore(journal, journal)
    with pytest.raises(Invalid, match="There is no file"):
        restore(journal, journal.with_name("nowhere.db"))


_HOLDS_IT_OPEN = """
import sys
from pathlib import Path
from rjournal.storage.connection import Connection
connection = Connection(Path(sys.argv[1]), readonly=sys.argv[2] == "reading")
connection.one("SELECT count(*) FROM sqlite_master")
print("open", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("damaged", [False, True], ids=["sound", "damaged"])
def test_a_journal_that_is_open_elsewhere_stays_as_it_is(journal: Path, copy: Path, damaged: bool) -> None:
    if damaged:
        damage(journal)
    command = [sys.executable, "-c", _HOLDS_IT_OPEN, str(journal), "reading" if damaged else "writing"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None and other.stdout is not None
        assert other.stdout.readline() == "open\n"
        before = journal.read_bytes()
        with pytest.raises(Busy, match="open in another window") as told:
            restore(journal, copy)
        assert "Nothing was changed" in told.value.hint
        assert journal.read_bytes() == before
        assert not list(journal.parent.glob("journal-before-restore-*"))
        assert not list(journal.parent.glob("*.part"))
        other.stdin.close()
        other.wait()
    restore(journal, copy)
    assert bodies(journal) == ["first"]


def test_who_waited_while_a_copy_took_the_place_does_not_write_into_the_old_file(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure = Connection._configure

    def waits(self: Connection) -> None:
        """The file is open already, and what comes next is the first look at it."""
        other = journal.with_name("other.db")
        other.write_bytes(journal.read_bytes())
        other.replace(journal)
        configure(self)

    with monkeypatch.context() as patched:
        patched.setattr(Connection, "_configure", waits)
        store = Store.open(journal)
    with store, pytest.raises(Replaced):
        store.entries.add(Entry(day=TODAY, body="into nowhere"))
