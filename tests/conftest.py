"""What every test can rely on: a home of its own, a clock that stands still, and nobody's real journal."""

from __future__ import annotations

import fcntl
import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from hypothesis import settings

from benchmarks.generate import Shape
from benchmarks.journals import kept
from rjournal import clock
from rjournal.services.sample import fill
from rjournal.storage.store import Store

NOW = "2026-02-16T09:00:00"
"""The moment it is for tests that ask for `home`: a Monday morning."""

# A busy machine takes longer for the same example, and no test asserts a time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

_ENVIRONMENT = ("RJOURNAL_NOW", "VISUAL", "EDITOR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "NO_COLOR")


def pytest_collection_finish() -> None:
    """Take what was imported out of the garbage collector's rounds: a quarter of an app test's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(autouse=True)
def _real_home_stays_untouched(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Point every way to a home at a folder that does not exist, and fail the test that brings it to life."""
    nobody = tmp_path_factory.getbasetemp() / "nobody"
    for name in _ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(nobody))
    monkeypatch.setenv("RJOURNAL_HOME", str(nobody / "journal"))
    yield
    if nobody.exists():
        found = ", ".join(str(path.relative_to(nobody)) for path in sorted(nobody.rglob("*")))
        nobody.rename(nobody.with_name(f"touched-{len(list(nobody.parent.iterdir()))}"))
        pytest.fail(f"This test wrote into the user's home ({found}): ask for the `home` fixture.")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal's own folder, not yet made, on Monday 16 February 2026 at nine in the morning, UTC."""
    folder = tmp_path / "home"
    monkeypatch.setenv("RJOURNAL_HOME", str(folder))
    monkeypatch.setenv("RJOURNAL_NOW", NOW)
    monkeypatch.setenv("TZ", "UTC")
    return folder


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty journal, made once by each process: making one takes ten times as long as a copy."""
    return _made_once(tmp_path_factory.mktemp("empty"), lambda _: None)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample journal, made once by each process."""
    return _made_once(tmp_path_factory.mktemp("sample"), lambda store: fill(store, clock.today()))


def _made_once(folder: Path, write: Callable[[Store], object]) -> Path:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("RJOURNAL_NOW", NOW)
        environment.setenv("TZ", "UTC")
        with Store.open(folder / "journal.db") as store:
            write(store)
    return folder / "journal.db"


def begin_with(journal: Path, at: Path) -> Store:
    """Open a copy of a journal at a place whose folder may still have to be made."""
    at.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    copyfile(journal, at)
    at.chmod(0o600)
    return Store.open(at)


@pytest.fixture(scope="session")
def grown_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal of 1,000 entries over ten years, made once for all the processes of a run."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (shared / "grown.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return kept(Shape.of(1000), folder=shared)


@pytest.fixture
def grown(grown_file: Path, home: Path) -> Iterator[Store]:
    """A copy of the grown journal, opened."""
    with begin_with(grown_file, home / "journal.db") as opened:
        yield opened
