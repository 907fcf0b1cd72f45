"""Apps to try screens in: on an empty journal, on the sample journal, on one full of hostile text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from rjournal import clock
from rjournal.config import Settings
from rjournal.paths import Paths
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from tests.tui.stillness import draw_later, until_still

NOW = "2026-02-16T09:00:00"
"""Monday 16 February 2026, nine in the morning."""


@pytest.fixture(autouse=True)
def _wait_by_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pilot wait until the app is still and drawn, however busy the machine is."""
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", until_still)
    monkeypatch.setattr("textual._compositor.Compositor.render_update", draw_later)


@pytest.fixture
def journal_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the test's journal is, with the clock at `NOW`."""
    monkeypatch.setenv("RJOURNAL_NOW", NOW)
    monkeypatch.setenv("RJOURNAL_HOME", str(tmp_path))
    monkeypatch.setenv("TZ", "UTC")
    return tmp_path / "journal.db"


@pytest.fixture
def store(journal_file: Path) -> Iterator[Store]:
    """An empty journal."""
    with Store.open(journal_file) as opened:
        yield opened


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample journal, made once: hundreds of tests begin with a copy."""
    from rjournal.services.sample import fill

    path = tmp_path_factory.mktemp("sample") / "journal.db"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("RJOURNAL_NOW", NOW)
        environment.setenv("TZ", "UTC")
        with Store.open(path) as opened:
            fill(opened, clock.today())
    return path


@pytest.fixture
def sample(journal_file: Path, sample_file: Path) -> Iterator[Store]:
    """The sample journal."""
    copyfile(sample_file, journal_file)
    with Store.open(journal_file) as opened:
        yield opened


@pytest.fixture
def app_on(tmp_path: Path) -> Callable[[Store], JournalApp]:
    """Makes an app on a journal: `async with app_on(sample).run_test(size=(120, 36), notifications=True)`."""

    def make(store: Store, settings: Settings | None = None) -> JournalApp:
        return JournalApp(store, Paths(tmp_path, tmp_path), settings or Settings())

    return make
