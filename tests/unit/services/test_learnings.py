"""What is done with something learned or taught: moved, set aside, checked, changed; each one act."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from rjournal.domain.lines import SET_ASIDE, Learning, on_day
from rjournal.domain.people import Pairing, Person
from rjournal.domain.retention import RetentionResult
from rjournal.domain.sessions import Session
from rjournal.errors import Conflict, Invalid
from rjournal.services.learnings import (
    Answer,
    answered,
    make_check,
    move_on,
    save_check,
    save_learning,
    set_aside,
)
from rjournal.services.session_lines import LearningFacts, Line, add_line
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY

EARLIER = TODAY - timedelta(days=20)


def learning(store: Store, status: str = "heard", **more: Any) -> Learning:
    given = status in ("planned", "taught", "shown back", "used by them", "passed on by them")
    facts: dict[str, Any] = {"direction": "given" if given else "received", "day": EARLIER, **more}
    return store.learnings.add(Learning(topic="Ask first", status=status, **{"status_on": EARLIER, **facts}))


def test_it_moves_on_and_back_and_each_is_taken_back_by_undo(store: Store) -> None:
    one = learning(store)
    moved = move_on(store, one.id, TODAY)
    assert (moved.status, moved.status_on) == ("tried", TODAY)
    assert move_on(store, one.id, TODAY, back=True).status == "heard"
    with pytest.raises(Invalid, match="first step"):
        move_on(store, one.id, TODAY, back=True)
    with pytest.raises(Invalid, match="no step here"):
        move_on(store, one.id, TODAY, to="taught")
    store.undo()
    assert store.learnings.get(one.id).status == "tried"
    store.undo()
    assert store.learnings.get(one.id) == replace(
        one, rev=store.learnings.get(one.id).rev, updated_at=store.learnings.get(one.id).updated_at
    )


def test_it_is_never_said_to_have_moved_before_it_was_there(store: Store) -> None:
    one = learning(store)
    assert move_on(store, one.id, EARLIER).status_on == EARLIER
    with pytest.raises(Invalid, match="before you came upon it") as refused:
        move_on(store, one.id, EARLIER - timedelta(days=1))
    assert refused.value.field == "day"
    with pytest.raises(Invalid, match="before you came upon it"):
        make_check(store, one.id, Answer("unaided"), EARLIER - timedelta(days=1))


def test_what_is_set_aside_keeps_the_reason_and_is_taken_up_again_at_the_first_step(store: Store) -> None:
    one = learning(store)
    aside = set_aside(store, one, TODAY, " no use\nhere ")
    assert (aside.status, aside.status_on, aside.set_aside_reason) == (SET_ASIDE, TODAY, "no use here")
    with pytest.raises(Conflict):
        set_aside(store, one, TODAY, "mine")
    assert store.learnings.get(one.id) == aside
    assert move_on(store, one.id, TODAY).status == "heard"


@pytest.mark.parametrize(
    ("status", "result", "now"),
    [
        ("heard", "unaided", "used"),
        ("tried", "with hints", "used"),
        ("habit", "with hints", "habit"),
        ("heard", "not yet", "heard"),
        ("tried", "no longer needed", "tried"),
        ("taught", "unaided", "shown back"),
        ("taught", "with hints", "taught"),
        ("used by them", "unaided", "used by them"),
        ("used by them", "not yet", "used by them"),
    ],
)
def test_a_check_moves_the_status_along_in_the_same_act(
    store: Store, status: str, result: RetentionResult, now: str
) -> None:
    one = learning(store, status)
    made, moved = make_check(store, one.id, Answer(result, "explain it back", " a\nnote "), TODAY)
    assert (made.number, made.result, made.how, made.note) == (1, result, "explain it back", "a\nnote")
    assert moved.status == now
    assert (moved.status_on == TODAY) == (now != status)
    store.undo()
    assert store.retention_checks.count() == 0
    assert store.learnings.get(one.id).status == status


def test_where_it_stands_can_be_said_with_the_answer(store: Store) -> None:
    one = learning(store)
    _, moved = make_check(store, one.id, Answer("unaided", status="habit"), TODAY)
    assert (moved.status, moved.used_on) == ("habit", TODAY)


@pytest.mark.parametrize(("ago", "number"), [(13, 1), (44, 1), (45, 2), (46, 2)])
def test_which_check_it_is_follows_from_its_day(store: Store, ago: int, number: int) -> None:
    one = learning(store, day=TODAY - timedelta(days=ago))
    assert make_check(store, one.id, Answer("not yet"), TODAY)[0].number == number


def test_an_answer_to_a_check_that_was_answered_takes_its_place(store: Store) -> None:
    one = learning(store)
    first, _ = make_check(store, one.id, Answer("not yet"), TODAY)
    second, _ = make_check(store, one.id, Answer("with hints"), TODAY)
    again, _ = make_check(store, one.id, Answer("unaided"), TODAY)
    assert (first.number, second.number, again.id, again.result) == (1, 2, second.id, "unaided")
    assert store.retention_checks.count() == 2


def test_a_check_on_an_earlier_day_never_takes_the_place_of_one_that_was_made(store: Store) -> None:
    one = learning(store)
    made, _ = make_check(store, one.id, Answer("not yet", note="No occasion"), TODAY)
    with pytest.raises(Invalid, match="checked on") as refused:
        make_check(store, one.id, Answer("unaided"), TODAY - timedelta(days=10))
    assert refused.value.field == "day"
    assert store.retention_checks.where() == [made]


def test_what_is_planned_is_not_checked(store: Store) -> None:
    with pytest.raises(Invalid, match="nothing to check yet"):
        make_check(store, learning(store, "planned").id, Answer("unaided"), TODAY)


def test_a_check_is_corrected_and_leaves_the_status_alone(store: Store) -> None:
    one = learning(store)
    made, _ = make_check(store, one.id, Answer("unaided"), TODAY)
    changed = answered(made, Answer("not yet", note="It was the other thing"), EARLIER)
    assert save_check(store, changed).result == "not yet"
    assert store.learnings.get(one.id).status == "used"
    with pytest.raises(Conflict):
        save_check(store, replace(made, result="with hints"))
    with pytest.raises(Invalid):
        save_check(store, replace(changed, rev=2, done_on=EARLIER - timedelta(days=1)))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"topic": "  "}, "text"),
        ({"day": TODAY + timedelta(days=1)}, "day"),
        ({"status_on": TODAY + timedelta(days=1)}, "status_on"),
        ({"status_on": EARLIER - timedelta(days=1)}, "status_on"),
    ],
)
def test_what_no_learning_can_be_is_refused_at_its_field(
    store: Store, change: dict[str, Any], field: str
) -> None:
    one = learning(store)
    with pytest.raises(Invalid) as refused:
        save_learning(store, replace(one, **change), TODAY)
    assert refused.value.field == field
    assert store.learnings.get(one.id) == one


def test_what_is_planned_may_lie_ahead(store: Store) -> None:
    planned = learning(store, "planned")
    assert save_learning(store, replace(planned, day=TODAY + timedelta(days=9)), TODAY).day > TODAY


def test_moving_the_day_moves_the_checks_and_saving_drops_the_draft(store: Store) -> None:
    from rjournal.services.ledger import due_checks

    one = learning(store, day=TODAY - timedelta(days=13), status_on=TODAY - timedelta(days=13))
    store.drafts.save("form:line:l1", {"text": "x"})
    assert not due_checks(store, TODAY)
    save_learning(store, on_day(one, TODAY - timedelta(days=14)), TODAY, draft="form:line:l1")
    assert [check.number for check in due_checks(store, TODAY)] == [1]
    assert store.drafts.get("form:line:l1") is None


def test_what_is_said_of_something_new_is_kept(store: Store) -> None:
    facts = LearningFacts(
        skill="statistics",
        method="demonstrated",
        depth="apply",
        area="perspective",
        evidence="The Monday deck",
        strength="several cases",
        believed_before="That an average is enough",
        resources=("https://example.org/spread the paper",),
        status="used",
    )
    stored = add_line(store, Line("learned", "Ask for the spread"), day=TODAY, facts=facts)
    assert isinstance(stored, Learning)
    kept = {name: getattr(stored, name) for name in vars(facts)}
    assert kept == vars(facts) | {"diverges": True}
    assert (stored.status_on, stored.used_on) == (TODAY, TODAY)


def test_what_is_to_be_taught_in_a_session_to_come_is_planned(store: Store) -> None:
    pairing = store.pairings.add(Pairing(person_id=store.people.add(Person(name="Noor")).id))
    ahead = store.sessions.add(
        Session(pairing_id=pairing.id, day=TODAY + timedelta(days=2), status="planned")
    )
    held = store.sessions.add(Session(pairing_id=pairing.id, day=TODAY))
    statuses = [
        line.status
        for session in (ahead, held)
        for kind in ("taught", "learned")
        if isinstance(
            line := add_line(store, Line(kind, "x"), day=session.day, session=session),
            Learning,
        )
    ]
    assert statuses == ["planned", "heard", "taught", "heard"]
