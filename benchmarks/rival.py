"""jrnl, the journal most people compare with, in an environment of its own under `.bench/`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.journals import FOLDER
from rjournal.storage.store import Store

_CONFIG = """\
journals: {{default: "{journal}"}}
editor: ""
encrypt: false
template: false
default_hour: 9
default_minute: 0
timeformat: "%Y-%m-%d %H:%M"
tagsymbols: "#@"
highlight: false
linewrap: 79
indent_character: "|"
colors: {{body: none, date: none, tags: none, title: none}}
version: {version}
"""


class Jrnl:
    """An installed jrnl, on journals with the entries of ours."""

    def __init__(self, program: Path, version: str) -> None:
        self._program = str(program)
        self.version = version

    def fill(self, home: Path, journal: Path) -> None:
        """Give `home` a jrnl journal with the entries of ours at `journal`."""
        text = home / "journal.txt"
        with text.open("w", encoding="utf-8") as file:
            file.writelines(_entries(journal))
        config = _CONFIG.format(journal=text, version=self.version)
        (home / "jrnl.yaml").write_text(config, "utf-8")

    def add(self, home: Path, words: str) -> tuple[str, ...]:
        """The command that writes an entry."""
        return (*self._command(home), words)

    def export(self, home: Path) -> tuple[str, ...]:
        """The command that writes all entries to one Markdown file."""
        return (*self._command(home), "--format", "markdown", "--file", str(home / "export.md"))

    def _command(self, home: Path) -> tuple[str, ...]:
        return (self._program, "--config-file", str(home / "jrnl.yaml"))


def installed(folder: Path = FOLDER) -> Jrnl | None:
    """jrnl, installed on first use; None where pip cannot install it."""
    place = folder / "jrnl"
    program = place / "bin" / "jrnl"
    if not program.exists() and not _install(place):
        return None
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    if told.returncode:
        return None
    return Jrnl(program, told.stdout.split()[1])


def _install(place: Path) -> bool:
    # Our constraints are about our own packages and would ask for versions that jrnl cannot use.
    env = {name: value for name, value in os.environ.items() if name not in ("PIP_CONSTRAINT", "PYTHONPATH")}
    sys.stderr.write("Installing jrnl to compare with …\n")
    for command in (
        [sys.executable, "-m", "venv", str(place)],
        [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "jrnl"],
    ):
        if subprocess.run(command, env=env, capture_output=True, check=False).returncode:
            return False
    return True


def _entries(journal: Path) -> Iterator[str]:
    """Our entries, oldest first, as jrnl keeps them."""
    with Store.reader(journal) as store:
        ids = list(reversed(store.entries.ids()))
        for start in range(0, len(ids), 500):
            part = ids[start : start + 500]
            found = store.entries.many(part)
            for entry in (found[id] for id in part):
                yield f"[{entry.day} {entry.at[11:16]}] {entry.title or 'An entry'}.\n{entry.body}\n\n"
