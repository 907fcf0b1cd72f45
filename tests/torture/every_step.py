"""A save killed at every one of its steps: run as a program, it prints what each journal held afterwards.

The same journal is copied for each step. A child of this process opens the copy, begins one rich act, and is
killed by its own hand when SQLite comes to the n-th statement (`statement`), or has worked through n times
`INSTRUCTIONS` of its machine's instructions (`instruction`), which is within a statement. It is a process of
its own because a test runner with threads may not be forked.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from shutil import copyfile

from rjournal.domain.entries import Entry
from rjournal.domain.people import Pairing, Person
from rjournal.domain.sessions import Session
from rjournal.services.entries import EntryLinks, save_entry
from rjournal.services.session_lines import Line
from rjournal.services.sessions import save_session
from rjournal.storage.store import Store
from tests.torture.ledger import out_of_step

DAY = date(2026, 2, 16)
INSTRUCTIONS = 20
"""Instructions of SQLite's machine that are one step; a statement takes some tens to some hundreds."""

NOTES, BODY, TOPIC = "notes of the talk", "what it meant to me", "how to ask again"
DRAFT_OF_SESSION, DRAFT_OF_ENTRY = "form:session:record-1", "entry:new:s1"


def prepare(journal: Path) -> None:
    """A journal in which a session and what was written about it are drafts."""
    with Store.open(journal) as store:
        with store.act("Begin"):
            person = store.people.add(Person(name="Noor"))
            store.pairings.add(Pairing(person_id=person.id))
            store.entries.add(Entry(day=DAY, at="2026-02-16T08:00:00Z", title="Before", tags=("old",)))
        store.drafts.save(DRAFT_OF_SESSION, {"notes": NOTES})
        store.drafts.save(DRAFT_OF_ENTRY, {"title": "", "body": BODY})
        # Whatever the copies hold must be in the one file that is copied.
        store.connection.run("PRAGMA wal_checkpoint(TRUNCATE)")


def save(store: Store) -> None:
    """One rich act: a session with its lines, an entry linked to it, another changed, two drafts gone."""
    with store.act("Record session"):
        said = {"learned": TOPIC, "question": "why now", "action": "send it", "win": "one"}
        lines = [Line(kind, text) for kind, text in said.items()]
        session = save_session(
            store, Session(pairing_id=1, day=DAY, notes=NOTES), lines, draft=DRAFT_OF_SESSION, today=DAY
        )
        entry = Entry(day=DAY, at="2026-02-16T09:00:00Z", body=BODY, tags=("new", "asked"))
        links = EntryLinks(session=session.id, people=(1,))
        save_entry(store, entry, links, draft=DRAFT_OF_ENTRY)
        store.entries.delete(1)


def state(journal: Path) -> list[object]:
    """Everything the journal holds, in an order of its own, and whether it is sound."""
    with closing(sqlite3.connect(journal)) as raw:
        tables = raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            " AND name NOT LIKE 'search_fts%' ORDER BY name"
        ).fetchall()
        held = {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for (name,) in tables}
        sound = raw.execute("PRAGMA integrity_check").fetchone()[0]
        orphans = len(raw.execute("PRAGMA foreign_key_check").fetchall())
        trash = raw.execute("SELECT count(*) FROM entry WHERE deleted_at IS NOT NULL").fetchone()[0]
        text = raw.execute("SELECT group_concat(body || title, '|') FROM search_doc").fetchone()[0]
    with Store.open(journal) as store:
        wrong = list(out_of_step(store))
    return [held, sound, orphans, trash, text, wrong]


def kill_after(store: Store, steps: int, unit: str) -> None:
    """See to it that this process does not outlive so many steps."""
    left = steps

    def count(_statement: str = "") -> int:
        nonlocal left
        left -= 1
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    if unit == "statement":
        store.connection.raw.set_trace_callback(count)
    else:
        store.connection.raw.set_progress_handler(count, INSTRUCTIONS)


def life(journal: Path, steps: int, unit: str) -> bool:
    """Save on a copy in a child that may not outlive so many steps; whether it did."""
    child = os.fork()
    if child == 0:
        with Store.open(journal) as store:
            kill_after(store, steps, unit)
            save(store)
            store.connection.raw.set_progress_handler(None, 0)
            store.connection.raw.set_trace_callback(None)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def main(folder: Path, unit: str, stride: int) -> None:
    """Kill after 1, 1 + stride, … steps until the save outlives them; print the states as JSON."""
    original = folder / "original.db"
    prepare(original)
    states, steps, survived = [state(original)], 1, False
    while not survived:
        copy = folder / "copy.db"
        for leftover in folder.glob("copy.db*"):
            leftover.unlink()
        copyfile(original, copy)
        survived = life(copy, steps, unit)
        states.append(state(copy))
        steps += stride
    sys.stdout.write(json.dumps(states))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
