"""What unit tests share: a journal in a folder of the test's own, at a fixed moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rjournal.storage.store import Store
from tests.conftest import begin_with

TODAY = date(2026, 2, 16)
"""A Monday."""


@pytest.fixture
def clock_set(monkeypatch: pytest.MonkeyPatch) -> date:
    """Fix the clock to the morning of `TODAY`, in UTC."""
    monkeypatch.setenv("RJOURNAL_NOW", f"{TODAY.isoformat()}T09:00:00")
    monkeypatch.setenv("TZ", "UTC")
    return TODAY


@pytest.fixture
def store(tmp_path: Path, clock_set: date, empty_file: Path) -> Iterator[Store]:
    """An empty journal."""
    with begin_with(empty_file, tmp_path / "home" / "journal.db") as opened:
        yield opened


@pytest.fixture
def sample_store(tmp_path: Path, clock_set: date, sample_file: Path) -> Iterator[Store]:
    """A journal with the sample in it."""
    with begin_with(sample_file, tmp_path / "home" / "journal.db") as opened:
        yield opened
