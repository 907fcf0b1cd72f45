"""A tiny program around the writing screen: drafts in a folder, one file each. `argv`: the folder.

F5 is a fault in a handler, F6 in a worker, F7 a handler that never ends, F9 opens a second screen.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding
from textual.screen import Screen

from rjournal.errors import StorageError
from rjournal.tui.frame import FrameApp
from rjournal.tui.safety import SafeApp
from rjournal.tui.screens.write import WriteScreen
from rjournal.tui.writing import Writing, Written


class FileDrafts:
    """A draft a file; a file named `full` beside them makes every write fail."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def save(self, key: str, fields: dict[str, str], *, base_rev: int = 0) -> None:
        if (self.folder / "full").exists():
            raise StorageError("The disk is full.", "Make room.")
        written = self.folder / f"{key}.tmp"
        written.write_text(json.dumps(fields))
        written.replace(self.folder / f"{key}.json")

    def delete(self, key: str) -> None:
        (self.folder / f"{key}.json").unlink(missing_ok=True)

    discard = delete


class DeskApp(SafeApp[None], FrameApp):
    BINDINGS: ClassVar = [
        Binding("f5", "fault", priority=True),
        Binding("f6", "worker_fault", priority=True),
        Binding("f7", "hang", priority=True),
        Binding("f9", "elsewhere", priority=True),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.log_folder = folder / "log"
        self.rescue_folder = folder / "rescue"

    def on_mount(self) -> None:
        screen = WriteScreen(
            Writing(draft_key="entry", when="on the desk"),
            keeper=FileDrafts(self.folder),
            save=self.save,
            scratch=self.folder / "scratch",
        )
        self.push_screen(screen, lambda _: self.exit())

    def save(self, written: Written) -> None:
        (self.folder / "saved.json").write_text(json.dumps(written.to_fields()))
        (self.folder / "entry.json").unlink()

    def release(self) -> None:
        (self.folder / "released").touch()

    def action_fault(self) -> None:
        secret = self.screen.written.body
        raise KeyError(f"secret message {secret}")

    def action_worker_fault(self) -> None:
        async def work() -> None:
            secret = self.screen.written.body
            raise ValueError(f"secret message {secret}")

        self.run_worker(work())

    def action_hang(self) -> None:
        (self.folder / "hanging").touch()
        time.sleep(3600)

    def action_elsewhere(self) -> None:
        self.push_screen(Screen())
        (self.folder / "elsewhere").touch()


if __name__ == "__main__":
    app = DeskApp(Path(sys.argv[1]))
    app.run()
    sys.exit(app.return_code or 0)
