"""After a session: who it was with, the lines by their kind, and the next date that carries the agenda."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rjournal.domain.lines import LINE_KINDS, Action, Learning, NoteItem, Win
from rjournal.domain.people import Pairing, Person
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.errors import Invalid
from rjournal.services.learnings import move_on
from rjournal.services.planning import plan_next
from rjournal.services.session_lines import Line, add_line
from rjournal.services.sessions import as_held, begin_session, just_ended, proposals, save_session
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY

NOW = datetime(2026, 2, 16, 9, 5, tzinfo=UTC)


def pair(store: Store, name: str, cadence: int = 14, **fields: object) -> Pairing:
    person = store.people.add(Person(name=name))
    return store.pairings.add(Pairing(person_id=person.id, cadence_days=cadence, **fields))  # type: ignore[arg-type]


def held(store: Store, pairing: Pairing, ago: int) -> Session:
    return store.sessions.add(Session(pairing_id=pairing.id, day=TODAY - timedelta(days=ago)))


def planned(store: Store, pairing: Pairing, ahead: int) -> Session:
    return store.sessions.add(
        Session(pairing_id=pairing.id, day=TODAY + timedelta(days=ahead), status="planned", start="10:00")
    )


def proposed(store: Store, now: datetime = NOW) -> list[str]:
    return [one.person.name for one in proposals(store, now, "UTC")]


def test_whoever_has_a_session_these_days_comes_first(store: Store) -> None:
    late, near, nearer = pair(store, "Late"), pair(store, "Near"), pair(store, "Nearer")
    held(store, late, 60)
    planned(store, near, 2)
    chosen = planned(store, nearer, -1)
    assert proposed(store) == ["Nearer", "Near", "Late"]
    assert proposals(store, NOW, "UTC")[0].session == chosen


def test_then_whoever_is_longest_due_by_the_rhythm_and_those_who_rest_come_last(store: Store) -> None:
    weekly, monthly = pair(store, "Weekly", 7), pair(store, "Monthly", 28)
    resting = pair(store, "Resting", 7, status="paused")
    pair(store, "Ended", status="ended")
    pair(store, "Never met")
    held(store, weekly, 12)
    held(store, monthly, 30)
    held(store, resting, 90)
    planned(store, monthly, 9)
    assert proposed(store) == ["Weekly", "Monthly", "Never met", "Resting"]


def test_what_is_proposed_ended_just_now(store: Store) -> None:
    pair(store, "Noor", session_minutes=50)
    session = proposals(store, NOW, "Europe/Warsaw")[0].session
    assert (session.id, session.day, session.start, session.minutes) == (0, TODAY, "08:15", 50)
    assert (session.status, session.zone) == ("held", "Europe/Warsaw")
    past_midnight = proposals(store, NOW.replace(hour=0), "UTC")[0].session
    assert (past_midnight.day, past_midnight.start) == (TODAY - timedelta(days=1), "23:15")


@pytest.mark.parametrize(
    ("now", "day", "start"),
    [
        (datetime(2026, 3, 29, 3, 15), date(2026, 3, 29), "01:30"),
        (datetime(2026, 10, 25, 2, 30, fold=1), date(2026, 10, 25), "02:45"),
        (datetime(2026, 10, 25, 3, 15), date(2026, 10, 25), "02:30"),
        (datetime(2026, 12, 31, 23, 59), date(2026, 12, 31), "23:00"),
        (datetime(2027, 1, 1, 0, 10), date(2026, 12, 31), "23:15"),
    ],
    ids=str,
)
def test_it_began_when_the_clocks_showed_it(now: datetime, day: date, start: str) -> None:
    assert just_ended(now.replace(tzinfo=ZoneInfo("Europe/Berlin")), 45) == (day, start)


def test_a_session_keeps_the_clock_of_its_own_zone_and_begins_when_it_was_to(store: Store) -> None:
    day = date(2026, 3, 29)
    pairing = pair(store, "Noor")
    session = store.sessions.add(
        Session(pairing_id=pairing.id, day=day, start="02:30", zone="Europe/Berlin", status="planned")
    )
    now = datetime(2026, 3, 29, 9, 7, tzinfo=ZoneInfo("America/New_York"))
    begun = begin_session(store, session.id, now, "America/New_York")
    assert (begun.status, begun.day, begun.start, begun.zone) == ("held", day, "02:30", "Europe/Berlin")
    assert begin_session(store, session.id, now, "America/New_York") == begun
    store.undo()
    early = begin_session(store, session.id, now - timedelta(days=1), "America/New_York")
    assert (early.day, early.start, early.zone) == (date(2026, 3, 28), "09:05", "America/New_York")
    following = plan_next(store, session.id, date(2026, 4, 11), None, today=now.date())
    assert (following.start, following.zone) == ("09:05", "America/New_York")


@pytest.mark.parametrize("status", ["moved", "cancelled", "missed"])
def test_what_was_called_off_is_not_begun(store: Store, status: str) -> None:
    session = store.sessions.add(Session(day=TODAY, status=status))  # type: ignore[arg-type]
    with pytest.raises(Invalid, match=status):
        begin_session(store, session.id, NOW, "UTC")


def test_a_session_planned_for_later_is_taken_as_held_just_now() -> None:
    planned = Session(day=TODAY + timedelta(days=1), start="10:00", minutes=45, status="planned")
    held = as_held(planned, NOW, "UTC")
    assert (held.status, held.day, held.start) == ("held", TODAY, "08:15")
    held = as_held(planned, NOW.replace(hour=0, minute=20), "UTC")
    assert (held.day, held.start) == (TODAY - timedelta(days=1), "23:30")


def test_a_session_planned_for_an_earlier_day_keeps_its_time() -> None:
    day = TODAY - timedelta(days=3)
    held = as_held(Session(day=day, start="10:00", status="planned"), NOW, "UTC")
    assert (held.status, held.day, held.start) == ("held", day, "10:00")


def test_a_session_is_recorded_with_its_lines_in_one_act(store: Store) -> None:
    pairing = pair(store, "Noor")
    store.drafts.save("session:new", {"notes": "n"})
    lines = [Line(kind, f" a {kind} ") for kind in LINE_KINDS]
    session = save_session(
        store, Session(pairing_id=pairing.id, day=TODAY, notes="n"), lines, draft="session:new", today=TODAY
    )
    assert store.drafts.all() == []
    assert {(one.direction, one.topic, one.status) for one in store.learnings.of_session(session.id)} == {
        ("received", "a learned", "heard"),
        ("given", "a taught", "taught"),
    }
    assert len(store.notes.of_session(session.id)) == 7
    assert store.wins.of_session(session.id)[0].contributors == (pairing.person_id,)
    assert store.sessions.heads([session.id])[session.id].lines == len(LINE_KINDS)
    everyone = [*store.learnings.where(), *store.notes.where(), *store.actions.where(), *store.wins.where()]
    assert {line.person_id for line in everyone} == {pairing.person_id}
    undone = store.undo()
    assert undone is not None and undone.words == "Record session"
    assert store.sessions.count() == store.notes.count() == store.actions.count() == 0


def test_what_was_noted_on_its_day_goes_along_when_a_session_is_put_on_another(store: Store) -> None:
    lines = [
        Line("learned", "Headlines"),
        Line("action", "Redo it"),
        Line("win", "Said so"),
        Line("gap", "R"),
    ]
    session = save_session(store, Session(day=TODAY, status="held"), lines)
    later = add_line(store, Line("question", "And then?"), day=TODAY + timedelta(days=2), session=session)
    moved = TODAY - timedelta(days=3)
    session = save_session(store, replace(session, day=moved))
    of_it = [one for kind in ("learning", "action", "win", "note") for one in store.repo(kind).where()]
    assert {one.day for one in of_it if one != later} == {moved}
    assert store.notes.get(later.id).day == TODAY + timedelta(days=2)
    store.undo()
    assert {one.day for one in store.learnings.where()} == {TODAY} == {store.sessions.get(session.id).day}


def test_a_line_stands_alone_or_keeps_who_promised_and_until_when(store: Store) -> None:
    line = add_line(store, Line("action", "Send it", owner="them", due=TODAY), day=TODAY)
    assert isinstance(line, Action)
    assert (line.owner, line.due, line.session_id, line.person_id) == ("them", TODAY, None, None)
    assert isinstance(add_line(store, Line("win", "w"), day=TODAY), Win)
    note = add_line(store, Line("decision", "d"), day=TODAY)
    assert isinstance(note, NoteItem) and note.kind == "decision"


def test_an_empty_line_is_refused_and_its_draft_stays(store: Store) -> None:
    store.drafts.save("line", {"text": " "})
    with pytest.raises(Invalid, match="empty"):
        add_line(store, Line("win", " \x00 "), day=TODAY, draft="line")
    assert store.drafts.get("line") is not None
    with pytest.raises(Invalid, match="no kind of line called song"):
        add_line(store, Line("song", "la"), day=TODAY)  # type: ignore[arg-type]
    assert store.undo() is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"minutes": 0}, "minutes"),
        ({"minutes": 1441}, "minutes"),
        ({"day": TODAY + timedelta(days=1)}, "day"),
        ({"until": TODAY - timedelta(days=1), "format": "async"}, "until"),
        ({"status": "planned", "format": "async"}, "until"),
        ({"safety": 0}, "safety"),
        ({"safety": 6}, "safety"),
        ({"useful": 0}, "useful"),
        ({"useful": 6}, "useful"),
        ({"talk_share_me": -1}, "talk_share_me"),
        ({"talk_share_me": 101}, "talk_share_me"),
    ],
)
def test_what_no_session_can_be(store: Store, fields: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as told:
        save_session(store, Session(**{"day": TODAY, **fields}), today=TODAY)  # type: ignore[arg-type]
    assert told.value.field == field and told.value.hint
    assert store.sessions.count() == 0


def test_the_next_session_takes_what_stayed_open_and_what_waited(store: Store) -> None:
    pairing = pair(store, "Noor")
    session = store.sessions.add(
        Session(
            pairing_id=pairing.id, day=TODAY, start="10:00", minutes=30, format="phone", zone="Europe/Warsaw"
        )
    )
    for position, (text, outcome) in enumerate((("open", "open"), ("done", "done"), ("parked", "parked"))):
        item = AgendaItem(
            text=text, pairing_id=pairing.id, session_id=session.id, outcome=outcome, position=position
        )  # type: ignore[arg-type]
        store.agenda.add(item)
    store.agenda.add(AgendaItem(text="waiting", pairing_id=pairing.id, position=9))
    store.agenda.add(AgendaItem(text="of another", pairing_id=pair(store, "Other").id))
    following = plan_next(store, session.id, TODAY + timedelta(days=14), None, today=TODAY)
    assert (following.status, following.start, following.minutes, following.format, following.zone) == (
        "planned", "10:00", 30, "phone", "Europe/Warsaw",
    )  # fmt: skip
    assert [(one.text, one.origin) for one in store.agenda.of_session(following.id)] == [
        ("open", "carried"),
        ("waiting", "me"),
    ]
    assert [one.outcome for one in store.agenda.of_session(session.id)] == ["carried", "done", "parked"]
    assert store.sessions.get(session.id).next_date == TODAY + timedelta(days=14)
    store.undo()
    assert store.agenda.of_session(following.id) == [] and len(store.agenda.waiting(pairing.id)) == 1
    assert [one.outcome for one in store.agenda.of_session(session.id)] == ["open", "done", "parked"]


def test_the_next_session_comes_after_this_one(store: Store) -> None:
    session = held(store, pair(store, "Noor"), 0)
    with pytest.raises(Invalid, match="comes after this one"):
        plan_next(store, session.id, TODAY, None, today=TODAY)
    save_session(store, session.__class__(**{**vars(session), "notes": "changed elsewhere"}))
    plan_next(store, session.id, TODAY + timedelta(days=1), None, today=TODAY)
    assert store.sessions.get(session.id).notes == "changed elsewhere"


def test_what_was_learned_moves_a_step_at_a_time(store: Store) -> None:
    learning = store.learnings.add(Learning(direction="received", topic="t", day=date(2026, 1, 5)))
    days = [date(2026, 1, day) for day in (10, 15, 20, 25)]
    steps = [move_on(store, learning.id, day) for day in days]
    assert [one.status for one in steps] == ["tried", "used", "habit", "passed on"]
    assert [one.used_on for one in steps] == [None, days[1], days[1], days[1]]
    with pytest.raises(Invalid, match="the last step there is"):
        move_on(store, learning.id, TODAY)
    assert move_on(store, learning.id, TODAY, to="set aside").used_on is None
    assert move_on(store, learning.id, TODAY).status == "heard"
    with pytest.raises(Invalid, match="is no step here"):
        move_on(store, learning.id, TODAY, to="shown back")
    given = store.learnings.add(Learning(direction="given", topic="t", day=TODAY, status="taught"))
    assert move_on(store, given.id, TODAY, to="used by them").used_on == TODAY
