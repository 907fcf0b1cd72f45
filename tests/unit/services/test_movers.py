"""What moved a goal: every kind of record that says so, newest first, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from rjournal.domain.entries import Entry
from rjournal.domain.goals import CheckIn, Goal
from rjournal.domain.lines import Action, Learning, NoteItem, Win
from rjournal.domain.people import Person
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session
from rjournal.services.movers import movers
from rjournal.storage.store import Store

DAY = date(2026, 2, 2)


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    home.mkdir()
    with Store.open(home / "journal.db") as opened:
        opened.goals.add(Goal(title="Decide faster", start=DAY, target=10, baseline=21, direction="down"))
        opened.goals.add(Goal(title="Another", start=DAY, target=10, baseline=1))
        yield opened


def supports(store: Store, kind: str, id: int, goal: int = 1) -> None:
    store.links.connect(Ref(kind, id), Ref("goal", goal), "supports")


def test_every_kind_of_record_is_there_newest_first_with_its_own_words(store: Store) -> None:
    noor = store.people.add(Person(name="Noor"))
    days = [DAY + timedelta(days=at) for at in range(6)]
    entry = store.entries.add(Entry(day=days[0], title="", body="Two readings of one chart\nand more"))
    session = store.sessions.add(Session(day=days[1], purpose="Charts"))
    learning = store.learnings.add(
        Learning(direction="received", topic="Lead with it", day=days[2], person_id=noor.id)
    )
    note = store.notes.add(NoteItem(kind="question", text="Who decides?", day=days[3]))
    store.actions.add(Action(text="Redo page 1", day=days[4], goal_id=1))
    win = store.wins.add(Win(text="It was used", day=days[5]))
    for kind, record in (("entry", entry), ("session", session), ("learning", learning), ("note", note)):
        supports(store, kind, record.id)
    supports(store, "win", win.id)
    assert [(one.what, one.words, one.beside) for one in movers(store, 1)] == [
        ("win", "It was used", ""),
        ("action", "Redo page 1", "open"),
        ("question", "Who decides?", ""),
        ("learned", "Lead with it", "Noor"),
        ("session", "Charts", ""),
        ("entry", "Two readings of one chart", ""),
    ]
    assert movers(store, 2) == ()


def test_what_lies_in_the_trash_or_is_linked_in_another_way_moved_nothing(store: Store) -> None:
    gone = store.wins.add(Win(text="Gone", day=DAY))
    supports(store, "win", gone.id)
    store.wins.delete(gone.id)
    unlinked = store.wins.add(Win(text="Link taken back", day=DAY))
    store.links.delete(
        store.links.connect(Ref("win", unlinked.id), Ref("goal", 1), "supports").id,
    )
    about = store.entries.add(Entry(day=DAY, title="About it"))
    store.links.connect(Ref("entry", about.id), Ref("goal", 1), "about")
    assert movers(store, 1) == ()


def test_of_many_the_newest_are_taken_by_day_and_not_by_when_they_were_written(store: Store) -> None:
    for back in range(30):
        entry = store.entries.add(Entry(day=DAY - timedelta(days=back), title=f"{back} days back"))
        supports(store, "entry", entry.id)
    assert [one.words for one in movers(store, 1, limit=3)] == ["0 days back", "1 days back", "2 days back"]


def test_an_action_that_is_linked_as_well_comes_once(store: Store) -> None:
    action = store.actions.add(Action(text="Once", day=DAY, goal_id=1))
    supports(store, "action", action.id)
    assert [one.words for one in movers(store, 1)] == ["Once"]


def test_as_of_a_day_what_came_later_is_left_out_and_a_promise_kept_later_was_open(store: Store) -> None:
    later = DAY + timedelta(days=5)
    store.actions.add(Action(text="Redo page 1", day=DAY, goal_id=1, status="done", done_on=later))
    supports(store, "win", store.wins.add(Win(text="It was used", day=later)).id)
    assert [(one.words, one.beside) for one in movers(store, 1, until=DAY)] == [("Redo page 1", "open")]
    assert [one.words for one in movers(store, 1, until=later)] == ["It was used", "Redo page 1"]
    assert movers(store, 1)[1].beside == "done"


def test_a_session_that_a_reading_came_from_is_part_of_the_trail(store: Store) -> None:
    session = store.sessions.add(Session(day=DAY, purpose="Charts"))
    entry = store.entries.add(Entry(day=DAY, title="Two readings", body=""))
    for came_from, day in (
        (Ref("session", session.id), DAY),
        (Ref("entry", entry.id), DAY + timedelta(days=3)),
    ):
        read = store.check_ins.add(CheckIn(goal_id=1, day=day, value=17.0))
        store.links.connect(Ref("check_in", read.id), came_from, "from")
    assert {one.words for one in movers(store, 1)} == {"Charts", "Two readings"}
    assert [one.words for one in movers(store, 1, until=DAY)] == ["Charts"], "nobody had said so yet"
    assert movers(store, 2) == ()
    store.check_ins.delete(1)
    assert [one.words for one in movers(store, 1)] == ["Two readings"]
