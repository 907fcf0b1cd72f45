"""What an entry said earlier, and making it say that again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rjournal.domain.entries import Entry
from rjournal.domain.goals import Goal
from rjournal.errors import NotFound
from rjournal.services.entries import EntryLinks, links_of, save_entry
from rjournal.services.entry_versions import bring_back, difference, earlier_versions
from rjournal.storage.store import Store
from tests.hostile import HOSTILE
from tests.unit.conftest import TODAY


@pytest.fixture
def entry(store: Store) -> Entry:
    """An entry that said one thing, then two others."""
    written = save_entry(store, Entry(day=TODAY, body="One #early", mood=-1))
    written = save_entry(store, replace(written, body="Two", mood=2))
    return save_entry(store, replace(written, body="Three"))


def bodies(store: Store, entry: Entry) -> list[str]:
    return [version.entry.body for version in earlier_versions(store, entry.id)]


def test_the_versions_come_newest_first(store: Store, entry: Entry) -> None:
    assert bodies(store, entry) == ["Two", "One #early"]


def test_a_state_that_says_nothing_else_is_no_version(store: Store, entry: Entry) -> None:
    save_entry(store, replace(entry, visibility="shareable"))
    store.entries.delete(entry.id)
    store.entries.restore(entry.id)
    assert bodies(store, entry) == ["Two", "One #early"]
    save_entry(store, replace(store.entries.get(entry.id), body="Four"))
    store.undo()
    assert bodies(store, entry) == ["Four", "Two", "One #early"]


def test_what_is_brought_back_is_found_again_and_what_it_replaced_is_kept(store: Store, entry: Entry) -> None:
    first = earlier_versions(store, entry.id)[-1]
    back = bring_back(store, first.entry)
    assert (back.body, back.mood, back.tags) == ("One #early", -1, ("early",))
    assert store.tags.counts() == {"early": 1}
    assert bodies(store, entry) == ["Three", "Two"]
    store.undo()
    assert store.entries.get(entry.id).body == "Three"


def test_who_may_see_it_and_its_links_stay_as_they_are_now(store: Store) -> None:
    goal = store.goals.add(Goal(title="Prices", start=TODAY))
    written = save_entry(store, Entry(day=TODAY, body="One", visibility="shareable"))
    changed = replace(written, body="Two", visibility="private")
    save_entry(store, changed, EntryLinks(goals=(goal.id,)))
    back = bring_back(store, earlier_versions(store, written.id)[0].entry)
    assert (back.body, back.visibility) == ("One", "private")
    assert links_of(store, back.id).goals == (goal.id,)


def test_an_entry_in_the_trash_is_not_changed(store: Store, entry: Entry) -> None:
    first = earlier_versions(store, entry.id)[-1]
    store.entries.delete(entry.id)
    with pytest.raises(NotFound):
        bring_back(store, first.entry)
    with pytest.raises(NotFound):
        earlier_versions(store, entry.id)


def test_versions_of_one_title_are_told_apart_by_what_they_said(store: Store) -> None:
    written = save_entry(store, Entry(day=TODAY, title="Prices", body="Same line\n\nFirst ending"))
    for change in (
        {"body": "Same line\n\nSecond ending"},
        {"body": "Same line\n\nSecond ending\n\nAdded later"},
        {"title": "Pricing"},
        {"mood": 1},
    ):
        written = save_entry(store, replace(written, **change))  # type: ignore[arg-type]
    told = [version.differs for version in earlier_versions(store, written.id)]
    assert told == ["another mood", "titled “Prices”", "without “Added later”", "“First ending”"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_differs_is_one_line_whatever_was_written(store: Store, text: str) -> None:
    entry = Entry(day=TODAY, title=text, body=text)
    assert "\n" not in difference(entry, Entry(day=TODAY)) + difference(Entry(day=TODAY), entry)
