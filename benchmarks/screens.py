"""The screen in a pseudo-terminal: first paint, keys, areas, the search, the editor, its memory."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from random import Random
from shutil import copyfile

from benchmarks import bare_app
from benchmarks.journals import Homes
from benchmarks.probes import Effort, Probe
from benchmarks.processes import RJOURNAL, environment
from benchmarks.prose import Prose
from benchmarks.samples import Samples
from benchmarks.terminal import Watched

_BARE_APP = (sys.executable, str(Path(bare_app.__file__)))
_TODAY = r"(?s)Next session.*Recent.* Feb .*F1 Help"
"""Today with what it tells and its keys: not yet painted while any of it is missing."""

_HITS = 7  # the row below the words and the kinds
_PER_SECOND = 30
_LIST = frozenset({"down", "page", "held", "memory later"})
_AREAS = frozenset({"area first", "area", "memory later"})
_TYPING = frozenset({"typing", "typing p95", "memory later"})
_LEDGER = frozenset({"ledger", "ledger down", "ledger page", "ledger filter"})
_SCREEN = frozenset({"paint", "memory", "open"}) | _LIST | _AREAS | _TYPING


def screen_probes(
    homes: Homes, sizes: Sequence[int], wanted: frozenset[str], effort: Effort
) -> Iterator[Probe]:
    """The measurements of the screen for each size of journal, after those of a bare app."""
    if any(id.startswith("bare app") for id in wanted):
        yield Probe("bare app", lambda: _bare(homes.empty("bare-app"), effort))
    for size in sizes:
        if wanted & _SCREEN:
            yield _screen(homes.of_size(size), size, wanted, effort)
    if wanted & _LEDGER:
        yield _ledger(homes.of_many_lines(), effort)
    for words in (10_000, 50_000):
        if f"editor {words:,}" in wanted:
            yield _editor(homes.apart(f"editor-{words}", 1000), words, effort)


def _bare(home: Path, effort: Effort) -> Samples:
    samples = Samples()
    with Watched(_BARE_APP, environment(home)) as app:
        samples.add("bare app paint", 0, [app.first_paint(bare_app.READY)])
        app.rest()
        samples.add("bare app memory", 0, [app.memory()])
        samples.add("bare app down", 0, [app.press("down") for _ in range(effort.keys)])
        for _ in range(effort.keys // 4):
            samples.add("bare app page", 0, [app.press("pagedown"), app.press("end")])
            app.press("home")
        samples.add("bare app held", 0, [app.hold("down", times=_PER_SECOND, per_second=_PER_SECOND)])
    return samples


def _screen(home: Path, size: int, wanted: frozenset[str], effort: Effort) -> Probe:
    def once() -> Samples:
        samples = Samples()
        with Watched(RJOURNAL, environment(home)) as app:
            samples.add("paint", size, [app.first_paint(_TODAY)])
            app.rest()
            samples.add("memory", size, [app.memory()])
            if wanted & _AREAS:
                samples.add("area first", size, [app.settle(key) for key in "234561"])
                samples.add("area", size, [app.settle(key) for key in "234561"])
            if wanted & (_LIST | {"open"}):
                app.settle("4")
                _walk(app, size, samples, effort)
                _open(app, size, samples, effort)
            if wanted & _TYPING:
                _type(app, size, samples, effort)
            samples.add("memory later", size, [app.memory()])
        return samples

    return Probe(f"screen {size}", once)


def _walk(app: Watched, size: int, samples: Samples, effort: Effort) -> None:
    """Up and down the list of entries."""
    samples.add("down", size, [app.press("down") for _ in range(effort.keys)])
    samples.add("held", size, [app.hold("down", times=2 * _PER_SECOND, per_second=_PER_SECOND)])
    for _ in range(effort.keys // 4):
        samples.add("page", size, [app.press("pagedown"), app.press("end")])
        app.press("home")


def _open(app: Watched, size: int, samples: Samples, effort: Effort) -> None:
    """Entries read on a page of their own, and back."""
    for _ in range(effort.keys // 4):
        app.press("down")
        samples.add("open", size, [app.settle("enter")])
        app.settle("escape")


def _type(app: Watched, size: int, samples: Samples, effort: Effort) -> None:
    """Words typed into the search, letter by letter, each until its hits are on the screen."""
    app.settle("/")
    for word in effort.words:
        figures = [app.press(letter, below=_HITS) for letter in word]
        samples.add("typing", size, figures)
        samples.add("typing p95", size, figures)
        app.press("clear", below=_HITS)


def _ledger(home: Path, effort: Effort) -> Probe:
    """The ledger opened from People again and again, walked through, and narrowed."""

    def once() -> Samples:
        samples = Samples()
        with Watched(RJOURNAL, environment(home)) as app:
            app.first_paint(_TODAY)
            app.settle("5")
            app.settle("v")
            for _ in range(effort.keys // 4):
                app.settle("escape")
                samples.add("ledger", 1000, [app.settle("v")])
            samples.add("ledger down", 1000, [app.press("down") for _ in range(effort.keys)])
            for _ in range(effort.keys // 4):
                samples.add("ledger page", 1000, [app.press("pagedown"), app.press("end")])
                app.press("home")
            samples.add("ledger filter", 1000, [app.settle("f") for _ in range(3)])
        return samples

    return Probe("ledger", once)


def _editor(home: Path, words: int, effort: Effort) -> Probe:
    """Keys at the end of an entry of so many words."""
    keys = 2 * effort.keys
    journal = home / "journal.db"
    text = Prose(Random(words)).body(words)
    add = [*RJOURNAL, "add"]
    subprocess.run(add, env=environment(home), input=text, text=True, capture_output=True, check=True)
    kept = home / "kept.db"
    copyfile(journal, kept)

    def once() -> Samples:
        # What the round before left unfinished would be offered first; part of it is beside the journal.
        for left in home.glob("journal.db*"):
            left.unlink()
        copyfile(kept, journal)
        samples = Samples()
        with Watched(RJOURNAL, environment(home)) as app:
            app.first_paint(_TODAY)
            app.settle("4")
            app.settle("e")
            # No spaces: at the end of a line one cannot be seen.
            figures = [app.press(letter, words_only=True) for letter in islice(cycle("and-so-on-"), keys)]
            samples.add(f"editor {words:,}", 1000, figures)
        return samples

    return Probe(f"editor {words:,}", once)
