"""A kill may cost the last second of typing and nothing else: a save is there as a whole or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rjournal.domain.entries import Entry
from rjournal.storage.store import Store
from tests.torture.ledger import Ledger
from tests.torture.loop import torture

DAY = date(2026, 2, 16)
STEPS = [("statement", 1, 40), ("instruction", 3, 20)]
"""What is counted, how many of them from one kill to the next, and how many kills one act takes at least."""


@pytest.mark.parametrize(("unit", "stride", "least"), STEPS, ids=[unit for unit, *_ in STEPS])
def test_a_save_killed_at_any_step_is_wholly_there_or_wholly_not(
    home: Path, tmp_path: Path, unit: str, stride: int, least: int
) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "tests.torture.every_step", str(tmp_path), unit, str(stride)]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=100, check=True)
    before, *killed, after = json.loads(ran.stdout)
    assert len(killed) >= least
    assert before != after
    assert [state for state in killed if state not in (before, after)] == []
    assert before in killed
    for state in (before, after):
        _, integrity, orphans, _, _, out_of_step = state
        assert (integrity, orphans, out_of_step) == ("ok", 0, [])
    (drafts_before, drafts_after) = (state[0]["draft"] for state in (before, after))
    assert (drafts_before, drafts_after) == (2, 0)


def test_a_few_kills_cost_no_record_and_no_old_word(tmp_path: Path) -> None:
    """`make torture` does this hundreds of times; its last result is in docs/performance.md."""
    result = torture(tmp_path, kills=4, seed=7)
    assert result.faults == ()
    assert result.lost_too_early == 0
    assert result.words > 0


def saved(store: Store, *bodies: str) -> list[Entry]:
    return [store.entries.add(Entry(day=DAY, body=body)) for body in bodies]


def undone_and_saved_as_another(store: Store) -> None:
    saved(store, "w1x w2x")
    store.undo()
    saved(store, "w1x w2x w3x")


def changed_and_undone(store: Store) -> None:
    (entry,) = saved(store, "w0x")
    store.entries.save(replace(entry, body="w1x w2x"))
    store.undo()


def never_saved(store: Store) -> None:
    saved(store, "w1x")


def saved_twice(store: Store) -> None:
    saved(store, "w1x w2x", "w1x w2x")


def deleted_by_nobody(store: Store) -> None:
    (entry,) = saved(store, "w1x w2x")
    store.entries.delete(entry.id)


@pytest.mark.parametrize(
    ("happens", "is_fault"),
    [
        (undone_and_saved_as_another, False),
        (changed_and_undone, False),
        (never_saved, True),
        (saved_twice, True),
        (deleted_by_nobody, True),
    ],
)
def test_the_account_tells_what_was_undone_from_what_was_lost(
    home: Path, happens: Callable[[Store], None], is_fault: bool
) -> None:
    ledger = Ledger(home / "journal.db")
    with Store.open(ledger.journal) as store:
        happens(store)
    ledger.promise("entry", "w1x w2x")
    ledger.settle(0.0, asked=False)
    assert bool(ledger.faults) is is_fault
