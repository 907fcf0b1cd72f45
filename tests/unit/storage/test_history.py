"""Every act can be undone and redone, newest first, as one step and without loss."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rjournal.domain.entries import Entry
from rjournal.domain.records import Ref
from rjournal.errors import Conflict
from rjournal.services.entries import EntryLinks, save_entry
from rjournal.services.trash import delete, undelete
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY
from tests.unit.storage.records import with_parents


def bodies(store: Store) -> list[str]:
    return [entry.body for entry in store.entries.where()]


def write(store: Store, body: str) -> Entry:
    return save_entry(store, Entry(day=TODAY, body=body))


def words(act: object) -> str | None:
    return getattr(act, "words", None)


def test_nothing_to_undo(store: Store) -> None:
    assert store.undo() is None and store.redo() is None


def test_a_new_record_goes_and_comes_back(store: Store) -> None:
    write(store, "one")
    assert words(store.undo()) == "Write entry"
    assert bodies(store) == [] and store.search.find("one") == []
    assert words(store.redo()) == "Write entry"
    assert bodies(store) == ["one"] and len(store.search.find("one")) == 1


def test_acts_are_undone_newest_first_and_redone_in_their_order(store: Store) -> None:
    entry = write(store, "one")
    entry = save_entry(store, replace(entry, body="two"))
    delete(store, Ref("entry", entry.id))
    seen = [bodies(store)]
    for _ in range(3):
        store.undo()
        seen.append(bodies(store))
    assert seen == [[], ["two"], ["one"], []]
    assert store.undo() is None
    for expected in (["one"], ["two"], []):
        store.redo()
        assert bodies(store) == expected
    assert store.redo() is None


def test_undo_and_redo_may_take_turns(store: Store) -> None:
    save_entry(store, replace(write(store, "one"), body="two"))
    for _ in range(4):
        store.undo()
        assert bodies(store) == ["one"]
        store.redo()
        assert bodies(store) == ["two"]
    store.undo()
    store.undo()
    assert bodies(store) == [] and store.undo() is None


def test_a_new_act_ends_the_redoing(store: Store) -> None:
    write(store, "one")
    store.undo()
    write(store, "two")
    assert store.redo() is None
    assert words(store.undo()) == "Write entry" and bodies(store) == []


def test_one_act_of_many_records_is_one_step(store: Store) -> None:
    with_parents(store)
    with store.act("Close session"):
        entry = save_entry(store, Entry(day=TODAY, body="b"), EntryLinks(session=1, goals=(1,)))
        save_entry(store, replace(entry, body="b2"))
        store.sessions.save(replace(store.sessions.get(1), notes="n"))
    assert words(store.undo()) == "Close session"
    assert bodies(store) == [] and store.sessions.get(1).notes == "" and store.links.where() == []
    store.redo()
    assert bodies(store) == ["b2"] and store.sessions.get(1).notes == "n" and len(store.links.where()) == 2


def test_an_act_that_breaks_off_leaves_nothing(store: Store) -> None:
    with pytest.raises(KeyboardInterrupt), store.act("Break"):
        write(store, "half")
        raise KeyboardInterrupt
    assert bodies(store) == [] and store.undo() is None
    write(store, "whole")
    assert bodies(store) == ["whole"]


def test_an_act_that_changed_nothing_is_none(store: Store) -> None:
    write(store, "one")
    with store.act("Look"):
        pass
    assert words(store.undo()) == "Write entry"


def test_a_draft_goes_with_its_record_and_stays_with_a_conflict(store: Store) -> None:
    store.drafts.save("entry:new", {"body": "typed"})
    entry = save_entry(store, Entry(day=TODAY, body="typed"), draft="entry:new")
    assert store.drafts.get("entry:new") is None
    save_entry(store, replace(entry, body="theirs"))
    store.drafts.save(f"entry:{entry.id}", {"body": "mine"}, base_rev=entry.rev)
    with pytest.raises(Conflict):
        save_entry(store, replace(entry, body="mine"), draft=f"entry:{entry.id}")
    kept = store.drafts.get(f"entry:{entry.id}")
    assert kept is not None and (kept.fields, kept.base_rev) == ({"body": "mine"}, 1)


def test_drafts_are_kept_by_place_the_last_written_first(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.drafts.save("a", {"body": "old"})
    store.drafts.save("b", {"body": "b"})
    monkeypatch.setenv("RJOURNAL_NOW", "2026-02-16T10:00:00")
    store.drafts.save("a", {"body": "new\x00", "title": "t"})
    assert [(draft.key, draft.fields) for draft in store.drafts.all()] == [
        ("a", {"body": "new", "title": "t"}),
        ("b", {"body": "b"}),
    ]
    first = store.drafts.get("a")
    assert first is not None and first.created_at < first.updated_at
    store.drafts.delete("a")
    assert store.drafts.get("a") is None


def test_the_trash_can_be_undone_and_emptied_by_hand_alike(store: Store) -> None:
    entry = write(store, "one")
    delete(store, Ref("entry", entry.id))
    undelete(store, Ref("entry", entry.id))
    store.undo()
    assert bodies(store) == []
    store.undo()
    assert bodies(store) == ["one"]


def test_earlier_versions_are_kept_newest_first(store: Store) -> None:
    entry = write(store, "one")
    entry = save_entry(store, replace(entry, body="two"))
    save_entry(store, replace(entry, body="three"))
    assert [image["body"] for _, image in store.history.versions("entry", entry.id)] == ["two", "one"]


def test_undo_finds_a_record_changed_in_another_window(store: Store) -> None:
    entry = write(store, "one")
    with Store.open(store.path) as other:
        save_entry(other, replace(other.entries.get(entry.id), body="two"))
    assert words(store.undo()) == "Change entry"
    assert bodies(store) == ["one"]


def test_records_change_only_within_an_act(store: Store) -> None:
    with pytest.raises(RuntimeError, match="inside an act"):
        store.history.remember("entry", 1, None)
