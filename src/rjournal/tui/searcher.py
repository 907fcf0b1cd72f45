"""Looking something up away from the screen: one thread, its own connection, only the newest question.

As someone types, each key asks anew. A question that has been overtaken while it waited is never put to the
journal, so that fast typing cannot queue up work, and the first key of all waits for nothing.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rjournal.services.finding import Hit
    from rjournal.storage.store import Store


@dataclass(frozen=True)
class Asked:
    """What is looked for: the words as typed, among which kinds (all if none), whether best first.

    `by_title` looks at titles and names alone.
    """

    words: str = ""
    kinds: tuple[str, ...] = ()
    ranked: bool = False
    by_title: bool = False


class Searcher:
    """Answers questions about the journal at `path`, in a thread of its own, one at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="search")
        self._newest: Asked | None = None
        self._reader: Store | None = None

    async def find(self, asked: Asked) -> tuple[Hit, ...] | None:
        """What was found; None where a newer question came before this one's turn.

        Raises:
            StorageError: the journal could not be read.
        """
        self._newest = asked
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._find, asked)

    def close(self) -> None:
        """Close the connection, in the thread it belongs to; waits for nothing."""
        self._newest = None
        self._thread.submit(self._close)
        self._thread.shutdown(wait=False)

    def _find(self, asked: Asked) -> tuple[Hit, ...] | None:
        from rjournal.services import finding
        from rjournal.storage.store import Store

        if asked is not self._newest:
            return None
        if self._reader is None:
            # A connection belongs to the thread that opened it, so it is opened here.
            self._reader = Store.reader(self._path)
        return finding.find(
            self._reader,
            asked.words,
            kinds=asked.kinds,
            ranked=asked.ranked,
            by_title=asked.by_title,
        )

    def _close(self) -> None:
        if self._reader is not None:
            self._reader.close()
