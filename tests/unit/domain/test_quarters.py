"""Quarters: where they begin and end, and what comes before and after."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rjournal.domain.quarters import Quarter


@pytest.mark.parametrize(
    ("day", "name", "first", "last"),
    [
        (date(2026, 1, 1), "Q1 2026", date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 3, 31), "Q1 2026", date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 4, 1), "Q2 2026", date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 9, 30), "Q3 2026", date(2026, 7, 1), date(2026, 9, 30)),
        (date(9999, 12, 31), "Q4 9999", date(9999, 10, 1), date(9999, 12, 31)),
        (date(1, 1, 1), "Q1 1", date(1, 1, 1), date(1, 3, 31)),
    ],
)
def test_a_day_belongs_to_one_quarter(day: date, name: str, first: date, last: date) -> None:
    quarter = Quarter.of(day)
    assert (quarter.name, quarter.first, quarter.last) == (name, first, last)


def test_quarters_follow_one_another_without_a_gap() -> None:
    quarter = Quarter.of(date(2023, 5, 5))
    for _ in range(12):
        following = quarter.step(1)
        assert following.first == quarter.last + timedelta(days=1)
        assert following > quarter
        assert following.step(-1) == quarter
        quarter = following


def test_a_quarter_is_called_by_its_months() -> None:
    assert Quarter(2025, 4).words == "October to December 2025"
