"""What can be found is what the records say now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rjournal.domain.entries import Entry
from rjournal.domain.goals import CheckIn, Goal, Milestone
from rjournal.domain.lines import Learning
from rjournal.domain.people import Pairing, Person
from rjournal.domain.query import compile_query
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.domain.text import sanitize
from rjournal.services import sample
from rjournal.storage.search import FOLDING
from rjournal.storage.store import Store
from tests.hostile import HOSTILE
from tests.unit.conftest import TODAY
from tests.unit.storage.records import TYPES, a_record, with_parents

UNSEARCHED = {"pause", "revision", "link", "skill_change", "pairing_pause", "silence"}


def found(store: Store, words: str) -> list[tuple[str, int]]:
    return [(doc.kind, doc.id) for doc in store.search.find(words)]


def is_whole(store: Store) -> bool:
    """Whether FTS5 holds for each record exactly what `search_doc` says."""
    rebuilt = store.connection.all("SELECT rowid FROM search_fts ORDER BY rowid")
    docs = store.connection.all("SELECT id FROM search_doc ORDER BY id")
    return [row[0] for row in rebuilt] == [row[0] for row in docs]


def terms(store: Store) -> list[tuple[object, ...]]:
    """Every word of the index with its places."""
    store.connection.run("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, search_fts, instance)")
    rows = [tuple(row) for row in store.connection.all("SELECT * FROM temp.terms")]
    store.connection.run("DROP TABLE temp.terms")
    return sorted(rows, key=repr)


def test_an_entry_is_found_by_title_text_mood_and_tag(store: Store) -> None:
    entry = store.entries.add(
        Entry(day=TODAY, title="Łódź visit", body="Kilns at dawn", mood_word="sober", tags=("shop-floor",))
    )
    for words in ("lodz", "KILN", "daw", "sober", "shop-floor", "floor", "lodz kilns"):
        assert found(store, words) == [("entry", entry.id)], words
    assert found(store, "") == found(store, "absent") == []


def test_a_change_moves_what_is_found(store: Store) -> None:
    entry = store.entries.add(Entry(day=TODAY, body="before", tags=("old",)))
    later = store.entries.save(replace(entry, body="after", day=TODAY + timedelta(days=3), tags=("new",)))
    assert found(store, "before") == found(store, "old") == []
    assert found(store, "after new") == [("entry", entry.id)]
    assert store.search.find("after")[0].day == TODAY + timedelta(days=3)
    assert store.tags.counts() == {"new": 1}
    store.entries.delete(later.id)
    assert found(store, "after") == []
    store.entries.restore(later.id)
    assert found(store, "after") == [("entry", entry.id)]


def test_the_newest_day_comes_first_also_after_it_was_changed(store: Store) -> None:
    entries = [store.entries.add(Entry(day=TODAY - timedelta(days=n), body="same")) for n in range(3)]
    store.entries.save(replace(entries[2], day=TODAY + timedelta(days=1)))
    assert [id for _, id in found(store, "same")] == [entries[2].id, entries[0].id, entries[1].id]
    assert len(store.search.find("same", limit=2)) == 2


def test_the_best_match_comes_first_when_asked_for(store: Store) -> None:
    title = store.entries.add(Entry(day=TODAY - timedelta(days=9), title="kiln", body="x " * 50))
    store.entries.add(Entry(day=TODAY, title="other", body="a kiln in passing " + "x " * 300))
    assert store.search.find("kiln", ranked=True)[0].id == title.id


def test_every_kind_of_record_is_found(sample_store: Store) -> None:
    assert {"entry", "person", "win"} <= {doc.kind for doc in sample_store.search.find("noor")}


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text)[:20])
def test_hostile_text_is_indexed_and_searched_for(store: Store, text: str) -> None:
    entry = store.entries.add(Entry(day=TODAY, title=text, body=text))
    clean = sanitize(text)
    hits = store.search.find(clean)
    assert [doc.title for doc in hits] == ([clean] if compile_query(clean) else [])
    store.entries.save(replace(entry, title="gone", body="gone"))
    assert terms(store) == terms_of_one_word(store)


def terms_of_one_word(store: Store) -> list[tuple[object, ...]]:
    """What the index holds when it is built anew."""
    store.search.rebuild()
    return terms(store)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_index_never_drifts_from_the_records(store: Store, data: st.DataObject) -> None:
    if store.people.find(1) is None:
        with_parents(store)
    kind = data.draw(st.sampled_from(sorted(TYPES)))
    repo = store.repo(kind)
    one = repo.add(data.draw(a_record(kind)))
    other = data.draw(a_record(kind))
    repo.save(
        replace(
            other,
            id=one.id,
            uid=one.uid,
            rev=one.rev,
            created_at=one.created_at,
            updated_at="",
            deleted_at=None,
        )
    )
    for act in data.draw(st.lists(st.sampled_from(["undo", "redo"]), max_size=4)):
        getattr(store, act)()
    kept = terms(store)
    store.search.rebuild()
    assert terms(store) == kept
    assert is_whole(store)


def test_an_index_of_another_folding_is_built_anew_at_the_next_start(sample_store: Store) -> None:
    path, hits = sample_store.path, found(sample_store, "zielinski")
    assert hits
    sample_store.connection.run("UPDATE fact SET value = 'old'")
    sample_store.connection.run("INSERT INTO search_fts (search_fts) VALUES ('delete-all')")
    with Store.open(path) as again:
        assert found(again, "zielinski") == hits
        row = again.connection.one("SELECT value FROM fact WHERE name = 'search folding'")
        assert row is not None and row[0] == FOLDING


def test_every_searched_kind_of_the_sample_is_there(store: Store) -> None:
    sample.fill(store, date(2026, 2, 16))
    rows = store.connection.all("SELECT DISTINCT kind FROM search_doc")
    assert {row[0] for row in rows} == set(TYPES) - UNSEARCHED


def test_a_part_of_what_lies_in_the_trash_is_not_found(store: Store) -> None:
    goal = store.goals.add(Goal(title="Decide", target=3, start=TODAY))
    store.check_ins.add(CheckIn(goal_id=goal.id, day=TODAY, value=1, note="walnut"))
    store.milestones.add(Milestone(goal_id=goal.id, text="walnut", added_on=TODAY))
    person = store.people.add(Person(name="Noor"))
    pairing = store.pairings.add(Pairing(person_id=person.id))
    session = store.sessions.add(Session(pairing_id=pairing.id, day=TODAY))
    store.agenda.add(AgendaItem(text="walnut", session_id=session.id, pairing_id=pairing.id))
    store.agenda.add(AgendaItem(text="walnut waits", pairing_id=pairing.id))
    store.learnings.add(Learning(direction="received", topic="walnut", session_id=session.id, day=TODAY))

    def kinds() -> list[str]:
        return sorted(doc.kind for doc in store.search.find("walnut"))

    everything = ["agenda", "agenda", "check_in", "learning", "milestone"]
    assert kinds() == everything
    store.goals.delete(goal.id)
    assert kinds() == ["agenda", "agenda", "learning"]
    store.pairings.delete(pairing.id)
    assert kinds() == ["agenda", "learning"], "a session stays without its pairing, what waits does not"
    store.sessions.delete(session.id)
    assert kinds() == ["learning"], "what was learned stands without its session"
    for _ in range(3):
        store.undo()
    assert kinds() == everything
