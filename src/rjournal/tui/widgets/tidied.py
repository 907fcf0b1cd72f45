"""What a field says when what arrived in it was not taken over exactly."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from rjournal.domain.text import removed_words


@dataclass
class Tidied(Message):
    """Something that arrived was cleaned: `removed` characters left out, `folded` lines folded."""

    removed: int
    folded: int = 0

    @property
    def words(self) -> str:
        """What was done, as a sentence."""
        parts = [removed_words(self.removed)] if self.removed else []
        if self.folded:
            lines = "1 very long line was" if self.folded == 1 else f"{self.folded} very long lines were"
            parts.append(f"{lines} folded; no character is missing")
        return "; ".join(parts) + "."
