"""The ledger: what it is narrowed to, what it adds up to, and what belongs to one learning."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from rjournal.domain.entries import Entry
from rjournal.domain.goals import Goal
from rjournal.domain.indicators import Share
from rjournal.domain.ledger import EVERYTHING, LedgerFilter
from rjournal.domain.lines import Action, Learning, Win
from rjournal.domain.people import Person
from rjournal.domain.records import Ref
from rjournal.domain.retention import RetentionCheck, RetentionResult
from rjournal.errors import NotFound
from rjournal.services.ledger import (
    choices,
    due_checks,
    learning_view,
    ledger,
    ledger_ids,
    ledger_summary,
)
from rjournal.storage.store import Store
from tests.hostile import HOSTILE
from tests.unit.conftest import TODAY


def learned(store: Store, topic: str = "Ask first", *, ago: int = 0, **more: Any) -> Learning:
    facts: dict[str, Any] = {"direction": "received", "day": TODAY - timedelta(days=ago), **more}
    return store.learnings.add(Learning(topic=topic, **facts))


def taught(store: Store, topic: str = "Budgets", **more: Any) -> Learning:
    return learned(store, topic, **{"direction": "given", "status": "taught", **more})


def topics(store: Store, **asked: Any) -> list[str]:
    return [one.topic for one in ledger(store, TODAY, LedgerFilter(**asked))]


def test_it_is_newest_first_and_what_is_asked_is_combined(store: Store) -> None:
    noor, sam = (store.people.add(Person(name=name)) for name in ("Noor", "Sam"))
    learned(store, "a", ago=9, person_id=noor.id, skill="Statistics", area="tool", method="explained")
    learned(store, "b", ago=5, person_id=sam.id, skill="statistics ", status="used", area="tool")
    taught(store, "c", ago=3, person_id=noor.id, skill="budgets")
    taught(store, "d", ago=1, person_id=noor.id, skill="STATISTICS", status="shown back")
    assert topics(store) == ["d", "c", "b", "a"]
    assert topics(store, direction="received") == ["b", "a"]
    assert topics(store, person_id=noor.id) == ["d", "c", "a"]
    assert topics(store, skill="statistics") == ["d", "b", "a"], "a name is meant however it is written"
    assert topics(store, skill="statistics", person_id=noor.id, direction="given") == ["d"]
    assert topics(store, area="tool") == ["b", "a"]
    assert topics(store, method="explained", area="tool", status="heard") == ["a"]
    assert topics(store, status="used") == ["b"]
    assert topics(store, first=TODAY - timedelta(days=5), last=TODAY - timedelta(days=3)) == ["c", "b"]
    assert topics(store, skill="nobody knows it") == []


def test_what_a_check_is_due_for_can_be_asked_and_is_the_rule_s(store: Store) -> None:
    ages = (13, 14, 44, 45, 90, 91)
    made = {age: learned(store, f"{age}", ago=age) for age in ages}
    store.retention_checks.add(
        RetentionCheck(learning_id=made[44].id, number=1, done_on=TODAY, result="unaided")
    )
    learned(store, "aside", ago=20, status="set aside")
    taught(store, "planned", ago=20, status="planned")
    assert topics(store, check_due=True) == ["14", "45", "90"]
    assert [(check.learning.topic, check.number) for check in due_checks(store, TODAY)] == [
        ("90", 2),
        ("14", 1),
        ("45", 2),
    ]
    assert topics(store, check_due=True, direction="given") == []


def test_the_numbers_and_the_records_are_the_same(sample_store: Store) -> None:
    for only in (EVERYTHING, LedgerFilter(direction="given"), LedgerFilter(check_due=True)):
        found = ledger(sample_store, TODAY, only)
        assert list(ledger_ids(sample_store, TODAY, only)) == [one.id for one in found]
        assert found


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text)[:20])
def test_hostile_words_narrow_to_what_they_say(store: Store, text: str) -> None:
    kept = learned(store, "x", skill=text)
    learned(store, "y", skill="plain")
    found = topics(store, skill=kept.skill)
    assert found == ["x"]
    assert topics(store, status=kept.skill) == []


def test_a_title_says_what_is_shown() -> None:
    only = LedgerFilter(
        direction="received",
        skill="statistics",
        area="tool",
        method="explained",
        status="used",
        check_due=True,
    )
    assert EVERYTHING.words() == "Ledger"
    assert LedgerFilter(person_id=1).words("Noor") == "Ledger · with Noor"
    assert only.words("Noor") == "Learned · from Noor · statistics · tool · explained · used · a check is due"
    days = LedgerFilter(direction="given", first=date(2026, 1, 5), last=date(2026, 1, 9))
    assert days.words("Noor") == "Taught · to Noor · from Mon 5 Jan 2026 · until Fri 9 Jan 2026"


def test_another_direction_lets_go_of_a_status_it_does_not_know() -> None:
    used = LedgerFilter(direction="received", status="used", area="tool")
    assert used.directed("given") == LedgerFilter(direction="given", area="tool")
    assert used.directed(None).status == "used"
    assert replace(used, status="set aside").directed("given").status == "set aside"


def test_each_choice_is_counted_as_if_its_own_field_were_free(store: Store) -> None:
    noor, sam = (store.people.add(Person(name=name)) for name in ("Noor", "Sam"))
    learned(store, person_id=noor.id, area="tool", skill="charts")
    learned(store, person_id=noor.id)
    taught(store, person_id=sam.id)
    only = LedgerFilter(person_id=noor.id)
    found = {(one.field, one.name): (one.count, one.taken) for one in choices(store, only)}
    assert found["person_id", "Noor"] == (2, True)
    assert found["person_id", "Sam"] == (1, False), "one can change over to somebody else"
    assert found["area", "tool"] == (1, False) and found["skill", "charts"] == (1, False)
    assert ("direction", "given") not in found
    assert found["status", "heard"] == (2, False)


def test_it_adds_up_to_what_became_of_it(store: Store) -> None:
    for ago, status, used in ((30, "used", 10), (31, "habit", 21), (40, "used", 30), (29, "heard", None)):
        used_on = None if used is None else TODAY - timedelta(days=used)
        learned(store, ago=ago, status=status, used_on=used_on)
    heard = learned(store, ago=60)
    learned(store, ago=60, status="set aside")
    taught(store, ago=60)
    results: tuple[RetentionResult, ...] = ("unaided", "with hints", "unaided", "no longer needed")
    for number, result in enumerate(results, 1):
        store.retention_checks.add(
            RetentionCheck(learning_id=heard.id, number=number, done_on=TODAY, result=result)
        )
    found = ledger_summary(store, TODAY)
    assert (found.received, found.given) == (6, 1)
    assert (found.used, found.used_by_them) == (Share(3, 4), Share(0, 1))
    assert found.words() == [
        "3 of 4 learned in use",
        "too few taught to say",
        "first used after 10 days",
        "2 of 3 checks unaided",
    ]
    assert found.words("given") == ["too few taught to say", "2 of 3 checks unaided"]
    assert found.stayed == Share(2, 3)
    only = ledger_summary(store, TODAY, LedgerFilter(direction="given"))
    assert (only.received, only.given, only.stayed.of) == (0, 1, 0)
    earlier = ledger_summary(store, TODAY - timedelta(days=1))
    assert earlier.stayed.of == 0, "a check counts from its day on"


def test_one_learning_is_told_with_all_that_belongs_to_it(store: Store) -> None:
    noor = store.people.add(Person(name="Noor"))
    one, other = learned(store, ago=20, person_id=noor.id), learned(store)
    ref = Ref("learning", one.id)
    action = store.actions.add(Action(text="Try it on Monday", day=TODAY))
    win = store.wins.add(Win(text="It held", day=TODAY))
    gone = store.wins.add(Win(text="Gone", day=TODAY))
    goal = store.goals.add(Goal(title="Ask more", start=TODAY))
    entry = store.entries.add(Entry(day=TODAY, title="On asking"))
    for end in (Ref("action", action.id), Ref("win", win.id), Ref("win", gone.id)):
        store.links.connect(ref, end, "led-to")
    store.links.connect(ref, Ref("goal", goal.id), "supports")
    store.links.connect(Ref("entry", entry.id), ref, "about")
    # Another kind of record with the same number is somebody else.
    store.links.connect(Ref("action", one.id), Ref("win", gone.id), "led-to")
    store.wins.delete(gone.id)
    store.people.delete(noor.id)
    view = learning_view(store, one.id, TODAY)
    assert view.person is not None and view.person.name == "Noor" and view.session is None
    assert [(linked.name, linked.word) for linked in view.led_to] == [
        ("Try it on Monday", "action, open"),
        ("It held", "win"),
    ]
    assert [linked.name for linked in view.goals] == ["Ask more"]
    assert [linked.name for linked in view.entries] == ["On asking"]
    assert [check.standing for check in view.checks] == ["due", "to come"]
    assert learning_view(store, other.id, TODAY).led_to == ()
    store.learnings.delete(one.id)
    with pytest.raises(NotFound):
        learning_view(store, one.id, TODAY)


def test_a_list_and_its_sum_take_as_many_statements_for_many_as_for_few(store: Store) -> None:
    def gather() -> int:
        ran: list[str] = []
        store.connection.raw.set_trace_callback(ran.append)
        heads = store.learnings.heads(list(ledger_ids(store, TODAY))[:24])
        due_checks(store, TODAY)
        ledger_summary(store, TODAY)
        store.connection.raw.set_trace_callback(None)
        assert heads
        return len(ran)

    learned(store, ago=20)
    few = gather()
    for number in range(80):
        one = learned(store, f"{number}", ago=20)
        store.retention_checks.add(
            RetentionCheck(learning_id=one.id, number=1, done_on=TODAY, result="not yet")
        )
    assert gather() == few


def test_a_check_of_what_lies_in_the_trash_is_neither_found_nor_counted(store: Store) -> None:
    one = learned(store, ago=20)
    store.retention_checks.add(
        RetentionCheck(learning_id=one.id, number=1, done_on=TODAY, result="unaided", note="walnut")
    )
    assert len(store.search.find("walnut")) == 1
    store.learnings.delete(one.id)
    assert store.search.find("walnut") == []
    assert ledger_summary(store, TODAY).stayed.of == 0
    store.undo()
    assert len(store.search.find("walnut")) == 1 and ledger_summary(store, TODAY).stayed.of == 1


def test_areas_are_counted_for_a_period_and_what_is_none_is_told(store: Store) -> None:
    learned(store, area="tool")
    learned(store)
    learned(store, area="culture", ago=1)
    taught(store, area="skill")
    assert store.learnings.areas(TODAY, TODAY) == {"tool": 1, None: 1}
