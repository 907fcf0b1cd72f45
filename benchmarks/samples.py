"""What was measured, and what is read from it: medians, percentiles, growth."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import linear_regression, median

from benchmarks.rows import Statistic


class Samples:
    """Figures by what was measured and the size of the journal, 0 where no journal was."""

    def __init__(self) -> None:
        self._found: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))

    def add(self, id: str, size: int, figures: Iterable[float]) -> None:
        """Keep what was measured."""
        self._found[id][size].extend(figures)

    def take(self, others: Samples) -> None:
        """Keep what others measured, too."""
        for id, by_size in others._found.items():
            for size, figures in by_size.items():
                self.add(id, size, figures)

    def by_size(self, id: str, statistic: Statistic) -> dict[int, float]:
        """One figure for each size, smallest first; empty for what was not measured."""
        by_size = self._found.get(id, {})
        return {size: read(by_size[size], statistic) for size in sorted(by_size)}

    def nearest(self, id: str, statistic: Statistic, size: int) -> tuple[int, float] | None:
        """The size measured that is nearest to the one asked for, with its figure."""
        figures = self.by_size(id, statistic)
        if not figures:
            return None
        best = min(figures, key=lambda known: abs(math.log((known or 1) / (size or 1))))
        return best, figures[best]


def read(figures: Sequence[float], statistic: Statistic) -> float:
    """The median, or the figure that 95 of 100 do not exceed."""
    if statistic == "median":
        return median(figures)
    return sorted(figures)[math.ceil(0.95 * len(figures)) - 1]


def growth(figures: Mapping[int, float]) -> float | None:
    """The exponent with which a figure grows: 0 is flat, 1 in proportion; None for one size alone."""
    points = [(math.log(size), math.log(figure)) for size, figure in figures.items() if size and figure > 0]
    if len(points) < 2:
        return None
    return linear_regression([x for x, _ in points], [y for _, y in points]).slope
