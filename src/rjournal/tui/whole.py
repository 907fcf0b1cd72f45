"""A screen that comes in is drawn once it is whole, and not in every state on the way there.

Textual draws a new screen when its widgets stand, again when each has been told its size and has broken its
text anew, and again when a pane was filled by what a list selected: three or four times as much as anyone
sees, and most of what opening takes. Here nothing is drawn until all of them have answered. It builds on what
is private to Textual 8.2.8; the version is pinned, and tests/tui/test_whole.py holds what is promised here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App
from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.screen import Screen

    _Screen = Screen[Any]
else:
    _Screen = MessagePump

Returned = TypeVar("Returned")

LONGEST = 0.25
"""Seconds after which a screen is drawn as it is, whatever it is still waiting for."""

_ANSWERS = 2
"""How often its widgets have to answer: told their sizes, and what they then said to one another."""


class DrawnWhole(_Screen):
    """A screen that draws nothing while drawing is held back."""

    def _compositor_refresh(self) -> None:
        # Textual holds back what a timer draws, but not what follows a layout.
        if self.app._batch_count:
            self._repaint_required = True
        else:
            super()._compositor_refresh()


class WholeApp(App[Returned]):
    """An app that holds drawing back while a screen comes in."""

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        super()._load_screen_css(screen)
        if not screen.is_mounted:
            # It gets its styles as it is put together: Textual would style what it covers anew.
            screen._css_update_count = self._css_update_count
            if not self._batch_count:
                self.delay_update()

    def delay_update(self, delay: float = 0.05) -> None:
        """Draw nothing until the screen that comes in is whole; `delay` would be too long, or too short."""
        self._begin_batch()
        self.run_worker(self._draw_when_whole(), group="drawing")

    async def _draw_when_whole(self) -> None:
        try:
            async with asyncio.timeout(LONGEST):
                await _answered([self.screen])
                for _ in range(_ANSWERS):
                    await _answered(self.screen.walk_children(with_self=True))
                    self._lay_out()
                await _answered(self.screen.walk_children(with_self=True))
        except TimeoutError:
            pass
        finally:
            self._end_batch()
            # While the program is left there is no screen any more.
            if not self._batch_count and self.screen_stack:
                self.screen.refresh()

    def _lay_out(self) -> None:
        """Give everything its place, without drawing it."""
        screen = self.screen
        if screen._layout_required:
            screen._layout_required = False
            screen._refresh_layout()


async def _answered(pumps: Iterable[MessagePump]) -> None:
    """Wait until each of them has done all that it has been told so far."""
    waiting = 0
    all_did = asyncio.Event()

    def done() -> None:
        nonlocal waiting
        waiting -= 1
        if not waiting:
            all_did.set()

    for pump in list(pumps):
        waiting += pump.call_later(done)
    if waiting:
        await all_did.wait()
