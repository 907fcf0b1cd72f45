"""What is said when an act is taken back, and which record is there again."""

from __future__ import annotations

from dataclasses import replace

from rjournal.domain.entries import Entry
from rjournal.domain.goals import Goal
from rjournal.domain.people import Person
from rjournal.domain.records import Ref
from rjournal.services import goal_life, undoing
from rjournal.storage.store import Store
from tests.hostile import HOSTILE
from tests.unit.conftest import TODAY


def said(store: Store, *, redo: bool = False) -> str:
    step = undoing.redo(store) if redo else undoing.undo(store)
    assert step is not None
    return step.says


def test_what_is_taken_back_is_named(store: Store) -> None:
    entry = store.entries.add(Entry(day=TODAY, title="Lead with the decision"))
    store.entries.delete(entry.id)
    step = undoing.undo(store)
    assert step == undoing.Step("Taken back: delete entry “Lead with the decision”.", Ref("entry", entry.id))
    step = undoing.redo(store)
    assert step == undoing.Step("Done again: delete entry “Lead with the decision”.", None)


def test_a_change_is_named_as_it_is_called_then(store: Store) -> None:
    person = store.people.add(Person(name="Noor"))
    store.people.save(replace(person, name="Noor Vermeer"))
    step = undoing.undo(store)
    assert step is not None and "“Noor”" in step.says and step.brought_back is None


def test_several_of_a_kind_are_counted(store: Store) -> None:
    for title in ("One", "Two", "Three"):
        store.goals.add(Goal(title=title, target=3, start=TODAY))
    goal_life.pause_all(store, TODAY)
    assert said(store) == "Taken back: pause all goals “One” and 2 more."


def test_what_has_no_name_is_told_by_the_act_alone(store: Store) -> None:
    store.entries.add(Entry(day=TODAY))
    assert said(store) == "Taken back: add entry."
    assert undoing.undo(store) is None
    assert said(store, redo=True) == "Done again: add entry."
    assert undoing.redo(store) is None


def test_names_are_short_and_on_one_line(store: Store) -> None:
    for text in HOSTILE:
        person = store.people.add(Person(name=text))
        store.people.delete(person.id)
        line = said(store)
        assert "\n" not in line and len(line) < 400
