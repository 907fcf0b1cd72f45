"""Drafts are kept by the place they are written in, and what was discarded comes back."""

from __future__ import annotations

import pytest

from rjournal.storage.store import Store
from tests.hostile import HOSTILE

KEY = "entry:new:abc"


def texts(store: Store) -> dict[str, str]:
    return {draft.key: draft.fields["body"] for draft in store.drafts.all()}


def test_a_discarded_draft_comes_back_as_it_was(store: Store) -> None:
    for number, text in enumerate(HOSTILE):
        store.drafts.save(f"{KEY}{number}", {"body": text}, base_rev=number)
    before = store.drafts.all()
    for draft in before:
        store.drafts.discard(draft.key)
    assert store.drafts.all() == []
    for _ in before:
        act = store.undo()
        assert act is not None and act.words == "Discard draft"
    assert store.drafts.all() == before
    assert store.undo() is None


def test_several_discarded_in_one_act_come_back_and_go_again_together(store: Store) -> None:
    for name in "abc":
        store.drafts.save(name, {"body": name})
    with store.act("Discard drafts"):
        for name in "abc":
            store.drafts.discard(name)
    store.undo()
    assert set(texts(store)) == {"a", "b", "c"}
    store.redo()
    assert texts(store) == {}


def test_a_draft_that_comes_back_takes_the_place_of_no_other(store: Store) -> None:
    store.drafts.save(KEY, {"body": "first"})
    store.drafts.discard(KEY)
    store.drafts.save(KEY, {"body": "second"})
    store.undo()
    assert texts(store) == {KEY: "second", f"{KEY}~2": "first"}
    store.redo()
    assert texts(store) == {KEY: "second"}
    store.undo()
    assert sorted(texts(store).values()) == ["first", "second"]


def test_a_draft_discarded_anew_loses_nothing_that_was_typed_since(store: Store) -> None:
    store.drafts.save(KEY, {"body": "first"})
    store.drafts.discard(KEY)
    store.undo()
    store.drafts.save(KEY, {"body": "first and more"})
    store.redo()
    assert texts(store) == {}
    store.undo()
    assert texts(store) == {KEY: "first and more"}


def test_discarding_what_is_not_there_is_no_act(store: Store) -> None:
    store.drafts.discard(KEY)
    assert store.undo() is None


WHOLE = {"body": "words", "details:tags": "pric"}


def discarded_in_part(store: Store) -> None:
    store.drafts.save(KEY, WHOLE, base_rev=3)
    store.drafts.discard_part(KEY, "details:")
    assert [draft.fields for draft in store.drafts.all()] == [{"body": "words"}]


def test_a_part_that_was_discarded_comes_back_into_what_was_written_on(store: Store) -> None:
    discarded_in_part(store)
    store.drafts.save(KEY, {"body": "words and more"}, base_rev=3)
    store.undo()
    (draft,) = store.drafts.all()
    assert draft.fields == {"body": "words and more", "details:tags": "pric"}
    assert (draft.key, draft.base_rev) == (KEY, 3)
    store.redo()
    assert [draft.fields for draft in store.drafts.all()] == [{"body": "words and more"}]
    store.undo()
    assert [draft.fields["details:tags"] for draft in store.drafts.all()] == ["pric"]


def test_a_part_comes_back_with_the_whole_where_the_draft_is_gone(store: Store) -> None:
    discarded_in_part(store)
    store.drafts.delete(KEY)
    store.undo()
    assert [(draft.fields, draft.base_rev) for draft in store.drafts.all()] == [(WHOLE, 3)]
    store.redo()
    assert store.drafts.all() == []


def test_a_part_that_comes_back_takes_the_place_of_no_other(store: Store) -> None:
    discarded_in_part(store)
    store.drafts.save(KEY, {"body": "words", "details:tags": "chart"})
    store.undo()
    assert {draft.fields["details:tags"] for draft in store.drafts.all()} == {"pric", "chart"}


def test_discarding_a_part_that_is_not_there_is_no_act(store: Store) -> None:
    store.drafts.save(KEY, {"body": "words"})
    store.drafts.discard_part(KEY, "details:")
    store.drafts.discard_part("nowhere", "details:")
    assert store.undo() is None


def test_two_windows_in_one_place_keep_a_draft_each(store: Store) -> None:
    with Store.open(store.path) as other:
        for window in (store, other):
            assert window.drafts.get(KEY) is None
        for number in range(3):
            store.drafts.save(KEY, {"body": f"here {number}"})
            other.drafts.save(KEY, {"body": f"there {number}"})
        assert texts(store) == {KEY: "here 2", f"{KEY}~2": "there 2"}
        other.drafts.delete(KEY)
        assert texts(store) == {KEY: "here 2"}, "each deletes its own"
        other.drafts.save(KEY, {"body": "there again"})
        other.drafts.discard(KEY)
        assert texts(store) == {KEY: "here 2"}
        other.undo()
        assert texts(store) == {KEY: "here 2", f"{KEY}~2": "there again"}


def test_whoever_asks_for_a_draft_goes_on_with_it(store: Store) -> None:
    with Store.open(store.path) as other:
        store.drafts.save(KEY, {"body": "here"})
        assert other.drafts.get(KEY) is not None
        other.drafts.save(KEY, {"body": "here, gone on with there"})
        assert texts(store) == {KEY: "here, gone on with there"}
        store.drafts.save(KEY, {"body": "here as well"})
    assert texts(store) == {KEY: "here, gone on with there", f"{KEY}~2": "here as well"}


def test_what_another_window_went_on_with_outlives_what_was_saved_here(store: Store) -> None:
    """Saving here says that what was typed here is kept, and nothing of what stands there."""
    with Store.open(store.path) as other:
        store.drafts.save(KEY, {"body": "here"})
        assert other.drafts.get(KEY) is not None
        other.drafts.save(KEY, {"body": "here, gone on with there"})
        store.drafts.delete(KEY)
        assert texts(store) == {KEY: "here, gone on with there"}
        other.drafts.delete(KEY)
    assert texts(store) == {}


def test_a_save_that_is_refused_leaves_the_next_one_where_it_belongs(store: Store) -> None:
    with Store.open(store.path) as other:
        for window in (store, other):
            window.drafts.get(KEY)
        store.drafts.save(KEY, {"body": "here"})
        with pytest.raises(ZeroDivisionError), other.act("Write"):
            other.drafts.save(KEY, {"body": "there"})
            raise ZeroDivisionError
        other.drafts.save(KEY, {"body": "there, again"})
    assert sorted(texts(store).values()) == ["here", "there, again"]
