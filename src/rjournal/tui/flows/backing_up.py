"""Copies of the journal: the one of the day, which nobody notices, and the one that is asked for."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from rjournal import clock
from rjournal.domain.sizes import size_text
from rjournal.errors import StorageError
from rjournal.tui.base import tell
from rjournal.tui.flows.asking import choose
from rjournal.tui.modals.choose import Pick

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp

_LOW_PRIORITY = 10
"""How much a thread that nobody waits for gives way to others, from 0 to 19."""


async def back_up_daily(app: JournalApp) -> None:
    """Make the copy of the day where there is none yet; only when it cannot be made is anything said.

    Leaving rjournal gives it up; the next start makes it.
    """
    # SQLite and the file system are at work here; neither has to be loaded before the first paint.
    from rjournal.services.upkeep import copies

    stop = threading.Event()
    thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="backup", initializer=_give_way)
    make = partial(copies.back_up_daily, app.paths, now=clock.now(), stop=stop)
    try:
        await asyncio.get_running_loop().run_in_executor(thread, make)
    except StorageError as error:
        if not stop.is_set():
            tell(app, "Today's copy of the journal could not be made.", str(error), "warning")
    finally:
        stop.set()
        thread.shutdown(wait=False)


def _give_way() -> None:
    """Let everything else go first, where the system has priorities for threads and not only for programs."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LOW_PRIORITY)


async def back_up_now(app: JournalApp) -> None:
    """Make a copy that stays, and say where it is.

    Raises:
        RJournalError: it could not be made.
    """
    from rjournal.services.upkeep import copies

    app.flush_drafts()
    path = await app.aside(asyncio.to_thread(copies.back_up, app.paths, stamp=clock.stamp()))
    tell(app, "A copy was made and found sound.", str(path))


async def show_places(app: JournalApp) -> None:
    """Show every file, who can read it and what it holds; Enter takes its path to the clipboard."""
    from rjournal.services.upkeep.places import Place, places

    def about(place: Place) -> str:
        if place.permissions is None:
            return f"{place.holds} · not there"
        readers = "others may use it" if place.is_open_to_others else "yours alone"
        size = "" if place.is_folder else f" · {size_text(place.size or 0)}"
        return f"{place.holds}{size} · {place.permissions:04o}, {readers}"

    picks = [Pick(str(place.path), str(place.path), about(place)) for place in places(app.paths)]
    picked = await choose(app, "Where everything is", picks)
    if picked is not None:
        app.copy_to_clipboard(picked)
        tell(app, "The path is on the clipboard, if your terminal allows it.", picked)
