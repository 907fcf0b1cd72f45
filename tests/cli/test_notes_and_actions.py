"""`rjournal ask` and `rjournal action`: noted, answered, turned into one another, kept and let go."""

from __future__ import annotations

from typing import get_args

import pytest

from rjournal.domain.notes import TurnInto
from tests.cli.conftest import Run


@pytest.mark.usefixtures("noor")
def test_a_question_is_asked_and_answered(done: Run) -> None:
    asked = done(
        "ask", "Who meets this decision last?", "--with", "noor", "--lens", "stakeholder-lens"
    ).handle
    done("ask", "add", "What does it cost?")
    done("session", "log", "noor", "--idea", "Ask the warehouse")
    assert [line.split()[0] for line in done("ask").out.splitlines()] == ["n2", asked]
    assert done("ask", "list", "--kind", "all", "--with", "noor").out.split()[0] == "n3"
    done("ask", "answer", asked, "The people in the warehouse.")
    question = done("show", asked, "--json").json
    assert (question["status"], question["answer"]) == ("answered", "The people in the warehouse.")
    assert asked not in done("ask").out and asked in done("ask", "list", "--all").out
    assert done("ask", "list", "--status", "answered", "--json").json[0]["handle"] == asked
    done("undo")
    assert asked in done("ask").out
    done("ask", "let-go", asked, "n2")
    assert "No questions are open" in done("ask").err
    done("undo")
    assert done("ask").out.count("\n") == 2


def test_every_field_can_be_said_and_changed(done: Run, run: Run) -> None:
    done(
        *("ask", "They wait for us", "--kind", "assumption", "--confidence", "2"),
        *("--would-change", "One complaint", "--revisit", "in 6 weeks", "--raised-by", "both"),
    )
    note = done("show", "n1", "--json").json
    assert (note["confidence"], note["would_change"], note["raised_by"]) == (2, "One complaint", "both")
    assert note["revisit_on"] == "2026-03-30"
    done("ask", "edit", "n1", "--status", "weakened", "--confidence", "1", "--text", "They may wait")
    assert "weakened" in done("ask", "list", "--kind", "assumption").out
    done("ask", "edit", "n1", "--kind", "idea", "--area", "process")
    note = done("show", "n1", "--json").json
    assert (note["kind"], note["status"], note["confidence"], note["area"]) == (
        "idea",
        "open",
        None,
        "process",
    )
    done("ask", "A topic", "--kind", "topic", "--priority")
    assert done("show", "n2", "--json").json["priority"] is True
    for refused in (
        ("ask", "edit", "n1", "--priority"),
        ("ask", "edit", "n1", "--status", "answered"),
        ("ask", "edit", "n1", "--text", " "),
        ("ask", "edit", "n2", "--lens", "nothing"),
        ("ask", "x", "--kind", "assumption", "--confidence", "6"),
        ("ask", "x", "--kind", "assumption", "--revisit", "someday"),
        ("ask", "answer", "n9", "x"),
    ):
        ran = run(*refused)
        assert ran.code == 2 and ran.out == "", refused
    assert done("ask", "list", "--kind", "all", "--all").out.count("\n") == 2


@pytest.mark.parametrize("into", get_args(TurnInto))
def test_a_note_turns_into_something_else_and_says_so(done: Run, run: Run, into: str) -> None:
    kinds = ("question", "gap", "topic", "assumption", "idea", "decision", "challenge")
    turned = []
    for kind in kinds:
        note = done("ask", f"About {kind}", "--kind", kind).handle
        ran = run("ask", "turn", note, into)
        if ran.code == 0:
            turned.append(kind)
            shown = done("show", note).out
            assert f"turned into: {ran.handle}" in shown and "status: turned into" in shown
            if ran.handle[0] in "na":
                assert f"came from: {note} About {kind} ({kind})" in done("show", ran.handle).out
            done("undo")
            assert "turned into" not in done("show", note).out
        else:
            assert ran.code == 2 and "does not turn into" in ran.err
    assert turned and into not in turned


def test_the_words_of_what_it_turns_into_can_be_others(done: Run, run: Run) -> None:
    done("ask", "Swap", "--kind", "idea")
    ran = run("ask", "turn", "n1", "topic", "Words", "--due", "friday")
    assert ran.code == 2 and "Words" in run("drafts", "show").out
    made = done("ask", "turn", "n1", "action", "Ask", "two", "leads", "--due", "friday", "--owner", "both")
    action = done("show", made.handle, "--json").json
    assert (action["text"], action["due"], action["owner"]) == ("Ask two leads", "2026-02-20", "both")
    assert action["came_from"] == ["n1"] and done("show", "n1", "--json").json["led_to"] == [made.handle]
    assert done("show", "n1", "--json").json["text"] == "Swap"


