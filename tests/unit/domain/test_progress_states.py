"""The states of docs/domain.md §3.6 in their order, freshness (§3.7), confidence (§3.8), roll-up (§3.9)."""

from __future__ import annotations

from datetime import date

import pytest

from rjournal.domain.goals import Goal
from rjournal.domain.pace import State, extended_due
from rjournal.domain.progress import Progress, portfolio
from tests.unit.domain.goal_builders import ask, goal, on, pause, reading, revised, step, stepped

DECIDING = goal(21, 10, unit="days")
READINGS = (
    ("01-19", 20.0),
    ("02-02", 23.0),
    ("02-16", 17.0),
    ("03-02", 14.0),
    ("03-16", 11.0),
    ("03-30", 9.0),
)


@pytest.mark.parametrize(
    ("as_of", "percent", "expected", "line", "words"),
    [
        ("01-19", "9 %", 0.167, 19.2, "early days"),
        ("02-02", None, 0.333, 17.3, "slower than planned"),
        ("02-16", "36 %", 0.50, 15.5, "slower than planned"),
        ("03-02", "63 %", 0.667, 13.7, "on pace"),
        ("03-16", "90 %", 0.833, 11.8, "on pace"),
        ("03-30", "109 %", 1.0, 10.0, "reached"),
    ],
)
def test_the_worked_quarter(
    as_of: str, percent: str | None, expected: float, line: float, words: str
) -> None:
    answer = ask(DECIDING, as_of, *READINGS)
    assert answer.percent == percent
    assert answer.expected == pytest.approx(expected, abs=0.0005)
    assert answer.expected_value == pytest.approx(line, abs=0.05)
    assert answer.state_words == words


def test_a_pace_word_shows_both_numbers_and_its_assumption_once() -> None:
    answer = ask(DECIDING, "02-16", *READINGS)
    assert answer.details == ("now 17, straight line says 15.5", "assumes even pace")


# One set of facts for every row of the table, each also meeting the conditions of rows below it.
TABLE: list[tuple[State, str, Progress]] = [
    (
        "closed",
        "partly",
        ask(
            goal(21, 10, lifecycle="closed", close_result="partly", closed_on=on("03-30")),
            "03-30",
            ("02-16", 9.0),
            pauses=[pause("03-01")],
        ),
    ),
    ("draft", "draft", ask(goal(21, 10, lifecycle="draft"), "02-16", ("02-16", 9.0))),
    (
        "paused",
        "paused since 4 Feb; pace on hold",
        ask(goal(21, 10, lifecycle="paused"), "04-16", ("02-03", 9.0), pauses=[pause("02-04")]),
    ),
    (
        "paused",
        "paused since 4 Feb",
        ask(goal(21, 10, due=None), "02-16", ("02-03", 17.0), pauses=[pause("02-04", "02-20")]),
    ),
    ("reached", "reached", ask(goal(21, 10), "04-16", ("02-03", 10.0))),
    ("not started", "starts on 5 Jan 2026", ask(goal(21, 10), "2025-12-31")),
    ("decide", "date passed: extend, change or close?", ask(goal(21, 10), "03-31")),
    ("incomplete", "needs a starting point", ask(goal(None, 10), "03-30", ("01-19", 20.0))),
    ("no reading", "no reading yet", ask(goal(21, 10), "03-30")),
    ("stale", "last reading 42 days ago: 17", ask(DECIDING, "03-30", *READINGS[:3])),
    ("no date", "moving", ask(goal(21, 10, due=None), "02-16", ("02-16", 20.0))),
    ("no date", "moving", ask(goal(21, 10, pace="none"), "02-16", ("02-16", 20.0))),
    ("early", "early days", ask(goal(21, 10), "01-12", ("01-11", 20.0), ("01-12", 19.0))),
    ("early", "early days", ask(goal(21, 10), "02-16", ("02-16", 20.0))),
    ("early", "early days", ask(goal(21, 10), "02-16", ("01-05", 21.0), ("02-16", 20.0))),
    ("ahead", "ahead", ask(goal(0, 10), "02-16", ("02-02", 5.0), ("02-16", 6.1))),
    ("on pace", "on pace", ask(goal(0, 10), "02-16", ("02-02", 5.0), ("02-16", 6.0))),
    ("on pace", "on pace", ask(goal(0, 10), "02-16", ("02-02", 5.0), ("02-16", 4.0))),
    ("slower", "slower than planned", ask(goal(0, 10), "02-16", ("02-02", 3.0), ("02-16", 3.9))),
]


@pytest.mark.parametrize(("state", "words", "answer"), TABLE)
def test_every_state_in_its_order(state: State, words: str, answer: Progress) -> None:
    assert (answer.state, answer.state_words) == (state, words)


def test_past_the_date_the_last_reading_is_told_with_its_age() -> None:
    assert ask(DECIDING, "04-13", *READINGS[:3]).details == ("last reading 56 days ago: 17",)
    assert ask(DECIDING, "04-06", *READINGS[:5]).expected == 1.0


