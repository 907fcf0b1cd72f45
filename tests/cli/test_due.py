"""`rjournal due`: what waits from the shell, and having done with it."""

from __future__ import annotations

import pytest

from rjournal.domain.due import KINDS
from tests.cli.conftest import Run


@pytest.fixture
def promised(done: Run, noor: None) -> None:
    """A promise for Friday, and a session held today that nobody wrote about."""
    done("action", "Redo page one", "--due", "friday", "--with", "noor")
    done("session", "log", "noor")


@pytest.mark.usefixtures("promised")
def test_what_waits_is_listed_as_of_any_day_and_by_kind(done: Run, run: Run) -> None:
    assert done("due").out.splitlines() == [
        "s1  Mon 16 Feb 2026  Write about the session with Noor Vermeer (reflect)",
        "a1  Fri 20 Feb 2026  Redo page one (promised · Noor Vermeer)",
    ]
    assert [one["handle"] for one in done("due", "--on", "1 march", "--json").json] == ["a1"]
    assert done("due", "--kind", "reflect", "--json").json == [
        {
            "kind": "reflect",
            "handle": "s1",
            "text": "Write about the session with Noor Vermeer",
            "why": "reflect",
            "when": "2026-02-16",
            "with": "Noor Vermeer",
        }
    ]
    assert "Nothing waits" in done("due", "--on", "2026-02-12").err
    assert run("due", "--kind", "nagging").code == 2


@pytest.mark.usefixtures("promised")
def test_done_ticks_off_a_promise_and_puts_the_rest_away(done: Run, run: Run) -> None:
    assert done("due", "done", "a1").err == "Done.\n"
    assert done("show", "a1", "--json").json["status"] == "done"
    assert done("due", "done", "s1").err == "Put away.\n"
    assert done("due").out == ""
    assert done("due", "silent").out == (
        "s1  Mon 16 Feb 2026  Write about the session with Noor Vermeer (reflect): put away\n"
    )
    ran = run("due", "done", "s1")
    assert ran.code == 2 and "Nothing waits about s1" in ran.err
    assert run("due", "done", "noor").code == 2
    done("undo")
    assert done("due").out.startswith("s1 ")


@pytest.mark.usefixtures("promised")
def test_what_is_snoozed_waits_and_can_be_woken(done: Run, run: Run) -> None:
    assert "Mon 23 Feb 2026" in done("due", "snooze", "a1").err
    assert "Thu 19 Feb 2026" in done("due", "snooze", "s1", "--days", "3").err
    assert done("due").out == ""
    assert [one["until"] for one in done("due", "silent", "--json").json["silent"]] == [
        "2026-02-19",
        "2026-02-23",
    ]
    assert [one["handle"] for one in done("due", "--on", "2026-02-23", "--json").json] == ["s1", "a1"]
    done("due", "wake", "a1")
    assert done("due").out.startswith("a1 ")
    assert run("due", "wake", "a1").code == 2
    for days in ("0", "-1", "3651", "a week"):
        assert run("due", "snooze", "a1", "--days", days).code == 2


@pytest.mark.usefixtures("noor")
def test_two_things_about_one_record_are_told_apart_by_their_kind(done: Run, run: Run) -> None:
    done("pairing", "edit", "noor", "--start", "2025-12-01")
    for day in ("2025-12-01", "2025-12-15"):
        done("session", "log", "noor", "--on", day)
    ran = run("due", "done", "r1")
    assert ran.code == 2 and "agreement, session" in ran.err and "--kind" in ran.err
    done("due", "done", "r1", "--kind", "agreement")
    assert [one["kind"] for one in done("due", "--json").json] == ["session"]


@pytest.mark.usefixtures("promised")
def test_a_kind_is_switched_off_and_on(done: Run, run: Run) -> None:
    done("due", "off", "action")
    assert "a1" not in done("due").out
    kinds = {one["kind"]: one for one in done("due", "kinds", "--json").json}
    assert list(kinds) == list(KINDS) and [id for id, one in kinds.items() if not one["on"]] == ["action"]
    assert kinds["reflect"]["waiting"] == 1
    assert "action" in done("due", "silent").out
    assert done("due", "kinds").out.count("\n") == len(KINDS)
    done("due", "on", "action")
    assert "a1" in done("due").out and "Nothing is silent" in done("due", "silent").err
    assert run("due", "off", "everything").code == 2
