"""Where things are, what leaves as a file, and the sample journal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_where_names_every_file_and_makes_none(done: Run, home: Path) -> None:
    places = done("where", "--json").json
    assert not home.exists()
    assert {place["exists"] for place in places} == {False}
    done("add", "x")
    (home / "scratch" / "edit-1").mkdir(parents=True)
    (home / "scratch" / "edit-1" / "entry.md").write_text("left behind")
    listed = {place["path"]: place for place in done("where", "--json").json}
    for path in home.rglob("*"):
        if path.is_file():
            assert str(path) in listed
    journal = listed[str(home / "journal.db")]
    assert (journal["permissions"], journal["bytes"] > 0) == ("0600", True)
    lines = done("where").out.splitlines()
    (line,) = (line for line in lines if f"{home}/journal.db " in line)
    assert line.startswith("0600 ") and "kB" in line and "everything you wrote" in line


def test_where_knows_what_each_file_is(done: Run, home: Path) -> None:
    done("add", "x")
    done("backup")
    done("restore", "today", "--yes")
    for name in ("unsaved-1.md", "copy-1.part", "backups/letter.txt", "backups/automatic-20260215T090000.db"):
        (home / name).write_text("")
    holds = {Path(place["path"]).name: place["holds"] for place in done("where", "--json").json}
    assert holds["manual-20260216T090000.db"] == "a copy of the journal that you asked for"
    assert holds["automatic-20260215T090000.db"] == "a copy of the journal, made by itself"
    assert holds["journal-before-restore-20260216T090000.db"] == "the journal as it was before a restore"
    assert holds["unsaved-1.md"] == "text that could not be saved"
    assert holds["copy-1.part"] == "a copy that is being made or was cut off"
    assert holds["letter.txt"] == "nothing of rjournal's own"


def test_where_warns_of_what_others_may_use(done: Run, home: Path) -> None:
    done("add", "x")
    assert "Others may use" not in done("where").err
    (home / "journal.db").chmod(0o640)
    assert f"Others may use {home}/journal.db too" in done("where").err
    # Of a link, what counts is the file it leads to.
    (home / "journal.db").chmod(0o600)
    (home / "mine.toml").write_text("")
    (home / "mine.toml").chmod(0o600)
    (home / "config.toml").symlink_to(home / "mine.toml")
    assert "Others may use" not in done("where").err


def test_an_export_is_written_once_for_ones_own_eyes(done: Run, run: Run, tmp_path: Path) -> None:
    done("add", "Text to keep")
    target = tmp_path / "out.md"
    ran = done("export", "md", "--to", str(target))
    assert ran.out == f"{target}\n"
    assert "Text to keep" in target.read_text()
    assert target.stat().st_mode & 0o777 == 0o600
    target.write_text("mine")
    assert run("export", "md", "--to", str(target)).code == 2
    assert target.read_text() == "mine"
    done("export", "md", "--to", str(target), "--force")
    assert "Text to keep" in target.read_text()


def test_an_export_of_a_period_without_anything_says_that_it_is_empty(done: Run) -> None:
    done("add", "Text to keep", "--on", "2026-02-03")
    assert "This period is empty" not in done("export", "md", "--to", "-", "--from", "1 feb").err
    assert "This period is empty" in done("export", "md", "--to", "-", "--until", "2026-02-02").err
    done("goal", "add", "Listen", "--to", "10", "--start", "2026-02-01")
    assert "This period is empty" not in done("export", "md", "--to", "-", "--until", "2026-02-02").err


def test_an_export_to_stdout_is_the_document_alone(done: Run) -> None:
    done("add", "--on", "2026-01-05", "January")
    done("add", "February")
    ran = done("export", "md", "--to", "-", "--from", "1 feb")
    assert ran.out.startswith("---\n")
    assert "February" in ran.out
    assert "January" not in ran.out
    assert ran.err == ""


def test_an_export_is_named_after_its_period(
    done: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done("add", "Words", "--on", "2026-02-10")
    assert (
        "everything of the period"
        in done("export", "md", "--from", "2026-01-01", "--until", "2026-03-31").err
    )
    assert (tmp_path / "rjournal-2026-01-01--2026-03-31.md").exists()


def test_an_empty_period_is_not_said_to_hold_everything(done: Run, tmp_path: Path) -> None:
    done("person", "add", "Noor Vermeer")
    target = tmp_path / "out.md"
    ran = done("export", "md", "--until", "2025-12-31", "--to", str(target))
    assert "This period is empty" in ran.err and "everything" not in ran.err
    assert "Noor" not in target.read_text(encoding="utf-8")


def test_nothing_is_written_for_other_eyes_yet(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    ran = run("export", "md", "--for", "manager", "--to", str(target))
    assert (ran.code, ran.out, target.exists()) == (2, "", False)
    assert "do not exist yet" in ran.err


def test_the_sample_journal_is_a_journal_of_its_own(done: Run, run: Run, home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sample"
    assert done("demo", "--no-open", "--path", str(folder)).out == f"{folder}\n"
    assert (folder / "journal.db").stat().st_mode & 0o777 == 0o600
    assert not home.exists()
    again = run("demo", "--no-open", "--path", str(folder))
    assert (again.code, "a journal already" in again.err) == (2, True)


@pytest.fixture
def sample(done: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done("demo", "--no-open", "--path", str(tmp_path / "sample"))
    monkeypatch.setenv("RJOURNAL_HOME", str(tmp_path / "sample"))


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    "command",
    [
        ("list",),
        ("search", "the"),
        ("tags",),
        ("due",),
        ("goal", "list", "--all"),
        ("person", "list"),
        ("pairing", "list"),
        ("session", "list"),
        ("learned", "list"),
        ("taught", "list"),
        ("action", "list"),
        ("win", "list"),
    ],
    ids=" ".join,
)
def test_every_list_reads_as_text_and_as_json(done: Run, command: tuple[str, ...]) -> None:
    text = done(*command).out
    values = done(*command, "--json").json
    assert text.count("\n") == len(values) > 0
    keys = {json.dumps(sorted(value)) for value in values}
    assert len(keys) == 1, "the keys depend on the record"


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    "handle", ["e1", "s1", "g1", "g2", "p1", "r1", "l1", "a1", "w1", "n1", "i1", "m1", "c1"]
)
def test_every_kind_of_record_can_be_shown(done: Run, handle: str) -> None:
    assert done("show", handle).out.startswith(f"{handle}  ")
    assert done("show", handle, "--json").json["handle"] == handle
