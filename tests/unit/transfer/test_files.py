"""A file is written whole or not at all, and never over another by accident."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rjournal.errors import Invalid, RJournalError, StorageError
from rjournal.transfer.files import export_name, write_file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        written = write_file(tmp_path / "out.md", ["Łódź\r\n", "日本\n"])
    finally:
        os.umask(before)
    assert written == tmp_path / "out.md"
    assert written.read_bytes() == "Łódź\r\n日本\n".encode()
    assert written.stat().st_mode & 0o777 == 0o600
    assert names(tmp_path) == ["out.md"]


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "out.md").write_text("mine")
    with pytest.raises(Invalid, match="There is a file already") as told:
        write_file(tmp_path / "out.md", ["new"])
    assert "not touched" in told.value.hint
    assert (tmp_path / "out.md").read_text() == "mine"


def test_a_file_that_appears_meanwhile_stays_too(tmp_path: Path) -> None:
    def chunks() -> Iterator[str]:
        yield "new"
        (tmp_path / "out.md").write_text("theirs")

    with pytest.raises(Invalid, match="There is a file already"):
        write_file(tmp_path / "out.md", chunks())
    assert (tmp_path / "out.md").read_text() == "theirs"
    assert names(tmp_path) == ["out.md"]


def test_force_replaces_in_one_step_and_tightens_who_may_read(tmp_path: Path) -> None:
    (tmp_path / "out.md").write_text("old")
    (tmp_path / "out.md").chmod(0o644)
    write_file(tmp_path / "out.md", ["new"], force=True)
    assert (tmp_path / "out.md").read_text() == "new"
    assert (tmp_path / "out.md").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    "stop", [KeyboardInterrupt, RJournalError("The journal is damaged."), OSError(28, "No space")]
)
def test_an_interrupted_write_leaves_nothing_behind(
    tmp_path: Path, stop: BaseException | type[BaseException], force: bool
) -> None:
    def chunks() -> Iterator[str]:
        yield "half"
        raise stop

    if force:
        (tmp_path / "out.md").write_text("old")
    with pytest.raises((KeyboardInterrupt, RJournalError)):
        write_file(tmp_path / "out.md", chunks(), force=force)
    assert names(tmp_path) == (["out.md"] if force else [])
    assert not force or (tmp_path / "out.md").read_text() == "old"


def test_a_full_disk_is_a_sentence(tmp_path: Path) -> None:
    def chunks() -> Iterator[str]:
        yield ""
        raise OSError(28, "No space left on device")

    with pytest.raises(StorageError, match=r"out\.md \(No space left on device\)"):
        write_file(tmp_path / "out.md", chunks())


@pytest.mark.parametrize("force", [False, True])
def test_places_where_no_file_can_be_are_refused(tmp_path: Path, force: bool) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    for path, said in (
        (tmp_path, "This is a folder"),
        (tmp_path / "missing" / "out.md", "There is no folder"),
        (tmp_path / "pipe", "no ordinary file"),
        (tmp_path / "nowhere", "no ordinary file"),
        (Path("~nobody-of-that-name/out.md"), "There is no home folder"),
    ):
        with pytest.raises(Invalid, match=said) as told:
            write_file(path, ["text"], force=force)
        assert told.value.field == "to" and told.value.hint
    assert names(tmp_path) == ["nowhere", "pipe"]


def test_a_home_folder_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert write_file(Path("~/out.md"), ["x"]) == tmp_path / "out.md"


def test_a_name_as_long_as_the_disk_allows(tmp_path: Path) -> None:
    assert write_file(tmp_path / ("n" * 252 + ".md"), ["x"]).exists()


def test_the_default_name_says_the_period() -> None:
    assert export_name(date(2026, 1, 1), date(2026, 3, 31)) == "rjournal-2026-01-01--2026-03-31.md"
