"""Words that cannot be saved are never lost: a draft, else a file, else back on the screen."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rjournal.storage.store import Store
from tests.cli.conftest import Run

PYTHON = sys.executable
TEXT = "Words that matter"


@pytest.mark.parametrize(
    "options",
    [
        ("--with", "nobody"),
        ("--goal", "nothing"),
        ("--on", "some day"),
        ("--on", "3/4"),
        ("--tag", "!!"),
        ("--session", "s9"),
        ("-t", "nosuch"),
        ("--mood", "9"),
        ("--mod", "1"),
    ],
    ids=" ".join,
)
def test_an_option_that_cannot_be_used_keeps_the_words(run: Run, options: tuple[str, str]) -> None:
    ran = run("add", TEXT, *options)
    assert (ran.code, ran.out) == (2, "")
    assert "kept as a draft" in ran.err
    assert TEXT in run("drafts", "show").out
    assert run("list").out == ""


def test_piped_words_are_kept_too(run: Run) -> None:
    assert run("add", "--with", "nobody", stdin=TEXT.encode()).code == 2
    assert run("drafts", "show").out == f"{TEXT}\n"
    assert run("add", "--wiht=x", stdin=b"Other words").code == 2
    assert "Other words" in [draft["fields"]["body"] for draft in run("drafts", "list", "--json").json]


def test_one_draft_never_replaces_another(run: Run) -> None:
    run("add", "first", "--with", "nobody")
    run("add", "second", "--with", "nobody")
    assert {draft["fields"]["body"] for draft in run("drafts", "list", "--json").json} == {"first", "second"}


def test_a_command_tried_again_with_the_same_words_leaves_one_draft(run: Run) -> None:
    for number in ("abc", "nan", "1e400"):
        assert run("goal", "add", "Decide sooner", "--from", "21", "--to", number).code == 2
    run("goal", "add", "Decide later", "--from", "21", "--to", "abc")
    kept = [draft["fields"]["title"] for draft in run("drafts", "list", "--json").json]
    assert sorted(kept) == ["Decide later", "Decide sooner"]


@pytest.mark.parametrize(
    "words",
    [
        ("session", "log", "noor o", "--on", "3/4"),
        ("session", "log", "x", "--minutes", "abc"),
        ("session", "plan", "nobody", "--on", "yesterday"),
        ("session", "log", "noor", "--mintues=40", "--useful", "9", "--not-protcted"),
        ("learned", "--on", "some day"),
        ("add", "--mood", "high", "--with", "Noor Vermeer"),
    ],
    ids=" ".join,
)
def test_a_refused_command_without_words_of_ones_own_leaves_no_draft(
    run: Run, noor: None, words: tuple[str, ...]
) -> None:
    ran = run(*words)
    assert ran.code == 2 and "kept" not in ran.err
    assert run("drafts", "list", "--json").json == []


def test_of_what_cannot_be_understood_only_the_words_are_kept(run: Run, noor: None) -> None:
    log = ("session", "log", "noor", "--minutes", "x", "--notes", "-", "--learned", TEXT, "--action=Go on")
    ran = run(*log, "--purpose", "See it", stdin=b"The notes\nof it")
    assert ran.code == 2
    assert run("drafts", "show").out == f"purpose: See it\nlearned: {TEXT}\naction: Go on\nThe notes\nof it\n"
    run("add", TEXT, "--titel", "A title", "--wiht", "One that I meant", "--colour", "blue", "--mood", "1")
    kept = [one["fields"] for one in run("drafts", "list", "--json").json]
    assert {"title": "A title", "body": f"{TEXT} One that I meant --colour blue"} in kept


@pytest.mark.parametrize(
    ("refused", "then"),
    [
        (("add", TEXT, "--with", "nobody"), ("add", TEXT)),
        (("add", TEXT, "--title", "T", "--mood", "x"), ("add", TEXT, "--title", "T", "--mood", "1")),
        (("add", TEXT, "--wiht", "noor"), ("add", *TEXT.split(), "--with", "noor", "--title", "T")),
        (
            ("session", "log", "nobody", "--win", TEXT, "--learned", "L", "--notes", "N", "--purpose", "P"),
            ("session", "log", "noor", "--win", TEXT, "--learned", "L", "--notes", "N", "--purpose", "P"),
        ),
        (
            ("session", "log", "nobody", "--minutes", "x", "--win", TEXT, "--notes", "N", "--learned", "L"),
            ("session", "log", "noor", "--win", TEXT, "--notes", "N", "--learned", "L"),
        ),
        (
            ("session", "plan", "nobody", "--agenda", TEXT, "--purpose", "P"),
            ("session", "plan", "noor", "--on", "friday", "--agenda", TEXT, "--purpose", "P"),
        ),
        (("learned", TEXT, "--on", "tomorrow"), ("learned", TEXT)),
        (("goal", "add", TEXT, "--to", "1e400"), ("goal", "add", TEXT, "--to", "4")),
        (
            ("goal", "add", TEXT, "--step", "a", "--step", "b", "--by", "never", "--why", "W"),
            ("goal", "add", TEXT, "--step", "a", "--step", "b", "--why", "W"),
        ),
    ],
    ids=lambda words: " ".join(words).replace(TEXT, "…"),
)
def test_what_a_second_try_saved_is_no_draft_any_more(
    run: Run, done: Run, noor: None, refused: tuple[str, ...], then: tuple[str, ...]
) -> None:
    assert "kept as a draft" in run(*refused).err
    run("add", "Others stay", "--with", "nobody")
    done(*then)
    assert [one["fields"]["body"] for one in run("drafts", "list", "--json").json] == ["Others stay"]


def test_a_draft_that_says_more_than_what_was_saved_stays(run: Run, done: Run, noor: None) -> None:
    run("add", TEXT, "--title", "A title of its own", "--with", "nobody")
    run("goal", "add", TEXT, "--why", "Because")
    done("add", TEXT)
    done("goal", "add", TEXT, "--to", "4")
    assert len(run("drafts", "list", "--json").json) == 2


def test_a_goal_that_was_refused_is_kept_as_a_goal(run: Run) -> None:
    ran = run("goal", "add", "big", "--to", "1e400")
    assert "as a new goal" in ran.err and "as an entry" not in ran.err
    run("goal", "add", "small", "--step", "a", "--step", "b", "--by", "never")
    kept = {one["key"]: one["fields"] for one in run("drafts", "list", "--json").json}
    assert sorted(kept) == ["form:goal:new", "form:goal:new:2"]
    assert kept["form:goal:new"]["title"] == "big"
    assert (kept["form:goal:new:2"]["steps"], kept["form:goal:new:2"]["measure"]) == ("a\nb", "milestones")
    assert run("drafts").out.count("A new goal") == 2


def test_a_kept_draft_is_saved_by_its_key(run: Run, done: Run, noor: None) -> None:
    run("add", TEXT, "--title", "T", "--with", "nobody")
    key = done("drafts", "list").out.split()[0]
    assert key in run("add", TEXT, "--title", "T", "--with", "nobody").err
    done("add", "--draft", key, "--with", "noor")
    entry = done("show", "e1", "--json").json
    assert (entry["body"], entry["title"], entry["people"]) == (TEXT, "T", ["p1"])
    assert key not in [draft["key"] for draft in done("drafts", "list", "--json").json]


def test_a_draft_of_the_screen_is_saved_with_all_that_was_said(done: Run, noor: None, home: Path) -> None:
    done("goal", "add", "Decide", "--to", "3")
    said = {"title": "T", "body": "B", "day": "2026-02-10", "people": "p1", "goals": "g1", "mood": "-1"}
    with Store.open(home / "journal.db") as store:
        store.drafts.save("entry:new:1", {**said, "tags": "a b", "energy": "", "session": "", "template": ""})
    done("add", "--draft", "entry:new", "--energy", "2")
    entry = done("show", "e1", "--json").json
    assert (entry["title"], entry["body"], entry["day"]) == ("T", "B", "2026-02-10")
    assert (entry["people"], entry["goals"], entry["tags"]) == (["p1"], ["g1"], ["a", "b"])
    assert (entry["mood"], entry["energy"]) == (-1, 2)


def test_nothing_that_a_draft_of_the_screen_holds_is_left_behind(done: Run, home: Path, noor: None) -> None:
    body = "## What\n\nB\n"
    said = {"mood_word": "rattled", "visibility": "counterpart", "prompts": "AL2 AL3", "template": "T1"}
    with Store.open(home / "journal.db") as store:
        store.drafts.save("entry:new:1", {"body": body, **said})
        store.drafts.save("entry:new:2", {"body": "C", "visibility": "everyone", "template": "gone"})
    assert "rattled" not in done("drafts").out, "only the words tell one draft from another"
    done("add", "--draft", "entry:new:1")
    entry = done("show", "e1", "--json").json
    assert (entry["body"], entry["mood_word"], entry["visibility"]) == (body, "rattled", "counterpart")
    assert (entry["prompts"], entry["template"], entry["type"]) == (["AL2", "AL3"], "T1", "quick")
    done("add", "--draft", "entry:new:2")
    entry = done("show", "e2", "--json").json
    assert (entry["body"], entry["visibility"], entry["template"]) == ("C", "private", "")


@pytest.mark.parametrize(
    "words",
    [
        ("learned", TEXT, "--wiht", "noor"),
        ("taught", TEXT, "--on", "some day"),
        ("action", TEXT, "--owner", "nobody"),
        ("win", TEXT, "--sesion", "s1"),
        ("session", "log", "noor", "--learned", TEXT, "--mintues", "40"),
        ("session", "plan", "noor", "--agenda", TEXT, "--on", "yesterday"),
        ("goal", "check-in", "nothing", "3", "--note", TEXT),
        ("goal", "revise", "nothing", "--question", TEXT),
        ("goal", "step", "add", "nothing", TEXT),
        ("goal", "step", "drop", "m9", "--reason", TEXT),
        ("goal", "pause", "nothing", "--reason", TEXT),
        ("goal", "close", "nothing", "--result", "partly", "--note", TEXT),
        ("action", "done", "a9", "--result", TEXT),
        ("action", "drop", "a9", "--reason", TEXT),
    ],
    ids=lambda words: " ".join(words).replace(TEXT, "…"),
)
def test_words_of_every_command_are_kept(run: Run, noor: None, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert ran.code == 2 and "kept as a draft" in ran.err
    assert TEXT in run("drafts", "show").out


def test_a_draft_can_be_thrown_away_by_the_beginning_of_its_key(run: Run, done: Run) -> None:
    run("add", TEXT, "--with", "nobody")
    assert run("drafts", "discard", "nothing").code == 2
    done("drafts", "discard", "add:2026")
    assert done("drafts").out == ""
    assert run("drafts", "show").code == 2


def test_all_drafts_are_thrown_away_after_a_question_and_undo_brings_them_back(run: Run, done: Run) -> None:
    for text in ("one", "two"):
        run("add", text, "--with", "nobody")
    assert run("drafts", "discard").code == 2
    assert run("drafts", "discard", "add:", "--all").code == 2
    assert run("drafts", "discard", "--all").code == 2, "nobody is there to be asked"
    asked = run("drafts", "discard", "--all", stdin=b"n\n", terminal=True)
    assert "2 drafts" in asked.err and "Nothing was changed" in asked.err
    assert len(done("drafts", "list", "--json").json) == 2
    done("drafts", "discard", "--all", stdin=b"y\n", terminal=True)
    assert done("drafts", "list", "--json").json == []
    done("undo")
    assert len(done("drafts", "list", "--json").json) == 2
    done("drafts", "discard", "--all", "--yes")
    assert "no draft" in done("drafts", "discard", "--all", "--yes").err


def test_an_ambiguous_name_names_the_candidates(run: Run, done: Run) -> None:
    done("person", "add", "Noor Vermeer")
    done("person", "add", "Noor Haddad")
    ran = run("add", TEXT, "--with", "noor")
    assert ran.code == 2
    assert "Noor Vermeer (p1)" in ran.err and "Noor Haddad (p2)" in ran.err
    assert run("drafts", "show").out == f"{TEXT}\n"


def test_an_ambiguous_date_names_both_readings(run: Run) -> None:
    ran = run("add", TEXT, "--on", "3/4/2025")
    assert ran.code == 2
    assert "Thu 3 Apr 2025 or Tue 4 Mar 2025" in ran.err


def test_the_order_of_dates_follows_the_settings(done: Run, home: Path, run: Run) -> None:
    home.mkdir()
    (home / "config.toml").write_text('date_order = "month-first"\ncolour = 1\n')
    ran = run("add", TEXT, "--on", "3/4/2025")
    assert "Tue 4 Mar 2025 or Thu 3 Apr 2025" in ran.err
    assert ran.err.count("'colour' is not a setting") == 1


def test_when_the_journal_cannot_be_opened_the_words_go_to_a_file(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "journal.db").write_text("this is no database, it only has the name of one" * 50)
    ran = run("add", TEXT)
    assert ran.code == 4
    assert "not a journal" in ran.err
    (kept,) = home.glob("unsaved-*.md")
    assert kept.read_text() == f"{TEXT}\n"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert str(kept) in ran.err
    assert any(place["path"] == str(kept) for place in run("where", "--json").json)


def test_when_there_is_no_place_at_all_the_words_come_back(run: Run, home: Path) -> None:
    home.write_text("a file where the folder should be")
    ran = run("add", TEXT)
    assert ran.code == 4
    assert ran.err.rstrip().endswith(TEXT)


def test_a_busy_journal_takes_no_words_away(
    run: Run, done: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done("add", "first")
    other = sqlite3.connect(home / "journal.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    real = sqlite3.connect
    # Five seconds of patience are too long for a test; the answer is the same after none.
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: real(*a, **{**k, "timeout": 0}))
    ran = run("add", TEXT)
    other.close()
    assert ran.code == 4
    assert "Another program is writing" in ran.err
    (kept,) = home.glob("unsaved-*.md")
    assert kept.read_text() == f"{TEXT}\n"


def test_an_editor_that_ends_badly_keeps_its_file(
    run: Run, done: Run, home: Path, editor: Callable[[str], None]
) -> None:
    done("add", "before")
    editor('echo after > "$1"; exit 3')
    ran = run("edit", "e1", terminal=True)
    assert ran.code == 1
    (left,) = (home / "scratch").rglob("entry.md")
    assert left.read_text() == "after\n"
    assert str(left) in ran.err
    assert done("show", "e1", "--json").json["body"] == "before"


def test_an_entry_changed_meanwhile_keeps_both_texts(
    run: Run, done: Run, home: Path, editor: Callable[[str], None]
) -> None:
    done("add", "--mood", "1", "before")
    editor(f'echo mine > "$1"; {PYTHON} -m rjournal edit e1 --title "changed elsewhere" > {home}/log 2>&1')
    ran = run("edit", "e1", terminal=True)
    assert ran.code == 3
    assert "changed elsewhere" in ran.err
    assert ran.err.count("kept") == 1, "where the words are is said once"
    assert "drafts show entry:1" in ran.err
    assert done("show", "e1", "--json").json["body"] == "before"
    (draft,) = done("drafts", "list", "--json").json
    assert draft["key"] == "entry:1"
    assert (draft["fields"]["body"], draft["fields"]["mood"], draft["base_rev"]) == ("mine", "1", 1)
    again = run("edit", "e1", terminal=True)
    assert again.code == 2
    assert "drafts show entry:1" in again.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("learned", TEXT, "--with", "nobody"),
        ("taught", TEXT, "--session", "s9"),
        ("action", TEXT, "--due", "some day"),
        ("win", TEXT, "--on", "tomorrow"),
        ("session", "log", "nobody", "--learned", TEXT),
        ("session", "plan", "nobody", "--agenda", TEXT),
        ("goal", "add", TEXT),
        ("goal", "check-in", "nothing", "3", "--note", TEXT),
        ("goal", "close", "nothing", "--result", "partly", "--note", TEXT),
        ("goal", "revise", "nothing", "--why", TEXT),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_every_command_that_takes_words_keeps_them(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert "kept as a draft" in ran.err
    assert TEXT in run("drafts", "show").out


def test_a_fault_of_our_own_keeps_the_words_and_tells_none(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError(TEXT)

    monkeypatch.setattr("rjournal.cli.commands.add.save_entry", broken)
    ran = run("add", TEXT)
    assert ran.code == 1
    assert "a fault of its own (KeyError)" in ran.err
    log = home / "log" / "crash.log"
    assert "KeyError" in log.read_text() and TEXT not in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600
    assert run("drafts", "show").out == f"{TEXT}\n"
