"""What is left of a fault in the program itself: kinds of exceptions and places in the code, never any text.

Messages of exceptions and local variables can hold what somebody wrote, so neither is written down.
"""

from __future__ import annotations

import os
from pathlib import Path


def note_crash(folder: Path, error: BaseException, stamp: str) -> Path | None:
    """Add a crash to the log (0600) in `folder`; its path, or None where it could not be written."""
    import traceback

    path = folder / "crash.log"
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as file:
            file.write("\n".join([f"{stamp} {type(error).__name__}", *places, ""]))
    except OSError:
        return None
    return path
