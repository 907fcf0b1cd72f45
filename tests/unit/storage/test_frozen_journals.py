"""A journal of every released schema opens today with all that was in it, and nothing of it is at risk."""

from __future__ import annotations

import gzip
import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from rjournal.storage.migrations import NAMES
from rjournal.storage.store import Store
from tests.fixtures.journals.make import KINDS
from tests.torture.ledger import out_of_step
from tests.unit.storage.test_migrations import GOLDEN, schema

FROZEN = Path(__file__).parents[2] / "fixtures" / "journals"
RELEASED = {"0.1.0": ("m0001_journal",)}
"""The migrations that each release knew."""

WITH_ONE_MORE = """
import os, signal, sys
from pathlib import Path
from rjournal.storage.connection import Connection
from rjournal.storage.migrations import NAMES, Known, bring_up_to_date, script_of
path, script, kill_at = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
known = Known((*NAMES, "m9999_later"), lambda name: script if name == "m9999_later" else script_of(name))
left = kill_at
def count(statement):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
connection = Connection(path)
if kill_at:
    connection.raw.set_trace_callback(count)
print(*bring_up_to_date(connection, stamp="2026-02-16T09:00:00.000000Z", known=known))
connection.close()
"""
"""A program that knows one migration more, and may be killed at one of its statements."""

LATER = "ALTER TABLE entry ADD COLUMN weather TEXT NOT NULL DEFAULT '';\nUPDATE entry SET weather = 'rain';\n"


@pytest.fixture(params=RELEASED)
def frozen(request: pytest.FixtureRequest, home: Path) -> tuple[str, Path]:
    """A release, and its journal as it lies on somebody's disk."""
    home.mkdir()
    journal = home / "journal.db"
    journal.write_bytes(gzip.decompress((FROZEN / f"{request.param}.db.gz").read_bytes()))
    return request.param, journal


def what_it_held(version: str) -> dict[str, Any]:
    held: dict[str, Any] = json.loads((FROZEN / f"{version}.json").read_text("utf-8"))
    return held


def content(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table; opening it in another journal mode must not count as a change."""
    with closing(sqlite3.connect(path)) as raw:
        names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: raw.execute(f"SELECT * FROM {name}").fetchall() for name in names}


def later(journal: Path, *, kill_at: int = 0) -> subprocess.Popen[str]:
    """Start a program that knows one migration more than this one."""
    command = [sys.executable, "-c", WITH_ONE_MORE, str(journal), LATER, str(kill_at)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_every_record_and_draft_is_as_it_was(frozen: tuple[str, Path]) -> None:
    version, journal = frozen
    held = what_it_held(version)
    with Store.open(journal) as store:
        for kind in KINDS:
            now = json.loads(json.dumps([asdict(one) for one in store.repo(kind).every()], default=str))
            # Fields that came later are free to have come.
            assert [
                {name: one[name] for name in old} for one, old in zip(now, held[kind], strict=True)
            ] == held[kind]
        assert [asdict(draft) for draft in store.drafts.all()] == held["draft"]
        assert list(out_of_step(store)) == []
        assert {hit.kind for hit in store.search.find("nope")} >= {"entry", "session", "goal", "person"}


def test_what_an_older_program_did_is_undone_to_the_beginning_and_done_again(
    frozen: tuple[str, Path],
) -> None:
    version, journal = frozen
    held = what_it_held(version)
    with Store.open(journal) as store:
        assert store.redo() is not None
        assert store.entries.get(2).body == "taken back"
        undone = 0
        while store.undo():
            undone += 1
        assert undone > 20
        assert [kind for kind in KINDS if store.repo(kind).where()] == []
        for _ in range(undone):
            assert store.redo() is not None
        store.undo()
        present = {kind: [(one.id, one.tags) for one in store.repo(kind).where()] for kind in KINDS}
        assert list(out_of_step(store)) == []
    for kind, records in held.items():
        if kind in present:
            there = [(one["id"], tuple(one["tags"])) for one in records if one["deleted_at"] is None]
            assert sorted(present[kind]) == there, kind


def test_it_comes_to_have_the_tables_on_record(frozen: tuple[str, Path]) -> None:
    """A script that was released and is changed afterwards gives new journals what old ones never get."""
    version, journal = frozen
    assert RELEASED[version] == NAMES[: len(RELEASED[version])]
    assert [row[2] for row in content(journal)["_sqlite_migrations"]] == list(RELEASED[version])
    Store.open(journal).close()
    assert schema(journal) == GOLDEN.read_text("utf-8")


def test_a_sound_copy_of_the_old_journal_is_made_first(frozen: tuple[str, Path]) -> None:
    version, journal = frozen
    before = content(journal)
    Store.open(journal).close()
    copies = list((journal.parent / "backups").glob("before-migration-*"))
    if RELEASED[version] == NAMES:
        assert copies == []
    else:
        (copy,) = copies
        assert content(copy) == before


@pytest.mark.parametrize("kill_at", range(1, 60, 6))
def test_a_kill_in_the_middle_of_migrating_leaves_the_old_journal_or_the_new(
    frozen: tuple[str, Path], kill_at: int
) -> None:
    _, journal = frozen
    before = content(journal)
    program = later(journal, kill_at=kill_at)
    _, err = program.communicate(timeout=60)
    assert program.returncode in (0, -signal.SIGKILL), err
    after = content(journal)
    if "m9999_later" not in str(after["_sqlite_migrations"]):
        assert after == before
        assert program.returncode == -signal.SIGKILL
    # Whatever was left, the next start makes of it what an undisturbed one would have made.
    _, err = later(journal).communicate(timeout=60)
    assert err == ""
    finished = content(journal)
    assert [row[0] for row in finished["entry"]] == [row[0] for row in before["entry"]]
    assert {row[-1] for row in finished["entry"]} == {"rain"}


def test_two_programs_that_migrate_at_once_migrate_once(frozen: tuple[str, Path]) -> None:
    _, journal = frozen
    programs = [later(journal) for _ in range(3)]
    answers = [program.communicate(timeout=60) for program in programs]
    assert [program.returncode for program in programs] == [0, 0, 0], answers
    assert ["m9999_later" in out for out, _ in answers].count(True) == 1
    names = [row[2] for row in content(journal)["_sqlite_migrations"]]
    assert names == [*NAMES, "m9999_later"]
    assert len(list((journal.parent / "backups").glob("before-migration-*"))) == 1
