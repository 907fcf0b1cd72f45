"""What capture may not load (docs/architecture.md, "Speed"): each would cost more than the rest together."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_PROBE = (
    "import sys\n"
    "from rjournal.__main__ import main\n"
    "sys.argv = ['rjournal', *sys.argv[1:]]\n"
    "code = main()\n"
    "print(code, *sorted(sys.modules), file=sys.stderr)\n"
)

SLOW = ("textual", "rich", "sqlite_utils")
NOT_FOR_CAPTURE = (
    *("dateutil", "yaml", "tomllib", "tempfile", "subprocess", "json", "importlib.resources", "zoneinfo"),
    *("rjournal.config", "rjournal.dates", "rjournal.domain.goals", "rjournal.domain.query"),
    *("rjournal.domain.sections", "rjournal.domain.templates", "rjournal.services.lookup"),
)


def _loaded(*arguments: str, stdin: str = "") -> set[str]:
    ran = subprocess.run(
        [sys.executable, "-c", _PROBE, *arguments], input=stdin, capture_output=True, text=True, check=True
    )
    code, *names = ran.stderr.splitlines()[-1].split()
    assert code == "0", ran.stderr
    return set(names)


def test_the_first_entry_of_a_new_journal_loads_nothing_slow(home: Path) -> None:
    assert not _loaded("add", "first words").intersection(SLOW)


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (("add", "a line"), ""),
        (("add",), "from a pipe"),
        (("list",), ""),
        (("search", "first"), ""),
        (("show", "e1"), ""),
        (("goal",), ""),
        (("due",), ""),
        (("export", "md", "--to", "-"), ""),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_commands_on_a_journal_load_nothing_slow(home: Path, arguments: tuple[str, ...], stdin: str) -> None:
    _loaded("add", "first words")
    assert not _loaded(*arguments, stdin=stdin).intersection(SLOW)


def test_capture_loads_only_what_one_line_needs(home: Path) -> None:
    _loaded("add", "first words")
    assert not _loaded("add", "a line").intersection(NOT_FOR_CAPTURE)
