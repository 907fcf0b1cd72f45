"""The two checks after something was learned or taught (docs/domain.md §2.3)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rjournal.domain.lines import Direction, Learning
from rjournal.domain.retention import RetentionCheck, RetentionResult, checks, checks_due, number_now

DAY = date(2026, 1, 12)


def learning(id: int = 1, day: date = DAY, status: str = "heard") -> Learning:
    direction: Direction = "given" if status in ("planned", "taught") else "received"
    return Learning(id=id, direction=direction, topic="Lead with the decision", day=day, status=status)


def made(number: int, days: int, result: RetentionResult = "unaided", *, id: int = 1) -> RetentionCheck:
    return RetentionCheck(
        id=id, learning_id=1, number=number, done_on=DAY + timedelta(days=days), result=result
    )


def due(one: Learning, *answers: RetentionCheck, days: int) -> list[int]:
    """The numbers of what waits so many days after the learning."""
    return [check.number for check in checks_due([one], answers, one.day + timedelta(days=days))]


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-1, []), (0, []), (13, []), (14, [1]), (15, [1]), (44, [1]), (45, [2]), (46, [2]), (90, [2]), (91, [])],
)
@pytest.mark.parametrize("status", ["heard", "habit", "taught"])
def test_a_check_waits_from_its_day_on(status: str, days: int, expected: list[int]) -> None:
    assert due(learning(status=status), days=days) == expected


@pytest.mark.parametrize(
    ("day", "first", "second"),
    [
        (date(2024, 2, 15), date(2024, 2, 29), date(2024, 3, 31)),
        (date(2025, 2, 15), date(2025, 3, 1), date(2025, 4, 1)),
        (date(2025, 12, 18), date(2026, 1, 1), date(2026, 2, 1)),
        (date(2025, 11, 16), date(2025, 11, 30), date(2025, 12, 31)),
        (date(2026, 3, 15), date(2026, 3, 29), date(2026, 4, 29)),
        (date(9999, 12, 1), date(9999, 12, 15), date(9999, 12, 31)),
    ],
)
def test_the_days_are_counted_on_the_calendar(day: date, first: date, second: date) -> None:
    assert [check.day for check in checks(learning(day=day), [], day)] == [first, second]
    assert due(learning(day=day), days=(first - day).days) == [1]


def test_moving_the_learning_moves_its_checks() -> None:
    later = learning(day=DAY + timedelta(days=1))
    assert not checks_due([later], [], DAY + timedelta(days=14))
    assert [check.day for check in checks_due([later], [], DAY + timedelta(days=15))] == [date(2026, 1, 27)]


@pytest.mark.parametrize("status", ["planned", "set aside"])
@pytest.mark.parametrize("days", [14, 45])
def test_what_is_planned_or_set_aside_is_never_asked_about(status: str, days: int) -> None:
    assert due(learning(status=status), days=days) == []


@pytest.mark.parametrize("result", ["unaided", "with hints", "not yet"])
def test_an_answer_brings_no_other_check_about_than_the_second(result: RetentionResult) -> None:
    one = learning()
    first, second = made(1, 14, result), made(2, 45, result)
    assert due(one, first, days=20) == []
    assert due(one, first, days=45) == [2]
    assert due(one, first, second, days=46) == []
    assert due(one, first, second, days=90) == []


def test_answering_the_second_settles_a_first_that_was_never_asked() -> None:
    one = learning()
    assert due(one, made(2, 30), days=31) == []
    assert [check.number for check in checks(one, [made(2, 30)], DAY + timedelta(days=31))] == [2]


def test_what_is_no_longer_needed_is_not_asked_again() -> None:
    assert due(learning(), made(1, 14, "no longer needed"), days=45) == []


def test_of_two_answers_to_one_check_the_later_counts() -> None:
    answers = [made(1, 16, "no longer needed", id=2), made(1, 16, "with hints", id=3), made(1, 14, id=1)]
    one = learning()
    assert due(one, *answers, days=45) == [2]
    assert [check.made for check in checks(one, answers, DAY + timedelta(days=20))] == [answers[1], None]


def test_an_answer_of_a_later_day_is_not_known_yet() -> None:
    assert due(learning(), made(1, 20), days=19) == [1]
    assert due(learning(), made(1, 20), days=20) == []


def test_how_each_stands_is_said_on_every_day() -> None:
    def standings(days: int, *answers: RetentionCheck) -> list[str]:
        return [check.standing for check in checks(learning(), answers, DAY + timedelta(days=days))]

    assert standings(13) == ["to come", "to come"]
    assert standings(14) == ["due", "to come"]
    assert standings(45) == ["not asked", "due"]
    assert standings(91) == ["not asked", "not asked"]
    assert standings(91, made(1, 14)) == ["made", "not asked"]
    assert standings(20, made(1, 14, "no longer needed")) == ["made"]


def test_the_checks_of_many_come_longest_waiting_first() -> None:
    some = [learning(3), learning(2), learning(4, DAY - timedelta(days=3)), learning(5, date(2026, 3, 1))]
    found = checks_due(some, [made(1, 14)], DAY + timedelta(days=20))
    assert [check.learning.id for check in found] == [4, 2, 3]


@pytest.mark.parametrize(("days", "expected"), [(0, 1), (14, 1), (44, 1), (45, 2), (400, 2)])
def test_a_check_made_now_is_the_first_until_the_second_is_due(days: int, expected: int) -> None:
    assert number_now(learning(), [], DAY + timedelta(days=days)) == expected
    assert number_now(learning(), [made(1, 0)], DAY + timedelta(days=days)) == 2
