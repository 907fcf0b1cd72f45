"""A screen that comes in is drawn when it is whole, and nothing can keep it from sight."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from rjournal.storage.store import Store
from rjournal.tui import whole
from rjournal.tui.app import JournalApp
from rjournal.tui.base import FrameScreen
from tests.tui.frame_app import TryApp
from tests.tui.stillness import draw_later


class Stuck(FrameScreen):
    """Holds a widget that does not get done with what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.done = asyncio.Event()

    def compose_body(self) -> ComposeResult:
        yield Waiting("waiting")


class Waiting(Static):
    async def on_show(self) -> None:
        assert isinstance(self.screen, Stuck)
        await self.screen.done.wait()


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[type[Widget]]:
    """The class of the screen that each frame is drawn of."""
    drawn: list[type[Widget]] = []

    def draw(compositor: Compositor, **how: Any) -> None:
        assert compositor.root is not None
        drawn.append(type(compositor.root))
        draw_later(compositor, **how)

    monkeypatch.setattr(Compositor, "render_update", draw)
    return drawn


async def test_a_screen_is_drawn_when_it_is_whole_and_not_on_the_way_there(
    sample: Store,
    app_on: Callable[[Store], JournalApp],
    frames: list[type[Widget]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # On a machine that is busy with other tests it may take longer than anyone should wait.
    monkeypatch.setattr(whole, "LONGEST", 30)
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        for key in ("3", "4", "enter"):
            frames.clear()
            await pilot.press(key)
            await pilot.pause()
            # Once; and once more where something on it went on, as the clock does. Without it, five times.
            assert 1 <= frames.count(type(app.screen)) <= 2, f"after {key}"


async def test_a_widget_that_never_gets_done_holds_back_no_screen(frames: list[type[Widget]]) -> None:
    app, screen = TryApp(), Stuck()
    async with app.run_test(), asyncio.timeout(30):
        app.push_screen(screen)
        while Stuck not in frames:
            await asyncio.sleep(0.01)
        screen.done.set()
