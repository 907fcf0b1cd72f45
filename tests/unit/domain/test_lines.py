"""How far something learned or taught has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from rjournal.domain.lines import (
    GIVEN_STEPS,
    RECEIVED_STEPS,
    SET_ASIDE,
    Direction,
    Learning,
    at_status,
    is_used,
    next_status,
    on_day,
    previous_status,
    steps_taken,
)
from tests.unit.conftest import TODAY

EARLIER = TODAY - timedelta(days=20)


def learning(direction: Direction, status: str) -> Learning:
    return Learning(direction=direction, topic="Ask first", day=EARLIER, status=status)


@pytest.mark.parametrize(("direction", "ladder"), [("received", RECEIVED_STEPS), ("given", GIVEN_STEPS)])
def test_a_status_moves_on_and_back_step_by_step(direction: Direction, ladder: tuple[str, ...]) -> None:
    for one, following in pairwise(ladder):
        assert next_status(direction, one) == following
        assert previous_status(direction, following) == one
    assert next_status(direction, ladder[-1]) is None
    assert previous_status(direction, ladder[0]) is None
    assert [step for step in (*ladder, SET_ASIDE) if is_used(direction, step)] == list(
        ladder[2:] if direction == "received" else ladder[3:]
    )


def test_what_was_set_aside_is_taken_up_where_everything_begins() -> None:
    assert next_status("received", SET_ASIDE) == previous_status("received", SET_ASIDE) == "heard"
    assert next_status("given", SET_ASIDE) == previous_status("given", SET_ASIDE) == "taught"


def test_the_first_use_keeps_its_day_while_it_lasts() -> None:
    used = at_status(learning("received", "tried"), "used", EARLIER)
    assert at_status(used, "habit", TODAY).used_on == EARLIER
    back = at_status(used, "tried", TODAY)
    assert (back.used_on, back.status_on) == (None, TODAY)


@pytest.mark.parametrize("status", ["taught", "used by them"])
def test_what_was_planned_is_taught_on_the_day_it_is_said_to_be(status: str) -> None:
    planned = learning("given", "planned")
    assert at_status(planned, status, TODAY).day == TODAY
    assert at_status(planned, SET_ASIDE, TODAY).day == EARLIER
    assert at_status(at_status(planned, "taught", EARLIER), "shown back", TODAY).day == EARLIER


@pytest.mark.parametrize("session_day", [EARLIER, TODAY, date(2026, 3, 1)])
def test_what_was_planned_for_a_session_is_taught_there_or_before(session_day: date) -> None:
    planned = replace(learning("given", "planned"), session_id=7, day=session_day)
    assert at_status(planned, "taught", TODAY).day == min(session_day, TODAY)


def test_another_day_takes_along_what_stood_there_since_the_old_one() -> None:
    heard = replace(learning("received", "heard"), status_on=EARLIER)
    for day in (EARLIER - timedelta(days=3), TODAY):
        assert on_day(heard, day).status_on == day
    used = at_status(heard, "used", EARLIER + timedelta(days=5))
    assert on_day(used, EARLIER - timedelta(days=3)).used_on == EARLIER + timedelta(days=5)
    late = on_day(used, TODAY)
    assert (late.status_on, late.used_on) == (TODAY, TODAY), "nothing is used before it was heard of"


@pytest.mark.parametrize(
    ("direction", "status", "gone"),
    [
        ("received", "heard", (1, 5)),
        ("received", "passed on", (5, 5)),
        ("given", "planned", (0, 4)),
        ("given", "taught", (1, 4)),
        ("given", "passed on by them", (4, 4)),
    ],
)
def test_steps_are_counted_from_the_first_that_was_taken(
    direction: Direction, status: str, gone: tuple[int, int]
) -> None:
    """What has just been taught has not been planned first: it is one step on, as what was heard is."""
    assert steps_taken(direction, status) == gone
