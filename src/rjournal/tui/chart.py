"""A chart made of text: readings over time as a braille line, with where even pace would be dotted behind it.

Readings are `●`, outside of what is held `○`, so that they are found without colour; the axis below names
days, pauses and changes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from rich.cells import cell_len
from textual.content import Content

from rjournal.tui import render

LEAST_WIDTH, LEAST_HEIGHT = 16, 3
"""Cells a plot needs at the least; below them a chart would only puzzle."""

_BLANK = 0x2800
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_WIDEST_LABEL = 10
_PAUSED = "paused"
_READING, _OUTSIDE = "●", "○"

Cell = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Plot:
    """What a chart shows.

    - `readings`: day and value, in order; finite. At least one, or there is no chart.
    - `first` and `last`: the days at its edges; readings lie between them.
    - `even`: where even pace would be on a day; None where it says nothing. Left away where there is no pace.
    - `bounds`: values to be held, drawn from edge to edge; `outside`: days whose readings lie beyond them.
    - `levels`: values that deserve a label, the most important first.
    - `pauses`: stretches in which nothing was asked, the last day exclusive; `changes`: days of revisions.
    - `say_value` and `say_day`: how labels are written; `today_word`: what `today` is called.
    """

    readings: Sequence[tuple[date, float]]
    first: date
    last: date
    today: date
    levels: Sequence[float]
    say_value: Callable[[float], str]
    say_day: Callable[[date], str]
    even: Callable[[date], float | None] | None = None
    pauses: Sequence[tuple[date, date]] = ()
    changes: Sequence[date] = ()
    bounds: Sequence[float] = ()
    outside: Collection[date] = ()
    today_word: str = "today"


def chart(plot: Plot, width: int, height: int) -> list[Content]:
    """The chart in `height` lines of at most `width` cells, axis and days included; empty without room."""
    if not plot.readings:
        return []
    labels = {value: render.elide(plot.say_value(value), _WIDEST_LABEL).plain for value in plot.levels}
    margin = max((cell_len(text) for text in labels.values()), default=0) + 1
    across, down = width - margin, height - 2
    if across < LEAST_WIDTH or down < LEAST_HEIGHT:
        return []
    grid = _Grid(plot, across, down)
    beside = grid.labels(labels)
    lines = []
    for row in range(down):
        label = beside.get(row, "")
        lines.append(
            Content.assemble(" " * (margin - 1 - cell_len(label)), (label, render.SOFT), " ", grid.line(row))
        )
    lines.append(Content.assemble(" " * margin, _axis(plot, grid, across)))
    lines.append(Content.assemble(" " * margin, _days(plot, grid, across)))
    return [line.rstrip() for line in lines]


class _Grid:
    """The cells of a plot: which dots of which cell are set, and where a day and a value lie."""

    def __init__(self, plot: Plot, across: int, down: int) -> None:
        self._across, self._down = across, down
        self._first = plot.first
        self._days = max(1, (plot.last - plot.first).days)
        even = self._even_values(plot)
        values = [*(value for _, value in plot.readings), *(v for _, v in even), *plot.levels, *plot.bounds]
        self._low, self._high = min(values), max(values)
        self._even: dict[Cell, int] = {}
        self._way: dict[Cell, int] = {}
        self._readings: dict[Cell, tuple[str, str]] = {}
        for column, value in even:
            self._set(self._even, (2 * column, self._dot(value)))
        for value in plot.bounds:
            for column in range(self._across):
                self._set(self._even, (2 * column, self._dot(value)))
        spots = [(self._x(day), self._dot(value)) for day, value in plot.readings]
        for start, end in pairwise(spots):
            for spot in _between(start, end):
                self._set(self._way, spot)
        for at, (x, y) in enumerate(spots):
            shape = _OUTSIDE if plot.readings[at][0] in plot.outside else _READING
            style = render.BOLD if at == len(spots) - 1 else render.GROWN
            self._readings[x // 2, y // 4] = shape, style

    def line(self, row: int) -> Content:
        """One line of the plot."""
        return Content.assemble(*(self._cell((column, row)) for column in range(self._across)))

    def labels(self, texts: dict[float, str]) -> dict[int, str]:
        """Which line each label stands at; a less important one gives way."""
        placed: dict[int, str] = {}
        for value, text in texts.items():
            placed.setdefault(self._dot(value) // 4, text)
        return placed

    def column(self, day: date) -> int:
        """The cell a day lies in."""
        return min(self._across - 1, max(0, self._x(day) // 2))

    def _even_values(self, plot: Plot) -> list[tuple[int, float]]:
        if plot.even is None:
            return []
        found = []
        for column in range(self._across):
            day = self._first + timedelta(days=round(column * self._days / max(1, self._across - 1)))
            value = plot.even(day)
            if value is not None:
                found.append((column, value))
        return found

    def _x(self, day: date) -> int:
        return round((day - self._first).days / self._days * (2 * self._across - 1))

    def _dot(self, value: float) -> int:
        """The line of dots of a value, 0 at the top."""
        span = self._high - self._low
        share = 0.5 if span == 0 else (value - self._low) / span
        return round((1 - share) * (4 * self._down - 1))

    @staticmethod
    def _set(layer: dict[Cell, int], dot: Cell) -> None:
        cell = dot[0] // 2, dot[1] // 4
        layer[cell] = layer.get(cell, 0) | _DOTS[dot[0] % 2][dot[1] % 4]

    def _cell(self, cell: Cell) -> tuple[str, str]:
        if cell in self._readings:
            return self._readings[cell]
        if cell in self._way:
            return chr(_BLANK | self._way[cell]), render.GROWN
        if cell in self._even:
            return chr(_BLANK | self._even[cell]), render.FAINT
        return " ", ""


def _between(start: Cell, end: Cell) -> list[Cell]:
    """The dots of a straight line."""
    steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1)
    return [
        (
            start[0] + round((end[0] - start[0]) * step / steps),
            start[1] + round((end[1] - start[1]) * step / steps),
        )
        for step in range(steps + 1)
    ]


def _axis(plot: Plot, grid: _Grid, across: int) -> Content:
    """The line under the plot: a rule, broken where the goal was paused, with a mark at each change."""
    cells, styles = ["─"] * across, [render.RULE] * across
    for start, until in plot.pauses:
        begin, end = grid.column(start), grid.column(until)
        stretch = "┄" * (end - begin + 1)
        if len(stretch) >= len(_PAUSED) + 2:
            stretch = _PAUSED.center(len(stretch), "┄")
        for at, sign in enumerate(stretch, begin):
            cells[at], styles[at] = sign, render.FAINT
    for day in plot.changes:
        cells[grid.column(day)], styles[grid.column(day)] = "◇", render.SOFT
    today = grid.column(plot.today)
    if plot.first <= plot.today <= plot.last:
        cells[today], styles[today] = "┴", render.SOFT
    return Content.assemble(*zip(cells, styles, strict=True))


def _days(plot: Plot, grid: _Grid, across: int) -> Content:
    """The days under the axis: its ends, today, then what lies between them, where there is room."""
    middle = plot.first + (plot.last - plot.first) / 2
    taken: list[tuple[int, str]] = []
    for day in (plot.first, plot.last, plot.today, middle):
        if not plot.first <= day <= plot.last:
            continue
        text = plot.today_word if day == plot.today else plot.say_day(day)
        at = min(max(0, grid.column(day) - len(text) // 2), max(0, across - len(text)))
        if all(at + len(text) + 2 <= other or other + len(words) + 2 <= at for other, words in taken):
            taken.append((at, text))
    line = Content("")
    for at, text in sorted(taken):
        style = render.SOFT if text == plot.today_word else render.FAINT
        line = Content.assemble(line, " " * (at - cell_len(line.plain)), (text, style))
    return line