def test_the_due_day_itself_is_not_past() -> None:
    assert ask(goal(0, 10), "03-30", ("03-16", 9.0), ("03-30", 9.5)).state == "on pace"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((20.0, 19.0), "moving"),
        ((20.0, 20.0), "no change"),
        ((21.0,), "no change"),
        ((19.0, 20.0), "moving back"),
        ((20.0, 23.0), "above start"),
    ],
)
def test_without_a_date_the_last_two_readings_speak(values: tuple[float, ...], words: str) -> None:
    days = ("02-02", "02-16")[-len(values) :]
    answer = ask(goal(21, 10, due=None), "02-16", *zip(days, values, strict=True))
    assert answer.state_words == words
    assert answer.expected is None
    assert not any("straight line" in line for line in answer.details)


def test_an_upward_goal_below_its_start_says_below() -> None:
    assert ask(goal(0, 10, due=None), "02-16", ("02-16", -1.0)).state_words == "below start"


PAGES = goal(40, 90, unit="%", start=on("04-06"), due=on("06-29"))
MOVED = goal(40, 90, unit="%", start=on("04-06"), due=on("07-20"))
PAGES_READ = (("04-20", 46.0), ("05-04", 52.0))
BREAK = [pause("05-04", "05-25")]
LATER = [revised("due", "2026-06-29", "2026-07-20", "05-25")]


def test_pace_stands_still_during_a_pause() -> None:
    answer = ask(MOVED, "05-14", *PAGES_READ, pauses=BREAK, revisions=LATER)
    assert answer.state_words == "paused since 4 May; pace on hold"
    assert answer.expected == pytest.approx(28 / 84)


def test_resuming_with_the_date_kept_says_why_it_reads_slower() -> None:
    answer = ask(PAGES, "05-25", *PAGES_READ, pauses=BREAK)
    assert answer.ratio == pytest.approx(0.24)
    assert answer.expected == pytest.approx(28 / 63)
    assert answer.state_words == "slower than planned"
    assert "fewer days left after the pause" in answer.details


def test_resuming_with_the_date_moved_leaves_the_pace_as_it_was() -> None:
    answer = ask(MOVED, "05-25", *PAGES_READ, pauses=BREAK, revisions=LATER)
    assert answer.expected == pytest.approx(28 / 84)
    assert answer.state_words == "on pace"
    assert "fewer days left after the pause" not in answer.details


def test_slower_after_moving_the_date_blames_no_pause() -> None:
    answer = ask(MOVED, "06-08", *PAGES_READ, pauses=BREAK, revisions=LATER)
    assert answer.state == "slower"
    assert "fewer days left after the pause" not in answer.details


@pytest.mark.parametrize("elsewhere", [("01-06", "01-20"), ("05-04", "05-04"), ("07-01", "07-09")])
def test_a_pause_that_took_no_day_of_the_goal_is_not_blamed(elsewhere: tuple[str, str]) -> None:
    answer = ask(PAGES, "06-01", *PAGES_READ, pauses=[pause(*elsewhere)])
    assert answer.state == "slower"
    assert "fewer days left after the pause" not in answer.details


def test_the_date_offered_on_resuming() -> None:
    assert extended_due(PAGES, on("05-04"), on("05-25")) == on("07-20")
    assert extended_due(PAGES, on("03-30"), on("04-13")) == on("07-06")
    assert extended_due(PAGES, on("07-01"), on("07-05")) is None
    assert extended_due(PAGES, on("05-04"), on("05-04")) is None
    assert extended_due(goal(40, 90, due=None), on("05-04"), on("05-25")) is None


def test_pauses_that_touch_are_one() -> None:
    touching = [pause("05-04", "05-14"), pause("05-14", "05-25"), pause("05-10", "05-12")]
    assert ask(PAGES, "05-20", *PAGES_READ, pauses=touching).state_words.startswith("paused since 4 May")
    apart = ask(PAGES, "05-25", *PAGES_READ, pauses=touching)
    assert apart.expected == pytest.approx(28 / 63)


def test_a_goal_paused_all_along_divides_by_nothing() -> None:
    answer = ask(goal(0, 10), "03-30", ("03-16", 5.0), ("03-30", 6.0), pauses=[pause("01-01", "03-30")])
    assert answer.expected == 1.0
    same_day = goal(0, 10, due=on("01-05"))
    assert ask(same_day, "01-05", ("01-05", 1.0)).expected == 1.0


@pytest.mark.parametrize(
    ("as_of", "freshness", "age"),
    [("03-02", "fresh", 14), ("03-03", "due", 15), ("03-16", "due", 28), ("03-17", "stale", 29)],
)
def test_freshness(as_of: str, freshness: str, age: int) -> None:
    answer = ask(DECIDING, as_of, *READINGS[:3])
    assert (answer.freshness, answer.age) == (freshness, age)
    assert answer.reading_due is (freshness != "fresh")
    assert (answer.state == "stale") is (freshness == "stale")