@pytest.mark.usefixtures("noor")
def test_the_bank_puts_a_question_on_the_next_agenda_and_then_offers_others_first(
    done: Run, run: Run
) -> None:
    assert done("ask", "bank").out.startswith("CU1 ")
    ran = run("ask", "bank", "CU1")
    assert ran.code == 2 and "No session is planned" in ran.err
    done("session", "plan", "noor", "--on", "tomorrow")
    assert "Who meets the result" in done("ask", "bank", "cu1", "--with", "noor").out
    assert run("ask", "bank", "CU1").code == 2, "it is there already"
    assert run("ask", "bank", "BS1").code == 2
    (item,) = done("show", "s1", "--json").json["agenda"]
    assert (item["origin"], item["outcome"]) == ("bank", "open")
    bank = done("ask", "bank", "--json").json
    assert bank[0]["id"] == "CU2" and (bank[-1]["id"], bank[-1]["used"]) == ("CU1", "2026-02-16")


@pytest.mark.usefixtures("noor")
def test_a_promise_is_kept_dropped_and_taken_up_again(done: Run, run: Run) -> None:
    done("action", "Redo page one", "--due", "friday", "--with", "noor")
    done("action", "Send data", "--owner", "them")
    assert done("action").out.splitlines() == [
        "a1  Redo page one (mine, open, by Fri 20 Feb 2026)",
        "a2  Send data (theirs, open)",
    ]
    done("action", "done", "a1", "--on", "yesterday", "--result", "Sent")
    assert done("action", "list", "--with", "noor").out == ""
    by_handle = {action["handle"]: action for action in done("action", "list", "--all", "--json").json}
    assert (by_handle["a1"]["done_on"], by_handle["a1"]["result"]) == ("2026-02-15", "Sent")
    assert run("action", "done", "a2", "a1").code == 2, "one that is done already"
    assert done("action").out.startswith("a2 "), "and then none is ticked"
    done("action", "drop", "a2", "--reason", "No longer needed")
    assert done("action").out == ""
    assert done("action", "list", "--status", "dropped", "--owner", "them").out.startswith("a2 ")
    assert "1 kept, too few promises to say more, 1 let go" in done("action", "list", "--status", "done").err
    done("action", "reopen", "a2")
    assert done("action").out.startswith("a2 ") and run("action", "reopen", "a2").code == 2


@pytest.mark.usefixtures("noor")
def test_every_field_of_a_promise_can_be_said_and_changed(done: Run, run: Run) -> None:
    done("goal", "add", "Faster decisions", "--from", "9", "--to", "1", "--unit", "days")
    done("learned", "Lead with it", "--with", "noor")
    made = done(
        *("action", "Name her", "--kind", "sponsor", "--if-then", "If asked, then her"),
        *("--goal", "faster", "--from", "l1", "--due", "friday"),
    ).handle
    action = done("show", made, "--json").json
    assert (action["kind"], action["if_then"], action["goal"]) == ("sponsor", "If asked, then her", "g1")
    assert (action["came_from"], action["person"]) == (["l1"], "p1")
    done(
        "action",
        "edit",
        made,
        "--text",
        "Name both",
        "--owner",
        "both",
        "--no-due",
        "--result",
        "So far so good",
    )
    action = done("show", made, "--json").json
    assert (action["text"], action["owner"], action["due"]) == ("Name both", "both", None)
    assert [one["handle"] for one in done("action", "list", "--kind", "sponsor", "--json").json] == [made]
    for refused in (
        ("action", "x", "--from", "g1"),
        ("action", "x", "--from", "n9"),
        ("action", "x", "--goal", "nothing"),
        ("action", "edit", made, "--text", " "),
        ("action", "edit", made, "--due", "3/4"),
    ):
        ran = run(*refused)
        assert ran.code == 2 and ran.out == "", refused


@pytest.mark.usefixtures("noor")
def test_what_stays_open_is_carried_from_one_session_to_the_next(done: Run) -> None:
    done("session", "log", "noor", "--on", "2026-02-01", "--action", "Redo it")
    for day in ("2026-02-08", "2026-02-15"):
        done("session", "log", "noor", "--on", day)
    assert done("show", "a1", "--json").json["carried"] == 2
    assert "carried 2×" in done("action").out
