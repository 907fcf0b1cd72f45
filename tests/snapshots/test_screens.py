"""A few pictures that were looked at: each area once, the widest and the narrowest, and hostile text.

After a change that is meant, look at the report first, then `pytest tests/snapshots --snapshot-update`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rjournal import clock
from rjournal.config import Settings
from rjournal.domain.entries import Entry
from rjournal.paths import Paths
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from tests.conftest import begin_with
from tests.hostile import HOSTILE

Compare = Callable[..., bool]

SCREENS: tuple[tuple[str, tuple[str, ...], tuple[int, int]], ...] = (
    ("today-60", (), (60, 20)),
    ("today-140", (), (140, 40)),
    ("goals", ("2",), (100, 30)),
    ("sessions", ("3", "down"), (100, 30)),
    ("journal", ("4",), (100, 30)),
    ("people", ("5",), (100, 30)),
    ("review", ("6",), (100, 30)),
)


@pytest.fixture
def store(home: Path, empty_file: Path) -> Iterator[Store]:
    """An empty journal on the tests' Monday morning."""
    with begin_with(empty_file, home / "journal.db") as opened:
        yield opened


@pytest.fixture
def sample(home: Path, sample_file: Path) -> Iterator[Store]:
    """The sample journal."""
    with begin_with(sample_file, home / "journal.db") as opened:
        yield opened


@pytest.mark.parametrize(("keys", "size"), [row[1:] for row in SCREENS], ids=[row[0] for row in SCREENS])
def test_the_sample_journal_looks_as_it_did(
    sample: Store, home: Path, snap_compare: Compare, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    app = JournalApp(sample, Paths(home, home), Settings())
    assert snap_compare(app, press=keys, terminal_size=size)


def test_hostile_text_looks_like_text(store: Store, home: Path, snap_compare: Compare) -> None:
    for text in HOSTILE:
        store.entries.add(Entry(day=clock.today(), at=clock.stamp(), title=text, body=text))
    app = JournalApp(store, Paths(home, home), Settings())
    assert snap_compare(app, press=("4", "end"), terminal_size=(100, 40))
