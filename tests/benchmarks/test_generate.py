"""A generated journal cannot be told from one that was written by hand, and is the same every time."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from statistics import median

import pytest

from benchmarks.generate import FIRST, LAST, MANY_GOALS, Shape, generate
from benchmarks.journals import kept
from rjournal.domain.goal_rules import validate_goal
from rjournal.domain.records import Record
from rjournal.domain.tags import normalise_tag
from rjournal.storage.store import Store

SMALL = Shape.of(120)
KINDS = ("person", "pairing", "session", "agenda", "learning", "action", "note", "win", "entry", "link")
GOAL_KINDS = ("goal", "milestone", "check_in")

# When the migrations ran is the one thing that is told by the machine's own clock.
_NOT_BY_SEED = "_sqlite_migrations"


def dump(path: Path) -> list[str]:
    """Everything that a journal holds, as SQL."""
    with closing(sqlite3.connect(path)) as connection:
        return [line for line in connection.iterdump() if _NOT_BY_SEED not in line]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "journal.db"
    generate(path, SMALL)
    return path


def test_the_same_seed_gives_the_same_journal_to_the_letter(small: Path, tmp_path: Path) -> None:
    again, other = tmp_path / "again.db", tmp_path / "other.db"
    generate(again, SMALL)
    generate(other, SMALL, seed=2)
    assert dump(again) == dump(small)
    assert dump(other) != dump(small)


def test_it_holds_as_much_as_its_shape_says(grown: Store) -> None:
    shape = Shape.of(1000)
    assert len(grown.entries.every()) == shape.entries
    assert len(grown.sessions.every()) == shape.sessions
    assert len(grown.people.every()) == shape.people
    assert len(grown.goals.every()) == shape.goals
    assert len(grown.check_ins.every()) == shape.goals * shape.readings
    assert MANY_GOALS.goals * MANY_GOALS.readings == 20_000


def test_its_texts_are_as_long_as_diaries_are_and_in_many_scripts(grown: Store) -> None:
    bodies = [entry.body for entry in grown.entries.every()]
    lengths = sorted(len(body.split()) for body in bodies)
    assert 65 < median(lengths) < 90
    assert lengths[-1] > 5 * median(lengths), "the lengths have no long tail"
    together = " ".join(bodies)
    assert all(word in together for word in ("déjà", "Łódź", "日本語", "Привет", "🙂", "👩‍💻"))


def test_its_days_cover_ten_years_in_the_order_they_were_written(grown: Store) -> None:
    entries = grown.entries.every()
    days = [entry.day for entry in entries]
    assert days == sorted(days)
    assert FIRST <= days[0] < days[-1] == LAST
    assert all(entry.at[:10] == str(entry.day) for entry in entries)
    acts = [row["at"] for row in grown.connection.all("SELECT at FROM act ORDER BY id")]
    assert acts == sorted(acts)


def test_its_tags_follow_zipf(grown: Store) -> None:
    counts = [count for _, count in Counter(grown.tags.counts()).most_common()]
    assert counts[0] > 5 * counts[len(counts) // 2]


@pytest.mark.parametrize("kind", [*KINDS, *GOAL_KINDS])
def test_what_is_found_and_tagged_is_what_each_record_says(grown: Store, kind: str) -> None:
    """The indexes are asked for what they hold, and the records for what they ought to."""
    repo = grown.repo(kind)
    live: list[Record] = [record for record in repo.every() if record.deleted_at is None]
    assert live
    tagged = {(record.id, tag) for record in live for tag in record.tags}
    rows = grown.connection.all("SELECT ref_id, tag FROM record_tag WHERE kind = ?", (kind,))
    assert {(row["ref_id"], row["tag"]) for row in rows} == tagged
    assert all(normalise_tag(tag) == tag for _, tag in tagged)
    said = {record.id: text for record in live if (text := repo.search_text(record)) is not None}
    rows = grown.connection.all("SELECT ref_id, title, body, day FROM search_doc WHERE kind = ?", (kind,))
    assert {row["ref_id"]: (row["title"], row["body"], row["day"]) for row in rows} == {
        id: (title, body, day.isoformat()) for id, (title, body, day) in said.items()
    }


def test_the_full_text_index_holds_every_document(grown: Store) -> None:
    documents = {row[0] for row in grown.connection.all("SELECT id FROM search_doc")}
    indexed = {row[0] for row in grown.connection.all("SELECT rowid FROM search_fts")}
    assert indexed == documents
    found = grown.search.find("decision", limit=100_000)
    held = [
        doc
        for doc in grown.connection.all("SELECT title, body, tags FROM search_doc")
        if "decision" in f"{doc['title']} {doc['body']} {doc['tags']}".casefold()
    ]
    assert len(found) == len(held) > 50


def test_the_file_is_sound(grown: Store) -> None:
    assert [row[0] for row in grown.connection.all("PRAGMA integrity_check")] == ["ok"]
    assert grown.connection.all("PRAGMA foreign_key_check") == []


def test_its_goals_and_readings_keep_the_rules(grown: Store) -> None:
    goals = {goal.id: goal for goal in grown.goals.every()}
    for goal in goals.values():
        validate_goal(goal)
    for reading in grown.check_ins.every():
        goal = goals[reading.goal_id]
        assert goal.start <= reading.day <= (goal.closed_on or LAST)
        assert (reading.value is not None) == (goal.measure == "numeric")
    assert {goal.lifecycle for goal in goals.values()} >= {"active", "closed"}


def test_some_of_it_was_changed_thrown_away_and_can_be_taken_back(grown: Store) -> None:
    changed = [entry for entry in grown.entries.every() if entry.rev > 1 and entry.deleted_at is None]
    assert changed
    assert all(grown.history.versions("entry", entry.id) for entry in changed)
    assert grown.entries.trashed()
    act = grown.undo()
    assert act is not None
    assert "entry" in act.words


def test_a_kept_journal_is_not_made_again_and_never_taken_for_another(tmp_path: Path) -> None:
    first = kept(SMALL, folder=tmp_path)
    made_at = first.stat().st_mtime_ns
    assert kept(SMALL, folder=tmp_path) == first
    assert first.stat().st_mtime_ns == made_at
    assert kept(SMALL, folder=tmp_path, seed=2) != first
    assert kept(Shape.of(130), folder=tmp_path) != first


def test_an_interrupted_making_leaves_nothing_that_is_taken_for_a_journal(tmp_path: Path) -> None:
    whole = kept(SMALL, folder=tmp_path)
    unfinished = whole.with_suffix(".unfinished")
    whole.rename(unfinished)
    unfinished.write_bytes(unfinished.read_bytes()[:5000])
    again = kept(SMALL, folder=tmp_path)
    with Store.reader(again) as store:
        assert len(store.entries.every()) == SMALL.entries
    assert not unfinished.exists()
