"""Draw every screen of the sample journal as SVG into `screenshots/`: dark and light, 120×36 and 80×24.

Run by `make screenshots`. The clock stands still, so that an unchanged screen gives an unchanged file.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests import goal_gallery

OUT = Path(__file__).resolve().parent.parent / "screenshots"
NOW = "2026-02-16T17:40:00"


@dataclass(frozen=True)
class Shot:
    """One picture: its name, the keys that lead to it, and the journal it is of."""

    name: str
    keys: Sequence[str]
    journal: Literal["sample", "empty", "gallery"] = "sample"


SHOTS: tuple[Shot, ...] = (
    Shot("today", ("1",)),
    Shot("goals", ("2",)),
    Shot("sessions", ("3",)),
    Shot("journal", ("4",)),
    Shot("people", ("5",)),
    Shot("review", ("6",)),
    Shot("writing", ("4", "e")),
    Shot("search", ("slash", *"deck")),
    Shot("help", ("f1",)),
    Shot("check-in", ("2", "c")),
    Shot("recording", ("s", "enter", "enter", "l", *"Ask for the range", "enter", "a", *"Try it")),
    Shot("prep", ("p",)),
    Shot("closing", ("p", "s", "escape")),
    Shot("ledger", ("5", "v")),
    Shot("skills", ("5", "k")),
    Shot("agreement", ("5", "g")),
    Shot("timeline", ("5", "T")),
    Shot("due", ("0", "down")),
    Shot("questions", ("8", "down")),
    Shot("turning", ("8", "T")),
    Shot("promises", ("9",)),
    Shot("first-run", (), "empty"),
    Shot("goals-of-every-kind", ("2",), "gallery"),
    *(
        Shot(f"goal-{name}", ("2", *["down"] * at, "enter"), "gallery")
        for at, name in enumerate(
            ("number", "revised", "hold", "skill", "steps", "habit", "total", "question", "paused")
        )
    ),
    Shot("goal-as-text", ("2", "enter", "v"), "gallery"),
    Shot("goal-as-it-was", ("2", "enter", "g", "2", "space", *"feb", "ctrl+s"), "gallery"),
)
SIZES: tuple[tuple[int, int], ...] = ((120, 36), (80, 24))
THEMES: tuple[tuple[str, str], ...] = (("rjournal-dark", "dark"), ("rjournal-light", "light"))


async def draw(shot: Shot, size: tuple[int, int], theme: str) -> str:
    """The SVG of one screen on a fresh journal."""
    from rjournal import clock
    from rjournal.config import Settings
    from rjournal.paths import Paths
    from rjournal.services.sample import fill
    from rjournal.storage.store import Store
    from rjournal.tui.app import JournalApp

    with tempfile.TemporaryDirectory() as scratch, Store.open(Path(scratch) / "journal.db") as store:
        if shot.journal == "sample":
            fill(store, clock.today())
        elif shot.journal == "gallery":
            goal_gallery.fill(store)
        app = JournalApp(store, Paths(Path(scratch), Path(scratch)), Settings(theme=theme))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for key in shot.keys:
                await pilot.press(key)
                await pilot.pause()
            looking = [worker for worker in app.workers if worker.group != "flow"]
            if looking:
                # Asked to wait for none, Textual would wait for all, and a flow waits for its user.
                await app.workers.wait_for_complete(looking)
            await pilot.pause()
            return app.export_screenshot(title="rjournal")


def steady(svg: str) -> str:
    """The picture with the same ids at every drawing, and with no font fetched from anywhere."""
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    return re.sub(r',\s*url\("https?://[^"]*"\) format\("[^"]*"\)', "", svg)


def main() -> None:
    """Draw them all."""
    os.environ.update(RJOURNAL_NOW=NOW, TZ="UTC", RJOURNAL_HOME=tempfile.gettempdir())
    OUT.mkdir(exist_ok=True)
    for shot in SHOTS:
        for columns, rows in SIZES:
            for theme, word in THEMES:
                svg = asyncio.run(draw(shot, (columns, rows), theme))
                path = OUT / f"{shot.name}-{columns}x{rows}-{word}.svg"
                path.write_text(steady(svg), encoding="utf-8")


if __name__ == "__main__":
    main()
