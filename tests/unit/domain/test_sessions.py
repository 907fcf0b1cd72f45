"""When a session asks to be prepared, and when it waits for my reply."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rjournal.domain.sessions import Awaiting, Session, SessionStatus, awaits_me, lacks_agenda

DAY = date(2026, 2, 18)

THE_CLOCKS_AND_THE_YEAR = [DAY, date(2026, 3, 29), date(2026, 10, 25), date(2027, 1, 1), date(2028, 2, 29)]
"""A day like others, the days the clocks change in Berlin, the turn of a year, a leap day."""


def planned(day: date = DAY, until: date | None = None) -> Session:
    return Session(
        day=day, until=until, status="planned", zone="Europe/Berlin", start=None if until else "02:30"
    )


@pytest.mark.parametrize("day", THE_CLOCKS_AND_THE_YEAR, ids=str)
@pytest.mark.parametrize(("before", "asks"), [(3, False), (2, True), (1, True), (0, True), (-1, False)])
def test_48_hours_before_a_session_without_an_agenda_asks_for_one(day: date, before: int, asks: bool) -> None:
    assert lacks_agenda(planned(day), 0, day - timedelta(days=before)) is asks


def test_one_thing_to_talk_about_is_enough() -> None:
    assert not lacks_agenda(planned(), 1, DAY)


@pytest.mark.parametrize("status", ["held", "moved", "cancelled", "missed"])
def test_only_what_is_planned_asks_for_an_agenda(status: SessionStatus) -> None:
    assert not lacks_agenda(Session(day=DAY, status=status), 0, DAY)


@pytest.mark.parametrize(("after", "asks"), [(-3, False), (-2, True), (4, True), (5, False)])
def test_a_session_in_writing_asks_until_its_window_closes(after: int, asks: bool) -> None:
    session = planned(until=DAY + timedelta(days=4))
    assert lacks_agenda(session, 0, DAY + timedelta(days=after)) is asks


def test_moving_the_day_moves_the_asking() -> None:
    as_of = DAY - timedelta(days=2)
    assert lacks_agenda(planned(DAY), 0, as_of) and not lacks_agenda(
        planned(DAY + timedelta(days=1)), 0, as_of
    )


@pytest.mark.parametrize(
    ("awaiting", "status", "as_of", "waits"),
    [
        ("me", "planned", DAY, True),
        ("me", "held", DAY + timedelta(days=60), True),
        ("me", "planned", DAY - timedelta(days=1), False),
        ("them", "planned", DAY, False),
        (None, "planned", DAY, False),
        ("me", "cancelled", DAY, False),
        ("me", "missed", DAY, False),
        ("me", "moved", DAY, False),
    ],
)
def test_my_reply_is_awaited_from_the_first_day_of_the_window(
    awaiting: Awaiting | None, status: SessionStatus, as_of: date, waits: bool
) -> None:
    session = Session(
        day=DAY, until=DAY + timedelta(days=4), format="async", status=status, awaiting=awaiting
    )
    assert awaits_me(session, as_of) is waits


def test_a_talk_awaits_no_reply() -> None:
    assert not awaits_me(Session(day=DAY, format="video", awaiting="me"), DAY)
