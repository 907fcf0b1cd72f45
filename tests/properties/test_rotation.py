"""Old copies make room: the newest always stays, few are kept, and years of it leave no hole."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rjournal.domain.rotation import DAYS, MONTHS, WEEKS, surplus

MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))


def kept(moments: list[datetime]) -> list[datetime]:
    gone = set(surplus(moments))
    return [moment for moment in moments if moment not in gone]


@given(st.lists(MOMENTS, unique=True, max_size=80))
def test_the_newest_stays_and_at_most_twenty_three_are_left(moments: list[datetime]) -> None:
    left = kept(moments)
    assert max(moments, default=None) == max(left, default=None)
    assert len(left) <= DAYS + WEEKS + MONTHS == 23
    assert kept(left) == left, "what stayed goes the next time"


@given(st.lists(MOMENTS, unique=True, max_size=80))
def test_nothing_goes_while_there_are_few_days(moments: list[datetime]) -> None:
    if len({moment.date() for moment in moments}) <= DAYS:
        assert {moment.date() for moment in kept(moments)} == {moment.date() for moment in moments}


@given(st.integers(0, 2_000), st.sets(st.integers(0, 900)))
def test_years_of_daily_rotation_keep_what_rotating_once_would(offset: int, days_off: set[int]) -> None:
    start = datetime(2020, 1, 1, 9, tzinfo=UTC) + timedelta(days=offset)
    every = [start + timedelta(days=day) for day in range(900) if day not in days_off]
    left: list[datetime] = []
    for moment in every:
        left = kept([*left, moment])
    assert left == kept(every)


def test_after_two_years_of_days_there_are_days_weeks_and_months() -> None:
    last = datetime(2026, 2, 16, 9, tzinfo=UTC)
    left = kept([last - timedelta(days=day) for day in range(730)])
    ages = sorted((last - moment).days for moment in left)
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    # The Sundays of the weeks before, and the last days of the months before.
    assert {1, 8, 15} <= set(ages)
    ends = {(moment.year, moment.month) for moment in left if (moment + timedelta(days=1)).day == 1}
    assert len(ends) == 11
    assert (2025, 3) in ends
