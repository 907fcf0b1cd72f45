"""What keys lead to is loaded ahead of them, and whoever is faster finds everything all the same."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.warming import STYLES

_LOADED = """
import sys
from rjournal.tui.warming import load_modules
before = sys.getswitchinterval()
load_modules()
assert sys.getswitchinterval() == before
print(*(name for name in sys.modules if name.startswith("rjournal.tui.")))
"""


def test_every_screen_and_every_flow_is_loaded() -> None:
    told = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True)
    loaded = set(told.stdout.split())
    for package in ("screens", "flows"):
        files = (STYLES.parent / package).glob("[!_]*.py")
        assert {f"rjournal.tui.{package}.{file.stem}" for file in files} <= loaded


async def test_styles_are_read_ahead_and_keys_pressed_meanwhile_do_what_they_do(
    sample: Store, app_on: Callable[[Store], JournalApp]
) -> None:
    app = app_on(sample)
    app.warms_up = True
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("5", "1")
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert all(app.stylesheet.has_source(str(path)) for path in STYLES.glob("*.tcss"))
        shown = []
        for key in "23456":
            await pilot.press(key)
            shown.append(app.current_mode)
        assert shown == ["goals", "sessions", "journal", "people", "review"]
