"""Deleting tears nothing away and can always be taken back."""

from __future__ import annotations

import pytest

from rjournal.domain.records import Ref
from rjournal.errors import Invalid, NotFound
from rjournal.services.trash import delete, undelete
from rjournal.storage.store import Store
from tests.unit.services.test_sample import KINDS

WITH_REFS = [kind for kind in KINDS if kind not in ("person", "pause", "revision", "link")]


@pytest.mark.parametrize("kind", WITH_REFS)
def test_any_record_goes_and_comes_back_whole(sample_store: Store, kind: str) -> None:
    repo = sample_store.repo(kind)
    before = {id: repo.get(id) for id in repo.ids()}
    first = next(iter(before))
    delete(sample_store, Ref(kind, first))
    assert first not in repo.ids()
    # What belonged to it is still there.
    assert all(len(sample_store.repo(other).ids()) for other in KINDS if other != kind)
    undelete(sample_store, Ref(kind, first))
    back = repo.get(first)
    assert (back.uid, back.tags, back.created_at) == (
        before[first].uid,
        before[first].tags,
        before[first].created_at,
    )


def test_a_person_with_a_pairing_stays(sample_store: Store) -> None:
    with pytest.raises(Invalid, match="still has a pairing") as told:
        delete(sample_store, Ref("person", 1))
    assert "Delete the pairing first" in told.value.hint
    delete(sample_store, Ref("pairing", 1))
    assert delete(sample_store, Ref("person", 1)).deleted_at
    assert sample_store.learnings.of_person(1)


def test_only_what_lies_in_the_trash_comes_back(sample_store: Store) -> None:
    with pytest.raises(Invalid, match="e1 is not in the trash"):
        undelete(sample_store, Ref("entry", 1))
    with pytest.raises(NotFound):
        undelete(sample_store, Ref("entry", 999))
    with pytest.raises(NotFound):
        delete(sample_store, Ref("entry", 999))
