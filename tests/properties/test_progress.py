"""What holds for every goal on every day (docs/domain.md §7), and for every word said of it (§3.10)."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from rjournal.domain.goal_history import GoalFacts, known
from rjournal.domain.goals import CheckIn, Goal, Milestone, Pause
from rjournal.domain.numbers import number_text, parse_number
from rjournal.domain.pace import expected_share
from rjournal.domain.progress import Progress, portfolio, progress
from rjournal.domain.reach import share_of_way
from rjournal.domain.steps import share_of_steps
from tests.properties.goal_strategies import DAYS, NUMBERS, START, facts, milestones

FORBIDDEN = re.compile(
    r"\bnan\b|\binf\b|infinity|[-−]0(?![.\d]*[1-9])|[-−]\d[\d.]* ?%|\d[eE][+-]?\d|None"
    r"|behind|fail|overdue|streak|lost|!|✗|✘|\bpoor|\bbad\b|\bred\b",
    re.IGNORECASE,
)
"""Numbers nobody can read, percentages below zero, and the words of docs/domain.md §3.10."""

numeric_facts = facts("numeric")


def said(answer: Progress) -> list[str]:
    """Everything the answer says in words; a score's own value may be below zero percent."""
    texts = [answer.state_words, *answer.details, answer.basis, portfolio([answer])]
    if answer.goal.unit != "%":
        texts.append(answer.summary)
    return [text for text in texts if answer.goal.unit != "%" or "%" not in text]


@given(facts(), DAYS)
def test_every_number_can_be_drawn(any_facts: GoalFacts, day: date) -> None:
    answer = progress(any_facts, day)
    for share in (answer.bar, answer.expected):
        assert share is None or 0 <= share <= 1
    for number in (answer.ratio, answer.expected_value, *(value for _, value in answer.trend)):
        assert number is None or math.isfinite(number)
        assert number != 0 or math.copysign(1, number) == 1
    assert (answer.bar is None) == (answer.ratio is None)


@given(facts(), DAYS)
def test_every_word_is_calm_and_every_figure_readable(any_facts: GoalFacts, day: date) -> None:
    answer = progress(any_facts, day)
    assert [text for text in said(answer) if FORBIDDEN.search(text)] == []
    assert answer.state_words


@pytest.mark.parametrize(
    "text", ["-0", "−0 days", "-0.0", "-18 %", "nan", "inf", "1e-09", "Overdue by 2", "behind"]
)
def test_the_walk_over_words_would_notice(text: str) -> None:
    assert FORBIDDEN.search(text)
    assert not FORBIDDEN.search("-0.5 days, aim 10 (36 %), scope -1 on 2 Mar, information")


@given(facts(), DAYS, DAYS)
def test_what_is_recorded_later_changes_no_earlier_answer(any_facts: GoalFacts, day: date, cut: date) -> None:
    assume(cut >= day)
    assert progress(known(any_facts, cut), day) == progress(any_facts, day)
    earlier = replace(
        any_facts,
        check_ins=tuple(c for c in any_facts.check_ins if c.day <= day),
        milestones=tuple(m for m in any_facts.milestones if m.added_on <= day),
        pauses=tuple(p for p in any_facts.pauses if p.start <= day),
    )
    assert progress(earlier, day) == progress(any_facts, day)


