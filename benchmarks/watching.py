"""Looking on while a thread works: which operations of ours it runs, and how long each takes.

An operation is a call from Textual into rjournal: a handler, an action, a timer, what composes or draws. It
is measured with all it calls, in time that the thread itself computed, so that waiting for its turn on a busy
machine is no part of it. A second thread looks at the first one's stack about once a millisecond and reads
its clock; a figure may be off by that much.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

_LOOK = 0.0005
_OURS = f"{os.sep}rjournal{os.sep}"
_LOOP = f"asyncio{os.sep}events.py"
# They wrap what Textual does with a message or a style, and do nothing themselves.
_PASSED_THROUGH = tuple(
    f"{os.sep}{name}.py"
    for name in ("steady", "watch", "safety", "frame", "stylesheet", "whole", "typed_ahead")
)


@dataclass
class Span:
    """Something that went on without a pause: milliseconds it took, and where it was seen how often."""

    phase: str
    name: str
    began: float
    took: float = 0.0
    places: dict[str, int] = field(default_factory=dict)


class Watch:
    """Looks at the thread that makes it. `phase` is what that thread is doing, as the spans will say."""

    def __init__(self) -> None:
        self.phase = "start"
        self.turns: list[Span] = []
        self.operations: list[Span] = []
        self._ident = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._ident)
        self._stopped = threading.Event()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Watch while the block runs."""
        before = sys.getswitchinterval()
        sys.setswitchinterval(_LOOK / 2)
        thread = threading.Thread(target=self._look_on, name="watch", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._stopped.set()
            thread.join()
            sys.setswitchinterval(before)

    def _look_on(self) -> None:
        turn: FrameType | None = None
        operation: FrameType | None = None
        last = time.clock_gettime(self._clock)
        while not self._stopped.wait(_LOOK):
            now = time.clock_gettime(self._clock)
            stack = _stack(sys._current_frames().get(self._ident))
            looked = (last, now)
            turn = self._note(self.turns, turn, _turn_in(stack), looked, stack)
            operation = self._note(self.operations, operation, _operation_in(stack), looked, stack)
            last = now

    def _note(
        self,
        spans: list[Span],
        before: FrameType | None,
        frame: FrameType | None,
        looked: tuple[float, float],
        stack: Sequence[FrameType],
    ) -> FrameType | None:
        """Lengthen the span that goes on; where another frame stands now, it ended between the two looks."""
        middle, now = sum(looked) / 2, looked[1]
        if before is not None:
            spans[-1].took = ((now if frame is before else middle) - spans[-1].began) * 1000
        if frame is not None and frame is not before:
            spans.append(Span(self.phase, _named(frame), middle, (now - middle) * 1000))
        if frame is not None:
            places, place = spans[-1].places, _place(stack)
            places[place] = places.get(place, 0) + 1
        return frame


def _stack(frame: FrameType | None) -> list[FrameType]:
    """The frames, outermost first."""
    frames = []
    while frame is not None:
        frames.append(frame)
        frame = frame.f_back
    return frames[::-1]


def _turn_in(stack: Sequence[FrameType]) -> FrameType | None:
    return next((one for one in reversed(stack) if one.f_code.co_filename.endswith(_LOOP)), None)


def _operation_in(stack: Sequence[FrameType]) -> FrameType | None:
    """The outermost of our frames within the turn."""
    begun = False
    for frame in stack:
        file = frame.f_code.co_filename
        if file.endswith(_LOOP):
            begun = True
        elif begun and _OURS in file and not file.endswith(_PASSED_THROUGH):
            return frame
    return None


def _place(stack: Sequence[FrameType]) -> str:
    """The innermost frame and the last of ours, so that one sees what was being done."""
    ours = [one for one in stack if _OURS in one.f_code.co_filename]
    return " < ".join(_named(one) for one in [*stack[-1:], *ours[:-4:-1]])


def _named(frame: FrameType) -> str:
    return f"{Path(frame.f_code.co_filename).stem}.{frame.f_code.co_qualname}"
