from __future__ import annotations

import stat
import sys
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from rjournal.errors import Invalid, RJournalError, StorageError
from rjournal.external_editor import edit_outside, editor_command


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Set $EDITOR to a program whose body is the given Python; `path` is the file it was given."""

    def install(body: str) -> None:
        script = tmp_path / "my editor.py"
        script.write_text(f"import os, pathlib, sys\npath = pathlib.Path(sys.argv[-1])\n{body}\n", "utf-8")
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", f"{sys.executable} '{script}' --wait")

    return install


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    return tmp_path / "scratch"


def test_what_the_editor_leaves_is_kept_before_its_file_is_removed(editor, scratch: Path) -> None:
    editor("path.write_text(path.read_text() + 'And a line.\\n')")
    kept: list[tuple[str, bool]] = []

    def keep(text: str) -> None:
        kept.append((text, any(scratch.rglob("*.md"))))

    edited = edit_outside("One line.", scratch=scratch, keep=keep)

    assert edited.text == "One line.\nAnd a line."
    assert edited.changed
    assert kept == [("One line.\nAnd a line.", True)]
    assert list(scratch.rglob("*")) == []


@pytest.mark.parametrize("text", ["", "no newline", "a newline\n", "two\n\n", "日本語 é 👩‍👧"])
def test_leaving_the_text_alone_is_no_change(editor, scratch: Path, text: str) -> None:
    editor("pass")
    edited = edit_outside(text, scratch=scratch, keep=lambda _: pytest.fail("nothing was changed"))
    assert (edited.text, edited.changed) == (text, False)


def test_only_the_owner_can_read_what_goes_out(editor, scratch: Path, tmp_path: Path) -> None:
    editor(f"pathlib.Path({str(tmp_path / 'seen')!r}).write_text("
           "f'{path.stat().st_mode:o} {path.parent.stat().st_mode:o} {path.suffix}')")  # fmt: skip
    edit_outside("secret", scratch=scratch, keep=lambda _: None)
    assert (tmp_path / "seen").read_text() == "100600 40700 .md"
    assert stat.S_IMODE(scratch.stat().st_mode) == 0o700


def test_swap_and_backup_files_go_too(editor, scratch: Path) -> None:
    editor("path.with_name('entry.md~').write_text('secret'); path.write_text('new')")
    edit_outside("secret", scratch=scratch, keep=lambda _: None)
    assert list(scratch.rglob("*")) == []


def test_an_editor_that_replaces_the_file_is_read_all_the_same(editor, scratch: Path) -> None:
    editor("new = path.with_suffix('.new'); new.write_text('renamed over'); new.replace(path)")
    assert edit_outside("before", scratch=scratch, keep=lambda _: None).text == "renamed over"


def test_an_editor_that_ends_with_an_error_changes_nothing_and_its_text_stays(editor, scratch: Path) -> None:
    editor("path.write_text('half a thought'); sys.exit(3)")
    with pytest.raises(RJournalError) as caught:
        edit_outside("before", scratch=scratch, keep=lambda _: pytest.fail("must not be taken over"))
    (left,) = scratch.rglob("*.md")
    assert "code 3" in caught.value.message
    assert str(left) in caught.value.hint
    assert left.read_text() == "half a thought"


def test_a_missing_editor_is_said_and_nothing_is_left_behind(scratch: Path, monkeypatch) -> None:
    monkeypatch.setenv("VISUAL", "/nowhere/to/be-found")
    with pytest.raises(RJournalError, match="could not be started"):
        edit_outside("before", scratch=scratch, keep=lambda _: None)
    assert list(scratch.rglob("*")) == []


def test_the_terminal_is_given_back_when_the_editor_is_missing(scratch: Path, monkeypatch) -> None:
    monkeypatch.setenv("VISUAL", "/nowhere/to/be-found")
    taken_back = []

    class Terminal:
        def __enter__(self) -> None: ...

        def __exit__(self, kind: object, *_: object) -> None:
            taken_back.append(kind)

    with pytest.raises(RJournalError):
        edit_outside("before", scratch=scratch, keep=lambda _: None, suspend=Terminal)
    assert taken_back == [None]


def test_nothing_is_left_where_the_terminal_cannot_be_given_away(editor, scratch: Path) -> None:
    editor("path.write_text('never reached')")

    def refuse() -> AbstractContextManager[None]:
        raise NotImplementedError

    with pytest.raises(NotImplementedError):
        edit_outside("before", scratch=scratch, keep=lambda _: None, suspend=refuse)
    assert list(scratch.rglob("*")) == []


def test_bytes_that_are_no_utf8_are_counted_and_their_file_is_kept(editor, scratch: Path) -> None:
    editor("path.write_bytes(b'caf\\xe9 and \\xff\\n')")
    edited = edit_outside("café", scratch=scratch, keep=lambda _: None)
    assert edited.text == "caf\ufffd and \ufffd"
    assert edited.replaced == 2
    assert edited.kept is not None
    assert edited.kept.read_bytes() == b"caf\xe9 and \xff\n"


def test_text_that_could_not_be_stored_stays_in_its_file(editor, scratch: Path) -> None:
    editor("path.write_text('a thought worth keeping')")

    def full(_: str) -> None:
        raise StorageError("The disk is full.", "Make room.")

    with pytest.raises(StorageError) as caught:
        edit_outside("before", scratch=scratch, keep=full)
    (left,) = scratch.rglob("*.md")
    assert left.read_text() == "a thought worth keeping"
    assert caught.value.hint == f"Make room. What you wrote in the editor is in {left}."


def test_a_file_the_editor_removed_is_said(editor, scratch: Path) -> None:
    editor("path.unlink()")
    with pytest.raises(RJournalError, match="could not be read"):
        edit_outside("before", scratch=scratch, keep=lambda _: None)


def test_an_interrupt_during_editing_is_the_editors_own(editor, scratch: Path) -> None:
    editor("import signal, time\n"
           "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
           "os.kill(os.getppid(), signal.SIGINT)\n"
           "path.write_text('still here')")  # fmt: skip
    assert edit_outside("before", scratch=scratch, keep=lambda _: None).text == "still here"


def test_visual_comes_before_editor_and_both_are_split_like_a_shell_does() -> None:
    assert editor_command({"VISUAL": "code --wait", "EDITOR": "vi"}) == ["code", "--wait"]
    assert editor_command({"VISUAL": " ", "EDITOR": "'my editor' -f"}) == ["my editor", "-f"]


def test_an_unreadable_setting_and_no_editor_at_all_are_said(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="EDITOR cannot be read"):
        editor_command({"EDITOR": "vi 'unclosed"})
    with pytest.raises(Invalid, match="No editor was found"):
        editor_command({"PATH": str(tmp_path)})
