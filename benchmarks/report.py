"""The figures as a table in Markdown: what was found, what it may be, what it is in other words."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.rows import BARE_PYTHON, FLAT, YARDSTICK_OF, Row
from benchmarks.samples import Samples, growth

HEAD = ("#", "What", "At", "Figure", "Budget", "Ratio", "Growth", "Met")


def report(rows: Sequence[Row], samples: Samples, *, sizes: Sequence[int], rounds: int, jrnl: str) -> str:
    """The whole report. `jrnl` is its version, or words that say why there is none."""
    lines = [
        f"{date.today().isoformat()} on {machine()}; jrnl: {jrnl}.",
        f"Journals of {', '.join(f'{size:,}' for size in sizes)} entries; {rounds} rounds.",
        "",
        _line(HEAD),
        _line(["--"] * len(HEAD)),
        *(_line(cells(row, samples)) for row in rows),
    ]
    return "\n".join(lines) + "\n"


def machine() -> str:
    """What it was measured on."""
    cores = len(os.sched_getaffinity(0))
    return (
        f"{_processor()}, {cores} {'core' if cores == 1 else 'cores'}, {platform.system()}"
        f" {platform.release()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version},"
        f" Textual {version('textual')}"
    )


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return platform.machine()
    names = (line.split(":", 1)[1].strip() for line in told.splitlines() if line.startswith("model name"))
    return next(names, platform.machine())


def cells(row: Row, samples: Samples) -> list[str]:
    """The cells of a row of the table."""
    found = samples.nearest(row.id, row.statistic, row.size)
    if found is None:
        return [str(row.number), row.what, "", "not measured", row.budget, "", "", ""]
    size, figure = found
    yard = _yardstick(row, samples, size)
    exponent = growth(samples.by_size(row.id, row.statistic))
    return [
        str(row.number),
        row.what,
        f"{size:,}",
        _amount(figure, row.unit),
        row.budget,
        f"{figure / yard:.2g} × {row.yardstick}" if yard and row.yardstick else "",
        "" if exponent is None else f"{exponent:.2f}",
        verdict(row, figure, yard, exponent),
    ]


def verdict(row: Row, figure: float, yard: float | None, exponent: float | None) -> str:
    """Whether the budget is met, or by how much it is missed."""
    if row.times and yard is None:
        return f"{row.yardstick} not installed"
    value = figure / yard if row.times and yard else figure
    if row.limit is not None and value > row.limit:
        over = f"{value - row.limit:.2g} ×" if row.times else _amount(value - row.limit, row.unit)
        return f"missed by {over}"
    if row.flat and exponent is not None and exponent > FLAT:
        return "grows"
    return "" if row.limit is None and not row.flat else "met"


def _yardstick(row: Row, samples: Samples, size: int) -> float | None:
    found = samples.nearest(YARDSTICK_OF.get(row.id, BARE_PYTHON), row.statistic, size)
    # jrnl's figure grows with its journal: another size would be another comparison.
    if found is None or (row.yardstick == "jrnl" and found[0] != size):
        return None
    return found[1]


def _amount(figure: float, unit: str) -> str:
    if unit == "statements":
        return f"{figure:.0f}"
    return f"{figure:,.0f} {unit}" if figure >= 100 else f"{figure:.2g} {unit}"


def _line(parts: Sequence[str]) -> str:
    return f"| {' | '.join(parts)} |"
