"""The last place for words that the journal will not take: a file beside it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

PATTERN = "unsaved-*.md"
"""What such files are called, for finding them."""


def write_rescue(folder: Path, text: str) -> Path | None:
    """Write `text` to a new file that only its owner can read; where it is, or None if that fails too."""
    before, after = PATTERN.split("*")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=before, suffix=after, dir=folder)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
    except OSError:
        return None
    return Path(name)
