"""How a pairing stands on a day: life cycle, phase, rhythm, and what waits, each number at its edge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rjournal.domain.agreements import Agreement
from rjournal.domain.pairing_life import (
    Meeting,
    PairingFacts,
    longer_rhythm,
    phase_on,
    rhythm_on,
    session_asked_on,
    slip_on,
    status_on,
    waits,
)
from rjournal.domain.people import Pairing, PairingPause

START = date(2026, 1, 5)
TODAY = date(2026, 2, 16)
DAY = timedelta(days=1)


def on(text: str) -> date:
    """`02-16` is a day of 2026; a full ISO date is itself."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def pairing(**fields: object) -> Pairing:
    values: dict[str, object] = {"id": 1, "person_id": 1, "start": START, "cadence_days": 14}
    return Pairing(**(values | fields))  # type: ignore[arg-type]


def pause(start: str, until: str = "", id: int = 1) -> PairingPause:
    return PairingPause(id=id, pairing_id=1, start=on(start), until=on(until) if until else None)


def facts(
    *meetings: str,
    pauses: tuple[PairingPause, ...] = (),
    agreed: tuple[str, str] | None = None,
    **fields: object,
) -> PairingFacts:
    """Facts of a pairing; a meeting is `02-03 held`."""
    held = tuple(Meeting(on(one.split()[0]), one.split()[1]) for one in meetings)  # type: ignore[arg-type]
    versions = ()
    if agreed is not None:
        day, review = agreed
        versions = (
            Agreement(id=1, pairing_id=1, agreed_on=on(day), review_on=on(review) if review else None),
        )
    return PairingFacts(pairing(**fields), pauses, versions, held)


def kinds(known: PairingFacts, as_of: date) -> list[str]:
    return [wait.kind for wait in waits(known, as_of)]


# Life cycle


@pytest.mark.parametrize(
    ("day", "status"),
    [("02-09", "active"), ("02-10", "paused"), ("02-19", "paused"), ("02-20", "active")],
)
def test_a_pause_holds_from_its_first_day_to_the_day_before_its_end(day: str, status: str) -> None:
    for stored in ("active", "paused"):
        assert status_on(pairing(status=stored), [pause("02-10", "02-20")], on(day)) == status


def test_what_was_called_paused_before_pauses_were_kept_rests_until_it_is_taken_up() -> None:
    assert status_on(pairing(status="paused"), [], TODAY) == "paused"


def test_a_pause_without_an_end_lasts_and_one_of_no_day_rests_nothing() -> None:
    assert status_on(pairing(status="paused"), [pause("01-10")], on("2031-01-01")) == "paused"
    assert status_on(pairing(), [pause("02-16", "02-16")], TODAY) == "active"


def test_an_ended_pairing_went_on_until_its_last_day_and_a_proposed_one_cannot_rest() -> None:
    ended = pairing(status="ended", ended_on=TODAY)
    assert [status_on(ended, [], TODAY + n * DAY) for n in (-1, 0, 1)] == ["active", "ended", "ended"]
    assert status_on(pairing(status="ended", ended_on=None), [], START) == "ended"
    assert status_on(pairing(status="proposed"), [pause("02-10")], TODAY) == "proposed"


# Phase


def test_the_phase_follows_the_sessions_held() -> None:
    held = ("01-06 held", "01-20 cancelled", "02-03 held", "02-10 held", "02-17 planned")
    known = facts(*held)
    days = {"01-05": "preparing", "01-06": "negotiating", "02-09": "negotiating", "02-10": "enabling"}
    assert {day: phase_on(known, on(day)) for day in days} == days


def test_the_phase_closes_thirty_days_before_the_planned_end_and_with_the_status() -> None:
    known = facts("01-06 held", planned_end=TODAY + 30 * DAY)
    assert [phase_on(known, TODAY + n * DAY) for n in (-1, 0, 40)] == ["negotiating", "closing", "closing"]
    assert phase_on(facts("01-06 held", status="closing"), TODAY) == "closing"
    assert phase_on(facts(status="ended", ended_on=TODAY), TODAY) == "closing"
    assert phase_on(facts(status="ended", ended_on=TODAY), TODAY - DAY) == "preparing"


def test_the_phase_is_what_its_owner_says() -> None:
    assert phase_on(facts(phase="enabling", status="closing"), TODAY) == "enabling"


# Rhythm


@pytest.mark.parametrize(("days", "asked"), [(0, 0), (13, 0), (14, 1), (27, 1), (28, 2)])
def test_the_rhythm_asks_for_one_session_for_each_whole_stretch(days: int, asked: int) -> None:
    rhythm = rhythm_on(facts("01-05 held"), START + timedelta(days=days))
    assert rhythm is not None and (rhythm.held, rhythm.asked, rhythm.since) == (1, asked, START)


def test_what_was_moved_is_neither_cancelled_nor_held_until_it_was() -> None:
    known = facts(
        "01-06 held", "01-19 moved", "01-22 held", "02-02 cancelled", "02-09 missed", "02-20 planned"
    )
    rhythm = rhythm_on(known, TODAY)
    assert rhythm is not None
    assert (rhythm.held, rhythm.asked) == (2, 3)
    assert (rhythm.moved, rhythm.cancelled, rhythm.missed) == (1, 1, 1)


