"""A journal comes to have today's tables, or stays exactly as it was."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from rjournal.domain.entries import Entry
from rjournal.domain.people import Pairing, Person
from rjournal.errors import NewerJournal, StorageError
from rjournal.storage import schema as schema_package
from rjournal.storage.connection import APPLICATION_ID, Connection
from rjournal.storage.migrations import NAMES, Known, bring_up_to_date, script_of, statements
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY

GOLDEN = Path(__file__).parents[2] / "hygiene" / "golden_schema.sql"
GOLDEN_NAMES = GOLDEN.with_name("golden_migrations.txt")

LATER = "m0004_later"
STAMP = "2026-02-16T09:00:00.000000Z"

GROWING = "CREATE TABLE weather (id INTEGER PRIMARY KEY) STRICT;\n"


def later(script: str) -> Known:
    """What a program knows that has one migration more."""
    return Known((*NAMES, LATER), lambda name: script if name == LATER else script_of(name))


def brought_up(path: Path, known: Known) -> tuple[str, ...]:
    """Open the journal with a program that knows this much; the migrations that were applied."""
    with closing(Connection(path)) as connection:
        return bring_up_to_date(connection, stamp=STAMP, known=known)


def bodies(path: Path) -> list[str]:
    """The text of every entry, whatever else the journal came to have."""
    with closing(Connection(path)) as connection:
        return [entry.body for entry in Store(connection).entries.every()]


@pytest.fixture
def old(tmp_path: Path, clock_set: object) -> Path:
    """A journal of an earlier version, with something in it."""
    path = tmp_path / "home" / "journal.db"
    with Store.open(path) as store:
        person = store.people.add(Person(name="Noor"))
        store.pairings.add(Pairing(person_id=person.id))
        store.entries.add(Entry(day=TODAY, body="kept"))
    return path


def schema(path: Path) -> str:
    with sqlite3.connect(path) as raw:
        rows = raw.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    raw.close()
    return "".join(f"-- {kind} {name}\n{sql};\n" for kind, name, sql in rows if sql)


def dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as raw:
        lines = list(raw.iterdump())
    raw.close()
    return lines


def opened(path: Path) -> Store:
    return Store.open(path)


def test_the_tables_are_those_on_record(old: Path) -> None:
    """To change them, add a migration; then write what this shows into tests/hygiene/golden_schema.sql."""
    assert schema(old) == GOLDEN.read_text("utf-8")


def test_the_names_of_migrations_are_append_only() -> None:
    golden = tuple(GOLDEN_NAMES.read_text("utf-8").split())
    assert NAMES[: len(golden)] == golden, "a journal somewhere has recorded each of these"
    assert golden == NAMES, "add the new name at the end of tests/hygiene/golden_migrations.txt"


def test_every_script_belongs_to_a_name() -> None:
    scripts = Path(schema_package.__path__[0])
    assert sorted(path.stem for path in scripts.glob("*.sql")) == sorted(NAMES)


def test_a_journal_says_what_it_is_and_keeps_to_its_types(old: Path) -> None:
    with Store.open(old) as store:
        row = store.connection.one("PRAGMA application_id")
        assert row is not None and row[0] == APPLICATION_ID
        tables = store.connection.all(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        )
        loose = {row["name"] for row in tables if not row["strict"]}
        assert {name for name in loose if not name.startswith("sqlite_")} == {"_sqlite_migrations"}


def test_a_migrated_journal_has_the_tables_of_a_fresh_one(old: Path, tmp_path: Path) -> None:
    grown = later(
        "ALTER TABLE entry ADD COLUMN weather TEXT NOT NULL DEFAULT '';\nCREATE INDEX w ON entry (weather);\n"
    )
    brought_up(old, grown)
    assert bodies(old) == ["kept"]
    brought_up(tmp_path / "fresh.db", grown)
    assert schema(old) == schema(tmp_path / "fresh.db")
    assert brought_up(old, grown) == ()


def test_a_copy_is_made_first_for_its_owner_alone(old: Path) -> None:
    before = dump(old)
    assert brought_up(old, later(GROWING)) == (LATER,)
    copy = old.parent / "backups" / "before-migration-20260216T090000.db"
    assert dump(copy) == before
    assert copy.stat().st_mode & 0o777 == 0o600 and copy.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE good (id INTEGER PRIMARY KEY) STRICT;\nALTER TABLE nowhere ADD COLUMN x TEXT;\n",
        "DELETE FROM person;\n",
    ],
    ids=["a statement fails", "records lose what they refer to"],
)
def test_a_migration_that_fails_leaves_the_journal_as_it_was(old: Path, script: str) -> None:
    before = dump(old)
    with pytest.raises(StorageError) as told:
        brought_up(old, later(script))
    assert "could not be brought up to date" in told.value.message
    (copy,) = (old.parent / "backups").glob("before-migration-*.db")
    assert str(copy) in told.value.hint
    assert dump(old) == before == dump(copy)
    assert brought_up(old, later(GROWING)) == (LATER,)
    assert bodies(old) == ["kept"]


def test_a_copy_that_cannot_be_made_stops_the_migration(old: Path) -> None:
    (old.parent / "backups").write_text("in the way")
    before = dump(old)
    with pytest.raises(StorageError, match="no copy of it could be made first") as told:
        brought_up(old, later(GROWING))
    assert "The journal is as it was" in told.value.hint
    assert dump(old) == before


def test_a_journal_of_a_newer_program_is_not_touched(old: Path) -> None:
    with sqlite3.connect(old) as raw:
        raw.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('rjournal', 'm0099_x')")
    raw.close()
    before = old.read_bytes()
    with pytest.raises(NewerJournal, match="m0099_x") as told:
        opened(old)
    assert "Install the newer version" in told.value.hint
    assert old.read_bytes() == before


@pytest.mark.parametrize("journal_mode", ["DELETE", "WAL"])
def test_another_program_s_database_is_not_touched(
    tmp_path: Path, clock_set: object, journal_mode: str
) -> None:
    path = tmp_path / "photos.db"
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA journal_mode = {journal_mode}")
        raw.execute("CREATE TABLE photo (id INTEGER PRIMARY KEY)")
        raw.execute("CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT)")
        raw.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('photos', 'm0001_journal')")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(StorageError, match="another program's database"):
        opened(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_not_touched(tmp_path: Path, clock_set: object) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(b"Dear Noor, " * 500)
    with pytest.raises(StorageError, match="not a journal"):
        opened(path)
    assert path.read_bytes() == b"Dear Noor, " * 500


def test_an_empty_file_becomes_a_journal(tmp_path: Path, clock_set: object) -> None:
    (tmp_path / "journal.db").touch()
    with Store.open(tmp_path / "journal.db") as store:
        assert store.entries.count() == 0


def at_once(number: int, act: Callable[[], object]) -> list[BaseException]:
    """Run `act` in several threads that begin together; what went wrong in them."""
    together, wrong = threading.Barrier(number), []

    def run() -> None:
        together.wait()
        try:
            act()
        except BaseException as error:  # noqa: BLE001 - shown by the assertion of the caller
            wrong.append(error)

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def test_two_that_make_the_journal_at_once_make_one(tmp_path: Path, clock_set: object) -> None:
    path = tmp_path / "home" / "journal.db"
    assert at_once(4, lambda: opened(path).close()) == []
    assert schema(path) == GOLDEN.read_text("utf-8")


def test_two_that_migrate_at_once_migrate_once(old: Path) -> None:
    assert at_once(4, lambda: brought_up(old, later(GROWING))) == []
    with sqlite3.connect(old) as raw:
        names = raw.execute("SELECT name FROM _sqlite_migrations ORDER BY id").fetchall()
    raw.close()
    assert [name for (name,) in names] == [*NAMES, LATER]
    copies = list((old.parent / "backups").iterdir())
    assert len(copies) == 1 and "weather" not in schema(copies[0])


def test_a_copy_is_never_written_over_another(old: Path) -> None:
    copies = old.parent / "backups"
    copies.mkdir()
    (copies / "before-migration-20260216T090000.db").write_text("an earlier one")
    brought_up(old, later(GROWING))
    assert (copies / "before-migration-20260216T090000.db").read_text() == "an earlier one"
    assert "weather" not in schema(copies / "before-migration-20260216T090000-2.db")


def test_statements_are_cut_at_their_ends_alone() -> None:
    script = (
        "-- a comment; with a semicolon\nCREATE TABLE a (\n  b TEXT DEFAULT ';'\n);\n\n-- end\nSELECT 1;\n"
    )
    assert statements(script) == ["CREATE TABLE a (\n  b TEXT DEFAULT ';'\n)", "SELECT 1;"]
