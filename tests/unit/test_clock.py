"""What time it is here, and what time it was there."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from rjournal import clock


@pytest.fixture(autouse=True)
def _berlin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    monkeypatch.delenv("RJOURNAL_NOW", raising=False)


@pytest.mark.parametrize(
    ("day", "at", "stamp"),
    [
        (date(2026, 1, 15), time(9), "2026-01-15T08:00:00.000000Z"),
        (date(2026, 7, 15), time(9), "2026-07-15T07:00:00.000000Z"),
        (date(2026, 3, 29), time(1, 59), "2026-03-29T00:59:00.000000Z"),
        (date(2026, 3, 29), time(3), "2026-03-29T01:00:00.000000Z"),
        (date(2026, 10, 25), time(2, 30), "2026-10-25T00:30:00.000000Z"),
        (date(2025, 12, 31), time(23, 59), "2025-12-31T22:59:00.000000Z"),
    ],
)
def test_a_day_and_a_time_are_what_the_clocks_here_show_then(day: date, at: time, stamp: str) -> None:
    assert clock.as_stamp(clock.local(day, at)) == stamp
    assert clock.to_local(datetime.fromisoformat(stamp)).replace(tzinfo=None) == datetime.combine(day, at)


def test_a_fixed_clock_without_an_offset_is_local_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RJOURNAL_NOW", "2026-07-01T00:30")
    assert clock.stamp() == "2026-06-30T22:30:00.000000Z"
    assert clock.today() == date(2026, 7, 1)


def test_without_TZ_the_machine_says_which_zone_it_is_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ")
    zone = clock.named_zone(clock.zone_name())
    for moment in (datetime(2026, 1, 15, 12, tzinfo=UTC), datetime(2026, 7, 15, 12, tzinfo=UTC)):
        assert clock.to_local(moment).utcoffset() == moment.astimezone(zone).utcoffset()
        shown = clock.to_local(moment)
        assert clock.local(shown.date(), shown.time()) == moment


@pytest.mark.parametrize("name", ["Nowhere/Nothing", "../etc/passwd", "CET-1CEST"])
def test_a_TZ_that_names_no_zone_is_never_stored(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("TZ", name)
    assert clock.zone_name() != name
    assert clock.now().tzinfo is not None
