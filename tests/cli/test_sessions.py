"""Planning, preparing, closing and calling off sessions from the shell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.hostile import HOSTILE

pytestmark = pytest.mark.usefixtures("noor")


def test_a_plan_takes_the_usual_time_and_all_that_can_be_said_of_it(done: Run) -> None:
    done("session", "log", "noor", "--on", "2026-02-10", "--at", "10:00", "--minutes", "30")
    done(
        *("session", "plan", "noor", "--purpose", "listen", "--protected", "--agenda", "Chart choice"),
        *("--resource", "https://example.org/deck the deck", "--resource", "~/spread.pdf"),
    )
    planned = done("session", "show", "s2", "--json").json
    assert (planned["day"], planned["start"], planned["minutes"]) == ("2026-02-24", "10:00", 30)
    assert (planned["protected"], planned["purpose"]) == (True, "listen")
    assert planned["resources"] == ["https://example.org/deck the deck", "~/spread.pdf"]
    shown = done("show", "s2").out
    assert "planned, protected" in shown and "link or file: ~/spread.pdf" in shown
    done("session", "plan", "noor", "--on", "2 march")
    assert done("session", "show", "s3", "--json").json["start"] == "10:00"


def test_a_session_in_writing_has_a_window_and_waits_for_a_reply(done: Run, run: Run) -> None:
    ran = run("session", "plan", "noor", "--format", "async")
    assert ran.code == 2 and "window of days" in ran.err
    done(
        *("session", "plan", "noor", "--format", "async", "--on", "27 march", "--until", "2 april"),
        *("--awaiting", "them"),
    )
    planned = done("session", "show", "s1", "--json").json
    assert (planned["day"], planned["until"], planned["start"]) == ("2026-03-27", "2026-04-02", None)
    assert "a reply from them is awaited" in done("show", "s1").out
    assert "planned, their reply" in done("session", "list").out
    done("session", "edit", "s1", "--awaiting", "me")
    done("session", "status", "s1", "moved", "--by", "me", "--on", "29 march")
    moved = done("session", "show", "s2", "--json").json
    assert (moved["day"], moved["until"], moved["awaiting"]) == ("2026-03-29", "2026-04-04", "me")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--until", "friday"), "over several days"),
        (("--format", "async", "--until", "friday", "--at", "10:00"), "no clock time"),
        (("--awaiting", "me"), "in writing"),
        (("--format", "async", "--on", "friday", "--until", "thursday"), "ends before it begins"),
        (("--on", "yesterday"), "That day has passed"),
    ],
    ids=str,
)
def test_what_no_session_can_have_is_refused_with_a_sentence(
    run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    ran = run("session", "plan", "noor", *arguments)
    assert ran.code == 2 and sentence in ran.err
    assert run("session").out == ""


@pytest.mark.parametrize(
    ("option", "low", "high", "field"),
    [
        ("--useful", 1, 5, "useful"),
        ("--safety", 1, 5, "safety"),
        ("--talk-share", 0, 100, "talk_share_me"),
        ("--minutes", 1, 1440, "minutes"),
    ],
)
def test_numbers_stay_within_their_edges(
    done: Run, run: Run, option: str, low: int, high: int, field: str
) -> None:
    done("session", "log", "noor", option, str(low))
    assert done("session", "show", "s1", "--json").json[field] == low
    done("session", "edit", "s1", option, str(high))
    assert done("session", "show", "s1", "--json").json[field] == high
    for beyond in (low - 1, high + 1):
        assert run("session", "edit", "s1", option, str(beyond)).code == 2
    assert done("session", "show", "s1", "--json").json[field] == high


def test_the_prep_sheet_as_markdown_as_data_and_in_a_file(done: Run, run: Run, tmp_path: Path) -> None:
    ran = run("session", "prep")
    assert ran.code == 3 or ran.code == 2
    assert "No session is planned" in ran.err and "session plan" in ran.err
    done("session", "log", "noor", "--on", "2026-01-20", "--learned", "The spread first")
    done("action", "Redo page 1", "--with", "noor", "--due", "friday")
    done("ask", "Who meets it last?", "--with", "noor")
    done(
        "session", "plan", "noor", "--on", "tomorrow 10:00", "--agenda", "Chart choice", "--purpose", "listen"
    )
    sheet = done("session", "prep").out
    for line in (
        "# Prepare: session with Noor Vermeer",
        "Noor Vermeer, you learn",
        "Today I want to: listen",
        "- [ ] Chart choice · mine",
        "- [ ] Redo page 1 · mine · by Fri 20 Feb 2026",
        "- [ ] Who meets it last?",
        "- [ ] The spread first · used yet?",
        "## Last time, Tue 20 Jan 2026",
        "## A question to put",
    ):
        assert line in sheet, line
    assert done("session", "prep", "noor").out == done("session", "prep", "s2").out == sheet
    data = done("session", "prep", "--json").json
    assert (data["with"], data["role"], data["checks"][0]["asks"]) == ("Noor Vermeer", "learner", "used yet?")
    assert [one["text"] for one in data["actions"]] == ["Redo page 1"]
    path = tmp_path / "prep.md"
    done("session", "prep", "--to", str(path))
    assert path.read_text("utf-8") == sheet and path.stat().st_mode & 0o777 == 0o600
    assert run("session", "prep", "--to", str(path)).code == 2
    done("session", "prep", "--to", str(path), "--force")


def test_an_agenda_is_filled_and_settled(done: Run, run: Run) -> None:
    done("session", "plan", "noor", "--on", "tomorrow")
    assert "Nothing on the agenda yet" in run("session", "agenda").err
    question = done("ask", "Who meets it last?", "--with", "noor").handle
    action = done("action", "Redo page 1", "--with", "noor", "--owner", "them").handle
    first = run("session", "agenda").err
    second = run("session", "agenda", "--another").err
    assert "A question to put" in first and first != second
    done("session", "agenda", "noor", "--add", "Charts", "--pull", question, "--pull", action, "--ask")
    items = done("session", "agenda", "--json").json
    assert [(one["text"], one["origin"]) for one in items[:3]] == [
        ("Charts", "me"),
        ("Who meets it last?", "me"),
        ("Redo page 1", "them"),
    ]
    assert items[3]["origin"] == "bank" and items[3]["text"] in second
    assert run("session", "agenda", "--pull", question).code == 2
    done("session", "agenda", "s1", "--done", "i2", "--park", "i1", "--carry", "i3")
    assert [line.split()[1] for line in done("session", "agenda", "s1").out.splitlines()] == [
        "parked",
        "done",
        "carried",
        "open",
    ]
    assert done("show", question, "--json").json["status"] == "answered"
    done("undo")
    assert [one["outcome"] for one in done("session", "agenda", "s1", "--json").json] == ["open"] * 4


def test_a_check_that_was_talked_about_says_how_to_note_it(done: Run) -> None:
    done("session", "log", "noor", "--on", "2026-01-20", "--taught", "How prices work")
    done("session", "plan", "noor", "--on", "tomorrow")
    done("session", "agenda", "--pull", "l1")
    assert "rjournal taught check l1" in done("session", "agenda", "s2", "--done", "i1").err
    done("undo")
    assert "rjournal taught check l1" in done("session", "close", "s2", "--rest", "done").err


def test_closing_settles_writes_and_plans_in_one_act(done: Run, run: Run) -> None:
    done(
        *("session", "plan", "noor", "--on", "today 8:00"),
        *("--agenda", "one", "--agenda", "two", "--agenda", "three"),
    )
    ran = done("session", "close", "--done", "i1")
    assert "Still open: i2, i3" in ran.err and "Mon 2 Mar 2026" in ran.err and "add --session s1" in ran.err
    done("undo")
    ran = done(
        *("session", "close", "noor", "--done", "i1", "--park", "i2", "--rest", "carry", "--by-rhythm"),
        *("--useful", "5", "--write", "We cut it."),
    )
    assert [line.split()[0] for line in ran.out.splitlines()] == ["s1", "s2"] and "Still open" not in ran.err
    closed = done("session", "show", "s1", "--json").json
    assert (closed["status"], closed["useful"], closed["next_date"]) == ("held", 5, "2026-03-02")
    assert [one["outcome"] for one in closed["agenda"]] == ["done", "parked", "carried"]
    assert closed["entries"] == ["e1"]
    following = done("session", "show", "s2", "--json").json
    assert (following["start"], [one["text"] for one in following["agenda"]]) == ("08:00", ["three"])
    done("undo")
    assert done("session", "show", "s1", "--json").json["status"] == "planned"


def test_what_is_left_open_on_closing_is_not_carried_on_by_the_next_date(done: Run) -> None:
    done("session", "plan", "noor", "--on", "today 8:00", "--agenda", "one", "--agenda", "two")
    done("session", "close", "--carry", "i1", "--rest", "leave", "--by-rhythm")
    closed = done("session", "show", "s1", "--json").json
    assert [one["outcome"] for one in closed["agenda"]] == ["carried", "open"]
    assert [one["text"] for one in done("session", "show", "s2", "--json").json["agenda"]] == ["one"]


def test_a_closing_that_is_refused_keeps_the_words_and_changes_nothing(done: Run, run: Run) -> None:
    assert run("session", "close").code in (2, 3)
    done("session", "log", "--purpose", "alone")
    ran = run("session", "close", "--by-rhythm", "--write", "What I thought")
    assert ran.code == 2 and "no rhythm" in ran.err
    assert "What I thought" in run("drafts", "show").out
    assert run("session", "close", "--next", "2 march", "--by-rhythm").code == 2
    done("session", "status", "s1", "cancelled", "--by", "other")
    assert "cancelled" in run("session", "close", "s1").err


def test_what_became_of_a_session_and_by_whom(done: Run, run: Run) -> None:
    done("session", "plan", "noor", "--on", "tomorrow 10:00", "--agenda", "Charts")
    assert run("session", "status", "s1", "missed", "--by", "them").code == 2
    assert run("session", "status", "s1", "held", "--on", "today").code == 2
    done("session", "status", "s1", "cancelled", "--by", "them")
    assert "cancelled by them" in done("show", "s1").out
    done("session", "status", "s1", "planned")
    assert [one["text"] for one in done("session", "agenda", "--json").json] == ["Charts"]
    moved = done("session", "status", "s1", "moved", "--by", "me", "--on", "19 feb")
    assert moved.handle == "s2"
    assert done("session", "show", "s2", "--json").json["start"] == "10:00"
    done("session", "status", "s2", "held")
    begun = done("session", "show", "s2", "--json").json
    assert (begun["status"], begun["day"], begun["start"]) == ("held", "2026-02-16", "09:00")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_go_through_every_command_of_sessions(run: Run, text: str) -> None:
    typed = text.encode("utf-8", "ignore").decode("utf-8").replace("\x00", "")
    run(
        "session",
        "plan",
        "noor",
        "--on",
        "tomorrow",
        "--purpose",
        typed,
        "--agenda",
        typed,
        "--resource",
        typed,
    )
    for command in (
        ("prep",),
        ("agenda", "--add", typed),
        ("edit", "s1", "--purpose", typed),
        ("close", "s1", "--write", typed, "--rest", "carry"),
        ("show", "s1"),
        ("list",),
    ):
        ran = run("session", *command)
        assert ran.code in (0, 2)
        assert "\x1b" not in ran.out + ran.err and "\x9b" not in ran.out + ran.err
    assert "Traceback" not in run("session", "prep", typed).err
