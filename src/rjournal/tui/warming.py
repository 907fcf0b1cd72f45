"""What a key would have to load first is loaded before it is pressed, once the first screen is drawn.

Modules are loaded in a thread of their own, styles a file at a time in between what the screen does. Nothing
waits for it: a key that comes sooner loads what it needs as it would without.
"""

from __future__ import annotations

import asyncio
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rjournal.tui.app import JournalApp

_A_TURN = 0.0005
"""Seconds after which the thread that loads lets the screen's own go on, where Python's custom is five."""

_BETWEEN = 0.01

STYLES = Path(__file__).parent / "styles"


async def warm_up(app: JournalApp) -> None:
    """Load what the keys lead to: all screens, all flows and their styles."""
    await asyncio.to_thread(load_modules)
    for path in sorted(STYLES.glob("*.tcss")):
        await asyncio.sleep(_BETWEEN)
        # As Textual does it when a screen is first shown, but for drawing all that is shown anew: what is on
        # the screen has its styles, and the others say nothing of it.
        if not app.stylesheet.has_source(str(path)):
            app.stylesheet.read(path)
            app.stylesheet.reparse()


def load_modules() -> None:
    """Import every screen and every flow, and with them all that they use."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_A_TURN)
    try:
        for name in _modules():
            import_module(name)
    finally:
        sys.setswitchinterval(before)


def _modules() -> Iterator[str]:
    from rjournal.tui import flows, screens

    for package in (screens, flows):
        for module in iter_modules(package.__path__):
            yield f"{package.__name__}.{module.name}"
    yield "rjournal.tui.commands"
