"""Waiting for an app until it has nothing left to do, told by its event loop and not by the clock.

An app is drawn when it is still, and not in between: nobody sees those frames, and a third of the time of a
test would go into them.

Textual's pilot takes an app for idle when the process used no processor time for 20 ms. On a busy machine a
process that waits for its turn looks just like that, so a test would go on too early; on a quiet one every
key costs 60 ms of sleep. The loop knows: what is ready to run, what is due soon, what runs in a thread.
"""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from textual._compositor import Compositor

SOON = 0.04
"""Seconds: a timer due by then, as a repaint, is waited for; a blinking cursor or a message's end is not."""

LONGEST = 5.0
"""Seconds after which an app that never rests (an animation without end) is taken as it is."""


_undrawn: dict[Compositor, dict[str, Any]] = {}
_draw = Compositor.render_update


def draw_later(compositor: Compositor, **how: Any) -> None:
    """Stand in for drawing a frame; what it would have shown is drawn once the app is still."""
    _undrawn[compositor] = how


async def until_still(_least: float = 0, _most: float = LONGEST) -> None:
    """Return when nothing is ready to run, nothing is due soon, no thread is at work, and all is drawn."""
    loop: Any = asyncio.get_running_loop()
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline:
        # What was ready before runs before this goes on.
        await asyncio.sleep(0)
        if loop._ready:
            continue
        due = [timer.when() for timer in loop._scheduled if not timer.cancelled()]
        pause = min(due, default=loop.time() + 1) - loop.time()
        if pause <= SOON:
            await asyncio.sleep(max(0.0, pause))
        elif _threads_work(loop):
            await asyncio.sleep(0.002)
        else:
            break
    while _undrawn:
        compositor, how = _undrawn.popitem()
        _draw(compositor, **how)


def _threads_work(loop: Any) -> bool:
    executor: ThreadPoolExecutor | None = loop._default_executor
    if executor is None:
        return False
    idle: Any = executor._idle_semaphore
    return executor._work_queue.qsize() > 0 or idle._value < len(executor._threads)
