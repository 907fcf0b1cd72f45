"""The command line, a bare Python and, where it can be installed, jrnl."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.inside import ask
from benchmarks.journals import Homes
from benchmarks.probes import Effort, Probe
from benchmarks.processes import BARE_PYTHON, RJOURNAL, milliseconds, peak_memory
from benchmarks.rival import Jrnl
from benchmarks.rows import BARE_PYTHON as BARE
from benchmarks.samples import Samples

_SENTENCE = "She opened with the decision, and the numbers came after it."
_MOST_FOR_JRNL = 10_000  # at 100,000 it takes minutes for one entry


def command_probes(
    homes: Homes, sizes: Sequence[int], wanted: frozenset[str], effort: Effort
) -> Iterator[Probe]:
    """The measurements of commands and queries, for each size of journal."""
    yield _timed(BARE, 0, BARE_PYTHON, homes.empty("python"))
    for size in sizes:
        for id, words in {
            "add": ("add", _SENTENCE),
            "list": ("list",),
            "search": ("search", "decision"),
            "export": _export(homes.folder),
        }.items():
            if id in wanted:
                yield _timed(id, size, (*RJOURNAL, *words), homes.of_size(size))
        for id, words in {"add memory": ("add", _SENTENCE), "export memory": _export(homes.folder)}.items():
            if id in wanted:
                yield _peak(id, size, (*RJOURNAL, *words), homes.of_size(size))
        if wanted & {"newest", "ranked"}:
            yield _inside("queries", size, homes.of_size(size), effort)
    if wanted & {"goal list", "goal statements", "all goals"}:
        yield _inside("goals", 1000, homes.of_many_goals(), effort)


def jrnl_probes(jrnl: Jrnl, homes: Homes, sizes: Sequence[int], wanted: frozenset[str]) -> Iterator[Probe]:
    """The same with jrnl, on the same entries, up to a size at which it still answers in seconds."""
    for size in (size for size in sizes if size <= _MOST_FOR_JRNL):
        if wanted & {"jrnl add", "jrnl export"}:
            home = homes.empty(f"jrnl-{size}")
            jrnl.fill(home, homes.of_size(size) / "journal.db")
            if "jrnl add" in wanted:
                yield _timed("jrnl add", size, jrnl.add(home, _SENTENCE), home)
            if "jrnl export" in wanted:
                yield _timed("jrnl export", size, jrnl.export(home), home)


def _export(folder: Path) -> tuple[str, ...]:
    return ("export", "md", "--force", "--to", str(folder / "export.md"))


def _timed(id: str, size: int, command: Sequence[str], home: Path) -> Probe:
    return _probe(id, size, lambda: milliseconds(command, home))


def _peak(id: str, size: int, command: Sequence[str], home: Path) -> Probe:
    return _probe(id, size, lambda: peak_memory(command, home))


def _probe(id: str, size: int, measure: Callable[[], float]) -> Probe:
    def once() -> Samples:
        samples = Samples()
        samples.add(id, size, [measure()])
        return samples

    return Probe(f"{id} {size or ''}".strip(), once)


def _inside(what: str, size: int, home: Path, effort: Effort) -> Probe:
    def once() -> Samples:
        samples = Samples()
        for id, figures in ask(what, home, effort.keys).items():
            samples.add(id, size, figures)
        return samples

    return Probe(f"{what} {size}", once)
