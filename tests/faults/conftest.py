"""Journals to be broken: a small one made once, and the command line as its user meets it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest

from rjournal.domain.entries import Entry
from rjournal.storage.store import Store
from tests.conftest import NOW

DAY = date(2026, 2, 16)
WORDS = ("The first lemon", "The second lemon", "The third lemon")
SENTENCES = ("journal", "disk", "database", "folder", "index", "not a")


@dataclass(frozen=True)
class Ran:
    """What one call of the real program gave."""

    code: int
    out: str
    err: str


Rj = Callable[..., Ran]


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal of three entries and a person, in one file."""
    path = tmp_path_factory.mktemp("small") / "journal.db"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("RJOURNAL_NOW", NOW)
        with Store.open(path) as store:
            for words in WORDS:
                store.entries.add(Entry(day=DAY, body=words))
            store.connection.run("PRAGMA journal_mode = DELETE")
            store.connection.run("PRAGMA journal_mode = WAL")
    return path


@pytest.fixture
def journal(home: Path, small_file: Path) -> Path:
    """A copy of it in the home of the test."""
    home.mkdir(mode=0o700)
    copyfile(small_file, home / "journal.db")
    return home / "journal.db"


ORDINARY = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
header, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
libc.capget(header, sets)
for at in range(3):
    sets[at] &= ~0b110
assert libc.capset(header, sets) == 0
"""
"""Lets root be stopped by permissions as everybody else is, as long as the process runs."""


@pytest.fixture
def rj(home: Path) -> Rj:
    """`rj("list")` in a process of its own, which runs the code `before` first."""

    def call(*arguments: str, stdin: str = "", before: str = "") -> Ran:
        code = f"import resource, sys\n{before}\nfrom rjournal.__main__ import main\nsys.exit(main())"
        ran = subprocess.run(
            [sys.executable, "-c", code, *arguments], input=stdin, capture_output=True, text=True, check=False
        )
        assert "Traceback" not in ran.stderr, ran.stderr
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    return call