def test_days_in_pauses_ask_for_no_session_and_overlapping_ones_count_once() -> None:
    pauses = (pause("01-12", "01-19"), pause("01-15", "01-26", 2))
    asked = [rhythm_on(facts(pauses=pauses), START + n * DAY) for n in (27, 28, 41, 42)]
    assert [one.asked for one in asked if one] == [0, 1, 1, 2]
    running = rhythm_on(facts(pauses=(pause("01-19"),), status="paused"), on("2026-12-31"))
    assert running is not None and running.asked == 1


def test_the_rhythm_begins_with_the_first_session_where_that_was_earlier_or_nothing_else_is_known() -> None:
    early = rhythm_on(facts("01-01 held"), TODAY)
    assert early is not None and (early.since, early.held) == (on("01-01"), 1)
    unknown = rhythm_on(facts("01-20 held", start=None), TODAY)
    assert unknown is not None and unknown.since == on("01-20")
    assert rhythm_on(facts(start=None), TODAY) is None
    assert rhythm_on(facts(start=TODAY + DAY), TODAY) is None


def test_a_new_rhythm_is_counted_from_its_first_day_and_an_ended_one_to_its_last() -> None:
    new = rhythm_on(facts("01-06 held", "02-03 held", cadence_since=on("02-02")), TODAY)
    assert new is not None and (new.since, new.held, new.asked) == (on("02-02"), 1, 1)
    ended = rhythm_on(facts("01-06 held", status="ended", ended_on=on("01-19")), TODAY)
    assert ended is not None and ended.asked == 1


@pytest.mark.parametrize("around", ["03-29", "10-25", "12-31"])
def test_no_change_of_clocks_or_year_moves_a_day(around: str) -> None:
    day = on(around)
    known = facts(start=day - 7 * DAY)
    counts = [rhythm_on(known, day + n * DAY) for n in (6, 7)]
    assert [one.asked for one in counts if one] == [0, 1]
    held = replace(known, meetings=(Meeting(day - DAY, "held"),))
    assert session_asked_on(held, day) == day + 13 * DAY


# The next session


def test_the_next_session_is_asked_for_by_the_rhythm_after_the_last_one_held() -> None:
    assert session_asked_on(facts(), TODAY) == START + timedelta(days=14)
    assert session_asked_on(facts(start=None), TODAY) is None
    assert session_asked_on(facts("02-03 held", "02-10 cancelled"), TODAY) == on("02-17")
    assert session_asked_on(facts("02-03 held", start=on("02-10")), TODAY) == on("02-24")


def test_while_one_is_planned_none_is_asked_for_and_one_planned_for_the_past_counts_no_more() -> None:
    known = facts("02-03 held", "02-16 planned")
    assert session_asked_on(known, TODAY) is None
    assert session_asked_on(known, TODAY + DAY) == on("02-17")


def test_a_pause_moves_the_day_by_its_length_and_asks_nothing_meanwhile() -> None:
    rested = facts("02-03 held", pauses=(pause("02-10", "02-20"),))
    assert session_asked_on(rested, on("02-19")) is None
    assert session_asked_on(rested, on("02-20")) == on("02-27")
    assert session_asked_on(facts("02-03 held", pauses=(pause("02-17", "02-20"),)), on("02-20")) == on(
        "02-20"
    )
    assert session_asked_on(facts("02-03 held", pauses=(pause("02-18", "02-20"),)), on("02-20")) == on(
        "02-17"
    )
    for status in ("closing", "ended", "proposed", "paused"):
        assert session_asked_on(facts("02-03 held", status=status), TODAY) is None


# A rhythm that is too close


def test_two_called_off_in_a_row_are_a_sign_and_one_or_two_apart_are_none() -> None:
    assert slip_on(facts("01-20 held", "02-03 cancelled"), TODAY) is None
    assert slip_on(facts("01-20 cancelled", "02-03 cancelled"), TODAY) == ("called off", on("02-03"))
    assert slip_on(facts("01-20 cancelled", "02-03 missed"), TODAY) == ("called off", on("02-03"))
    assert slip_on(facts("01-06 cancelled", "01-20 held", "02-03 cancelled"), TODAY) is None
    assert slip_on(facts("01-06 cancelled", "01-20 cancelled", "02-03 held"), TODAY) is None


def test_one_called_off_for_a_day_to_come_counts_at_once_and_one_held_then_does_not() -> None:
    assert slip_on(facts("02-10 cancelled", "02-20 cancelled"), TODAY) == ("called off", on("02-20"))
    assert slip_on(facts("01-06 cancelled", "01-20 cancelled", "02-20 held"), TODAY) is not None


