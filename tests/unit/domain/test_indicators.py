"""What became of what was learned and taught, in counts (docs/domain.md §3.9)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest

from rjournal.domain.indicators import Fate, Share, adoption, none_of, retention, time_to_use
from rjournal.domain.lines import Area, Direction, Learning
from tests.unit.conftest import TODAY


def fate(status: str, ago: int = 60, *, used_ago: int | None = None, count: int = 1) -> Fate:
    direction: Direction = "given" if status in ("planned", "taught", "shown back") else "received"
    if status in ("used by them", "passed on by them"):
        direction = "given"
    used_on = None if used_ago is None else TODAY - timedelta(days=used_ago)
    return Fate(direction, status, TODAY - timedelta(days=ago), used_on, count)


@pytest.mark.parametrize(("ago", "of"), [(0, 0), (29, 0), (30, 3), (31, 3)])
def test_adoption_counts_what_is_thirty_days_old(ago: int, of: int) -> None:
    share = adoption([fate("used", ago), fate("heard", ago), fate("habit", ago)], "received", TODAY)
    assert (share.count, share.of) == (min(of, 2), of)


def test_adoption_is_what_is_used_or_further_of_what_was_not_set_aside() -> None:
    received = [*map(fate, ("heard", "tried", "used", "habit", "passed on")), fate("set aside", count=9)]
    assert adoption(received, "received", TODAY) == Share(3, 5)
    given = [*map(fate, ("taught", "shown back", "used by them", "passed on by them"))]
    planned = fate("planned", count=9)
    assert adoption([*received, *given, planned], "given", TODAY) == Share(2, 4)
    assert adoption([fate("used", count=40), fate("heard", count=2)], "received", TODAY) == Share(40, 42)


def test_a_use_counts_from_its_day_on() -> None:
    used = [fate("used", used_ago=days) for days in (1, 0, -1)]
    assert adoption(used, "received", TODAY) == Share(2, 3)


def test_too_few_say_nothing_and_enough_say_the_figure() -> None:
    shares = [Share(n, n).words("learned", "in use") for n in (0, 2, 3)]
    assert shares == ["too few learned to say"] * 2 + ["3 of 3 learned in use"]
    waits = [time_to_use({7: n}).words() for n in (0, 2, 3)]
    assert waits == ["too few used to say how soon"] * 2 + ["first used after 7 days"]


@pytest.mark.parametrize(
    ("waits", "words"),
    [
        ({3: 1, 30: 1, 4: 1}, "4 days"),
        ({2: 2, 5: 2}, "3.5 days"),
        ({1: 3}, "1 day"),
        ({0: 3}, "0 days"),
        ({-4: 3}, "0 days"),
    ],
)
def test_time_to_use_is_the_middle_of_the_waits(waits: dict[int, int], words: str) -> None:
    assert time_to_use(waits).words() == f"first used after {words}"


def test_retention_is_what_went_unaided_of_what_is_still_needed() -> None:
    assert retention({"unaided": 3, "with hints": 1, "not yet": 1, "no longer needed": 7}) == Share(3, 5)
    assert retention({"no longer needed": 7}) == Share(0, 0)


def test_a_learning_has_the_fate_its_fields_say() -> None:
    one = Learning(direction="received", topic="x", day=TODAY, status="used", used_on=TODAY)
    assert Fate.of(one) == Fate("received", "used", TODAY, TODAY)


def test_what_no_area_has_is_named_only_where_areas_are() -> None:
    areas: tuple[Area, ...] = get_args(Area)
    assert none_of({None: 4}, areas) == none_of({}, areas) == ()
    assert none_of({"skill": 2, "tool": 1, None: 3}, areas) == (
        "trend",
        "user-insight",
        "perspective",
        "culture",
    )


def test_a_year_end_and_a_leap_day_move_nothing() -> None:
    for day, ripe in ((date(2025, 12, 2), date(2026, 1, 1)), (date(2024, 2, 1), date(2024, 3, 2))):
        fates = [Fate("received", "used", day, count=3)]
        assert adoption(fates, "received", ripe - timedelta(days=1)).of == 0
        assert adoption(fates, "received", ripe) == Share(3, 3)
