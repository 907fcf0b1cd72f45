"""What every test can rely on: a home of its own, a clock that stands still, and nobody's real journal."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

NOW = "2026-02-16T09:00:00"
"""The moment it is for tests that ask for `home`: a Monday morning."""

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
