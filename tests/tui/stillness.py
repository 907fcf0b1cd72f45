"""Waiting for an app until it has nothing left to do, told by its event loop and not by the clock.

An app is drawn when it is still and somebody may look: at the end of what a test presses or waits for. In
between nobody sees it, and a third of the time of a test would go into it. What is typed into a field is not
even laid out before its last letter, as on a terminal that gets it in one piece.

Textual's pilot takes an app for idle when the process used no processor time for 20 ms. On a busy machine a
process that waits for its turn looks just like that, so a test would go on too early; on a quiet one every
key costs 60 ms of sleep. The loop knows: what is ready to run, what is due soon, what runs in a thread.
"""

from __future__ import annotations

import asyncio
import time
import unicodedata
from collections.abc import Iterable
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.app import App
from textual.events import Key
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

SOON = 0.04
"""Seconds: a timer due by then, as a repaint, is waited for; a blinking cursor or a message's end is not."""

LONGEST = 5.0
"""Seconds after which an app that never rests (an animation without end) is taken as it is."""


_undrawn: dict[Compositor, dict[str, Any]] = {}
_draw = Compositor.render_update
_run_in_executor = asyncio.BaseEventLoop.run_in_executor
_awaited: set[asyncio.Future[Any]] = set()


def wait_by_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pilots wait until an app is still, and draw it then."""
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", until_still)
    monkeypatch.setattr(Compositor, "render_update", draw_later)
    monkeypatch.setattr(asyncio.BaseEventLoop, "run_in_executor", _in_a_thread)
    monkeypatch.setattr(App, "_press_keys", _press_keys)
    monkeypatch.setattr(Pilot, "_wait_for_screen", _until_drawn)


async def until_still(_least: float = 0, _most: float = LONGEST) -> None:
    """Return when nothing is ready to run, nothing is due soon, and no thread is at work."""
    loop: Any = asyncio.get_running_loop()
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline:
        await _until_handled()
        due = [timer.when() for timer in loop._scheduled if not timer.cancelled()]
        pause = min(due, default=loop.time() + 1) - loop.time()
        if pause <= SOON:
            await asyncio.sleep(max(0.0, pause))
        elif _threads_work(loop):
            await asyncio.sleep(0.002)
        else:
            break


async def _until_handled() -> None:
    """Return when nothing is ready to run: every message was handled, and what it led to."""
    loop: Any = asyncio.get_running_loop()
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline:
        # What was ready before runs before this goes on.
        await asyncio.sleep(0)
        if not loop._ready:
            break


async def _until_drawn(pilot: Pilot[Any], _timeout: float = LONGEST) -> bool:
    """Wait until an app is still, and draw what it shows then; not yet before its test did anything."""
    await until_still()
    deadline = time.monotonic() + LONGEST
    while _has_keys_to_hand_on(pilot.app) and time.monotonic() < deadline:
        # What a key waits for may be due later than soon, or be at work where the loop does not see it.
        await asyncio.sleep(0.002)
        await until_still()
    if not hasattr(pilot, "has_begun"):
        setattr(pilot, "has_begun", True)  # noqa: B010
        return True
    shown = [screen._compositor for screen in _in_sight(pilot.app)]
    frames = [(compositor, how) for compositor, how in _undrawn.items() if compositor in shown]
    _undrawn.clear()
    for compositor, how in frames:
        _draw(compositor, **how)
    return True


def _has_keys_to_hand_on(app: App[Any]) -> bool:
    return getattr(app, "_handing_on", None) is not None


def _in_sight(app: App[Any]) -> list[Screen[Any]]:
    return [*app._background_screens, app.screen] if app.screen_stack else []


def draw_later(compositor: Compositor, **how: Any) -> None:
    """Stand in for drawing a frame; what it would have shown is drawn once the app is still."""
    _undrawn[compositor] = how


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, each when what the one before started has come up."""
    await pilot.press(*keys)


async def _press_keys(app: App[Any], keys: Iterable[str]) -> None:
    """Press keys, each when what the one before did is done."""
    names = [_character_to_key(key) if len(key) == 1 and not key.isalnum() else key for key in keys]
    for at, name in enumerate(names):
        goes_on = _is_typed(app, name) and at + 1 < len(names) and _is_typed(app, names[at + 1])
        event = Key(name, _character(name))
        event.set_sender(app)
        assert app._driver is not None
        app._driver.send_message(event)
        await (_until_handled() if goes_on else until_still())


def _is_typed(app: App[Any], key: str) -> bool:
    """Whether a key puts a character where the focus is, and does nothing else."""
    character = _character(key)
    is_sign = character is not None and character.isprintable()
    return is_sign and bool(app.screen_stack) and isinstance(app.focused, Input | TextArea)


def _character(key: str) -> str | None:
    try:
        return unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key)))
    except KeyError:
        return key if len(key) == 1 else None


def _threads_work(loop: Any) -> bool:
    return any(answer.get_loop() is loop for answer in _awaited)


def _in_a_thread(loop: Any, executor: Any, work: Any, *arguments: Any) -> asyncio.Future[Any]:
    """Stand in for `run_in_executor`, and remember what is at work, whosever threads they are."""
    answer: asyncio.Future[Any] = _run_in_executor(loop, executor, work, *arguments)
    _awaited.add(answer)
    answer.add_done_callback(_awaited.discard)
    return answer