@given(facts(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(any_facts: GoalFacts, day: date, shuffle: object) -> None:
    def mixed(records: tuple[object, ...]) -> tuple[object, ...]:
        copy = list(records)
        shuffle.shuffle(copy)  # type: ignore[attr-defined]
        return tuple(copy)

    shuffled = replace(
        any_facts,
        check_ins=mixed(any_facts.check_ins),
        milestones=mixed(any_facts.milestones),
        pauses=mixed(any_facts.pauses),
        revisions=mixed(any_facts.revisions),
    )
    assert progress(shuffled, day) == progress(any_facts, day)


@given(NUMBERS, NUMBERS)
def test_the_way_goes_from_nothing_to_all(baseline: float, target: float) -> None:
    assume(baseline != target)
    assert share_of_way(baseline, baseline, target) == 0
    assert share_of_way(target, baseline, target) == 1


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_nearer_to_the_aim_is_never_less(one: float, other: float, baseline: float, target: float) -> None:
    assume(baseline != target)
    near, far = (max, min) if target > baseline else (min, max)
    nearer, farther = near(one, other), far(one, other)
    assert share_of_way(nearer, baseline, target) >= share_of_way(farther, baseline, target)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_up_and_down_are_mirror_images(value: float, baseline: float, target: float) -> None:
    assume(baseline != target)
    assert share_of_way(value, baseline, target) == share_of_way(-value, -baseline, -target)


@given(numeric_facts, DAYS)
def test_a_mirrored_goal_has_the_same_state(any_facts: GoalFacts, day: date) -> None:
    goal = any_facts.goal

    def minus(value: float | None) -> float | None:
        return None if value is None else -value

    mirrored = replace(
        any_facts,
        goal=replace(
            goal,
            baseline=minus(goal.baseline),
            target=minus(goal.target),
            direction="up" if goal.direction == "down" else "down",
        ),
        check_ins=tuple(replace(c, value=minus(c.value)) for c in any_facts.check_ins),
        revisions=tuple(r for r in any_facts.revisions if r.field == "due"),
    )
    plain = replace(any_facts, revisions=mirrored.revisions)
    one, other = progress(plain, day), progress(mirrored, day)
    assert (one.state, one.ratio, one.bar, one.percent) == (
        other.state,
        other.ratio,
        other.bar,
        other.percent,
    )


@given(st.integers(1, 200), st.integers(0, 200), st.integers(1, 90), st.integers(0, 300))
def test_a_pause_with_the_date_moved_leaves_the_pace(
    planned: int, before: int, length: int, after: int
) -> None:
    assume(before < planned)
    due = START + timedelta(days=planned)
    goal = Goal(title="g", baseline=0, target=1, start=START, due=due)
    moved = replace(goal, due=due + timedelta(days=length))
    begins = START + timedelta(days=before)
    taken = Pause(goal_id=1, start=begins, until=begins + timedelta(days=length))

    def unpaused(day: date) -> float | None:
        return expected_share(goal, (), day)

    as_of = begins + timedelta(days=after)
    assert expected_share(moved, (taken,), as_of + timedelta(days=length)) == unpaused(as_of)
    running = replace(taken, until=None)
    assert expected_share(goal, (running,), as_of) == unpaused(begins)


@given(milestones())
def test_dropping_a_step_that_is_not_done_never_lowers_the_share(steps: tuple[Milestone, ...]) -> None:
    before = share_of_steps(steps)
    for index, step in enumerate(steps):
        if step.done_on is not None:
            continue
        dropped = (*steps[:index], replace(step, dropped_on=START), *steps[index + 1 :])
        after = share_of_steps(dropped)
        assert before is None or after is None or after >= before


@given(facts(), DAYS)
def test_what_rests_is_never_due(any_facts: GoalFacts, day: date) -> None:
    answer = progress(any_facts, day)
    if answer.state in ("closed", "draft", "paused", "not started"):
        assert not answer.reading_due


@given(st.lists(facts(), max_size=5), DAYS)
def test_the_portfolio_adds_up(many: list[GoalFacts], day: date) -> None:
    line = portfolio([progress(one, day) for one in many])
    total, *parts = [int(number) for number in re.findall(r"\d+", line)] or [0]
    assert total == len(many) == sum(parts)


@given(NUMBERS)
@example(0.1 + 0.2)
@example(-1e-9)
def test_a_number_reads_back_as_about_itself(value: float) -> None:
    text = number_text(value)
    assert abs(parse_number(text) - value) <= max(0.05, abs(value) * 1e-9)
    assert not FORBIDDEN.search(text)


@given(st.text(max_size=40))
def test_typing_anything_gives_a_number_or_a_sentence(text: str) -> None:
    from rjournal.errors import Invalid

    try:
        value = parse_number(text, "days")
    except Invalid as refusal:
        assert refusal.message.endswith(".")
    else:
        assert math.isfinite(value)


@given(st.lists(st.integers(-5, 15), min_size=1, max_size=8), st.integers(-5, 15))
def test_the_first_day_the_aim_was_reached_is_kept(values: list[int], later: int) -> None:
    goal = Goal(title="g", baseline=0, target=10, start=START)
    readings = tuple(
        CheckIn(id=n, goal_id=1, day=START + timedelta(days=n), value=float(value))
        for n, value in enumerate((*values, later))
    )
    last = START + timedelta(days=len(values))
    before = progress(GoalFacts(goal, readings), last - timedelta(days=1))
    after = progress(GoalFacts(goal, readings), last)
    assert (before.state == "reached") == (max(values) >= 10)
    if before.reached_on is not None:
        assert (after.state, after.reached_on) == ("reached", before.reached_on)
