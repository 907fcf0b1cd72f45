"""Sessions, what was learned and taught in them, promises and wins."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("noor")


def test_a_session_is_recorded_in_one_go(done: Run) -> None:
    ran = done(
        *(
            "session",
            "log",
            "noor",
            "--on",
            "yesterday",
            "--at",
            "10",
            "--minutes",
            "50",
            "--format",
            "phone",
        ),
        *(
            "--learned",
            "Lead with the decision",
            "--learned",
            "Cut the legend",
            "--taught",
            "How budgets work",
        ),
        *("--question", "Who meets it last?", "--action", "Redo page one", "--win", "It held"),
        *("--notes", "-", "--next", "2 march 9:30"),
        stdin=b"raw\nnotes",
    )
    assert [line.split()[0] for line in ran.out.splitlines()] == ["s1", "s2"]
    session = done("session", "show", "s1", "--json").json
    assert (session["day"], session["start"], session["minutes"]) == ("2026-02-15", "10:00", 50)
    assert (session["format"], session["notes"], session["next_date"]) == (
        "phone",
        "raw\nnotes",
        "2026-03-02",
    )
    assert [line["topic"] for line in session["learnings"]] == [
        "Lead with the decision",
        "Cut the legend",
        "How budgets work",
    ]
    assert [line["person"] for line in session["actions"]] == ["p1"]
    planned = done("session", "show", "s2", "--json").json
    assert (planned["status"], planned["start"], planned["pairing"]) == ("planned", "09:30", "r1")
    shown = done("show", "s1").out
    assert "with Noor Vermeer (p1), you learn" in shown
    assert "learned: l1 Lead with the decision (heard)" in shown
    assert "question: n1 Who meets it last? (open)" in shown
    done("undo")
    assert done("session", "list").out == "", "one act is one step of undo"


def test_the_session_planned_for_the_day_is_the_one_that_was_held(done: Run) -> None:
    done("session", "plan", "noor", "--on", "today 10:00", "--agenda", "Chart choice", "--purpose", "Pricing")
    done("session", "log", "noor", "--learned", "x")
    (session,) = done("session", "list", "--json").json
    assert (session["handle"], session["status"], session["purpose"]) == ("s1", "held", "Pricing")
    assert "agenda, open: i1 Chart choice (mine)" in done("show", "s1").out


def test_what_was_noted_before_a_planned_session_was_held_stays(done: Run) -> None:
    done("session", "log", "noor", "--notes", "Ask about page one")
    done("session", "status", "s1", "planned")
    done("session", "log", "noor", "--notes", "It was cut")
    assert done("session", "show", "s1", "--json").json["notes"] == "Ask about page one\n\nIt was cut"


def test_a_plan_follows_the_rhythm_unless_told_otherwise(done: Run, run: Run) -> None:
    done("session", "log", "noor", "--on", "2026-02-10")
    done("session", "plan", "noor")
    planned = done("session", "list", "--status", "planned", "--json").json
    assert [session["day"] for session in planned] == ["2026-02-24"]
    assert run("session", "plan", "noor", "--on", "2026-02-01").code == 2


def test_a_first_plan_lies_one_rhythm_after_the_beginning_and_says_so(done: Run) -> None:
    ran = done("session", "plan", "noor")
    assert "by your rhythm with Noor Vermeer, every 2 weeks" in ran.err
    assert done("session", "show", "s1", "--json").json["day"] == "2026-03-02"


@pytest.mark.parametrize("said", [(), ("--minutes", "40"), ("--notes", " ")], ids=str)
def test_a_session_of_which_nothing_is_said_is_not_recorded(
    run: Run, done: Run, said: tuple[str, ...]
) -> None:
    ran = run("session", "log", *said)
    assert (ran.code, ran.out) == (2, "")
    assert "with whom it was" in ran.err and "session log NAME" in ran.err
    assert done("session", "list").out == ""


def test_a_promise_says_whose_it_is_and_its_day(done: Run, run: Run) -> None:
    ran = done(
        *("session", "log", "noor", "--action", "Redo page one by friday", "--action", "Ask twice"),
        *("--action", "Noor: send me the dataset, by 24 feb", "--action", "both: meet the board"),
    )
    actions = done("session", "show", "s1", "--json").json["actions"]
    assert [(one["text"], one["owner"], one["due"]) for one in actions] == [
        ("Redo page one", "me", "2026-02-20"),
        ("Ask twice", "me", None),
        ("send me the dataset", "them", "2026-02-24"),
        ("meet the board", "both", None),
    ]
    assert "“send me the dataset”, Noor Vermeer, by Tue 24 Feb 2026." in ran.err
    assert "Ask twice" not in ran.err
    refused = run("session", "log", "noor", "--action", "Send it by 3/4")
    assert refused.code == 2 and "can be" in refused.err
    assert "Send it by 3/4" in run("drafts", "show").out


def test_a_list_of_sessions_says_with_whom(done: Run) -> None:
    done("session", "log", "noor", "--purpose", "Pricing")
    done("session", "log", "--win", "By chance")
    assert done("session").out.splitlines() == [
        "s2  Mon 16 Feb 2026  held  outside any pairing",
        "s1  Mon 16 Feb 2026  held  with Noor Vermeer: Pricing",
    ]
    assert done("session", "list", "--with", "noor").out.count("\n") == 1
    assert done("session", "list", "--status", "planned").out == ""


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--on", "tomorrow"), "still to come"),
        (("--at", "26:00"), "no clock shows"),
        (("--next", "yesterday"), "comes after"),
        (("--learned", " "), "This line is empty"),
    ],
    ids=str,
)
def test_a_session_that_cannot_be_leaves_nothing_behind(
    run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    ran = run("session", "log", "noor", "--taught", "something", *arguments)
    assert ran.code == 2
    assert sentence in ran.err
    assert (run("session").out, run("taught").out) == ("", "")


@pytest.mark.parametrize(
    ("verb", "first", "second", "direction"),
    [("learned", "heard", "tried", "received"), ("taught", "taught", "shown back", "given")],
)
def test_a_learning_moves_from_step_to_step(
    done: Run, run: Run, verb: str, first: str, second: str, direction: str
) -> None:
    assert done(verb, "Lead", "with", "it", "--with", "noor", "--skill", "Stories").handle == "l1"
    assert done(verb).out == f"l1  Mon 16 Feb 2026  {first}  Lead with it (with Noor Vermeer)\n"
    assert f"“{second}”" in done(verb, "move", "l1").err
    (line,) = done(verb, "list", "--with", "noor", "--json").json
    assert (line["direction"], line["status"], line["skill"]) == (direction, second, "Stories")
    assert done(verb, "list", "--status", first).out == ""
    done(verb, "move", "l1", "--to", "set aside")
    other = "taught" if verb == "learned" else "learned"
    ran = run(other, "move", "l1")
    assert (ran.code, f"something you {verb}" in ran.err) == (2, True)


def test_a_line_of_a_session_has_its_day_and_person(done: Run) -> None:
    done("session", "log", "noor", "--on", "2026-02-10")
    done("win", "It held", "--session", "s1")
    (win,) = done("win", "list", "--json").json
    assert (win["day"], win["person"], win["session"], win["contributors"]) == (
        "2026-02-10",
        "p1",
        "s1",
        ["p1"],
    )


def test_words_are_asked_for_where_there_are_none(run: Run) -> None:
    ran = run("learned", "add", terminal=True)
    assert ran.code == 2
    assert "no words yet" in ran.err
