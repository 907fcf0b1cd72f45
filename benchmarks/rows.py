"""What is measured, and what each figure may be: the rows of docs/performance.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["ms", "MiB", "statements"]
Yardstick = Literal["", "bare Python", "bare app", "jrnl"]
Statistic = Literal["median", "p95"]


@dataclass(frozen=True)
class Row:
    """One figure and its budget.

    Attributes:
        id: What its samples are collected under.
        number: The number of the budget.
        what: The figure in words.
        size: The number of entries the budget is for; the nearest size that was measured is told.
        limit: The budget, in units or, with `times`, in yardsticks; None where there is none.
        times: Whether the budget is a multiple of the yardstick's figure rather than so many units.
        flat: Whether it may not grow with the journal.
    """

    id: str
    number: int
    what: str
    size: int
    limit: float | None
    unit: Unit = "ms"
    statistic: Statistic = "median"
    yardstick: Yardstick = "bare Python"
    times: bool = False
    flat: bool = False

    @property
    def budget(self) -> str:
        """The budget in words."""
        if self.limit is None:
            return "flat" if self.flat else "–"
        limit = f"{self.limit:g}"
        words = f"≤ {limit} × {self.yardstick}" if self.times else f"≤ {limit} {self.unit}"
        return f"{words}, flat" if self.flat else words


LARGE = 50_000
"""The journal that most budgets are for: ten years of a heavy writer."""

ROWS: tuple[Row, ...] = (
    Row("add", 1, "`rjournal add`", 100_000, 6.5, times=True, flat=True),
    Row("add memory", 1, "`rjournal add`, peak memory", 100_000, 30, unit="MiB", yardstick=""),
    Row("list", 2, "`rjournal list` to a pipe", LARGE, 7, times=True),
    Row("search", 2, "`rjournal search` to a pipe", LARGE, 7, times=True),
    Row("paint", 3, "First paint", LARGE, 1.2, yardstick="bare app", times=True),
    Row("down", 4, "↓ in the list, p95", LARGE, 8, statistic="p95", yardstick="bare app", flat=True),
    Row(
        "page",
        4,
        "PgDn and End in the list, p95",
        LARGE,
        35,
        statistic="p95",
        yardstick="bare app",
        flat=True,
    ),
    Row("held", 4, "Lag after a held ↓", LARGE, 20, yardstick="bare app", flat=True),
    Row("typing", 5, "Search as you type, median", LARGE, 30),
    Row("typing p95", 5, "Search as you type, p95", LARGE, 50, statistic="p95"),
    Row("newest", 6, "Newest-first query, p95", LARGE, 5, statistic="p95"),
    Row("ranked", 6, "Ranked query, p95", LARGE, 60, statistic="p95"),
    Row("editor 10,000", 7, "Key in the editor, 10,000 words, p95", 1000, 20, statistic="p95"),
    Row("editor 50,000", 7, "Key in the editor, 50,000 words, p95", 1000, None, statistic="p95"),
    Row("area first", 8, "Switching to an area for the first time, p95", LARGE, 60, statistic="p95"),
    Row("area", 8, "Switching to an area again, p95", LARGE, 60, statistic="p95"),
    Row("open", 8, "Opening an entry, p95", LARGE, 60, statistic="p95"),
    Row("export", 9, "`rjournal export md` to a file", 10_000, 0.2, yardstick="jrnl", times=True),
    Row(
        "export memory", 9, "`rjournal export md`, peak memory", 10_000, None, "MiB", yardstick="", flat=True
    ),
    Row("memory", 11, "Memory of the screen after first paint", LARGE, 55, unit="MiB", yardstick="bare app"),
    Row("memory later", 11, "The same after a walk through it", LARGE, 55, unit="MiB", yardstick="bare app"),
    Row("goal list", 12, "Goal list of 500 goals, 20,000 check-ins, opened", 1000, 20),
    Row("goal statements", 12, "Its statements", 1000, 6, unit="statements", yardstick=""),
    Row("all goals", 12, "All 500 goals at once", 1000, 20),
    Row("ledger", 13, "Ledger of 30,000 things learned and taught, opened, p95", 1000, 60, statistic="p95"),
    Row("ledger down", 13, "↓ in it, p95", 1000, 8, statistic="p95", yardstick="bare app"),
    Row("ledger page", 13, "PgDn and End in it, p95", 1000, 35, statistic="p95", yardstick="bare app"),
    Row("ledger filter", 13, "`f` in it: half of it, at rest, p95", 1000, None, statistic="p95"),
    Row("jrnl add", 1, "For scale: `jrnl` adds an entry", 10_000, None),
)
"""Every row, by the number of its budget."""

YARDSTICK_OF: dict[str, str] = {
    "paint": "bare app paint",
    "down": "bare app down",
    "page": "bare app page",
    "held": "bare app held",
    "ledger down": "bare app down",
    "ledger page": "bare app page",
    "memory": "bare app memory",
    "memory later": "bare app memory",
    "export": "jrnl export",
}
"""What a row is compared with, where that is something other than a bare Python."""

BARE_PYTHON = "bare Python"

FLAT = 0.1
"""A figure whose growth exponent is at most this does not grow with the journal."""


def chosen(words: str) -> tuple[Row, ...]:
    """The rows with the numbers or the ids given, apart by commas; all for none.

    Raises:
        ValueError: there is no such row.
    """
    wanted = [word.strip() for word in words.split(",") if word.strip()]
    strangers = [word for word in wanted if not any(word in (str(row.number), row.id) for row in ROWS)]
    if strangers:
        raise ValueError(f"There is no row {strangers[0]}. Rows: {', '.join(row.id for row in ROWS)}.")
    return tuple(row for row in ROWS if not wanted or str(row.number) in wanted or row.id in wanted)
