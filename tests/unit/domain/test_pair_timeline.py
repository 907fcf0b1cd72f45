"""The timeline of pairs: what is past, present and planned, drawn and in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rjournal.domain.cells import cells
from rjournal.domain.pair_timeline import (
    NOW,
    PAST,
    PLANNED,
    RESTS,
    TODAY,
    Drawn,
    Pair,
    drawn,
    in_words,
    timeline,
)
from rjournal.domain.pairing_life import Meeting, PairingFacts
from rjournal.domain.people import UNSAFE, Pairing, PairingPause
from tests.hostile import HOSTILE

DAY = date(2026, 2, 16)
NAMES = {1: "Noor Vermeer", 2: "Tomasz Zieliński", 3: "Rosa", 4: "Ana Silva"}


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def pairing(person_id: int, **fields: object) -> PairingFacts:
    return PairingFacts(Pairing(id=person_id, person_id=person_id, **fields))  # type: ignore[arg-type]


CURRENT = replace(
    pairing(1, start=ago(84), planned_end=ago(-60), rotation_next=4, cadence_days=14),
    pauses=(PairingPause(pairing_id=1, start=ago(50), until=ago(36)),),
)
PAST_ONE = pairing(3, start=ago(330), status="ended", ended_on=ago(90), ended_reason="rotated")
PROPOSED = pairing(2, start=ago(-30), status="proposed", my_role="mentor")


def rows(pairs: tuple[Pair, ...], width: int = 116) -> dict[str, str]:
    return {row.pair.name: row.bar for row in drawn(pairs, DAY, width).rows}


def test_the_pairs_come_in_the_order_of_time_and_the_next_partner_is_one() -> None:
    pairs = timeline([PROPOSED, CURRENT, PAST_ONE], NAMES, DAY)
    assert [(one.name, one.when, one.word) for one in pairs] == [
        ("Rosa", "past", "ended"),
        ("Noor Vermeer", "now", "now"),
        ("Tomasz Zieliński", "planned", "next"),
        ("Ana Silva", "planned", "next"),
    ]
    assert (pairs[3].start, pairs[3].standing, pairs[3].pairing_id) == (ago(-60), "after Noor Vermeer", None)


def test_whoever_came_next_is_no_plan_any_more_once_the_pairing_has_ended() -> None:
    ended = pairing(3, status="ended", ended_on=ago(9), rotation_next=4)
    assert [one.name for one in timeline([ended], NAMES, DAY)] == ["Rosa"]
    assert [one.name for one in timeline([ended], NAMES, ago(10))] == ["Rosa", "Ana Silva"]


def test_a_bar_tells_past_present_planned_and_paused_days_apart_by_shape() -> None:
    bars = rows(timeline([PROPOSED, CURRENT, PAST_ONE], NAMES, DAY))
    assert bars["Rosa"].strip().rstrip(TODAY).strip() == PAST * bars["Rosa"].count(PAST)
    now = bars["Noor Vermeer"].strip()
    assert now.index(NOW) < now.index(RESTS) < now.index(TODAY) < now.index(PLANNED)
    assert now.rindex(NOW) < now.index(TODAY)
    assert set(bars["Tomasz Zieliński"].strip()) == {TODAY, " ", PLANNED}
    assert len({bar.index(TODAY) for bar in bars.values()}) == 1, "today is one column"


def test_a_few_days_among_years_still_show_and_so_does_a_pairing_without_dates() -> None:
    short = pairing(1, start=ago(2000), status="ended", ended_on=ago(1999))
    long = pairing(2, start=ago(3000))
    undated = pairing(3)
    bars = rows(timeline([short, long, undated], NAMES, DAY), 76)
    assert bars["Noor Vermeer"].count(PAST) == 1
    assert NOW in bars["Rosa"] and NOW in bars["Tomasz Zieliński"]
    met = replace(undated, meetings=(Meeting(ago(30), "held"),))
    assert timeline([met], NAMES, DAY)[0].start == ago(30)


@pytest.mark.parametrize("width", [40, 56, 76, 116, 200])
def test_no_line_is_wider_than_its_room_whatever_the_names_and_dates(width: int) -> None:
    extremes = [
        pairing(1, start=date.min, planned_end=date.max),
        pairing(2, start=date.max, status="proposed"),
        pairing(3, start=date.min, status="ended", ended_on=date.min),
        pairing(4, rotation_next=1),
    ]
    names = dict(enumerate(HOSTILE, start=1))
    facts = [*extremes, *(pairing(number, start=ago(9)) for number in names)]
    for day in (DAY, date.min, date.max):
        picture: Drawn = drawn(timeline(facts, names, day), day, width)
        for row in picture.rows:
            assert cells(row.name) == picture.name_width - 2
            assert picture.name_width + len(row.bar) + 2 + cells(row.word) <= width
        assert all(picture.name_width + len(line) <= width for line in picture.axis)


def test_the_axis_names_months_and_their_years_or_years_alone() -> None:
    months = drawn(timeline([CURRENT], NAMES, DAY), DAY, 116).axis
    assert "Jan" in months[0] and "2026" in months[1]
    assert months[0].index("Jan") == months[1].index("2026")
    (years,) = drawn(timeline([pairing(1, start=ago(3600))], NAMES, DAY), DAY, 76).axis
    assert years.split() == sorted(years.split()) and {"2018", "2026"} & set(years.split())
    assert drawn((), DAY, 76).rows == ()


def test_in_words_it_says_the_same_for_whoever_reads_without_pictures() -> None:
    past, now, proposed, following = timeline([PROPOSED, CURRENT, PAST_ONE], NAMES, DAY)
    assert in_words(past, DAY) == (
        "Rosa: you learn, ended, rotated, from Sun 23 Mar 2025 until Tue 18 Nov 2025"
    )
    assert in_words(now, DAY) == (
        "Noor Vermeer: you learn, active, from Mon 24 Nov 2025 planned until Fri 17 Apr 2026, every 2 weeks,"
        " paused once"
    )
    assert in_words(proposed, DAY).startswith("Tomasz Zieliński: you teach, proposed, from Wed 18 Mar 2026")
    assert in_words(following, DAY).startswith(
        "Ana Silva: you learn, after Noor Vermeer, from Fri 17 Apr 2026"
    )


def test_no_list_of_pairs_names_an_ending_for_being_unsafe() -> None:
    ended = pairing(3, status="ended", ended_on=ago(9), ended_reason=UNSAFE, ended_note="never again")
    (pair,) = timeline([ended], NAMES, DAY)
    told = in_words(pair, DAY) + repr(drawn((pair,), DAY, 116))
    assert "unsafe" not in told and "never again" not in told and "ended" in told
