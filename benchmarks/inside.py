"""What is measured within a process of its own: the queries themselves.

`python -m benchmarks.inside queries HOME REPEATS` prints the figures as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.generate import LAST
from benchmarks.processes import environment
from rjournal.storage.store import Store

QUERIES = ("d", "de", "decision", "the deci", "łódź", "日本", "listening pricing", '"the decision"')
"""What people type: a first letter, a beginning, a common word, one with accents, one of another script."""

Figures = dict[str, list[float]]


def ask(what: str, home: Path, repeats: int) -> Figures:
    """The figures that a fresh process finds for the journal in `home`.

    Raises:
        CalledProcessError: it failed.
    """
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.inside", what, str(home), str(repeats)],
        env=environment(home),
        cwd=Path(__file__).resolve().parents[1],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    figures: Figures = json.loads(told.stdout)
    return figures


def queries(store: Store, repeats: int) -> Figures:
    """How long the search takes for one page, newest first and best first, each query in turn."""
    return {
        id: [
            _took(lambda: store.search.find(words, ranked=ranked))  # noqa: B023 - it is called at once
            for _ in range(max(1, repeats // 4))
            for words in QUERIES
        ]
        for id, ranked in (("newest", False), ("ranked", True))
    }


def goals(store: Store, repeats: int) -> Figures:
    """How long it takes to gather the goal list's first page, and all goals at once."""
    from rjournal.services.goals import overview
    from rjournal.tui.widgets.rows import PAGE

    def first_page() -> None:
        ids = [id for group in store.goals.by_lifecycle().values() for id in group]
        overview(store, LAST, list(store.goals.many(ids[:PAGE]).values()))

    statements: list[str] = []
    store.connection.raw.set_trace_callback(statements.append)
    first_page()
    store.connection.raw.set_trace_callback(None)
    return {
        "goal list": [_took(first_page) for _ in range(repeats)],
        "goal statements": [float(len(statements))],
        "all goals": [_took(lambda: overview(store, LAST)) for _ in range(max(2, repeats // 4))],
    }


def _took(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    _, what, home, repeats = sys.argv
    with Store.reader(Path(home) / "journal.db") as journal:
        found = {"queries": queries, "goals": goals}[what](journal, int(repeats))
    sys.stdout.write(json.dumps(found))
