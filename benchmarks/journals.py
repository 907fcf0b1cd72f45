"""Where generated journals are kept between runs, and the copies that a run may write into."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import mkdtemp

from benchmarks.generate import MANY_GOALS, MANY_LINES, SEED, VERSION, Shape, generate
from rjournal.storage.migrations import NAMES
from rjournal.storage.search import FOLDING

FOLDER = Path(__file__).resolve().parents[1] / ".bench"
"""Everything that benchmarks leave behind; git and the wheel know nothing of it."""


def kept(shape: Shape, *, folder: Path = FOLDER, seed: int = SEED) -> Path:
    """The journal of this shape, made unless it was kept from before.

    Another seed, schema, folding or version of the generator is another file: none is ever taken for another.
    """
    size = f"{shape.entries}-{shape.goals}-{shape.sessions}x{shape.learnings}"
    key = f"{size}-{seed}-v{VERSION}-{NAMES[-1]}-f{FOLDING}"
    path = folder / f"journal-{key}.db"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        # A run that is interrupted leaves only what the next one throws away.
        unfinished = path.with_suffix(".unfinished")
        for name in (unfinished.name, f"{unfinished.name}-wal", f"{unfinished.name}-shm"):
            folder.joinpath(name).unlink(missing_ok=True)
        sys.stderr.write(f"Making a journal of {shape.entries:,} entries and {shape.goals:,} goals …\n")
        generate(unfinished, shape, seed=seed)
        unfinished.rename(path)
    return path


class Homes:
    """The folders of one run, each with a journal that commands may add to; they go with the run."""

    def __init__(self, folder: Path = FOLDER) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._kept = folder
        self.folder = Path(mkdtemp(prefix="run-", dir=folder))

    def __enter__(self) -> Homes:
        return self

    def __exit__(self, *_: object) -> None:
        rmtree(self.folder, ignore_errors=True)

    def of_size(self, entries: int) -> Path:
        """The home with so many entries."""
        return self._home(f"{entries}", Shape.of(entries))

    def of_many_goals(self) -> Path:
        """The home with 500 goals and 20,000 check-ins."""
        return self._home("goals", MANY_GOALS)

    def of_many_lines(self) -> Path:
        """The home with 30,000 things learned and taught."""
        return self._home("lines", MANY_LINES)

    def apart(self, name: str, entries: int) -> Path:
        """Another home with so many entries, which one measurement has to itself."""
        return self._home(name, Shape.of(entries))

    def empty(self, name: str) -> Path:
        """A folder with nothing in it, for a program that is not ours."""
        home = self.folder / name
        home.mkdir(parents=True, exist_ok=True)
        return home

    def _home(self, name: str, shape: Shape) -> Path:
        home = self.folder / name
        if not home.exists():
            home.mkdir(mode=0o700, parents=True)
            copyfile(kept(shape, folder=self._kept), home / "journal.db")
        return home
