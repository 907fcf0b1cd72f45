"""What goes which way between two people (docs/domain.md §3.9)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rjournal.domain.indicators import Share
from rjournal.domain.people import Role
from rjournal.domain.reciprocity import Exchange, Flow, one_directional
from tests.unit.conftest import TODAY


@pytest.mark.parametrize(
    ("exchange", "words"),
    [
        (Exchange(0, 0, Share(0, 8)), "nothing noted yet, either way"),
        (Exchange(7, 2, Share(3, 8)), "Noor gave you 7, you gave them 2; in 3 of 8 sessions both"),
        (Exchange(7, 0, Share(0, 3)), "Noor gave you 7, you gave them nothing yet; in 0 of 3 sessions both"),
        (
            Exchange(0, 1, Share(0, 2)),
            "Noor gave you nothing yet, you gave them 1; too few sessions to say how often both",
        ),
    ],
)
def test_it_is_said_in_counts_and_words(exchange: Exchange, words: str) -> None:
    assert exchange.words("Noor") == words


def flows(*each: tuple[int, int]) -> list[Flow]:
    """Sessions a week apart, the last one today, each with what it left either way."""
    return [
        Flow(at, TODAY - timedelta(weeks=len(each) - at - 1), received, given)
        for at, (received, given) in enumerate(each)
    ]


@pytest.mark.parametrize(
    ("sessions", "way"),
    [
        (flows((1, 0), (2, 0)), None),
        (flows((1, 0), (2, 0), (1, 0)), "received"),
        (flows((0, 4), (1, 0), (2, 0), (1, 0)), "received"),
        (flows((1, 0), (0, 3), (0, 1), (0, 1)), "given"),
        (flows((1, 0), (2, 0), (1, 1)), None),
        (flows((1, 0), (0, 0), (1, 0)), None),
        (flows((1, 0), (0, 1), (1, 0)), None),
    ],
)
def test_three_sessions_one_way_are_told_between_two_who_both_learn(
    sessions: list[Flow], way: str | None
) -> None:
    assert one_directional("reciprocal", sessions, TODAY) == way
    assert one_directional("reciprocal", reversed(sessions), TODAY) == way


@pytest.mark.parametrize("role", ["learner", "mentor"])
def test_where_one_teaches_and_the_other_learns_one_way_is_the_way(role: Role) -> None:
    assert one_directional(role, flows((1, 0), (2, 0), (1, 0)), TODAY) is None


def test_a_session_to_come_is_not_looked_at() -> None:
    sessions = flows((1, 0), (2, 0), (1, 0))
    assert one_directional("reciprocal", sessions, TODAY - timedelta(days=1)) is None
