"""A trip through the user's own editor, and the way back without losing a word.

The text goes out in a file that only its owner can read, inside a folder of its own; swap and backup files an
editor leaves beside it go when the folder goes. The folder is removed only after `keep` has stored what came
back. Whatever could not be taken over exactly stays where it is, and the caller is told where.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from rjournal.errors import Invalid, RJournalError

FALLBACKS: tuple[str, ...] = ("editor", "nano", "vi")
"""What is tried, in this order, where neither VISUAL nor EDITOR is set."""


@dataclass(frozen=True)
class Edited:
    """What came back from the editor.

    `changed` is False when it is, character for character, what went out. `replaced` counts the bytes that
    were no UTF-8 and became U+FFFD; `kept` is then the file that still holds them, and None otherwise.
    """

    text: str
    changed: bool
    replaced: int = 0
    kept: Path | None = None


def editor_command(environ: Mapping[str, str] | None = None) -> list[str]:
    """The editor as a list of arguments: VISUAL, else EDITOR, else the first of `FALLBACKS` that exists.

    Raises:
        Invalid: the setting cannot be read as a command, or there is no editor at all.
    """
    env = os.environ if environ is None else environ
    for name in ("VISUAL", "EDITOR"):
        setting = env.get(name, "").strip()
        if not setting:
            continue
        try:
            return shlex.split(setting)
        except ValueError:
            raise Invalid(
                f"{name} cannot be read as a command.", "Look for a quotation mark that is not closed."
            ) from None
    for fallback in FALLBACKS:
        if shutil.which(fallback, path=env.get("PATH")):
            return [fallback]
    raise Invalid("No editor was found.", "Set EDITOR to the editor you like, for example EDITOR=nano.")


def edit_outside(
    text: str,
    *,
    scratch: Path,
    keep: Callable[[str], None],
    suspend: Callable[[], AbstractContextManager[object]] = nullcontext,
) -> Edited:
    """Let the user change `text` in their editor and return what they left.

    `keep` is called with changed text before its file is removed: it makes the text safe, and when it raises,
    the file stays. `suspend` gives the terminal away and takes it back; nothing inside it can raise, because
    Textual does not take the terminal back after an exception.

    Raises:
        Invalid: there is no editor to start.
        RJournalError: the editor did not start or ended with an error, or what it left could not be read. The
            text is as it was, and what the editor wrote is kept where the hint says.
    """
    command = editor_command()
    path = _write_scratch(text, scratch)
    ending: str | None = None
    try:
        with suspend():
            ending = _run([*command, str(path)])
    finally:
        if ending is None:
            # The terminal could not be given away, so nobody has written into the file.
            shutil.rmtree(path.parent, ignore_errors=True)
    edited = _read_back(path, text)
    if ending:
        _refuse(ending, path, edited)
    if edited.changed:
        _keep_or_say_where(keep, edited.text, path)
    if edited.kept is None:
        shutil.rmtree(path.parent, ignore_errors=True)
    return edited


def _write_scratch(text: str, scratch: Path) -> Path:
    """A new file of mode 0600 in a new folder of mode 0700 that holds `text` and ends with a newline."""
    try:
        scratch.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = Path(tempfile.mkdtemp(prefix="edit-", dir=scratch)) / "entry.md"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            # Lone surrogates cannot be encoded; sanitised text holds none, and a "?" is better than a crash.
            file.write(_with_newline(text).encode("utf-8", "replace"))
    except OSError as error:
        raise RJournalError(
            f"The file for your editor could not be written ({error.strerror}).",
            f"The text is as it was. The folder is {scratch}.",
        ) from error
    return path


def _run(command: list[str]) -> str:
    """Run the editor to its end; an empty string, or how it went wrong in words. Never raises OSError."""
    try:
        process = subprocess.Popen(command)
    except OSError as error:
        return f"{command[0]} could not be started ({error.strerror})."
    with _interrupts_are_the_editors():
        code = process.wait()
    if code < 0:
        return f"{command[0]} was stopped by signal {-code}."
    return f"{command[0]} ended with code {code}." if code else ""


@contextmanager
def _interrupts_are_the_editors() -> Iterator[None]:
    """Ctrl+C typed in an editor reaches us too; it is meant for the editor and must not end the journal."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _read_back(path: Path, before: str) -> Edited:
    """What the file holds now, compared with what went out."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RJournalError(
            f"What your editor left could not be read ({error.strerror}).",
            f"The text is as it was. Look in {path.parent}.",
        ) from error
    exact = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    replaced = sum("\udc80" <= char <= "\udcff" for char in exact)
    text = exact.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if replaced else exact
    text = text.replace("\r\n", "\n")
    if not before.endswith("\n"):
        # We added the last newline ourselves (editors expect one), so it does not count as a change.
        text = text.removesuffix("\n")
    return Edited(text, text != before, replaced, path if replaced else None)


def _refuse(ending: str, path: Path, edited: Edited) -> None:
    """Say that the editor did not end well, and where its text is if it wrote any."""
    if edited.changed:
        raise RJournalError(f"{ending} Your text is as it was.", f"What the editor wrote is kept in {path}.")
    shutil.rmtree(path.parent, ignore_errors=True)
    raise RJournalError(f"{ending} Your text is as it was.", "Check VISUAL and EDITOR.")


def _keep_or_say_where(keep: Callable[[str], None], text: str, path: Path) -> None:
    """Store `text`; when that does not work the file stays and the error says so."""
    try:
        keep(text)
    except RJournalError as error:
        error.hint = f"{error.hint} What you wrote in the editor is in {path}.".strip()
        raise


def _with_newline(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"
