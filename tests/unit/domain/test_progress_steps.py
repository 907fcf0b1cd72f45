"""Goals made of steps: docs/domain.md §3.4 and the worked values of §3.11."""

from __future__ import annotations

import math

import pytest

from tests.unit.domain.goal_builders import ask, on, pause, reading, step, stepped

FIVE = [step(f"step {n}", id=n, position=n) for n in range(1, 6)]
TWO_DONE = [step(done="01-19"), step(done="02-02"), step(), step(), step()]


def test_dropping_and_adding_steps_as_worked() -> None:
    dropped = [*TWO_DONE[:4], step(dropped="02-09", dropped_reason="no longer needed")]
    added = [*dropped, step(added="02-16")]
    assert ask(stepped(), "02-08", milestones=added).percent == "40 %"
    assert ask(stepped(), "02-09", milestones=added).percent == "50 %"
    last = ask(stepped(), "02-16", milestones=added)
    assert last.summary == "2 of 5 (40 %)"
    assert "scope +1 on 16 Feb" in last.details
    assert "scope -1 on 9 Feb: no longer needed" in last.details


def test_the_first_steps_are_no_change_of_scope() -> None:
    late = [step(added="01-12"), step(added="01-12", done="01-19")]
    assert ask(stepped(), "01-19", milestones=late).details == ()


def test_weights_count() -> None:
    answer = ask(stepped(), "02-16", milestones=[step(weight=3.0, done="02-02"), step(done="02-09"), step()])
    assert answer.ratio == pytest.approx(0.8)
    assert answer.value == "2 of 3"
    assert "now 2 of 3 (80 %), straight line says 50 %" in answer.details
    assert answer.expected_value == pytest.approx(50)


def test_equal_steps_are_measured_in_steps() -> None:
    answer = ask(stepped(), "02-16", milestones=TWO_DONE)
    assert answer.state_words == "on pace"
    assert answer.details[:2] == ("now 2 of 5, straight line says 2.5", "assumes even pace")


@pytest.mark.parametrize("steps", [[], [step(dropped="01-19")], [step(added="03-02")]])
def test_without_steps_it_asks_for_a_first_one(steps: list[object]) -> None:
    answer = ask(stepped(), "02-16", milestones=steps)  # type: ignore[arg-type]
    assert answer.state_words == "add a first step"
    assert (answer.value, answer.bar, answer.percent) == ("no steps yet", None, None)


def test_nothing_ticked_is_no_reading_yet() -> None:
    answer = ask(stepped(), "02-16", milestones=FIVE)
    assert (answer.state_words, answer.value, answer.bar) == ("no reading yet", "0 of 5", None)


def test_a_check_in_without_a_tick_is_a_reading() -> None:
    answer = ask(stepped(), "02-16", milestones=FIVE, check_ins=[reading("02-16", None, confidence=3)])
    assert (answer.percent, answer.bar, answer.age, answer.confidence) == ("0 %", 0.0, 0, 3)


def test_a_tick_keeps_the_goal_fresh() -> None:
    assert ask(stepped(), "02-16", milestones=[step(done="02-02"), step()]).freshness == "fresh"


def test_all_done_asks_and_does_not_close() -> None:
    answer = ask(stepped(), "03-02", milestones=[step(done="02-02"), step(done="02-16")])
    assert (answer.state, answer.bar, answer.percent) == ("reached", 1.0, "100 %")
    assert answer.reached_on == on("02-16")
    assert "all steps are done: close the goal?" in answer.details
    assert ask(stepped(), "06-01", milestones=[step(done="02-02")]).percent == "100 %"


def test_dropping_the_last_open_step_reaches_the_goal_that_day() -> None:
    answer = ask(stepped(), "03-02", milestones=[step(done="02-02"), step(dropped="02-16")])
    assert answer.reached_on == on("02-16")


def test_a_step_added_after_all_were_done_opens_the_goal_again() -> None:
    answer = ask(stepped(), "03-02", milestones=[step(done="02-02"), step(done="02-16"), step(added="03-02")])
    assert answer.reached_on is None
    assert "scope +1 on 2 Mar" in answer.details


def test_a_dropped_step_counts_for_nothing_even_if_it_was_done() -> None:
    steps = [step(done="01-19", dropped="02-02"), step(done="02-02"), step()]
    assert ask(stepped(), "02-02", milestones=steps).value == "1 of 2"


def nearly_done(as_of: str, **facts: object) -> object:
    steps = [
        *(step(done="02-16") for _ in range(4)),
        step("tell the board"),
        step("an old idea", dropped="02-09"),
    ]
    return ask(stepped(due=None), as_of, milestones=steps, **facts)  # type: ignore[arg-type]


def test_nearly_done_for_weeks_names_what_remains_instead_of_a_percentage() -> None:
    waiting = nearly_done("03-16")
    assert (waiting.percent, waiting.value) == (None, "4 of 5")  # type: ignore[attr-defined]
    assert "remaining: tell the board" in waiting.details  # type: ignore[attr-defined]

    soon = nearly_done("03-15")
    assert soon.percent == "80 %"  # type: ignore[attr-defined]


def test_paused_weeks_are_not_weeks_of_waiting() -> None:
    assert nearly_done("03-16", pauses=[pause("02-20", "02-27")]).percent == "80 %"  # type: ignore[attr-defined]


def test_nearly_done_with_weights_shows_no_percentage_anywhere() -> None:
    steps = [step(weight=4.0, done="02-09"), step(weight=4.0, done="02-16"), step(weight=1.0)]
    answer = ask(stepped(check_every=7), "03-02", milestones=steps)
    assert answer.state == "ahead"
    later = ask(stepped(check_every=7), "03-09", milestones=steps)
    assert later.state_words == "last reading 21 days ago: 2 of 3"
    assert "%" not in " ".join((answer.summary, answer.state_words, *answer.details))


@pytest.mark.parametrize("weight", [0.0, -1.0, math.nan, math.inf])
def test_a_weight_that_is_none_counts_as_one(weight: float) -> None:
    answer = ask(stepped(), "02-16", milestones=[step(weight=weight, done="02-16"), step()])
    assert answer.percent == "50 %"


def test_the_trend_never_falls_because_steps_were_added() -> None:
    steps = [step(done="01-19"), step(added="01-20"), step(added="01-20", done="02-02")]
    assert [value for _, value in ask(stepped(), "02-16", milestones=steps).trend] == [1.0, 2.0]
