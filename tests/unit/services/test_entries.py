"""An entry is saved with its links and tags, or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from rjournal.domain.entries import Entry
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.services.entries import EntryLinks, links_of, new_entry, save_entry
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY


def test_hashtags_join_the_tags_that_were_given(store: Store) -> None:
    entry = save_entry(
        store, Entry(day=TODAY, body="With #Noor on #pricing, `#not`.", tags=("given", "noor"))
    )
    assert entry.tags == ("given", "noor", "pricing")
    assert set(store.tags.counts()) == {"given", "noor", "pricing"}


def test_a_hashtag_that_goes_from_the_text_takes_its_tag_with_it(store: Store) -> None:
    entry = save_entry(store, Entry(day=TODAY, body="On #pricing and #Noor.", tags=("given",)))
    entry = save_entry(store, replace(entry, body="On #noor."))
    assert entry.tags == ("given", "noor")
    assert "pricing" not in store.tags.counts()


def test_a_hashtag_that_becomes_private_is_shown_no_more(store: Store) -> None:
    entry = save_entry(store, Entry(day=TODAY, body="We spoke about #layoffs."))
    entry = save_entry(store, replace(entry, body="We spoke %%about #layoffs%%."))
    assert entry.tags == () and store.tags.counts() == {}


@pytest.mark.parametrize(("title", "body"), [("", ""), ("  ", " \n\t ")])
def test_nothing_is_not_saved_and_the_draft_stays(store: Store, title: str, body: str) -> None:
    store.drafts.save("entry:new", {"body": body})
    with pytest.raises(Invalid, match="nothing to save yet") as told:
        save_entry(store, Entry(day=TODAY, title=title, body=body), draft="entry:new")
    assert told.value.field == "body" and store.drafts.get("entry:new") is not None


def test_a_title_alone_is_an_entry(store: Store) -> None:
    assert save_entry(store, Entry(day=TODAY, title=" One line ")).title == "One line"


def test_links_are_those_that_were_chosen_last(sample_store: Store) -> None:
    entry = save_entry(
        sample_store, Entry(day=TODAY, body="b"), EntryLinks(session=1, people=(1, 2), goals=(1,))
    )
    assert links_of(sample_store, entry.id) == EntryLinks(session=1, people=(1, 2), goals=(1,))
    save_entry(sample_store, entry, EntryLinks(session=2, people=(2, 3), goals=()))
    assert links_of(sample_store, entry.id) == EntryLinks(session=2, people=(2, 3), goals=())
    save_entry(sample_store, replace(entry, body="b2"))
    assert links_of(sample_store, entry.id) == EntryLinks(session=2, people=(2, 3), goals=())
    sample_store.undo()
    sample_store.undo()
    assert links_of(sample_store, entry.id) == EntryLinks(session=1, people=(1, 2), goals=(1,))


def test_a_link_is_made_once(sample_store: Store) -> None:
    first, second = Ref("entry", 1), Ref("goal", 1)
    assert sample_store.links.connect(first, second, "about") == sample_store.links.connect(
        first, second, "about"
    )
    assert (
        len(
            [link for link in sample_store.links.of(first) if link.type == "about" and link.to_kind == "goal"]
        )
        == 1
    )
    assert 1 in sample_store.links.starts(second, "entry", "about")


def test_a_new_entry_belongs_to_the_local_day() -> None:
    late = datetime(2026, 2, 16, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    entry = new_entry(late, "America/New_York")
    assert (entry.day, entry.at[:16], entry.zone) == (
        date(2026, 2, 16),
        "2026-02-17T04:30",
        "America/New_York",
    )
    assert new_entry(datetime(2026, 2, 16, 9, tzinfo=UTC), "UTC").at == "2026-02-16T09:00:00.000000Z"
