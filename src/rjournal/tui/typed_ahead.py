"""What lets each key reach the page it was meant for, however busy the machine is.

A key goes to the widget that has the focus, then up from it to the app, through a queue at each; what it does
there may open a page a good while later. A key typed meanwhile would go to the page before: on Today the
words of an entry are commands, and `u` among them takes back what was done last. So a key waits until the one
before has been by everywhere, and until whatever it began has its page in front or is done with.

It builds on `App.on_event`, `MessagePump._task` and `Screen._mounted_event`, which are private to Textual;
the version is pinned, and tests/tui/test_typed_ahead.py holds what is promised here.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Coroutine
from typing import Any, TypeVar

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

T = TypeVar("T")

LONGEST = 10.0
"""Seconds after which keys go on although a flow neither asks anything nor ends."""

_AT_ONCE = frozenset({"ctrl+q"})
"""What leaves the program waits for nothing."""

Typed = events.Key | events.Paste


class KeysInTurn(App[None]):
    """Hands on one key after another, each to the page that the keys before it lead to."""

    def __init__(self) -> None:
        super().__init__()
        self._ahead: deque[Typed] = deque()
        self._handing_on: asyncio.Task[None] | None = None
        self._let_go: Typed | None = None
        self._enter_on: Screen[Any] | None = None
        self._flows: dict[Worker[object], Screen[Any] | None] = {}
        self._went_on = asyncio.Event()

    # Flows

    def flow_of(self, steps: Coroutine[Any, Any, object]) -> None:
        """Start a flow. While none of the screens it asks with is there, keys wait."""
        worker: Worker[object] = self.run_worker(self._followed(steps), group="flow")
        self._flows[worker] = None

    async def _followed(self, steps: Coroutine[Any, Any, object]) -> None:
        try:
            await steps
        finally:
            self._flows.pop(get_current_worker(), None)
            self._went_on.set()

    async def push_screen_wait(self, screen: Screen[T] | str, *, mode: str | None = None) -> T | Any:
        """Ask with a screen and return its answer; see `App.push_screen_wait`."""
        worker = get_current_worker()
        await self._flush_next_callbacks()
        answer = self.push_screen(screen, wait_for_dismiss=True, mode=mode)
        if worker in self._flows and isinstance(screen, Screen):
            self._flows[worker] = screen
            self._went_on.set()
        # Cancelling who asks must not cancel what the screen still answers to.
        return await asyncio.shield(answer)

    async def aside(self, work: Awaitable[T]) -> T:
        """What `work` returns; a flow that waits for it (a thread, another program) keeps no key waiting."""
        worker = get_current_worker()
        followed = self._flows.pop(worker, self) is not self
        self._went_on.set()
        try:
            return await work
        finally:
            if followed:
                self._flows[worker] = None

    @property
    def _is_between_screens(self) -> bool:
        """Whether a flow goes on to its next screen, or ends, without anybody being asked anything now."""
        if not self._flows:
            return False
        there = {screen for stack in self._screen_stacks.values() for screen in stack}
        return any(screen not in there for flow, screen in self._flows.items() if not flow.is_finished)

    # Keys

    async def on_event(self, event: events.Event) -> None:
        """Keep what is typed back until it is its turn."""
        if not isinstance(event, Typed) or event.is_forwarded or self._goes_at_once(event):
            await super().on_event(event)
            return
        self._ahead.append(event)
        if self._handing_on is None:
            self._handing_on = asyncio.create_task(self._hand_on())

    def _goes_at_once(self, event: Typed) -> bool:
        if event is self._let_go:
            return True
        if isinstance(event, events.Key) and event.key in _AT_ONCE:
            return True
        is_quiet = self._handing_on is None and not self._is_between_screens
        return is_quiet and self._is_for_a_field(event) and self.screen._mounted_event.is_set()

    def _is_for_a_field(self, event: Typed) -> bool:
        """Whether it does nothing but write into the field that has the focus."""
        focused = self.focused
        if focused is None or isinstance(event, events.Paste):
            return focused is not None
        return focused.check_consume_key(event.key, event.character)

    async def _hand_on(self) -> None:
        try:
            while self._ahead:
                await self._until_settled()
                event = self._ahead.popleft()
                if not self._is_pressed_again(event):
                    await self._give(event)
        finally:
            self._handing_on = self._enter_on = None

    def _is_pressed_again(self, event: Typed) -> bool:
        """Enter once more before it took effect was meant for the page before."""
        if not isinstance(event, events.Key) or event.key != "enter":
            self._enter_on = None
            return False
        if self._enter_on in (None, self.screen):
            self._enter_on = self.screen
            return False
        return True

    async def _give(self, event: Typed) -> None:
        """Let the app have it, and wait until it and what it set off have been by on the way up."""
        target = self.focused or self.screen
        for_a_field = self._is_for_a_field(event)
        self._let_go = event
        self.post_message(event)
        await self._heeded(self)
        self._let_go = None
        if not for_a_field:
            # Once for the key, and once for the messages that were sent because of it.
            await self._heeded(*target.ancestors_with_self)
            await self._heeded(*target.ancestors_with_self)

    async def _until_settled(self) -> None:
        """Wait until a screen is in front that is put together, has its focus, and stays."""
        while True:
            while self._is_between_screens:
                await self._next_step()
            screen = self.screen
            await screen._mounted_event.wait()
            # The screen heeds that it is in front, which may ask the app for the focus.
            await self._heeded(screen, self)
            if screen is self.screen and not self._is_between_screens:
                return

    async def _next_step(self) -> None:
        self._went_on.clear()
        try:
            await asyncio.wait_for(self._went_on.wait(), LONGEST)
        except TimeoutError:
            self._flows.clear()

    async def _heeded(self, *pumps: MessagePump) -> None:
        """Wait until each of them, one after the other, has dealt with what it was sent, or is gone."""
        for pump in pumps:
            done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            if pump.call_later(done.set_result, None):
                await asyncio.wait(filter(None, (done, pump._task)), return_when=asyncio.FIRST_COMPLETED)
