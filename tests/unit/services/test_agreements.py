"""Agreements: written, agreed, written anew; nothing agreed is ever changed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rjournal.domain.agreements import Agreement
from rjournal.domain.people import Pairing, Person
from rjournal.errors import Conflict, Invalid, NotFound
from rjournal.services.agreements import agree, agreement_view, save_agreement
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY

DAY = timedelta(days=1)


@pytest.fixture
def pairing(store: Store) -> Pairing:
    """A pairing without an agreement."""
    person = store.people.add(Person(name="Noor Vermeer"))
    return store.pairings.add(Pairing(person_id=person.id))


def written(store: Store, pairing: Pairing, **words: str) -> Agreement:
    current = agreement_view(store, pairing.id, TODAY).current
    return save_agreement(store, current, words or {"i_hope": "Charts"})


def test_one_part_is_enough_and_nothing_is_refused_at_the_first(store: Store, pairing: Pairing) -> None:
    for words in ({}, {"i_hope": " \n ", "ending": ""}):
        with pytest.raises(Invalid) as refused:
            save_agreement(store, Agreement(pairing_id=pairing.id), words)
        assert refused.value.field == "i_hope"
    assert written(store, pairing, ending=" By a word. ").ending == "By a word."
    view = agreement_view(store, pairing.id, TODAY)
    assert (view.standing, view.person.name, len(view.versions)) == ("not yet agreed", "Noor Vermeer", 1)


def test_a_version_that_is_not_agreed_is_changed_in_its_place(store: Store, pairing: Pairing) -> None:
    first = written(store, pairing)
    again = written(store, pairing, they_hope="Heard")
    assert (again.id, again.i_hope, again.they_hope) == (first.id, "Charts", "Heard")


def test_changing_what_was_agreed_makes_a_new_version(store: Store, pairing: Pairing) -> None:
    agreed = agree(store, written(store, pairing), TODAY - DAY, TODAY + 89 * DAY, TODAY)
    same = save_agreement(store, agreed, {"i_hope": " Charts "})
    assert same == agreed and len(store.agreements.of_pairing(pairing.id)) == 1
    newer = save_agreement(store, agreed, {"i_hope": "Charts that decide"})
    assert newer.id != agreed.id and newer.agreed_on is newer.review_on is None
    assert store.agreements.get(agreed.id) == agreed, "what was agreed can be read as it was"
    view = agreement_view(store, pairing.id, TODAY)
    assert view.standing.startswith("version 2 not yet agreed; version 1 agreed on")
    store.undo()
    assert agreement_view(store, pairing.id, TODAY).current == agreed


@pytest.mark.parametrize(
    ("on", "review", "field"),
    [
        (TODAY + DAY, None, "agreed_on"),
        (TODAY, TODAY, "review_on"),
        (TODAY, TODAY - DAY, "review_on"),
    ],
)
def test_a_day_that_cannot_be_is_refused_at_its_field(
    store: Store, pairing: Pairing, on: date, review: date | None, field: str
) -> None:
    draft = written(store, pairing)
    with pytest.raises(Invalid) as refused:
        agree(store, draft, on, review, TODAY)
    assert refused.value.field == field
    assert agree(store, draft, TODAY, TODAY + DAY, TODAY).agreed_on == TODAY


def test_nothing_cannot_be_agreed_on(store: Store, pairing: Pairing) -> None:
    with pytest.raises(Invalid, match="nothing to agree"):
        agree(store, Agreement(pairing_id=pairing.id), TODAY, None, TODAY)


def test_what_holds_as_it_is_can_be_agreed_again_and_its_review_moved(store: Store, pairing: Pairing) -> None:
    first = agree(store, written(store, pairing), TODAY - 90 * DAY, TODAY, TODAY)
    later = agree(store, first, TODAY - 90 * DAY, TODAY + 9 * DAY, TODAY)
    assert (later.id, later.review_on) == (first.id, TODAY + 9 * DAY)
    again = agree(store, later, TODAY, TODAY + 90 * DAY, TODAY)
    assert again.id != first.id and (again.i_hope, again.agreed_on) == ("Charts", TODAY)
    assert store.agreements.get(first.id).agreed_on == TODAY - 90 * DAY
    with pytest.raises(Invalid) as refused:
        agree(store, again, TODAY - DAY, None, TODAY)
    assert refused.value.field == "agreed_on"


def test_what_another_window_wrote_meanwhile_is_not_overwritten(store: Store, pairing: Pairing) -> None:
    nothing = Agreement(pairing_id=pairing.id)
    store.drafts.save("form:agreement:1", {"i_hope": "Mine"})
    theirs = written(store, pairing, i_hope="Theirs")
    with pytest.raises(Conflict):
        save_agreement(store, nothing, {"i_hope": "Mine"}, draft="form:agreement:1")
    agreed = agree(store, theirs, TODAY, None, TODAY)
    with pytest.raises(Conflict):
        save_agreement(store, theirs, {"i_hope": "Mine"})
    newer = save_agreement(store, agreed, {"i_hope": "Theirs again"})
    with pytest.raises(Conflict):
        save_agreement(store, agreed, {"i_hope": "Mine"})
    with pytest.raises(Conflict):
        agree(store, agreed, TODAY, None, TODAY)
    assert store.agreements.get(newer.id).i_hope == "Theirs again"
    assert store.drafts.get("form:agreement:1") is not None


def test_the_draft_goes_with_what_it_became(store: Store, pairing: Pairing) -> None:
    store.drafts.save("form:agreement:1", {"i_hope": "Charts"})
    stored = save_agreement(
        store, Agreement(pairing_id=pairing.id), {"i_hope": "Charts"}, draft="form:agreement:1"
    )
    assert store.drafts.get("form:agreement:1") is None
    store.drafts.save("form:agree:1", {})
    agree(store, stored, TODAY, None, TODAY, draft="form:agree:1")
    assert store.drafts.get("form:agree:1") is None


def test_a_pairing_in_the_trash_shows_no_agreement_and_loses_none(store: Store, pairing: Pairing) -> None:
    written(store, pairing)
    store.pairings.delete(pairing.id)
    with pytest.raises(NotFound):
        agreement_view(store, pairing.id, TODAY)
    store.undo()
    assert agreement_view(store, pairing.id, TODAY).current.i_hope == "Charts"
