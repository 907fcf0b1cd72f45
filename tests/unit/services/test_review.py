"""A quarter in counts: what belongs to it, as of which day, and in how many statements."""

from __future__ import annotations

from datetime import date, timedelta

from rjournal.domain.entries import Entry
from rjournal.domain.goals import CheckIn, Goal
from rjournal.domain.lines import Action, Learning, Win
from rjournal.domain.people import Pairing, Person
from rjournal.domain.quarters import Quarter
from rjournal.domain.sessions import Session
from rjournal.services.review import quarter_review
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY

NOW, BEFORE = Quarter(2026, 1), Quarter(2025, 4)


def test_a_quarter_counts_what_its_days_hold_and_nothing_else(store: Store) -> None:
    for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 1), date(2026, 2, 16)):
        store.entries.add(Entry(day=day, body="Words"))
        store.learnings.add(Learning(direction="received", topic="One", day=day))
    review = quarter_review(store, NOW, TODAY)
    assert (review.entries, review.writing_days, review.learned.count) == (3, 2, 3)
    assert quarter_review(store, BEFORE, TODAY).entries == 1


def test_sessions_are_counted_by_person_when_they_were_held(store: Store) -> None:
    noor, sam = store.people.add(Person(name="Noor")), store.people.add(Person(name="Sam"))
    with_noor = store.pairings.add(Pairing(person_id=noor.id))
    with_sam = store.pairings.add(Pairing(person_id=sam.id))
    for pairing, status, minutes in (
        (with_sam, "held", 30),
        (with_noor, "held", 45),
        (with_noor, "held", 45),
        (with_noor, "planned", 45),
        (with_noor, "cancelled", 45),
    ):
        store.sessions.add(Session(pairing_id=pairing.id, day=TODAY, status=status, minutes=minutes))  # type: ignore[arg-type]
    store.sessions.add(Session(day=TODAY, minutes=15))
    review = quarter_review(store, NOW, TODAY)
    assert (review.sessions, review.minutes) == (4, 135)
    assert review.people == (("Noor", 2), ("Sam", 1))


def test_statuses_come_in_the_order_of_the_steps(store: Store) -> None:
    for status in ("set aside", "used", "heard", "used"):
        store.learnings.add(Learning(direction="received", topic="One", day=TODAY, status=status))
    store.learnings.add(Learning(direction="given", topic="Two", day=TODAY, status="shown back"))
    review = quarter_review(store, NOW, TODAY)
    assert review.learned.statuses == (("heard", 1), ("used", 2), ("set aside", 1))
    assert (review.taught.count, review.taught.statuses) == (1, (("shown back", 1),))


def test_actions_are_told_by_what_became_of_them(store: Store) -> None:
    for status in ("open", "carried", "done", "dropped"):
        store.actions.add(Action(text="One", day=TODAY, status=status))  # type: ignore[arg-type]
    review = quarter_review(store, NOW, TODAY)
    assert (review.agreed, review.done, review.open, review.dropped) == (4, 1, 2, 1)


def test_goals_are_told_as_they_stood_at_the_end_of_the_quarter(store: Store) -> None:
    goal = store.goals.add(
        Goal(title="Days", baseline=0, target=10, start=date(2025, 10, 1), due=date(2026, 3, 31))
    )
    store.check_ins.add(CheckIn(goal_id=goal.id, day=date(2025, 12, 20), value=4))
    store.check_ins.add(CheckIn(goal_id=goal.id, day=date(2026, 2, 10), value=9))
    then, now = quarter_review(store, BEFORE, TODAY), quarter_review(store, NOW, TODAY)
    assert (then.as_of, now.as_of) == (date(2025, 12, 31), TODAY)
    assert then.goals[0].progress.reading is not None and then.goals[0].progress.reading.value == 4
    assert now.goals[0].progress.reading is not None and now.goals[0].progress.reading.value == 9


def test_goals_that_had_not_begun_or_were_closed_before_are_left_out(store: Store) -> None:
    store.goals.add(Goal(title="Later", start=TODAY + timedelta(days=1)))
    store.goals.add(
        Goal(title="Closed before", start=date(2025, 1, 1), lifecycle="closed", closed_on=date(2025, 12, 30))
    )
    store.goals.add(
        Goal(title="Closed within", start=date(2025, 1, 1), lifecycle="closed", closed_on=date(2026, 1, 2))
    )
    assert [one.goal.title for one in quarter_review(store, NOW, TODAY).goals] == ["Closed within"]


def test_wins_name_those_who_had_a_part(store: Store) -> None:
    noor = store.people.add(Person(name="Noor"))
    store.wins.add(Win(text="The page was quoted", day=TODAY, contributors=(noor.id, 999)))
    ((win, names),) = quarter_review(store, NOW, TODAY).wins
    assert (win.text, names) == ("The page was quoted", ("Noor",))


def test_an_empty_quarter_says_so(store: Store) -> None:
    assert quarter_review(store, NOW, TODAY).is_empty
    store.entries.add(Entry(day=TODAY, body="Words"))
    assert not quarter_review(store, NOW, TODAY).is_empty


def test_a_quarter_takes_as_many_statements_however_much_it_holds(sample_store: Store) -> None:
    def count() -> int:
        ran: list[str] = []
        sample_store.connection.raw.set_trace_callback(ran.append)
        quarter_review(sample_store, NOW, TODAY)
        sample_store.connection.raw.set_trace_callback(None)
        return len(ran)

    few = count()
    for number in range(40):
        sample_store.wins.add(Win(text=f"Win {number}", day=TODAY))
        sample_store.goals.add(Goal(title=f"Goal {number}", start=TODAY))
        sample_store.entries.add(Entry(day=TODAY, body="Words"))
    assert count() == few


def test_areas_are_counted_and_those_of_which_nothing_was_learned_are_named(store: Store) -> None:
    assert quarter_review(store, NOW, TODAY).none_of == ()
    store.learnings.add(Learning(direction="received", topic="x", day=TODAY, area="tool"))
    review = quarter_review(store, NOW, TODAY)
    assert review.areas == {"tool": 1}
    assert review.none_of == ("skill", "trend", "user-insight", "perspective", "culture")
