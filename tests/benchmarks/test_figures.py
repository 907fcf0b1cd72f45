"""What is read from measurements, and how it is told."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from benchmarks.report import cells, report, verdict
from benchmarks.rows import ROWS, Row, chosen
from benchmarks.samples import Samples, growth, read

PAINT = Row("paint", 3, "First paint", 50_000, 1.2, yardstick="bare app", times=True)
DOWN = Row("down", 4, "Down", 50_000, 8, statistic="p95", flat=True)


def test_the_middle_and_the_slow_end_of_many_figures() -> None:
    figures = [float(number) for number in range(1, 101)]
    assert read(figures, "median") == 50.5
    assert read(figures, "p95") == 95
    assert read([7.0], "p95") == 7


@pytest.mark.parametrize(("power", "exponent"), [(0, 0), (0.5, 0.5), (1, 1), (2, 2)])
def test_growth_is_the_exponent_of_the_size(power: float, exponent: float) -> None:
    found = growth({size: 3 * size**power for size in (1_000, 10_000, 50_000)})
    assert found is not None
    assert math.isclose(found, exponent, abs_tol=1e-9)


def test_one_size_tells_no_growth() -> None:
    assert growth({1000: 3.0}) is None
    assert growth({}) is None


@pytest.mark.parametrize(
    ("row", "figure", "yard", "exponent", "said"),
    [
        (PAINT, 120.0, 100.0, None, "met"),
        (PAINT, 150.0, 100.0, None, "missed by 0.3 ×"),
        (replace(PAINT, yardstick="jrnl"), 150.0, None, None, "jrnl not installed"),
        (DOWN, 7.5, None, 0.02, "met"),
        (DOWN, 7.5, None, 0.4, "grows"),
        (DOWN, 9.5, None, 0.4, "missed by 1.5 ms"),
        (replace(DOWN, limit=None, flat=False), 9.5, None, 0.4, ""),
    ],
)
def test_a_budget_is_met_or_missed_by_so_much(
    row: Row, figure: float, yard: float | None, exponent: float | None, said: str
) -> None:
    assert verdict(row, figure, yard, exponent) == said


def test_a_row_tells_the_size_it_was_measured_at_and_the_ratio_to_its_yardstick() -> None:
    samples = Samples()
    samples.add("bare app paint", 0, [200.0])
    samples.add("paint", 1_000, [210.0])
    samples.add("paint", 10_000, [220.0, 220.0, 900.0])
    row = cells(PAINT, samples)
    assert row[2:6] == ["10,000", "220 ms", "≤ 1.2 × bare app", "1.1 × bare app"]
    assert row[-1] == "met"


def test_a_row_that_was_not_measured_says_so() -> None:
    assert "not measured" in cells(PAINT, Samples())


def test_jrnl_is_compared_on_the_same_number_of_entries_alone() -> None:
    export = next(row for row in ROWS if row.id == "export")
    samples = Samples()
    samples.add("export", 10_000, [100.0])
    samples.add("jrnl export", 1_000, [900.0])
    assert cells(export, samples)[-1] == "jrnl not installed"
    samples.add("jrnl export", 10_000, [1000.0])
    assert cells(export, samples)[-1] == "met"


def test_the_report_names_the_machine_and_has_a_line_for_each_row() -> None:
    said = report(ROWS, Samples(), sizes=(1000,), rounds=2, jrnl="not installed")
    assert "Textual 8" in said
    assert "SQLite" in said
    assert [line.split(" | ")[1] for line in said.splitlines()[5:]] == [row.what for row in ROWS]


def test_rows_are_chosen_by_number_or_id() -> None:
    assert {row.number for row in chosen("4, 12")} == {4, 12}
    assert [row.id for row in chosen("typing")] == ["typing"]
    assert chosen("") == ROWS
    with pytest.raises(ValueError, match="There is no row nothing"):
        chosen("nothing")
