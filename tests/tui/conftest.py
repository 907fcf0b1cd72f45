"""Apps to try screens in: on an empty journal, on the sample journal, on one full of hostile text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rjournal import clock
from rjournal.config import Settings
from rjournal.paths import Paths
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """An empty journal, with the clock at Monday 16 February 2026, 09:00."""
    monkeypatch.setenv("RJOURNAL_NOW", "2026-02-16T09:00:00")
    monkeypatch.setenv("RJOURNAL_HOME", str(tmp_path))
    monkeypatch.setenv("TZ", "UTC")
    with Store.open(tmp_path / "journal.db") as opened:
        yield opened


@pytest.fixture
def sample(store: Store) -> Store:
    """The sample journal."""
    from rjournal.services.sample import fill

    fill(store, clock.today())
    return store


@pytest.fixture
def app_on(tmp_path: Path) -> Callable[[Store], JournalApp]:
    """Makes an app on a journal: `async with app_on(sample).run_test(size=(120, 36), notifications=True)`."""

    def make(store: Store, settings: Settings | None = None) -> JournalApp:
        return JournalApp(store, Paths(tmp_path, tmp_path), settings or Settings())

    return make
