"""Writing a file: whole or not at all, for its owner alone, and never over another by accident."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from rjournal.errors import Invalid, StorageError


def export_name(first: date, last: date) -> str:
    """What an export of a period is called unless told otherwise: `rjournal-2026-01-01--2026-03-31.md`."""
    return f"rjournal-{first.isoformat()}--{last.isoformat()}.md"


def write_file(path: Path, chunks: Iterable[str], *, force: bool = False) -> Path:
    """Write `chunks` as UTF-8 to `path` (mode 0600) and give the path back in full.

    The file appears whole or not at all: a failure, a full disk or an interruption leaves nothing behind and
    what was there untouched. Without `force` a file that is there stays, even one that appears meanwhile.

    Raises:
        Invalid: something is there already, `path` is no place for a file, or its folder does not exist.
        StorageError: the disk or the permissions would not let it be written.
    """
    target = _target(path)
    _check(target, force=force)
    try:
        temporary = _written_beside(target, chunks)
        try:
            _move_in(temporary, target, force=force)
        finally:
            with suppress(FileNotFoundError):
                temporary.unlink()
    except FileExistsError:
        raise _exists(target) from None
    except OSError as error:
        raise StorageError(
            f"The file could not be written: {target} ({error.strerror}).",
            "Nothing was left behind. Check the folder, its permissions and the space on the disk.",
        ) from error
    return target


def _target(path: Path) -> Path:
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        raise Invalid(
            f"There is no home folder for {path.parts[0]}.", "Write the path in full.", field="to"
        ) from None


def _check(target: Path, *, force: bool) -> None:
    if target.is_dir():
        raise Invalid(f"This is a folder: {target}.", "Add a file name to it.", field="to")
    if not target.parent.is_dir():
        raise Invalid(f"There is no folder {target.parent}.", "Make it first, or choose another.", field="to")
    if not os.path.lexists(target):
        return
    if not target.is_file():
        # Replacing a pipe or a device such as /dev/null would break other programs.
        raise Invalid(f"This is no ordinary file: {target}.", "Choose another name.", field="to")
    if not force:
        raise _exists(target)


def _exists(target: Path) -> Invalid:
    return Invalid(
        f"There is a file already: {target}.",
        "It was not touched. Choose another name, or say that it may be replaced.",
        field="to",
    )


def _written_beside(target: Path, chunks: Iterable[str]) -> Path:
    """A finished, synced file in the same folder: only there can it be moved in one step."""
    temporary = target.with_name(f".rjournal-{os.urandom(6).hex()}.tmp")
    handle = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink()
        raise
    return temporary


def _move_in(temporary: Path, target: Path, *, force: bool) -> None:
    if force:
        temporary.replace(target)
    else:
        _link_or_reserve(temporary, target)
    _sync_folder(target.parent)


def _link_or_reserve(temporary: Path, target: Path) -> None:
    """Give the file its name only if nobody has it.

    Raises:
        FileExistsError: the name is taken.
    """
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # Memory sticks and some network disks know no hard links.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            temporary.replace(target)
        except BaseException:
            target.unlink()
            raise


def _sync_folder(folder: Path) -> None:
    """Without it a power cut could take the name of a file whose text is safe."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some file systems cannot sync a folder; the file itself is synced.
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
