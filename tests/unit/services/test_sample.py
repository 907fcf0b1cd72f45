"""The sample journal reads like life on whatever day it is made."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from rjournal.domain.pairing_life import waits
from rjournal.domain.tags import normalise_tag
from rjournal.domain.templates import TEMPLATES
from rjournal.errors import Invalid
from rjournal.services import sample
from rjournal.services.agreements import agreement_view
from rjournal.services.goals import overview
from rjournal.services.pairings import facts_of, timeline_of
from rjournal.services.today import today
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY

KINDS = (
    "person",
    "pairing",
    "session",
    "agenda",
    "learning",
    "note",
    "action",
    "win",
    "entry",
    "goal",
    "milestone",
    "check_in",
    "pause",
    "revision",
    "link",
    "skill",
    "assessment",
    "skill_change",
    "agreement",
    "pairing_pause",
    "retention_check",
)

A_WEEK_AND_THE_EDGES = [
    *(TODAY + timedelta(days=n) for n in range(7)),
    date(2024, 2, 29),
    date(2026, 1, 1),
    date(2026, 12, 31),
]


def contents(store: Store) -> dict[str, list[object]]:
    return {kind: list(store.repo(kind).where()) for kind in KINDS}


def test_today_shows_what_the_first_screen_promises(sample_store: Store) -> None:
    first = today(sample_store, TODAY)
    assert first.next is not None and first.next.person is not None
    assert (first.next.person.name, first.next.session.start) == ("Noor Vermeer", "10:00")
    assert first.next.session.day == TODAY + timedelta(days=1)
    assert [item.origin for item in first.next.agenda] == ["them", "carried", "bank"]
    assert (first.next.done, first.next.open) == (2, 1)
    assert {one.when for one in first.due if one.ref.kind == "action"} == {TODAY, date(2026, 2, 20)}
    assert first.recent[0].title == "Lead with the decision"
    assert all(first.weeks)


def test_the_goals_stand_in_ways_of_their_own(sample_store: Store) -> None:
    stand = {one.goal.title: one.progress for one in overview(sample_store, TODAY)}
    prices = stand["Time to decide on prices"]
    assert (prices.summary, prices.state, prices.expected_value) == ("17 days, aim 10 (36 %)", "slower", 15.5)
    assert stand["Show data so that people act on it"].state == "on pace"
    assert stand["Days on the shop floor"].state == "paused"
    assert stand["Voices in the Monday meeting"].state_words == "reached"
    assert stand["Ask before I answer"].summary == "kept 4 of 5 weeks, 93 % of what you aimed for"
    charts = stand["Draw charts that answer something"]
    assert charts.summary == "1 of 2 steps (now 2, began 1, aim 3)"
    assert "from your first rating: 1 step; looking back: 2" in charts.details


@pytest.mark.parametrize("day", A_WEEK_AND_THE_EDGES, ids=str)
def test_nothing_lies_in_the_future_but_what_is_planned(store: Store, day: date) -> None:
    sample.fill(store, day)
    held = [session for session in store.sessions.where() if session.status == "held"]
    assert len(held) == 8 and max(session.day for session in held) <= day
    assert {session.day.weekday() for session in held} <= {0, 1, 2, 3, 4}
    assert [s.day - day for s in store.sessions.where("status = 'planned'")] == [timedelta(days=1)]
    assert all(s.until is None or s.day <= s.until <= day for s in store.sessions.where())
    entries = store.entries.where()
    assert len(entries) > 20 and all(e.day <= day and e.at[:10] <= day.isoformat() for e in entries)
    assert all(reading.day <= day for reading in store.check_ins.where())
    assert all(
        one.status_on is not None and one.day <= one.status_on <= day for one in store.learnings.where()
    )
    days = {one.id: one.day for one in store.learnings.where()}
    made = store.retention_checks.where()
    assert len(made) > 8 and all(days[one.learning_id] <= one.done_on <= day for one in made)
    assert all(action.done_on is None or action.done_on <= day for action in store.actions.where())
    friday = [a.due for a in store.actions.open() if a.goal_id]
    assert [due.weekday() for due in friday if due] == [4] and all(due > day for due in friday if due)


def test_the_same_day_gives_the_same_journal(tmp_path: Path, sample_store: Store) -> None:
    with Store.open(tmp_path / "second.db") as second:
        sample.fill(second, TODAY)
        assert contents(second) == contents(sample_store)


def test_clock_times_belong_to_the_place_named(store: Store) -> None:
    sample.fill(store, TODAY, zone="America/New_York")
    newest = store.entries.where(limit=1)[0]
    assert (newest.at[:16], newest.zone) == ("2026-02-16T12:40", "America/New_York")
    assert {session.zone for session in store.sessions.where()} == {"America/New_York"}


def test_undo_takes_back_what_was_done_in_it_and_never_the_sample_itself(sample_store: Store) -> None:
    assert sample_store.undo() is None
    sample_store.entries.delete(1)
    assert sample_store.undo() is not None
    assert sample_store.undo() is None
    assert len(sample_store.entries.where()) > 20


def test_a_journal_that_holds_something_is_left_alone(sample_store: Store) -> None:
    before = contents(sample_store)
    with pytest.raises(Invalid, match="empty journal"):
        sample.fill(sample_store, TODAY)
    assert contents(sample_store) == before


def test_tags_links_and_templates_are_such_as_the_program_makes(sample_store: Store) -> None:
    entries = sample_store.entries.where()
    assert all(normalise_tag(tag) == tag for entry in entries for tag in entry.tags)
    assert {entry.template for entry in entries} == {"", *(template.id for template in TEMPLATES)}
    for link in sample_store.links.where():
        assert sample_store.repo(link.to_kind).find(link.to_id) is not None
    learnings = sample_store.learnings.where()
    assert all(learning.method and learning.area for learning in learnings if learning.status != "set aside")
    assert {link.to_kind for link in sample_store.links.where("type = 'led-to'")} == {"action", "win", "note"}
    assert {learning.status for learning in sample_store.learnings.where()} >= {"heard", "used", "set aside"}


def test_the_pairings_tell_of_agreements_a_pause_and_one_that_was_handed_on(sample_store: Store) -> None:
    pairs = {one.name: one for one in timeline_of(sample_store, TODAY)}
    assert [(name, one.when) for name, one in pairs.items()] == [
        ("Ines Okafor", "past"),
        ("Noor Vermeer", "now"),
        ("Tomasz Zieliński", "now"),
        ("Amina Diallo", "planned"),
    ]
    assert pairs["Ines Okafor"].end == pairs["Noor Vermeer"].start
    assert len(pairs["Tomasz Zieliński"].rests) == 1
    standing = [agreement_view(sample_store, number, TODAY).standing for number in (1, 2, 3)]
    assert standing[0] == "agreed on Tue 9 Dec 2025, review on Mon 9 Mar 2026"
    assert standing[1] == "not yet agreed" and standing[2].startswith("agreed on")
    facts = facts_of(sample_store, sample_store.pairings.where())
    asked = [wait for one in facts for wait in waits(one, TODAY)]
    assert [(wait.kind, wait.pairing.id) for wait in asked] == [("agreement", 2)]