def test_two_of_the_last_three_moved_are_a_sign_however_often_each_was() -> None:
    moved_once = ("01-05 held", "01-19 moved", "01-21 held")
    assert slip_on(facts(*moved_once), TODAY) is None
    assert slip_on(facts("01-19 moved", "01-20 moved", "01-21 held"), TODAY) is None
    assert slip_on(facts(*moved_once, "02-02 moved", "02-04 held"), TODAY) == ("moved", on("02-02"))
    assert slip_on(facts(*moved_once, "02-02 moved", "02-20 planned"), TODAY) == ("moved", on("02-02"))
    later = ("02-02 held", "02-09 held")
    assert slip_on(facts("01-05 moved", "01-06 held", "01-19 moved", "01-21 held", *later), TODAY) is None


def test_a_new_rhythm_begins_with_nothing_against_it() -> None:
    off = ("01-20 cancelled", "02-03 cancelled")
    assert slip_on(facts(*off, cadence_since=on("02-03")), TODAY) is None
    assert slip_on(facts(*off, "02-10 cancelled", cadence_since=on("02-03")), TODAY) is not None
    ahead = ("02-20 cancelled", "02-27 cancelled")
    assert slip_on(facts(*off, *ahead, cadence_since=TODAY), TODAY) is None


@pytest.mark.parametrize(
    ("days", "longer"), [(1, 7), (7, 14), (10, 14), (14, 28), (28, 42), (30, 49), (42, 63), (366, 366)]
)
def test_the_rhythm_offered_is_the_next_longer_one(days: int, longer: int) -> None:
    assert longer_rhythm(days) == longer


# What waits


def test_an_agreement_is_missed_from_the_second_held_session_on() -> None:
    known = facts("01-06 held", "01-20 held", "02-03 held")
    assert kinds(known, on("01-19")) == []
    (wait,) = waits(known, on("01-20"))
    assert (wait.kind, wait.day, wait.since) == ("agreement", on("01-20"), on("01-20"))
    assert waits(known, TODAY)[0].day == on("01-20"), "another session moves nothing"


def test_a_version_not_agreed_is_missing_and_one_agreed_later_had_been_missing_before() -> None:
    known = facts("01-06 held", "01-20 held", agreed=("02-03", ""))
    assert kinds(known, on("02-02")) == ["agreement"]
    assert kinds(known, on("02-03")) == []
    open_one = replace(known, agreements=(Agreement(id=1, pairing_id=1, i_hope="Charts"),))
    assert kinds(open_one, TODAY) == ["agreement"]


def test_a_review_waits_from_its_day_on_until_a_newer_version_is_agreed() -> None:
    known = facts(agreed=("01-06", "02-16"))
    assert [kinds(known, TODAY + n * DAY) for n in (-1, 0, 1)] == [
        [],
        ["agreement review"],
        ["agreement review"],
    ]
    newer = Agreement(id=2, pairing_id=1, i_hope="More")
    under_way = replace(known, agreements=(*known.agreements, newer))
    assert kinds(under_way, TODAY) == ["agreement review"]
    agreed = replace(newer, agreed_on=TODAY, review_on=TODAY + 90 * DAY)
    assert kinds(replace(known, agreements=(*known.agreements, agreed)), TODAY) == []


def test_an_ending_waits_from_thirty_days_before_and_goes_with_its_date() -> None:
    known = facts(planned_end=TODAY + 30 * DAY)
    assert [kinds(known, TODAY + n * DAY) for n in (-1, 0, 1, 31)] == [[], *[["ending"]] * 3]
    (wait,) = waits(known, TODAY)
    assert (wait.day, wait.since) == (TODAY + 30 * DAY, TODAY)
    assert kinds(facts(planned_end=TODAY + 60 * DAY), TODAY) == []


def test_a_rhythm_that_slips_waits_with_the_day_of_the_last_slip() -> None:
    (wait,) = waits(facts("01-20 cancelled", "02-03 cancelled"), TODAY)
    assert (wait.kind, wait.day) == ("rhythm", on("02-03"))


@pytest.mark.parametrize("status", ["proposed", "paused", "closing", "ended"])
def test_nothing_waits_but_in_an_active_pairing(status: str) -> None:
    held = ("01-06 held", "01-20 held", "01-27 cancelled", "02-03 cancelled")
    everything = facts(*held, agreed=None, planned_end=TODAY)
    assert kinds(everything, TODAY) == ["agreement", "ending", "rhythm"]
    ended_on = START if status == "ended" else None
    assert kinds(replace(everything, pairing=pairing(status=status, ended_on=ended_on)), TODAY) == []
    rests = replace(everything, pauses=(pause("02-10", "02-20"),))
    assert [kinds(rests, on(day)) for day in ("02-10", "02-19")] == [[], []]
    assert kinds(rests, on("02-20")) == ["agreement", "ending", "rhythm"]


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_days_like_any_other(day: date) -> None:
    rested = (PairingPause(pairing_id=1, start=date.min, until=date.max),)
    for end in (None, date.min, date.max):
        known = facts("02-03 held", "02-10 cancelled", start=day, planned_end=end, pauses=rested)
        for as_of in (date.min, TODAY, date.max):
            phase_on(known, as_of), rhythm_on(known, as_of), session_asked_on(known, as_of)
            assert kinds(replace(known, pauses=()), as_of) == ["ending"] * (
                end is not None and end - as_of <= timedelta(days=30)
            )
