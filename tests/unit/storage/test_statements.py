"""Lists cost the same number of statements however long they are, and reading never writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from rjournal.domain.entries import Entry
from rjournal.domain.goals import CheckIn, Goal, Milestone
from rjournal.domain.line_lists import ActionFilter, NoteFilter
from rjournal.domain.lines import Action, Learning, NoteItem
from rjournal.domain.people import Pairing, Person
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.services.due import what_waits
from rjournal.services.entries import EntryLinks, save_entry
from rjournal.services.goals import overview
from rjournal.services.preparing import prep_sheet
from rjournal.services.sessions import proposals
from rjournal.services.today import today
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY


def grow(store: Store, number: int) -> None:
    """Add so many people, each with a pairing, sessions, lines, entries and a goal."""
    with store.act("Grow"):
        for n in range(number):
            person = store.people.add(Person(name=f"Person {n}"))
            pairing = store.pairings.add(Pairing(person_id=person.id))
            goal = store.goals.add(
                Goal(title=f"Goal {n}", baseline=0, target=9, start=TODAY - timedelta(days=50))
            )
            store.milestones.add(Milestone(goal_id=goal.id, text="m", added_on=TODAY))
            store.check_ins.add(CheckIn(goal_id=goal.id, day=TODAY, value=n))
            for ago in (-1, 2, 20):
                status = "planned" if ago < 0 else "held"
                day = TODAY - timedelta(days=ago)
                session = store.sessions.add(Session(pairing_id=pairing.id, day=day, status=status))
                store.agenda.add(AgendaItem(text="a", session_id=session.id))
                store.agenda.add(AgendaItem(text="p", pairing_id=1, session_id=session.id, outcome="parked"))
                store.learnings.add(Learning(direction="received", topic="t", session_id=session.id, day=day))
                store.notes.add(NoteItem(kind="question", text="q", session_id=session.id, day=day))
                store.actions.add(Action(text="a", session_id=session.id, person_id=1, day=day, due=TODAY))
            entry = Entry(day=TODAY, body="b", tags=("t",))
            save_entry(store, entry, EntryLinks(session=session.id, people=(person.id,), goals=(goal.id,)))


@dataclass
class Counted:
    """The statements that one question takes."""

    store: Store

    def __call__(self, ask: Callable[[], object]) -> list[str]:
        seen: list[str] = []
        self.store.connection.raw.set_trace_callback(seen.append)
        ask()
        self.store.connection.raw.set_trace_callback(None)
        return seen


QUESTIONS: dict[str, Callable[[Store], object]] = {
    "session heads": lambda store: store.sessions.heads(store.sessions.ids()),
    "entry heads": lambda store: store.entries.heads(store.entries.ids()),
    "goal facts": lambda store: store.goals.facts(store.goals.where()),
    "goals": lambda store: overview(store, TODAY),
    "today": lambda store: today(store, TODAY),
    "what is due": lambda store: what_waits(store, TODAY),
    "note heads": lambda store: store.notes.heads(store.notes.listed(NoteFilter())),
    "promises": lambda store: store.actions.heads(store.actions.listed(ActionFilter())),
    "a prep sheet": lambda store: prep_sheet(store, 1, TODAY),
    "proposals": lambda store: proposals(store, _now(), "UTC"),
}


def _now() -> object:
    from rjournal import clock

    return clock.now()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_longer_list_takes_no_more_statements(store: Store, question: str) -> None:
    ask, counted = QUESTIONS[question], Counted(store)
    grow(store, 2)
    few = counted(lambda: ask(store))
    grow(store, 30)
    many = counted(lambda: ask(store))
    assert len(many) == len(few)
    assert not [sql for sql in many if not sql.lstrip().upper().startswith("SELECT")]


LISTS: dict[str, Callable[[Store], object]] = {
    **{
        kind: lambda store, kind=kind: store.repo(kind).ids()  # type: ignore[misc]
        for kind in ("entry", "session", "learning", "note", "action", "win")
    },
    "entries of a type": lambda store: store.entries.ids("type = ?", ("quick",)),
    "entries in the trash": lambda store: store.entries.trashed(),
    "sessions of a pairing": lambda store: store.sessions.ids("pairing_id = ?", (1,)),
    "learnings with somebody": lambda store: store.learnings.ids("person_id = ?", (1,)),
    "actions with somebody": lambda store: store.actions.ids("person_id = ?", (1,)),
    "questions of somebody": lambda store: store.notes.ids("person_id = ?", (1,)),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_read_along_an_index(store: Store, name: str) -> None:
    seen = Counted(store)(lambda: LISTS[name](store))
    plan = [row["detail"] for row in store.connection.all(f"EXPLAIN QUERY PLAN {seen[0]}")]
    assert any("USING" in step and "INDEX" in step for step in plan), plan
    assert not any("TEMP B-TREE" in step for step in plan), plan
