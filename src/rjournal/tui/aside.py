"""Reading the journal away from the screen: one thread, its own connection, only the newest question.

A question that has been overtaken while it waited is never put to the journal, so that fast keys cannot queue
up work, and the first of all waits for nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rjournal.storage.store import Store

T = TypeVar("T")


class Aside:
    """Answers questions about the journal at `path`, in a thread of its own, one at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="aside")
        self._newest: dict[str, object] = {}
        self._reader: Store | None = None

    async def ask(self, question: Callable[[Store], T], about: str = "") -> T | None:
        """The answer; None where a newer question about the same came before this one's turn.

        Raises:
            StorageError: the journal could not be read.
        """
        self._newest[about] = question
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._ask, question, about)

    def close(self) -> None:
        """Close the connection, in the thread it belongs to; waits for nothing."""
        self._newest.clear()
        self._thread.submit(self._close)
        self._thread.shutdown(wait=False)

    def _ask(self, question: Callable[[Store], T], about: str) -> T | None:
        from rjournal.storage.store import Store

        if question is not self._newest.get(about):
            return None
        if self._reader is None:
            # A connection belongs to the thread that opened it, so it is opened here.
            self._reader = Store.reader(self._path)
        return question(self._reader)

    def _close(self) -> None:
        if self._reader is not None:
            self._reader.close()
