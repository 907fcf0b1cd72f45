"""What becomes of a pairing, and its agreement, from the shell."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rjournal.domain.agreements import PARTS
from rjournal.domain.people import UNSAFE
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("noor")


def shown(done: Run, name: str = "noor") -> Any:
    return done("pairing", "show", name, "--json").json


def test_every_field_of_a_pairing_is_said_and_shown(done: Run) -> None:
    done("person", "add", "Amina")
    done(
        *("pairing", "edit", "noor", "--purpose", "Charts", "--because", "skill", "--because", "both chose"),
        *("--driven-by", "shared", "--minutes", "60", "--start", "2026-01-05", "--until", "2026-06-30"),
        *("--phase", "enabling", "--next", "amina"),
    )
    text = done("pairing", "show", "noor").out
    for words in (
        "purpose: Charts",
        "because: skill, both chose",
        "phase: enabling, learning from each other (as you said)",
        "rhythm: every 2 weeks, 60 minutes",
        "driven by: shared",
        "start: Mon 5 Jan 2026",
        "planned end: Tue 30 Jun 2026",
        "next partner: Amina (p2)",
        "agreement: no agreement yet",
    ):
        assert words in text
    done("pairing", "edit", "noor", "--phase", "derived", "--next", "nobody")
    assert (shown(done)["phase"], shown(done)["rotation_next"]) == (None, None)
    assert shown(done)["phase_now"] == "preparing"


def test_sessions_are_counted_against_the_rhythm_and_what_waits_is_said(done: Run) -> None:
    done("pairing", "edit", "noor", "--start", "2026-01-05")
    for day in ("2026-01-06", "2026-01-20", "2026-02-03"):
        done("session", "log", "noor", "--on", day)
    pairing = shown(done)
    assert (pairing["rhythm"]["held"], pairing["rhythm"]["asked"]) == (3, 3)
    assert pairing["session_asked_on"] == "2026-02-17"
    assert [(one["kind"], one["day"]) for one in pairing["waits"]] == [("agreement", "2026-01-20")]
    text = done("pairing", "show", "noor").out
    assert "sessions: 3 held of about 3 since 5 Jan" in text
    assert "waits: nothing is agreed between you yet" in text


def test_it_rests_and_goes_on_and_undo_takes_each_back(done: Run, run: Run) -> None:
    done("pairing", "pause", "noor", "--until", "1 mar", "--reason", "Parental leave")
    assert "paused since 16 Feb, until 1 Mar" in done("pairing").out
    assert "paused from Mon 16 Feb 2026 until Sun 1 Mar 2026: Parental leave" in done("show", "r1").out
    refused = run("pairing", "pause", "noor")
    assert refused.code == 2 and "only an active one" in refused.err
    done("pairing", "resume", "noor")
    assert done("pairing").out.rstrip().endswith("active")
    done("undo")
    assert "paused" in done("pairing").out
    done("undo")
    assert shown(done)["pauses"] == [] and shown(done)["standing"] == "active"


def test_a_pause_noted_afterwards_leaves_it_active(done: Run) -> None:
    said = done("pairing", "pause", "noor", "--from", "22 dec 2025", "--until", "7 jan 2026")
    assert "Noted." in said.err and shown(done)["standing"] == "active"


def test_it_closes_without_fault_and_an_entry_is_offered(done: Run) -> None:
    closed = done(
        "pairing", "close", "noor", "--reason", "completed", "--note", "Thanks", "--on", "2026-02-16"
    )
    assert "all of it stays" in closed.err and "If you like" in closed.err and "--with p1" in closed.err
    assert done("pairing").out == ""
    assert "ended 16 Feb, completed" in done("pairing", "list", "--all").out
    assert "closing note: Thanks" in done("pairing", "show", "noor").out
    done("pairing", "reopen", "noor")
    assert (shown(done)["standing"], shown(done)["ended_reason"]) == ("active", None)


def test_an_ending_for_being_unsafe_is_in_no_list(done: Run) -> None:
    done("pairing", "close", "noor", "--reason", UNSAFE, "--note", "It did not feel right")
    for ran in (
        done("pairing", "list", "--all"),
        done("pairing", "list", "--all", "--json"),
        done("pairing", "timeline"),
        done("pairing", "timeline", "--text"),
        done("pairing", "timeline", "--json"),
        done("person", "show", "noor"),
    ):
        assert "unsafe" not in ran.out and "feel right" not in ran.out and "ended" in ran.out
    assert shown(done)["ended_reason"] == UNSAFE
    assert UNSAFE in done("export", "md", "--to", "-").out, "for oneself all of it is there"


def test_rotating_hands_it_on_in_one_act(done: Run, run: Run) -> None:
    assert "Nobody is planned" in run("pairing", "rotate", "noor").err
    done("person", "add", "Amina")
    done("pairing", "edit", "noor", "--next", "amina", "--minutes", "60")
    done("agreement", "edit", "noor", "--i-hope", "Charts", "--they-hope", "Heard", "--off-limits", "Pay")
    done("agreement", "agree", "noor")
    rotated = done("pairing", "rotate", "noor", "--every", "7", "--note", "Thanks")
    assert rotated.handle == "r2" and "came along, not agreed yet" in rotated.err
    following = shown(done, "amina")
    assert (following["cadence_days"], following["session_minutes"], following["my_role"]) == (
        7,
        60,
        "learner",
    )
    agreement = done("agreement", "show", "amina").out
    assert "Charts" in agreement and "Not yet agreed" in agreement
    assert "Heard" not in agreement and "Pay" not in agreement
    assert "ended 16 Feb, rotated" in done("pairing", "list", "--all").out
    done("undo")
    assert shown(done)["standing"] == "active"
    assert run("agreement", "show", "amina").code == 2


def test_the_timeline_is_drawn_or_told_and_never_wider_than_its_lines(
    done: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    done("person", "add", "Amina")
    done("pairing", "edit", "noor", "--start", "2025-11-24", "--until", "2026-04-17", "--next", "amina")
    drawn = done("pairing", "timeline")
    assert "━" in drawn.out and "┄" in drawn.out and "│" in drawn.out
    assert "━ going on" in drawn.err and max(map(len, drawn.out.splitlines())) <= 80
    told = done("pairing", "timeline", "--text")
    assert "Noor Vermeer: you learn, active, from Mon 24 Nov 2025 planned until Fri 17 Apr 2026" in told.out
    assert "Amina: you learn, after Noor Vermeer" in told.out and "━" not in told.out
    monkeypatch.setenv("NO_COLOR", "1")
    assert done("pairing", "timeline").out == told.out
    assert [one["when"] for one in done("pairing", "timeline", "--json").json] == ["now", "planned"]


def test_an_agreement_is_written_agreed_written_anew_and_read_as_it_was(done: Run, run: Run) -> None:
    assert "Nothing is written yet" in run("agreement", "show", "noor").err
    assert "Say what to write" in run("agreement", "edit", "noor").err
    words = [word for part in PARTS for word in (f"--{part.field.replace('_', '-')}", f"About {part.field}")]
    assert done("agreement", "edit", "noor", *words).handle == "v1"
    text = done("agreement", "show", "noor").out
    assert all(f"About {part.field}" in text for part in PARTS)
    assert text.startswith("# Agreement with Noor Vermeer\n") and "## What Noor Vermeer hopes" in text
    agreed = done("agreement", "agree", "noor", "--on", "5 jan")
    assert "agreed on Mon 5 Jan 2026, review on Sun 5 Apr 2026" in agreed.out
    assert "as a new version" in done("agreement", "edit", "noor", "--ending", "By a word").err
    history = done("agreement", "history", "noor").out.splitlines()
    assert history[0].startswith("v1  version 1  agreed on Mon 5 Jan 2026")
    assert history[1] == "v2  version 2  not yet agreed"
    assert "About ending" in done("agreement", "show", "noor", "--version", "1").out
    assert "By a word" in done("agreement", "show", "noor").out
    assert run("agreement", "show", "noor", "--version", "3").code == 2
    shown = done("agreement", "show", "noor", "--json").json
    assert (shown["version"], shown["versions"], shown["ending"]) == (2, 2, "By a word")
    done("agreement", "agree", "noor", "--review", "never")
    assert done("agreement", "history", "noor", "--json").json[1]["review_on"] is None


@pytest.mark.parametrize("audience", ["counterpart", "manager", ""])
def test_an_agreement_is_written_for_nobody_else(done: Run, run: Run, audience: str) -> None:
    done("agreement", "edit", "noor", "--off-limits", "Pay")
    for more in ((), ("--json",)):
        ran = run("agreement", "show", "noor", "--for", audience, *more)
        assert (ran.code, ran.out) == (2, "") and "until then nothing leaves" in ran.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("pairing", "pause", "noor", "--until", "2026-02-16"), "end before it begins"),
        (("pairing", "pause", "noor", "--from", "whenever"), "whenever"),
        (("pairing", "resume", "noor"), "not paused"),
        (("pairing", "reopen", "noor"), "not ended"),
        (("pairing", "close", "noor", "--on", "2026-02-17"), "still to come"),
        (("pairing", "close", "noor", "--on", "2020-01-01"), "end before it began"),
        (("pairing", "close", "noor", "--reason", "bored"), "bored"),
        (("pairing", "rotate", "noor", "--to", "noor"), "with already"),
        (("pairing", "rotate", "noor", "--to", "nobody"), "No person"),
        (("pairing", "edit", "noor", "--next", "noor"), "with already"),
        (("pairing", "edit", "noor", "--status", "proposed"), "has begun"),
        (("agreement", "agree", "noor"), "nothing to agree"),
        (("agreement", "edit", "noor", "--ending", " "), "Nothing is written"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_is_said_and_nothing_is_changed(
    done: Run, run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    before = done("pairing", "list", "--all", "--json").out
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert json.loads(done("pairing", "list", "--all", "--json").out) == json.loads(before)


def test_words_that_could_not_be_stored_are_kept_as_a_draft(done: Run, run: Run) -> None:
    ran = run("agreement", "edit", "nobody", "--i-hope", "A long thought")
    assert ran.code == 2 and "kept as a draft" in ran.err
    ran = run("pairing", "close", "noor", "--on", "2020-01-01", "--note", "Another thought")
    assert "kept as a draft" in ran.err
    assert "A long thought" in done("drafts").out and "Another thought" in done("drafts").out
