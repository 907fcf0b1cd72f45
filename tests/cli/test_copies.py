"""`rjournal backup` and `rjournal restore`: copies that can be relied on, and the way back to each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

SECRET = "Text of mine alone"


def bodies(done: Run) -> set[str]:
    return {entry["body"] for entry in done("list", "--json").json}


def test_a_copy_holds_everything_and_is_said_to_be_sound(done: Run, home: Path) -> None:
    done("add", SECRET)
    ran = done("backup")
    path = home / "backups" / "manual-20260216T090000.db"
    assert ran.out == f"{path}\n"
    assert "found sound" in ran.err
    assert path.stat().st_mode & 0o777 == 0o600
    assert done("backup", "--json").json == {
        "path": str(path.with_name("manual-20260216T090000-2.db")),
        "bytes": path.stat().st_size,
    }


def test_a_copy_goes_where_it_is_told_and_over_nothing(done: Run, run: Run, tmp_path: Path) -> None:
    done("add", SECRET)
    target = tmp_path / "stick.db"
    assert done("backup", "--to", str(target)).out == f"{target}\n"
    assert target.stat().st_mode & 0o777 == 0o600
    before = target.read_bytes()
    again = run("backup", "--to", str(target))
    assert (again.code, again.out) == (2, "")
    assert "already" in again.err
    assert target.read_bytes() == before


def test_without_a_journal_there_is_nothing_to_copy(run: Run, home: Path) -> None:
    ran = run("backup")
    assert (ran.code, ran.out) == (2, "")
    assert "There is no journal yet" in ran.err
    assert not home.exists()


def test_the_copies_are_listed_newest_first_with_what_is_in_them(
    done: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "no copy yet" in done("restore").err
    done("add", SECRET)
    done("backup")
    monkeypatch.setenv("RJOURNAL_NOW", "2026-02-18T10:30:00")
    done("add", "a second")
    done("goal", "add", "Talk less", "--from", "80", "--to", "50", "--unit", "%")
    done("backup")
    lines = done("restore").out.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["Wed 18 Feb 2026 10:30", "Mon 16 Feb 2026 09:00"]
    assert "2 entries, 0 sessions, 1 goal; last changed Wed 18 Feb 2026 10:30" in lines[0]
    assert "1 entry, 0 sessions, 0 goals; last changed Mon 16 Feb 2026 09:00" in lines[1]
    assert SECRET not in "".join(lines)
    newest, oldest = done("restore", "--json").json
    assert (newest["entries"], newest["goals"], oldest["entries"]) == (2, 1, 1)
    assert newest["last_change"] == "2026-02-18T10:30:00.000000Z"


def test_a_copy_that_cannot_be_read_is_listed_as_such(done: Run, home: Path) -> None:
    done("add", SECRET)
    done("backup")
    (home / "backups" / "automatic-20260215T090000.db").write_bytes(b"Dear Noor, " * 500)
    assert "cannot be read" in done("restore").out.splitlines()[1]
    assert done("restore", "--json").json[1]["readable"] is False


@pytest.mark.parametrize(
    "name", ["today", "2026-02-16", "manual-20260216T090000.db", "{home}/backups/manual-20260216T090000.db"]
)
def test_a_copy_is_put_back_by_day_name_or_path(done: Run, home: Path, name: str) -> None:
    done("add", "first")
    done("backup")
    done("add", "second")
    ran = done("restore", name.format(home=home), "--yes")
    assert ran.out == f"{home / 'journal.db'}\n"
    assert bodies(done) == {"first"}
    aside = home / "journal-before-restore-20260216T090000.db"
    assert f"`rjournal restore {aside}` goes back" in ran.err
    done("restore", str(aside), "--yes")
    assert bodies(done) == {"first", "second"}


def test_what_was_unfinished_is_unfinished_still(done: Run, run: Run, home: Path) -> None:
    done("add", "first")
    done("backup")
    assert run("add", "--goal", "no such goal", "words of a draft").code == 2
    ran = done("restore", "today", "--yes", "--json")
    assert ran.json["drafts_carried_over"] == 1
    assert "1 draft was carried over" in ran.err
    assert "words of a draft" in done("drafts").out


def test_it_is_asked_first_and_only_yes_means_yes(done: Run, run: Run) -> None:
    done("add", "first")
    done("backup")
    done("add", "second")
    for answer in (b"\n", b"n\n", b"never\n"):
        ran = run("restore", "today", stdin=answer, terminal=True)
        assert (ran.code, ran.out) == (0, "")
        assert "is sound: 1 entry" in ran.err
        assert "Nothing was changed" in ran.err
    assert run("restore", "today", stdin=b"", terminal=True).code == 130
    assert bodies(done) == {"first", "second"}
    done("restore", "today", stdin=b"y\n", terminal=True)
    assert bodies(done) == {"first"}


def test_without_a_terminal_only_yes_will_do(done: Run, run: Run) -> None:
    done("add", "first")
    done("backup")
    ran = run("restore", "today")
    assert (ran.code, ran.out) == (2, "")
    assert "--yes" in ran.err


def test_copies_of_one_second_are_listed_newest_first_too(done: Run, home: Path) -> None:
    done("add", "first")
    made = [done("backup").out.strip() for _ in range(11)]
    done("restore", made[0], "--yes")
    listed = [copy["path"] for copy in done("restore", "--json").json]
    assert [path for path in listed if path in made] == made[::-1]


def test_a_file_that_is_no_journal_is_refused_as_a_copy_and_not_as_the_journal(
    done: Run, run: Run, tmp_path: Path
) -> None:
    done("add", "first")
    page = tmp_path / "page.md"
    page.write_text("# A page\n" * 200)
    ran = run("restore", str(page), "--yes")
    assert (ran.code, ran.out) == (4, "")
    assert f"not a journal: {page}" in ran.err
    assert "RJOURNAL_HOME" not in ran.err and "Move it" not in ran.err
    assert "lists the copies" in ran.err


@pytest.mark.parametrize("name", ["yesterday", "nowhere.db", "/nowhere/at/all", "manual"])
def test_what_names_no_copy_is_refused(done: Run, run: Run, name: str) -> None:
    done("add", "first")
    done("backup")
    ran = run("restore", name, "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert bodies(done) == {"first"}


def test_a_damaged_copy_is_refused_before_anything_is_asked(done: Run, run: Run, home: Path) -> None:
    done("add", "first")
    copy = Path(done("backup").out.strip())
    raw = bytearray(copy.read_bytes())
    raw[8192:12288] = b"\xa5" * 4096
    copy.write_bytes(bytes(raw))
    ran = run("restore", "today", stdin=b"y\n", terminal=True)
    assert (ran.code, ran.out) == (4, "")
    assert "This copy is damaged" in ran.err and "The journal" not in ran.err
    assert "[y/N]" not in ran.err
    assert not list(home.glob("journal-before-restore-*"))
