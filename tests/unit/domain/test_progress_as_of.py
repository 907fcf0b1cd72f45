"""A day's answer stays that day's answer, whatever is recorded later (docs/domain.md §3)."""

from __future__ import annotations

import pytest

from rjournal.domain.goal_history import GoalFacts, goal_as_of, known
from rjournal.domain.goals import Goal
from tests.unit.domain.goal_builders import DUE, ask, goal, on, pause, reading, revised, step, stepped


def test_the_goal_as_it_stood_between_its_changes() -> None:
    now = goal(21, 8, due=on("04-20"))
    changes = [
        revised("target", "12.0", "10.0", "02-02"),
        revised("target", "10.0", "8.0", "03-02"),
        revised("due", "", "2026-04-20", "02-16"),
        revised("baseline", "", "21.0", "01-19"),
    ]

    def stood(day: str) -> tuple[object, ...]:
        then = goal_as_of(now, changes[::-1], on(day))
        return then.baseline, then.target, then.due

    assert stood("01-18") == (None, 12.0, None)
    assert stood("01-19") == (21.0, 12.0, None)
    assert stood("02-02") == (21.0, 10.0, None)
    assert stood("02-16") == (21.0, 10.0, on("04-20"))
    assert stood("03-02") == (21.0, 8.0, on("04-20"))


def test_two_changes_on_one_day_are_undone_to_the_first() -> None:
    twice = [
        revised("target", "12.0", "10.0", "02-02"),
        revised("target", "10.0", "8.0", "02-02"),
    ]
    numbered = [type(r)(**(vars(r) | {"id": n})) for n, r in enumerate(twice, start=1)]
    assert goal_as_of(goal(21, 8), numbered[::-1], on("02-01")).target == 12.0


@pytest.mark.parametrize(("day", "lifecycle"), [("02-15", "active"), ("02-16", "closed")])
def test_a_goal_was_not_closed_before_it_was(day: str, lifecycle: str) -> None:
    closed = goal(21, 10, lifecycle="closed", closed_on=on("02-16"), close_result="reached", close_note="n")
    then = goal_as_of(closed, [], on(day))
    assert then.lifecycle == lifecycle
    assert (then.close_result is None, then.close_note) == (
        lifecycle == "active",
        "n" * (lifecycle == "closed"),
    )


def test_a_pause_that_ended_later_was_running_and_one_that_began_later_was_not() -> None:
    later = [pause("02-01", "02-20"), pause("03-01")]
    then = known(GoalFacts(goal(21, 10), pauses=tuple(later)), on("02-10"))
    assert [(p.start, p.until) for p in then.pauses] == [(on("02-01"), None)]
    assert ask(goal(21, 10, lifecycle="paused"), "02-20", pauses=later).state == "no reading"


EVERYTHING: list[tuple[Goal, dict[str, list[object]]]] = [
    (
        goal(21, 8, due=on("04-20"), lifecycle="closed", closed_on=on("04-01"), close_result="partly"),
        {
            "check_ins": [reading("03-01", 9, id=7, confidence=5, note="later"), reading("02-16", 17, id=1)],
            "pauses": [pause("02-20", "03-10"), pause("03-20")],
            "revisions": [
                revised("target", "10.0", "8.0", "03-02"),
                revised("due", DUE.isoformat(), "2026-04-20", "03-10"),
            ],
        },
    ),
    (
        stepped(),
        {
            "milestones": [
                step("one", done="02-02"),
                step("two", done="03-02"),
                step("three", dropped="03-02"),
                step("four", added="03-02"),
                step("five", id=9),
            ],
            "check_ins": [reading("03-03", None, id=1)],
        },
    ),
]


@pytest.mark.parametrize(("now", "facts"), EVERYTHING)
def test_nothing_recorded_later_changes_an_earlier_day(now: Goal, facts: dict[str, list[object]]) -> None:
    then_only = {
        "check_ins": [c for c in facts["check_ins"] if c.day <= on("02-16")],  # type: ignore[attr-defined]
        "milestones": [
            step("one", done="02-02"),
            step("two"),
            step("three"),
            step("five", id=9),
        ]
        if "milestones" in facts
        else [],
    }
    undone = goal(21, 10) if now.measure == "numeric" else now
    assert ask(now, "02-16", **facts) == ask(undone, "02-16", **then_only)  # type: ignore[arg-type]
