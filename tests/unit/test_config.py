"""The settings file: what is used, what is told, and what a change leaves alone."""

from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path

import pytest

from rjournal.config import Settings, load, write_setting
from rjournal.errors import Invalid, StorageError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_no_file_means_the_defaults_and_no_complaint(path: Path) -> None:
    assert load(path) == Settings(theme="rjournal-dark", date_order="day-first", first_weekday=0, problems=())
    assert not path.exists()


def test_what_is_set_is_used(path: Path) -> None:
    path.write_text('theme = "nord"\ndate_order = "month-first"\nfirst_weekday = "Sunday"\n')
    settings = load(path)
    assert settings == Settings(theme="nord", date_order="month-first", first_weekday=6)
    assert not settings.day_first


def test_a_byte_order_mark_and_windows_lines_are_read(path: Path) -> None:
    path.write_bytes(b'\xef\xbb\xbftheme = "nord"\r\nfirst_weekday = "tuesday"\r\n')
    assert load(path) == Settings(theme="nord", first_weekday=1)


def test_every_slip_is_told_and_costs_only_itself(path: Path) -> None:
    path.write_text('colour = "red"\ndate_order = "year-first"\nfirst_weekday = 0\ntheme = "nord"\n')
    settings = load(path)
    assert (settings.theme, settings.date_order, settings.first_weekday) == ("nord", "day-first", 0)
    unknown, order, weekday = settings.problems
    assert "'colour' is not a setting" in unknown
    assert "day-first or month-first" in order
    assert 'first_weekday = "monday"' in weekday


@pytest.mark.parametrize(
    "value", ["3", "true", '""', '"two\\nlines"', '"\\u001b[31m"', "[]", f'"{"x" * 65}"']
)
def test_a_theme_that_cannot_be_a_name_is_not_used(path: Path, value: str) -> None:
    path.write_text(f"theme = {value}\n")
    settings = load(path)
    assert settings.theme == "rjournal-dark"
    assert len(settings.problems) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"theme = ",
        b"theme = \xff\xfe",
        b"\x00",
        b'theme = "a"\ntheme = "b"\n',
        b"a = " + b"[" * 20_000,
        b"a = " + b"9" * 5_000,
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_never_rewritten(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    settings = load(path)
    assert settings == Settings(problems=settings.problems)
    (problem,) = settings.problems
    assert problem.startswith("config.toml ")
    with pytest.raises(Invalid):
        write_setting(path, "theme", "nord")
    assert path.read_bytes() == content


def test_a_folder_in_the_files_place_is_told(path: Path) -> None:
    path.mkdir()
    assert "could not be read" in load(path).problems[0]
    with pytest.raises(StorageError, match="could not be changed"):
        write_setting(path, "theme", "nord")


def test_no_problem_carries_an_escape_to_the_terminal(path: Path) -> None:
    path.write_text('"\\u001b]2;title\\u0007\\u202e' + "k" * 500 + '" = 1\n')
    (problem,) = load(path).problems
    assert problem.isprintable()
    assert len(problem) < 200


def test_a_first_setting_makes_a_file_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "rjournal" / "config.toml"
    before = os.umask(0)
    try:
        write_setting(path, "theme", "nord")
    finally:
        os.umask(before)
    assert load(path) == Settings(theme="nord")
    assert (mode(path), mode(path.parent)) == (0o600, 0o700)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("key", "value", "settings"),
    [
        ("theme", 'quo"te\\back', Settings(theme='quo"te\\back')),
        ("theme", "prêt", Settings(theme="prêt")),
        ("date_order", "month-first", Settings(date_order="month-first")),
        ("first_weekday", "sunday", Settings(first_weekday=6)),
        ("backups", False, Settings(backups=False)),
        ("backups", True, Settings()),
    ],
)
def test_what_was_written_is_what_is_read(
    path: Path, key: str, value: str | bool, settings: Settings
) -> None:
    write_setting(path, key, value)
    assert load(path) == settings


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('# mine\ntheme = "a" # like it\n\ndate_order = "day-first"', None),
        ("theme='a'#tight\r\nfirst_weekday = \"sunday\"\r\n", None),
        ('  "theme"\t=  "a\\"b"  \n[other]\ntheme = "c"\n', None),
        ("theme = 3\n", 'theme = "nord"\n'),
        ("# only a comment", '# only a comment\ntheme = "nord"\n'),
        ('date_order = "day-first"\r\n', 'date_order = "day-first"\r\ntheme = "nord"\r\n'),
        ('[other]\ntheme = "c"\n', 'theme = "nord"\n[other]\ntheme = "c"\n'),
        ('note = """\ntheme = "a"\n"""\n', 'note = """\ntheme = "a"\n"""\ntheme = "nord"\n'),
        ('note = """\ntheme = "a"\n"""\ntheme = "a"\n', 'note = """\ntheme = "a"\n"""\ntheme = "nord"\n'),
    ],
)
def test_a_change_leaves_every_other_line_alone(path: Path, old: str, new: str | None) -> None:
    path.write_bytes(old.encode())
    write_setting(path, "theme", "nord")
    written = path.read_bytes().decode()
    if new is None:
        for name in ('"a\\"b"', '"a"', "'a'"):
            if name in old:
                assert written == old.replace(name, '"nord"', 1)
                break
    else:
        assert written == new
    assert tomllib.loads(written)["theme"] == "nord"


