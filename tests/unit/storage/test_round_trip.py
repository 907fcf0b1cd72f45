"""What was put in comes out again, whatever it is and however often it is changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rjournal.domain.entries import Entry
from rjournal.domain.people import Person
from rjournal.domain.records import Record
from rjournal.domain.text import sanitize
from rjournal.errors import Conflict, NotFound
from rjournal.storage.rows import as_stored
from rjournal.storage.store import Store
from tests.hostile import HOSTILE, LONG_LINE
from tests.unit.conftest import TODAY
from tests.unit.storage.records import KEPT_BY_THE_STORE, TYPES, a_record, with_parents

IN_ONE_JOURNAL = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def content(record: Record) -> dict[str, Any]:
    return {name: value for name, value in vars(record).items() if name not in KEPT_BY_THE_STORE}


@pytest.fixture
def begun(store: Store) -> Store:
    with_parents(store)
    return store


@pytest.mark.parametrize("kind", TYPES)
@IN_ONE_JOURNAL
@given(data=st.data())
def test_a_record_is_read_as_it_was_given_back(begun: Store, kind: str, data: st.DataObject) -> None:
    repo = begun.repo(kind)
    given_ = data.draw(a_record(kind))
    stored = repo.add(given_)
    assert repo.get(stored.id) == stored
    assert content(stored) == content(as_stored(given_))
    assert (stored.rev, stored.deleted_at, stored.created_at) == (1, None, "2026-02-16T09:00:00.000000Z")


@pytest.mark.parametrize("kind", TYPES)
@IN_ONE_JOURNAL
@given(data=st.data())
def test_a_change_and_its_undoing(begun: Store, kind: str, data: st.DataObject) -> None:
    repo = begun.repo(kind)
    first = repo.add(data.draw(a_record(kind)))
    wanted = data.draw(a_record(kind))
    kept = {name: getattr(first, name) for name in KEPT_BY_THE_STORE}
    changed = repo.save(replace(wanted, **kept))
    assert repo.get(first.id) == changed
    assert content(changed) == content(as_stored(wanted))
    if content(changed) == content(first):
        assert changed.rev == first.rev
        return
    assert changed.rev == first.rev + 1
    begun.undo()
    assert content(repo.get(first.id)) == content(first)
    begun.redo()
    assert content(repo.get(first.id)) == content(changed)


@pytest.mark.parametrize("text", [*HOSTILE, LONG_LINE], ids=lambda text: repr(text)[:20])
def test_hostile_text_is_kept_clean(store: Store, text: str) -> None:
    stored = store.entries.add(Entry(day=TODAY, title=text, body=text, prompts=(text,), tags=("a", "b")))
    clean = sanitize(text)
    assert (stored.title, stored.body, stored.prompts) == (clean, clean, (clean,))
    assert store.entries.get(stored.id) == stored


def test_what_another_program_wrote_reaches_nobody_raw(store: Store) -> None:
    entry = store.entries.add(Entry(day=TODAY, title="t", body="b"))
    person = store.people.add(Person(name="n"))
    for sql in (
        "UPDATE entry SET title = 'a' || char(27) || 'b', body = char(27) || 'x', prompts = '[\"\\u001bp\"]'",
        "UPDATE person SET name = 'n' || char(155) || 'm'",
        "UPDATE search_doc SET title = 'a' || char(27) || 'b' WHERE kind = 'entry'",
        "INSERT INTO draft VALUES ('entry:new', '{\"body\": \"\\u001bd\"}', 0, '', '')",
    ):
        store.connection.run(sql)
    found = store.entries.get(entry.id)
    assert (found.title, found.body, found.prompts) == ("ab", "x", ("p",))
    assert store.entries.heads([entry.id])[entry.id].title == "ab"
    assert store.people.get(person.id).name == "nm"
    assert [doc.title for doc in store.search.find("t")] == ["ab"]
    assert store.drafts.all()[0].fields == {"body": "d"}


def test_a_save_over_a_newer_version_overwrites_nothing(store: Store) -> None:
    read = store.entries.add(Entry(day=TODAY, body="mine"))
    store.entries.save(replace(read, body="theirs"))
    with pytest.raises(Conflict, match="changed elsewhere"):
        store.entries.save(replace(read, body="mine again"))
    assert store.entries.get(read.id).body == "theirs"


def test_a_save_that_changes_nothing_is_no_act(store: Store) -> None:
    read = store.entries.add(Entry(day=TODAY, body="same"))
    assert store.entries.save(replace(read, body="same\x00")) == read
    assert store.history.versions("entry", read.id) == []


def test_the_trash_is_left_out_and_gives_back_everything(store: Store) -> None:
    entry = store.entries.add(Entry(day=TODAY, body="word", tags=("a",)))
    store.entries.delete(entry.id)
    assert store.entries.find(entry.id) is None
    assert store.entries.where() == [] and store.entries.count() == 0 and not store.entries.ids()
    assert store.tags.counts() == {}
    assert [one.id for one in store.entries.trashed()] == [entry.id]
    assert store.entries.many([entry.id])[entry.id].body == "word"
    with pytest.raises(NotFound, match="no entry e1"):
        store.entries.get(entry.id)
    with pytest.raises(NotFound):
        store.entries.delete(entry.id)
    restored = store.entries.restore(entry.id)
    assert content(restored) == content(entry)
    assert store.tags.counts() == {"a": 1}
    assert store.entries.restore(entry.id) == restored


def test_many_reads_more_than_one_statement_holds(store: Store) -> None:
    with store.act("Grow"):
        ids = [store.entries.add(Entry(day=TODAY, body=f"{n}")).id for n in range(1100)]
    found = store.entries.many(ids)
    assert [found[id].body for id in ids] == [f"{n}" for n in range(1100)]
