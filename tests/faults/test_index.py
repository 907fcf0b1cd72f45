"""A damaged search index is built anew by itself, and what met it is done as if nothing had been."""

from __future__ import annotations

from pathlib import Path

import pytest

from rjournal.domain.entries import Entry
from rjournal.storage.store import Store
from tests.cli.conftest import Run, run
from tests.faults.conftest import DAY, ORDINARY, WORDS, Rj

__all__ = ["run"]

DAMAGES: dict[str, tuple[str, ...]] = {
    "no data": ("DROP TABLE search_fts_data",),
    "no terms": ("DROP TABLE search_fts_idx",),
    "no sizes": ("DROP TABLE search_fts_docsize",),
    "no settings": ("DROP TABLE search_fts_config",),
    "nothing at all": tuple(f"DROP TABLE search_fts_{name}" for name in ("data", "idx", "docsize", "config")),
    "no index": ("DROP TABLE search_fts",),
    "data emptied": ("DELETE FROM search_fts_data",),
    "structure gone": ("DELETE FROM search_fts_data WHERE id = 10",),
    "structure garbled": ("UPDATE search_fts_data SET block = x'0011223344556677' WHERE id = 10",),
    "terms garbled": ("UPDATE search_fts_data SET block = x'00112233445566' WHERE id > 10",),
    "averages garbled": ("UPDATE search_fts_data SET block = x'ff' WHERE id = 1",),
    "another format": ("UPDATE search_fts_config SET v = 99",),
}
damaged = pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)


def spoil(journal: Path, damage: tuple[str, ...]) -> None:
    with Store.open(journal) as store:
        for statement in damage:
            store.connection.run(statement)


def found(store: Store, words: str = "lemon") -> list[str]:
    return [doc.body for doc in store.search.find(words)]


def schema(store: Store) -> list[tuple[str, str]]:
    rows = store.connection.all("SELECT name, sql FROM sqlite_master WHERE name LIKE 'search%' ORDER BY name")
    return [(row["name"], row["sql"]) for row in rows]


@damaged
def test_a_search_that_meets_it_finds_everything(journal: Path, damage: tuple[str, ...]) -> None:
    with Store.open(journal) as store:
        sound = schema(store)
    spoil(journal, damage)
    with Store.reader(journal) as reader:
        answer = found(reader)
        ranked = [doc.body for doc in reader.search.find("lemon", ranked=True)]
    # Some damages only hurt ranking; whoever is answered is answered with what is there.
    assert sorted(answer) == sorted(ranked) == sorted(WORDS)
    with Store.open(journal) as store:
        store.entries.add(Entry(day=DAY, body="The fourth lemon"))
        assert len(found(store)) == len(WORDS) + 1
        assert schema(store) == sound
        verdict = store.connection.one("PRAGMA integrity_check")
        assert verdict is not None and verdict[0] == "ok"


@damaged
def test_a_save_that_meets_it_is_saved_and_found(journal: Path, run: Run, damage: tuple[str, ...]) -> None:
    spoil(journal, damage)
    with Store.open(journal) as store, store.act("Write two"):
        store.entries.add(Entry(day=DAY, body="The fourth lemon"))
        store.entries.save(
            store.entries.get(1).__class__(**{**vars(store.entries.get(1)), "body": "No fruit"})
        )
    with Store.open(journal) as store:
        assert "The fourth lemon" in found(store)
        assert WORDS[0] not in found(store)
        assert found(store, "fruit") == ["No fruit"]
        store.undo()
        assert sorted(found(store)) == sorted(WORDS)
    ran = run("search", "lemon")
    assert (ran.code, ran.err) == (0, "")


@damaged
def test_a_single_entry_that_meets_it_is_saved_and_found(journal: Path, damage: tuple[str, ...]) -> None:
    spoil(journal, damage)
    with Store.open(journal) as store:
        # FTS5 writes what it was given as late as it can: nothing else of this act would meet the damage.
        store.entries.add(Entry(day=DAY, body="The fourth lemon"))
    with Store.open(journal) as store:
        assert sorted(found(store)) == sorted([*WORDS, "The fourth lemon"])


def test_mending_is_noted_without_a_word_of_the_text(journal: Path, run: Run) -> None:
    spoil(journal, DAMAGES["no data"])
    ran = run("search", "lemon")
    assert ran.code == 0 and ran.err == ""
    assert len(ran.out.splitlines()) == len(WORDS)
    log = (journal.parent / "log" / "crash.log").read_text()
    assert "StorageError" in log or "IndexDamaged" in log
    assert "lemon" not in log


def test_an_act_that_fails_takes_the_mending_back_and_the_next_one_mends(journal: Path) -> None:
    spoil(journal, DAMAGES["structure gone"])
    with Store.open(journal) as store:
        with pytest.raises(ZeroDivisionError), store.act("Write"):
            store.entries.add(Entry(day=DAY, body="Never"))
            raise ZeroDivisionError
        assert store.entries.count() == len(WORDS)
        store.entries.add(Entry(day=DAY, body="The fourth lemon"))
        assert len(found(store)) == len(WORDS) + 1


def test_where_nothing_may_be_written_it_is_said_and_everything_else_is_read(journal: Path, rj: Rj) -> None:
    spoil(journal, DAMAGES["structure gone"])
    journal.parent.chmod(0o500)
    ran = rj("search", "lemon", before=ORDINARY)
    assert ran.code == 4
    assert "The search index is damaged" in ran.err and "text is safe" in ran.err
    assert rj("list", before=ORDINARY).code == 0
