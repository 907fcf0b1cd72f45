"""Looking something up away from the screen as someone types: each key asks anew, only the newest counts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rjournal.tui.aside import Aside

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
    """Searches the journal at `path`, in a thread of its own, one question at a time."""

    def __init__(self, path: Path) -> None:
        self._aside = Aside(path)

    async def find(self, asked: Asked) -> tuple[Hit, ...] | None:
        """What was found; None where a newer question came before this one's turn.

        Raises:
            StorageError: the journal could not be read.
        """
        return await self._aside.ask(lambda reader: _find(reader, asked))

    def close(self) -> None:
        """Close the connection; waits for nothing."""
        self._aside.close()


def _find(reader: Store, asked: Asked) -> tuple[Hit, ...]:
    # It is loaded in the thread that searches, with the first question.
    from rjournal.services import finding

    return finding.find(reader, asked.words, kinds=asked.kinds, ranked=asked.ranked, by_title=asked.by_title)
