"""Goals: set, read, ticked, paused, changed, closed, and told as they stood on any day."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def pricing(done: Run) -> None:
    """Twenty-one days to decide, ten to reach by the end of March."""
    done(
        *("goal", "add", "Time to decide", "--from", "21", "--to", "10", "--unit", "days"),
        *("--start", "2026-01-01", "--by", "30 march", "--why", "It costs us deals"),
    )


@pytest.fixture
def stories(done: Run) -> None:
    """Two steps towards telling stories with data."""
    done("goal", "add", "Data stories", "--step", "Retell a deck", "--step", "Present it")


def test_a_list_without_goals_says_what_comes_next(done: Run) -> None:
    done("person", "add", "Noor Vermeer")
    assert done("goal", "list").err == "No goals yet. `rjournal goal add` sets the first one.\n"
    done("goal", "add", "Time to decide", "--to", "10", "--unit", "days")
    done("goal", "close", "time", "--result", "reached")
    assert "`rjournal goal list --all` shows those that are closed." in done("goal", "list").err


@pytest.mark.usefixtures("pricing")
def test_a_reading_moves_the_goal(done: Run) -> None:
    ran = done("goal", "check-in", "time", "17 days", "--note", "Noor sat in", "--confidence", "4")
    assert ran.out == "g1  Time to decide: 17 days, aim 10 (36 %), early days\n"
    shown = done("goal", "show", "TIME").out
    assert "why: It costs us deals" in shown
    assert "reading of Mon 16 Feb 2026: c1 17 days (confidence 4): Noor sat in" in shown
    goal = done("goal", "show", "g1", "--json").json
    assert (goal["value"], goal["percent"], goal["state"]) == ("17 days, aim 10", "36 %", "early")
    assert [reading["value"] for reading in goal["check_ins"]] == [17.0]


@pytest.mark.usefixtures("pricing")
def test_any_earlier_day_is_told_as_it_was(done: Run) -> None:
    done("goal", "check-in", "time", "20", "--on", "2026-01-15")
    done("goal", "check-in", "time", "17")
    assert "20 days, aim 10" in done("goal", "show", "time", "--as-of", "31 jan").out
    assert done("goal", "list", "--as-of", "2026-01-31", "--json").json[0]["as_of"] == "2026-01-31"


def test_a_number_below_zero_is_a_reading(done: Run) -> None:
    done("goal", "add", "Margin", "--from", "-5", "--to", "3")
    assert "-2, aim 3" in done("goal", "check-in", "margin", "-2").out.replace("−", "-")


def test_a_goal_without_a_starting_point_says_how_to_set_one(done: Run) -> None:
    done("goal", "add", "Board decisions", "--to", "10")
    assert "revise" in done("goal", "check-in", "board", "4").err
    done("goal", "revise", "board", "--from", "4")
    assert done("goal", "show", "board", "--json").json["baseline"] == 4.0


@pytest.mark.usefixtures("stories")
def test_steps_are_ticked_added_and_dropped(done: Run, run: Run) -> None:
    assert "1 of 2" in done("goal", "check-in", "data", "--tick", "m1").out
    assert run("goal", "check-in", "data", "--tick", "m1").code == 2, "ticking twice would open it again"
    done("goal", "step", "add", "data", "Rehearse with Noor")
    done("goal", "step", "drop", "m2", "--reason", "The board meets in June")
    done("goal", "step", "tick", "m3", "--on", "yesterday")
    shown = done("goal", "show", "data").out
    assert "step done on Mon 16 Feb 2026: m1 Retell a deck" in shown
    assert "step done on Sun 15 Feb 2026: m3 Rehearse with Noor" in shown
    assert "step dropped on Mon 16 Feb 2026: m2 Present it: The board meets in June" in shown
    assert "Open again" in done("goal", "step", "tick", "m3").err


@pytest.mark.usefixtures("stories")
def test_a_dropped_step_is_neither_ticked_nor_dropped_again(done: Run, run: Run) -> None:
    done("goal", "step", "drop", "m2", "--reason", "The board meets in June")
    for again in (("tick", "m2"), ("drop", "m2", "--reason", "Another reason")):
        ran = run("goal", "step", *again)
        assert ran.code == 2 and "This step was dropped." in ran.err
    assert "The board meets in June" in done("goal", "show", "data").out


@pytest.mark.usefixtures("pricing")
def test_a_goal_is_paused_and_taken_up_again(done: Run, run: Run) -> None:
    done("goal", "pause", "time", "--reason", "Year-end close")
    assert "paused since 16 Feb" in done("goal").out
    assert run("goal", "pause", "time").code == 2
    done("goal", "resume", "time", "--keep-date")
    assert done("goal", "show", "time", "--json").json["due"] == "2026-03-30"
    assert run("goal", "resume", "time").code == 2


@pytest.mark.usefixtures("pricing")
def test_a_change_stays_visible(done: Run, run: Run) -> None:
    done("goal", "revise", "time", "--to", "12", "--by", "30 june", "--reason", "Legal joined")
    goal = done("goal", "show", "time", "--json").json
    assert {(r["field"], r["new"], r["reason"]) for r in goal["revisions"]} == {
        ("target", "12.0", "Legal joined"),
        ("due", "2026-06-30", "Legal joined"),
    }
    assert "aim 10→12" in done("goal", "show", "time").out
    assert run("goal", "revise", "time").code == 2
    assert run("goal", "revise", "time", "--by", "1 may", "--no-date").code == 2
    assert "– Legal joined" in done("goal", "show", "time").out
    again = run("goal", "revise", "time", "--to", "12", "--reason", "Still legal")
    assert (again.code, again.out) == (2, "") and "Nothing would be different" in again.err
    assert "Still legal" in run("drafts", "show").out
    apart = run("goal", "revise", "time", "--why", "For them", "--reason", "Still legal")
    assert apart.code == 2 and "reason" in apart.err
    assert done("goal", "show", "time", "--json").json["why"] != "For them"


@pytest.mark.usefixtures("pricing")
def test_a_goal_is_closed_with_ones_own_verdict(done: Run, run: Run) -> None:
    done("goal", "close", "time", "--result", "partly", "--note", "Faster")
    assert done("goal").out == ""
    assert "partly" in done("goal", "list", "--all").out
    assert run("goal", "close", "time", "--result", "partly").code == 2
    done("goal", "reopen", "time")
    goal = done("goal", "show", "time", "--json").json
    assert (goal["lifecycle"], goal["close_result"], goal["close_note"]) == ("active", None, "Faster")
    assert run("goal", "reopen", "time").code == 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "x"), "how anyone would notice"),
        (("add", "x", "--to", "3", "--step", "y"), "in one way"),
        (("add", "x", "--to", "many"), "not a number"),
        (("add", "x", "--from", "3", "--to", "3"), "no way to go"),
        (("add", "x", "--to", "1", "--by", "2026-03-01", "--start", "2026-04-01"), "before the start"),
        (("check-in", "time", "17", "--on", "tomorrow"), "still to come"),
        (("check-in", "time"), "no number"),
        (("check-in", "time", "17 hours"), "counts in days"),
        (("check-in", "time", "17", "--tick", "m1"), "another goal"),
        (("check-in", "data", "17"), "goes by steps"),
        (("revise", "data", "--to", "3"), "goes by steps"),
        (("step", "add", "time", "x"), "has no steps"),
        (("show", "nothing"), "No goal is called"),
        (("show", "time", "--as-of", "3/4"), "can be"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
@pytest.mark.usefixtures("pricing", "stories")
def test_what_makes_no_sense_is_said(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    ran = run("goal", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err


def test_every_kind_is_set_read_and_told(done: Run) -> None:
    done("goal", "add", "Answer in time", "--at-most", "2", "--unit", "days")
    done("goal", "add", "Read charts", "--skill", "Charts", "--from", "1", "--to", "3")
    done("goal", "add", "Ask first", "--times", "3", "--per", "week", "--periods", "8")
    done("goal", "add", "Talks", "--count-to", "50", "--unit", "talks", "--by", "30 march")
    done("goal", "add", "Avoiding", "--question", "What do I avoid?")
    assert "out now, 1.5 days above" in done("goal", "check-in", "answer", "3,5").out
    charts = done("goal", "check-in", "charts", "--level", "advanced beginner", "--evidence", "A page").out
    assert "1 of 2 steps (now 2, began 1, aim 3), moving" in charts
    done("goal", "check-in", "charts", "--level", "1", "--rated-by", "them")
    assert "this week 1 of 3" in done("goal", "check-in", "ask").out
    assert "12 of 50 talks (24 %)" in done("goal", "check-in", "talks", "--count", "12").out
    corrected = done("goal", "check-in", "talks", "--count", "-2", "--note", "Counted twice").out
    assert "10 of 50 talks (20 %)" in corrected
    assert "1 note" in done("goal", "check-in", "avoiding", "--note", "Saying no").out
    shown = done("goal", "show", "charts").out
    assert "Charts: from level 1, Novice, to 3, Competent, no date" in shown
    assert "your partner's rating of 16 Feb: 1, Novice, 1 step below yours" in shown
    assert "evidence: A page" in shown
    assert (
        "looking back: 2" in done("goal", "look-back", "charts", "0").out + done("goal", "show", "charts").out
    )
    assert "week of Mon 16 Feb 2026: 1 of 3, going on" in done("goal", "show", "ask").out
    assert done("goal", "show", "ask", "--json").json["due"] == "2026-04-12"
    assert done("goal", "list").err == "5 goals: 2 moving, 3 under way.\n"
    exported = done("export", "md", "--to", "-").out
    for words in ("level 2, Advanced beginner", "+12 talks", "#### Weeks", "Question: What do I avoid?"):
        assert words in exported, words


@pytest.mark.usefixtures("pricing")
def test_a_reading_knows_the_entry_it_came_from(done: Run, run: Run) -> None:
    done("add", "We decided at once")
    done("goal", "check-in", "time", "17", "--from", "e1")
    assert run("goal", "check-in", "time", "17", "--from", "g1").code == 2


@pytest.mark.usefixtures("pricing", "stories")
def test_all_goals_are_paused_and_taken_up_at_once(done: Run, run: Run) -> None:
    assert run("goal", "pause").code == run("goal", "pause", "time", "--all").code == 2
    assert done("goal", "pause", "--all", "--reason", "Holidays").err == "Paused: 2 goals.\n"
    assert done("goal", "list", "--state", "active").err == "No goal is active.\n"
    assert len(done("goal", "list", "--state", "paused").out.splitlines()) == 2
    assert done("goal", "resume", "--all").err == "Resumed: 2 goals.\n"


@pytest.mark.usefixtures("pricing")
def test_a_goal_closed_since_is_listed_as_it_was(done: Run) -> None:
    done("goal", "close", "time", "--result", "partly", "--attainment", "-1")
    assert "attainment: less than expected" in done("goal", "show", "time").out
    assert done("goal").out == ""
    assert "no reading yet" in done("goal", "list", "--as-of", "yesterday").out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "x", "--times", "3", "--question", "y"), "in one way"),
        (("add", "x", "--to", "5", "--at-most", "3"), "in one way"),
        (("add", "x", "--to", "5", "--unit", "p1"), "What the pulse asks"),
        (("add", "x", "--skill", "s", "--to", "9"), "0 to 5"),
        (("add", "x", "--count-to", "5", "--periods", "3"), "for a habit"),
        (("check-in", "time", "3", "--level", "3"), "one number"),
        (("check-in", "time", "--level", "3"), "Only a skill"),
        (("check-in", "time", "--count", "3"), "does not count up"),
        (("revise", "time", "--times", "3"), "not what this goal is measured by"),
        (("look-back", "time", "1"), "Only a skill"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
@pytest.mark.usefixtures("pricing")
def test_what_fits_no_kind_is_said(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    ran = run("goal", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
