"""Writing, listing, finding, changing and deleting entries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_words_on_the_command_line_become_an_entry(done: Run) -> None:
    ran = done("add", "Noor", "drew", "the", "decision", "first")
    assert ran.out == "e1  Mon 16 Feb 2026\n"
    assert ran.err == "Saved.\n"
    assert done("list").out == "e1  Mon 16 Feb 2026  Noor drew the decision first\n"


def test_a_pipe_becomes_an_entry(done: Run) -> None:
    done("add", stdin="Première ligne\n\nSeconde\n".encode())
    assert done("show", "e1", "--json").json["body"] == "Première ligne\n\nSeconde"


def test_bytes_that_are_no_text_are_said(done: Run) -> None:
    ran = done("add", stdin=b"caf\xe9")
    assert "no UTF-8" in ran.err
    assert done("show", "e1", "--json").json["body"] == "caf\ufffd"


def test_everything_can_be_said_at_once(done: Run, noor: None) -> None:
    done("goal", "add", "Time to decide", "--to", "10")
    done("session", "log", "noor")
    done(
        *("add", "--with", "NOOR", "--goal", "time", "--session", "s1", "--on", "yesterday 9am"),
        *("--tag", "Data Stories", "--mood", "-1", "--energy", "+2", "--title", "Lead", "Text with #hash"),
    )
    entry = done("show", "e1", "--json").json
    assert (entry["day"], entry["at"]) == ("2026-02-15", "2026-02-15T09:00:00.000000Z")
    assert (entry["mood"], entry["energy"], entry["title"]) == (-1, 2, "Lead")
    assert entry["tags"] == ["data-stories", "hash"]
    assert (entry["people"], entry["goals"], entry["session"]) == (["p1"], ["g1"], "s1")
    shown = done("show", "e1").out
    assert "with Noor Vermeer (p1)" in shown
    assert "moved g1 Time to decide" in shown
    assert "mood low (-1)" in shown


def test_a_number_that_is_none_is_said_in_plain_words(run: Run) -> None:
    assert "'good' is not a whole number." in run("add", "--mood", "good", "words").err
    assert "5 is not a number from -2 to 2." in run("add", "--mood", "5", "words").err


def test_a_template_gives_words_their_heading(done: Run) -> None:
    done("add", "-t", "quick", "The chart was wrong")
    entry = done("show", "e1", "--json").json
    assert entry["body"] == "## What\n\nThe chart was wrong"
    assert (entry["template"], entry["type"], entry["stages"]) == ("T1", "quick", ["D1", "D2", "D3"])


def test_a_template_of_ones_own_is_found(done: Run, home: Path) -> None:
    (home / "templates").mkdir(parents=True)
    (home / "templates" / "mine.md").write_text("# Mine\n\n## First <!-- D1 -->\n\n## Second\n")
    done("add", "-t", "Mine", "text")
    assert done("show", "e1", "--json").json["body"] == "## First\n\ntext"


def test_nothing_to_save_is_said(run: Run) -> None:
    ran = run("add")
    assert (ran.code, ran.out) == (2, "")
    assert "nothing to save" in ran.err


def test_without_words_the_editor_is_asked(done: Run, editor: Callable[[str], None]) -> None:
    editor('printf "Written outside\\n" > "$1"')
    done("add", terminal=True)
    assert done("show", "e1", "--json").json["body"] == "Written outside"
    assert done("drafts", "list", "--json").json == []


def test_a_template_left_as_it_is_saves_nothing(run: Run, editor: Callable[[str], None]) -> None:
    editor("true")
    ran = run("add", "-t", "quick", terminal=True)
    assert ran.code == 2
    assert "Nothing was written" in ran.err
    assert run("list").out == ""


def test_a_wrong_name_is_said_before_the_editor_opens(
    run: Run, editor: Callable[[str], None], tmp_path: Path
) -> None:
    editor(f"touch {tmp_path}/opened")
    assert run("add", "--with", "nobody", terminal=True).code == 2
    assert not (tmp_path / "opened").exists()


def test_a_list_is_of_a_period_or_a_tag(done: Run) -> None:
    done("add", "--on", "2026-01-05", "old #a")
    done("add", "--on", "2026-02-01", "newer #b")
    assert [entry["handle"] for entry in done("list", "--from", "1 feb 2026", "--json").json] == ["e2"]
    assert [entry["handle"] for entry in done("list", "--until", "31 jan 2026", "--json").json] == ["e1"]
    assert [entry["handle"] for entry in done("list", "--tag", "#A", "--json").json] == ["e1"]
    assert done("tags", "--json").json == [{"tag": "a", "count": 1}, {"tag": "b", "count": 1}]
    assert done("tags").out == "#a  1\n#b  1\n"


def test_a_longer_list_says_that_there_is_more(done: Run) -> None:
    for number in range(3):
        done("add", f"entry {number}")
    short = done("list", "--limit", "2")
    assert (short.out.count("\n"), "--all" in short.err) == (2, True)
    whole = done("list", "--limit", "2", "--all")
    assert (whole.out.count("\n"), whole.err) == (3, "")
    assert done("list", "--limit", "3").err == ""


def test_an_empty_list_is_said_on_stderr(done: Run) -> None:
    done("person", "add", "Noor Vermeer")
    ran = done("list")
    assert (ran.out, ran.err) == ("", "No entries here yet.\n")
    assert done("list", "--json").json == []


def test_a_period_turned_around_is_refused(run: Run) -> None:
    ran = run("list", "--from", "2026-02-02", "--until", "2026-02-01")
    assert ran.code == 2
    assert "ends before it begins" in ran.err


def test_search_finds_what_was_written_anywhere(done: Run, noor: None) -> None:
    done("add", "The pricing deck needs a headline")
    done("add", "A meeting about pricing")
    done("learned", "Łódź is in Poland")
    assert done("search", "lodz").out.startswith("l1  Mon 16 Feb 2026  ")
    assert {hit["handle"] for hit in done("search", "pric", "--json").json} == {"e1", "e2"}
    assert {hit["handle"] for hit in done("search", "pricing", "-meeting", "--json").json} == {"e1"}
    assert done("search", "pricing", "--kind", "goal").out == ""
    assert "Nothing holds" in done("search", "zebra").err
    assert len(done("search", "pricing", "--limit", "1", "--best", "--json").json) == 1


@pytest.mark.usefixtures("noor")
def test_a_hit_says_what_it_is_and_whom_it_is_about(done: Run) -> None:
    done("taught", "Reading a chart of ovens", "--with", "noor")
    done("ask", "Which oven?", "--with", "noor")
    done("goal", "add", "Decide on ovens", "--to", "3", "--unit", "days")
    done("goal", "check-in", "decide", "2", "--note", "The oven arrived")
    lines = {line.split()[0]: line for line in done("search", "oven").out.splitlines()}
    assert "taught" in lines["l1"] and "(Noor Vermeer)" in lines["l1"]
    assert "question" in lines["n1"] and "reading" in lines["c1"] and "(Decide on ovens)" in lines["c1"]
    assert lines["g1"].endswith("Decide on ovens"), "its unit has nothing to do with what was looked for"
    (hit,) = done("search", "oven", "--kind", "note", "--json").json
    assert (hit["record"], hit["what"], hit["about"]) == ("note", "question", "Noor Vermeer")


def test_the_editor_changes_an_entry_and_keeps_the_rest(done: Run, editor: Callable[[str], None]) -> None:
    done("add", "--mood", "1", "--tag", "a", "Before")
    editor('printf "After\\n" > "$1"')
    done("edit", "e1", terminal=True)
    entry = done("show", "e1", "--json").json
    assert (entry["body"], entry["mood"], entry["tags"]) == ("After", 1, ["a"])
    assert done("drafts", "list", "--json").json == []


def test_the_editor_changes_a_sessions_notes(done: Run, noor: None, editor: Callable[[str], None]) -> None:
    done("session", "log", "noor", "--notes", "raw")
    editor('printf "raw and more\\n" > "$1"')
    done("edit", "s1", terminal=True)
    assert done("show", "s1", "--json").json["notes"] == "raw and more"


def test_leaving_the_editor_without_a_change_changes_nothing(
    done: Run, editor: Callable[[str], None]
) -> None:
    done("add", "Same")
    editor("true")
    assert "Nothing was changed" in done("edit", "e1", terminal=True).err
    assert done("show", "e1", "--json").json["rev"] == 1


def test_particulars_change_without_an_editor(done: Run) -> None:
    done("add", "text")
    done("edit", "e1", "--title", "A title", "--on", "14 feb", "--mood", "2")
    entry = done("show", "e1", "--json").json
    assert (entry["title"], entry["day"], entry["mood"]) == ("A title", "2026-02-14", 2)


def test_what_is_deleted_comes_back(done: Run, run: Run) -> None:
    done("add", "one")
    done("add", "two")
    done("delete", "e1", "e2")
    assert done("list").out == ""
    assert "in the trash" in done("show", "e1").out
    assert {line.split()[0] for line in done("undelete", "--list").out.splitlines()} == {"e1", "e2"}
    done("undelete", "e1")
    assert done("list").out.startswith("e1 ")
    ran = run("undelete", "e1")
    assert (ran.code, "not in the trash" in ran.err) == (2, True)


def test_deleting_several_is_all_or_nothing(done: Run, run: Run) -> None:
    done("add", "one")
    ran = run("delete", "e1", "e9")
    assert ran.code == 2
    assert "no entry e9" in ran.err
    assert done("list").out.startswith("e1 ")


def test_undo_and_redo_go_back_and_forth(done: Run, run: Run) -> None:
    done("add", "one")
    assert done("undo").err == "Taken back: write entry “one”. `rjournal redo` does it again.\n"
    assert done("list").out == ""
    done("redo")
    assert done("list").out.startswith("e1 ")
    assert run("redo").code == 2
    done("undo")
    assert run("undo").code == 2


@pytest.mark.parametrize("command", ["show", "edit", "delete", "undelete"])
@pytest.mark.parametrize(("handle", "sentence"), [("x9", "is no handle"), ("e9", "There is no entry e9")])
def test_a_handle_that_means_nothing_is_said(run: Run, command: str, handle: str, sentence: str) -> None:
    ran = run(command, handle)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