def test_a_truth_is_written_as_one_in_its_line(path: Path) -> None:
    path.write_text('backups = true # each day\ntheme = "nord"\n')
    write_setting(path, "backups", False)
    assert path.read_text() == 'backups = false # each day\ntheme = "nord"\n'


@pytest.mark.parametrize("value", ["3", '"yes"', '"true"', "1"])
def test_what_is_no_truth_is_told_and_not_taken_for_one(path: Path, value: str) -> None:
    path.write_text(f"backups = {value}\n")
    settings = load(path)
    assert settings.backups
    assert settings.problems == (
        "config.toml: backups has to be true or false. Write it like backups = true. The default is used.",
    )


@pytest.mark.parametrize("old", ['theme = "nord"', 'theme = """nord"""\n'])
def test_a_value_that_is_already_set_is_not_written_again(path: Path, old: str) -> None:
    path.write_text(old)
    before = path.stat()
    write_setting(path, "theme", "nord")
    assert path.stat().st_ino == before.st_ino


@pytest.mark.parametrize(
    "old", ['theme = [\n  "a",\n]\n', 'theme = """a"""\n', 'theme.name = "a"\n', "[theme]\nx = 1\n"]
)
def test_what_cannot_be_changed_in_its_line_is_left_to_the_user(path: Path, old: str) -> None:
    path.write_text(old)
    with pytest.raises(Invalid, match="without disturbing"):
        write_setting(path, "theme", "nord")
    assert path.read_text() == old


@pytest.mark.parametrize(
    ("key", "value"),
    [("colour", "red"), ("theme", ""), ("theme", "a\nb"), ("date_order", "any"), ("first_weekday", "0")],
)
def test_what_could_not_be_read_back_is_not_written(path: Path, key: str, value: str) -> None:
    with pytest.raises(Invalid):
        write_setting(path, key, value)
    assert not path.exists()


def test_a_linked_file_stays_a_link_and_keeps_its_permissions(tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles" / "rjournal.toml"
    kept.parent.mkdir()
    kept.write_text('theme = "a"\n')
    kept.chmod(0o640)
    link = tmp_path / "config.toml"
    link.symlink_to(kept)
    write_setting(link, "theme", "nord")
    assert link.is_symlink()
    assert kept.read_text() == 'theme = "nord"\n'
    assert mode(kept) == 0o640


def test_a_full_disk_leaves_the_old_file_and_no_litter(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text('theme = "a"\n')

    def no_space(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(StorageError, match="No space left on device"):
        write_setting(path, "theme", "nord")
    assert path.read_text() == 'theme = "a"\n'
    assert list(path.parent.iterdir()) == [path]
