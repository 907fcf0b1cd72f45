"""What is said of a pairing: where it stands, its rhythm, what waits there."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rjournal.domain.agreements import Agreement
from rjournal.domain.pairing_life import Meeting, PairingFacts, rhythm_on, waits
from rjournal.domain.pairing_words import held_words, standing_words, wait_words
from rjournal.domain.people import UNSAFE, Pairing, PairingPause

DAY = date(2026, 2, 16)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def pairing(**fields: object) -> Pairing:
    return Pairing(person_id=1, **{"start": ago(84), "cadence_days": 14, **fields})  # type: ignore[arg-type]


def test_it_says_where_a_pairing_stands() -> None:
    assert standing_words(pairing(), [], DAY) == "active"
    assert standing_words(pairing(status="paused"), [], DAY) == "paused"
    open_one = PairingPause(pairing_id=1, start=ago(12))
    assert standing_words(pairing(status="paused"), [open_one], DAY) == "paused since 4 Feb"
    dated = PairingPause(pairing_id=1, start=ago(12), until=ago(-13))
    assert standing_words(pairing(), [dated], DAY) == "paused since 4 Feb, until 1 Mar"
    ended = pairing(status="ended", ended_on=date(2025, 12, 30), ended_reason="completed")
    assert standing_words(ended, [], DAY) == "ended 30 Dec 2025, completed"
    assert standing_words(pairing(status="ended", ended_reason=UNSAFE), [], DAY) == "ended"


@pytest.mark.parametrize(
    ("start", "statuses", "words"),
    [
        (84, ["held"] * 5, "5 held of about 6 since 24 Nov 2025"),
        (84, [], "none held of about 6 since 24 Nov 2025"),
        (13, ["held"], "1 held since 3 Feb"),
        (
            28,
            ["moved", "held", "cancelled", "missed"],
            "1 held of about 2 since 19 Jan, 1 moved, 1 cancelled, 1 missed",
        ),
    ],
)
def test_the_rhythm_is_told_in_counts(start: int, statuses: list[str], words: str) -> None:
    meetings = tuple(Meeting(ago(start - 1 - n), status) for n, status in enumerate(statuses))  # type: ignore[arg-type]
    rhythm = rhythm_on(PairingFacts(pairing(start=ago(start)), meetings=meetings), DAY)
    assert rhythm is not None and held_words(rhythm, DAY) == words


def test_what_waits_is_said_quietly_and_without_anybodys_doing() -> None:
    called_off = (
        Meeting(ago(30), "held"),
        Meeting(ago(20), "held"),
        Meeting(ago(9), "cancelled"),
        Meeting(ago(2), "missed"),
    )
    facts = PairingFacts(pairing(planned_end=ago(-20)), meetings=called_off)
    assert [wait_words(wait, facts, DAY) for wait in waits(facts, DAY)] == [
        "nothing is agreed between you yet",
        "the planned end is Sun 8 Mar 2026: close, extend or rotate",
        "the last two sessions did not take place: every 4 weeks may suit better",
    ]
    moved = (Meeting(ago(30), "moved"), Meeting(ago(20), "held"), Meeting(ago(9), "moved"))
    agreed = (Agreement(pairing_id=1, agreed_on=ago(90), review_on=DAY),)
    facts = PairingFacts(pairing(cadence_days=28, planned_end=DAY), (), agreed, moved)
    assert [wait_words(wait, facts, DAY) for wait in waits(facts, DAY)] == [
        "the agreement asks to be looked at again",
        "the planned end was Mon 16 Feb 2026: close, extend or rotate",
        "two of the last three sessions were moved: every 6 weeks may suit better",
    ]
