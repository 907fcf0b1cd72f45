"""The last place for words that the journal will not take: a file of their own."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from rjournal.errors import Invalid, StorageError

PATTERN = "unsaved-*.md"
"""What such files are called, for finding them."""


def write_rescue(folder: Path, text: str) -> Path | None:
    """Write `text` to a new file that only its owner can read; where it is, or None if that fails too."""
    # tempfile costs 10 ms at start, and words that were saved need none of it.
    import tempfile

    before, after = PATTERN.split("*")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=before, suffix=after, dir=folder)
        _fill(descriptor, Path(name), text)
    except OSError:
        return None
    return Path(name)


def write_new(path: Path, text: str) -> Path:
    """Write `text` to a file of the user's choice (0600), which must not exist yet; its path in full.

    Raises:
        Invalid: there is something already, or it is no place for a file; nothing was touched.
        StorageError: the disk would not take the text; nothing was left behind.
    """
    try:
        target = path.expanduser().absolute()
        descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        raise Invalid(
            f"There is something here already: {target}.", "It was not touched. Choose another name.", "to"
        ) from None
    except FileNotFoundError:
        raise Invalid(f"There is no folder {target.parent}.", "Choose one that is there.", "to") from None
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no path"
        said = f"Nothing can be written to {path} ({reason})."
        raise Invalid(said, "Choose another place.", "to") from None
    try:
        _fill(descriptor, target, text)
    except OSError as error:
        raise StorageError(
            f"The file could not be written: {target} ({error.strerror}).",
            "Nothing was left of it. Choose a place on another disk.",
        ) from error
    return target


def _fill(descriptor: int, path: Path, text: str) -> None:
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
            file.flush()
            # Whoever is told where the words are may switch the machine off.
            os.fsync(file.fileno())
    except OSError:
        # Half a text would be taken for the whole of it.
        with suppress(OSError):
            path.unlink()
        raise