def test_a_stale_figure_says_of_which_day_it_is_and_claims_no_pace() -> None:
    answer = ask(DECIDING, "03-30", *READINGS[:3])
    assert answer.value == "17 days, aim 10, as of 16 Feb"
    assert answer.expected is None
    assert answer.bar == pytest.approx(4 / 11)


def test_age_leaves_paused_days_out() -> None:
    answer = ask(DECIDING, "03-30", *READINGS[:3], pauses=[pause("02-20", "03-20")])
    assert (answer.age, answer.freshness) == (14, "fresh")


@pytest.mark.parametrize(
    ("of", "pauses"),
    [
        (goal(21, 10, lifecycle="paused"), [pause("02-17")]),
        (goal(21, 10, lifecycle="closed", closed_on=on("02-20")), []),
        (goal(21, 10, lifecycle="draft"), []),
        (goal(17, 10, start=on("08-01"), due=None), []),
    ],
)
def test_what_rests_asks_for_no_reading(of: Goal, pauses: list[object]) -> None:
    assert not ask(of, "07-01", ("02-16", 17.0), pauses=pauses).reading_due  # type: ignore[arg-type]


def test_a_goal_never_read_asks_once_its_interval_has_passed() -> None:
    assert not ask(goal(21, 10), "01-19").reading_due
    assert ask(goal(21, 10), "01-20").reading_due


def confident(value: float, *levels: int | None, as_of: str = "02-16") -> tuple[str, ...]:
    days = ("02-02", "02-09", "02-16")[-len(levels) :]
    made = [
        reading(day, value, id=n, confidence=level)
        for n, (day, level) in enumerate(zip(days, levels, strict=True))
    ]
    return ask(goal(0, 10), as_of, check_ins=made).details


def test_confidence_shows_the_last_and_the_one_before() -> None:
    assert "confidence 2, was 4" in confident(5, 4, None, 2)
    assert "confidence 3" in confident(5, None, 3)
    assert not any("confidence" in line for line in confident(5, None, None))


def test_confidence_and_numbers_pointing_apart_earn_a_quiet_line() -> None:
    assert any("what do you know that the number doesn't?" in line for line in confident(2, 3, 4))
    assert any("what is still in the way?" in line for line in confident(7, 3, 2))
    quiet = (*confident(7, 3, 3), *confident(6.9, 3, 2), *confident(5, 4, 4), *confident(2, 3, 3))
    assert not any("?" in line for line in quiet)


def test_a_step_back_is_told_with_the_user_s_latest_note() -> None:
    made = [
        reading("01-19", 20, id=1, note="first deck"),
        reading("02-02", 23, id=2, note=" two cases stuck in legal "),
    ]
    answer = ask(DECIDING, "02-02", check_ins=made)
    assert answer.details[2:] == (
        "2 days above where you began (23, began 21)",
        "your note of 2 Feb: two cases stuck in legal",
    )
    assert not any("note" in line for line in ask(DECIDING, "01-19", check_ins=made).details)


def test_the_basis_names_day_count_and_source() -> None:
    made = [reading("02-02", 20, id=1), reading("02-16", 17, id=2, source="counted")]
    assert ask(DECIDING, "02-20", check_ins=made).basis == "as of 20 Feb, 2 readings, the last one counted"
    assert ask(DECIDING, "02-20").basis == "as of 20 Feb, 0 readings"
    assert ask(stepped(), "02-20", milestones=[step(done="02-16")]).basis == "as of 20 Feb, 1 reading"


def test_the_portfolio_counts_and_never_averages() -> None:
    reached = ask(goal(21, 10), "02-16", ("02-16", 10.0))
    kept = ask(
        goal(21, 10, lifecycle="closed", close_result="reached", closed_on=on("02-01")),
        "02-16",
        ("01-30", 10.0),
    )
    moving = [ask(DECIDING, "02-16", *READINGS[:count]) for count in (2, 3)]
    free = ask(goal(0, 10, due=None), "02-16", ("02-16", 3.0))
    paused = ask(goal(0, 10), "02-16", pauses=[pause("02-04")])
    assert portfolio([reached, kept, *moving, free, paused]) == "6 goals: 2 reached, 3 moving, 1 paused"


def test_the_portfolio_names_what_does_not_move() -> None:
    still = ask(goal(0, 10), "02-16", ("02-02", 3.0), ("02-16", 3.0))
    stale = ask(DECIDING, "03-30", *READINGS[:3])
    assert portfolio([still, stale]) == "2 goals: 1 unchanged, 1 without a fresh reading"
    assert portfolio([still]) == "1 goal: 1 unchanged"
    assert portfolio([]) == "no goals yet"


def test_dates_of_another_year_have_their_year() -> None:
    assert ask(goal(21, 10, start=date(2027, 1, 4), due=None), "02-16").state_words == "starts on 4 Jan 2027"
