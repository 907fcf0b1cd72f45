"""A pairing's life: each act, what it refuses, and that one undo takes it back whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from rjournal.domain.agreements import PARTS, Agreement
from rjournal.domain.pairing_life import rhythm_on, status_on
from rjournal.domain.people import UNSAFE, Pairing, PairingPause, Person
from rjournal.errors import Conflict, Invalid, NotFound
from rjournal.services import pairing_life as life
from rjournal.services.pairings import facts_of
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY

START = TODAY - timedelta(days=60)
DAY = timedelta(days=1)


@pytest.fixture
def noor(store: Store) -> Pairing:
    """An active pairing that began sixty days ago."""
    person = store.people.add(Person(name="Noor Vermeer"))
    return store.pairings.add(
        Pairing(person_id=person.id, start=START, cadence_days=14, session_minutes=60, my_role="reciprocal")
    )


def standing(store: Store, pairing: Pairing, day: date = TODAY) -> str:
    return status_on(store.pairings.get(pairing.id), store.pairing_pauses.of_pairing(pairing.id), day)


def everything(store: Store) -> list[object]:
    """All that an act on a pairing may touch, with what counts changes left out."""
    records = [
        *store.pairings.where(),
        *store.pairing_pauses.where(),
        *store.agreements.where(),
        *store.people.where(),
    ]
    return [replace(one, rev=0, updated_at="") for one in records]


# Pausing


def test_it_rests_until_it_is_taken_up_and_the_days_ask_for_nothing(store: Store, noor: Pairing) -> None:
    life.pause(store, noor.id, TODAY - 28 * DAY, reason=" Parental\nleave ")
    assert standing(store, noor) == "paused" and store.pairings.get(noor.id).status == "paused"
    life.resume(store, noor.id, TODAY)
    assert standing(store, noor) == "active"
    (kept,) = store.pairing_pauses.where()
    assert (kept.start, kept.until, kept.reason) == (TODAY - 28 * DAY, TODAY, "Parental\nleave")
    (facts,) = facts_of(store, [store.pairings.get(noor.id)])
    rhythm = rhythm_on(facts, TODAY)
    assert rhythm is not None and rhythm.asked == 32 // 14


def test_a_pause_with_an_end_ends_by_itself_and_one_to_come_begins_by_itself(
    store: Store, noor: Pairing
) -> None:
    life.pause(store, noor.id, TODAY, until=TODAY + 7 * DAY)
    assert [standing(store, noor, TODAY + n * DAY) for n in (6, 7)] == ["paused", "active"]
    life.pause(store, noor.id, TODAY + 7 * DAY, start=TODAY + 10 * DAY)
    assert [standing(store, noor, TODAY + n * DAY) for n in (9, 10)] == ["active", "paused"]


def test_a_pause_noted_afterwards_leaves_the_pairing_as_it_is(store: Store, noor: Pairing) -> None:
    life.pause(store, noor.id, TODAY, start=TODAY - 20 * DAY, until=TODAY)
    assert store.pairings.get(noor.id).status == "active" and store.pairing_pauses.count() == 1
    life.close(store, noor.id, TODAY)
    life.pause(store, noor.id, TODAY, start=TODAY - 40 * DAY, until=TODAY - 30 * DAY)
    assert standing(store, noor) == "ended"


def test_a_pause_noted_afterwards_wakes_no_pairing_that_rests(store: Store, noor: Pairing) -> None:
    store.pairings.save(replace(noor, status="paused"))
    life.pause(store, noor.id, TODAY, start=TODAY - 40 * DAY, until=TODAY - 30 * DAY)
    assert [standing(store, noor, TODAY + n * DAY) for n in (0, 9)] == ["paused", "paused"]
    life.resume(store, noor.id, TODAY + DAY)
    assert standing(store, noor, TODAY + DAY) == "active"


def test_a_pause_that_ends_before_it_begins_is_refused_at_its_field(store: Store, noor: Pairing) -> None:
    for until in (TODAY, TODAY - DAY):
        with pytest.raises(Invalid) as refused:
            life.pause(store, noor.id, TODAY, until=until)
        assert refused.value.field == "until"
    assert store.pairing_pauses.count() == 0


def test_resuming_leaves_a_pause_that_is_still_to_come(store: Store, noor: Pairing) -> None:
    store.pairing_pauses.add(PairingPause(pairing_id=noor.id, start=TODAY + 30 * DAY))
    life.pause(store, noor.id, TODAY - DAY)
    life.resume(store, noor.id, TODAY)
    assert [one.until for one in store.pairing_pauses.where()] == [TODAY, None]


# Ending


def test_it_closes_with_a_reason_and_a_note_and_every_pause_ends_with_it(store: Store, noor: Pairing) -> None:
    life.pause(store, noor.id, TODAY - 9 * DAY)
    ended = life.close(store, noor.id, TODAY, "completed", " Thank you. ", on=TODAY - DAY)
    assert (ended.status, ended.ended_reason, ended.ended_on) == ("ended", "completed", TODAY - DAY)
    assert ended.ended_note == "Thank you."
    assert [one.until for one in store.pairing_pauses.where()] == [TODAY - DAY]


@pytest.mark.parametrize("day", [TODAY + DAY, START - DAY])
def test_it_ends_on_no_day_that_cannot_be(store: Store, noor: Pairing, day: date) -> None:
    with pytest.raises(Invalid) as refused:
        life.close(store, noor.id, TODAY, on=day)
    assert refused.value.field == "ended_on"
    assert standing(store, noor) == "active"
    assert life.close(store, noor.id, TODAY, on=START).ended_on == START


def test_taken_up_again_it_forgets_the_reason_and_asks_nothing_of_the_days_between(
    store: Store, noor: Pairing
) -> None:
    store.pairings.save(replace(noor, planned_end=TODAY))
    life.close(store, noor.id, TODAY, UNSAFE, "Enough", on=TODAY - 20 * DAY)
    opened = life.reopen(store, noor.id, TODAY)
    assert (opened.status, opened.ended_reason, opened.ended_on) == ("active", None, None)
    assert (opened.ended_note, opened.planned_end) == ("Enough", None)
    (between,) = store.pairing_pauses.where()
    assert (between.start, between.until) == (TODAY - 20 * DAY, TODAY)
    assert "unsafe" not in between.reason
    life.close(store, noor.id, TODAY)
    life.reopen(store, noor.id, TODAY)
    assert store.pairing_pauses.count() == 1, "no day lies between"


def test_it_comes_to_an_end_and_may_go_on_after_all(store: Store, noor: Pairing) -> None:
    life.pause(store, noor.id, TODAY - DAY)
    life.begin_closing(store, noor.id, TODAY)
    assert standing(store, noor) == "closing"
    life.begin(store, noor.id, TODAY)
    assert standing(store, noor) == "active"


def test_one_proposed_begins_on_its_day_or_today(store: Store, noor: Pairing) -> None:
    for start, begun in ((None, TODAY), (START, START)):
        proposed = store.pairings.add(Pairing(person_id=noor.person_id, status="proposed", start=start))
        opened = life.begin(store, proposed.id, TODAY)
        assert (opened.status, opened.start) == ("active", begun)


ACTS: dict[str, Callable[[Store, int], object]] = {
    "pause": lambda store, id: life.pause(store, id, TODAY),
    "resume": lambda store, id: life.resume(store, id, TODAY),
    "begin": lambda store, id: life.begin(store, id, TODAY),
    "begin_closing": lambda store, id: life.begin_closing(store, id, TODAY),
    "close": lambda store, id: life.close(store, id, TODAY),
    "reopen": lambda store, id: life.reopen(store, id, TODAY),
}
ALLOWED = {
    "proposed": {"begin", "close"},
    "active": {"pause", "begin_closing", "close"},
    "paused": {"resume", "begin_closing", "close"},
    "closing": {"begin", "close"},
    "ended": {"reopen"},
}


@pytest.mark.parametrize("status", ALLOWED)
@pytest.mark.parametrize("act", ACTS)
def test_every_act_is_done_where_it_leads_on_and_refused_elsewhere(
    store: Store, noor: Pairing, status: str, act: str
) -> None:
    ended_on = TODAY if status == "ended" else None
    store.pairings.save(replace(noor, status=status, ended_on=ended_on))  # type: ignore[arg-type]
    before = everything(store)
    if act not in ALLOWED[status]:
        with pytest.raises(Invalid):
            ACTS[act](store, noor.id)
        assert everything(store) == before
        return
    ACTS[act](store, noor.id)
    assert everything(store) != before
    store.undo()
    left = [one for one in everything(store) if not isinstance(one, PairingPause)]
    assert left == before and store.pairing_pauses.count() == 0


@pytest.mark.parametrize("target", ["active", "paused", "closing", "ended"])
@pytest.mark.parametrize("status", ["proposed", "active", "paused", "closing", "ended"])
def test_a_status_is_reached_by_the_act_that_leads_there(
    store: Store, noor: Pairing, status: str, target: str
) -> None:
    store.pairings.save(replace(noor, status=status))  # type: ignore[arg-type]
    if (status, target) in {("proposed", "paused"), ("proposed", "closing"), ("closing", "paused")} or (
        status == "ended" and target in ("paused", "closing")
    ):
        with pytest.raises(Invalid):
            life.move_to(store, noor.id, target, TODAY)  # type: ignore[arg-type]
    else:
        life.move_to(store, noor.id, target, TODAY)  # type: ignore[arg-type]
        assert standing(store, noor) == target


def test_what_has_begun_is_not_proposed_any_more(store: Store, noor: Pairing) -> None:
    with pytest.raises(Invalid, match="begun"):
        life.move_to(store, noor.id, "proposed", TODAY)
    proposed = store.pairings.add(Pairing(person_id=noor.person_id, status="proposed"))
    assert life.move_to(store, proposed.id, "proposed", TODAY) == proposed


def test_an_ended_pairing_can_be_given_its_reason_later(store: Store, noor: Pairing) -> None:
    life.close(store, noor.id, TODAY - DAY)
    ended = life.move_to(store, noor.id, "ended", TODAY, "circumstances")
    assert (ended.ended_reason, ended.ended_on) == ("circumstances", TODAY - DAY)


def test_why_it_ended_is_said_anew_and_only_of_one_that_has(store: Store, noor: Pairing) -> None:
    with pytest.raises(Invalid):
        life.retell_end(store, noor, TODAY, "completed", "")
    ended = life.close(store, noor.id, TODAY, UNSAFE, "Enough", on=TODAY - DAY)
    told = life.retell_end(store, ended, TODAY, "circumstances", "", on=TODAY - 2 * DAY)
    assert (told.ended_reason, told.ended_note, told.ended_on) == ("circumstances", "", TODAY - 2 * DAY)
    with pytest.raises(Invalid) as refused:
        life.retell_end(store, told, TODAY, None, "", on=TODAY + DAY)
    assert refused.value.field == "ended_on"
    with pytest.raises(Conflict):
        life.retell_end(store, ended, TODAY, None, "Mine")
    assert life.retell_end(store, told, TODAY, None, "").ended_on == TODAY - 2 * DAY


# Rotating


def rotated(store: Store, pairing: Pairing, person_id: int, **changes: object) -> Pairing:
    following = life.proposed_next(store.pairings.get(pairing.id), person_id, TODAY)
    return life.rotate(store, pairing.id, replace(following, **changes), TODAY, "With thanks")  # type: ignore[arg-type]


def test_a_rotation_closes_one_and_begins_the_next_alike(store: Store, noor: Pairing) -> None:
    store.pairings.save(replace(noor, planned_end=START + 180 * DAY, purpose="Say no kindly"))
    amina = store.people.add(Person(name="Amina"))
    begun = rotated(store, noor, amina.id)
    old = store.pairings.get(noor.id)
    assert (old.status, old.ended_reason, old.ended_on) == ("ended", "rotated", TODAY)
    assert (old.rotation_next, old.ended_note) == (amina.id, "With thanks")
    assert (begun.person_id, begun.status, begun.start) == (amina.id, "active", TODAY)
    assert (begun.cadence_days, begun.session_minutes, begun.my_role) == (14, 60, "reciprocal")
    assert (begun.planned_end, begun.purpose) == (TODAY + 180 * DAY, "Say no kindly")


def test_the_agreement_comes_along_as_a_proposal_without_what_is_theirs(store: Store, noor: Pairing) -> None:
    words = {part.field: f"about {part.field}" for part in PARTS}
    store.agreements.add(Agreement(pairing_id=noor.id, i_hope="An older version", agreed_on=START))
    store.agreements.add(Agreement(pairing_id=noor.id, agreed_on=START, review_on=TODAY, **words))
    begun = rotated(store, noor, store.people.add(Person(name="Amina")).id)
    (taken,) = store.agreements.of_pairing(begun.id)
    assert (taken.agreed_on, taken.review_on) == (None, None)
    assert (taken.i_hope, taken.they_hope, taken.off_limits) == ("about i_hope", "", "")
    assert len(store.agreements.of_pairing(noor.id)) == 2


def test_one_undo_takes_a_rotation_back_whole_and_redo_does_it_again(store: Store, noor: Pairing) -> None:
    store.agreements.add(Agreement(pairing_id=noor.id, i_hope="Charts"))
    amina = store.people.add(Person(name="Amina"))
    before = everything(store)
    rotated(store, noor, amina.id)
    after = everything(store)
    undone = store.undo()
    assert undone is not None and undone.words == "Rotate pairing"
    assert everything(store) == before
    store.redo()
    assert everything(store) == after


def test_what_the_next_one_begins_with_can_be_changed_and_what_cannot_be_changes_nothing(
    store: Store, noor: Pairing
) -> None:
    amina = store.people.add(Person(name="Amina"))
    before = everything(store)
    with pytest.raises(Invalid) as refused:
        rotated(store, noor, amina.id, cadence_days=0)
    assert refused.value.field == "cadence_days" and everything(store) == before
    with pytest.raises(Invalid) as refused:
        rotated(store, noor, noor.person_id)
    assert refused.value.field == "rotation_next" and everything(store) == before
    with pytest.raises(NotFound):
        rotated(store, noor, 99)
    assert everything(store) == before
    assert rotated(store, noor, amina.id, cadence_days=7, my_role="mentor").my_role == "mentor"
    with pytest.raises(Invalid, match="goes on"):
        rotated(store, noor, amina.id)


# The list


@pytest.mark.parametrize("status", ["proposed", "active", "paused", "closing", "ended"])
@pytest.mark.parametrize(
    "pauses", [(), ((-9, None),), ((-9, -2),), ((-9, 0),), ((0, 5),), ((1, 5),), ((-9, -2), (-1, 3))]
)
def test_the_list_says_as_the_rules_do_where_a_pairing_stands(
    store: Store, noor: Pairing, status: str, pauses: tuple[tuple[int, int | None], ...]
) -> None:
    store.pairings.save(replace(noor, status=status))  # type: ignore[arg-type]
    for first, last in pauses:
        until = None if last is None else TODAY + last * DAY
        store.pairing_pauses.add(PairingPause(pairing_id=noor.id, start=TODAY + first * DAY, until=until))
    gone = store.pairing_pauses.add(PairingPause(pairing_id=noor.id, start=TODAY))
    store.pairing_pauses.delete(gone.id)
    (head,) = store.people.heads([noor.person_id], TODAY).values()
    assert head.pairing_status == standing(store, noor)
