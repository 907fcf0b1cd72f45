"""Apps to try screens in: on an empty journal, on the sample journal, on one full of hostile text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rjournal.config import Settings
from rjournal.paths import Paths
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from tests.conftest import NOW, begin_with
from tests.tui.stillness import wait_by_the_loop


@pytest.fixture(autouse=True)
def _wait_by_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pilot wait until the app is still and drawn, however busy the machine is."""
    wait_by_the_loop(monkeypatch)


@pytest.fixture
def journal_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the test's journal is, with the clock at `NOW`."""
    monkeypatch.setenv("RJOURNAL_NOW", NOW)
    monkeypatch.setenv("RJOURNAL_HOME", str(tmp_path))
    monkeypatch.setenv("TZ", "UTC")
    return tmp_path / "journal.db"


@pytest.fixture
def store(journal_file: Path, empty_file: Path) -> Iterator[Store]:
    """An empty journal."""
    with begin_with(empty_file, journal_file) as opened:
        yield opened


@pytest.fixture
def sample(journal_file: Path, sample_file: Path) -> Iterator[Store]:
    """The sample journal."""
    with begin_with(sample_file, journal_file) as opened:
        yield opened


@pytest.fixture
def app_on(tmp_path: Path) -> Callable[[Store], JournalApp]:
    """Makes an app on a journal: `async with app_on(sample).run_test(size=(120, 36), notifications=True)`."""

    def make(store: Store, settings: Settings | None = None) -> JournalApp:
        return JournalApp(store, Paths(tmp_path, tmp_path), settings or Settings())

    return make
