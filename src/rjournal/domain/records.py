"""What every record has in common: its kind, its handle, who may see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Visibility = Literal["private", "counterpart", "shareable"]
"""Who may see a record: its owner alone (the default), the other person of the pairing, or anyone."""

LinkType = Literal["from", "about", "supports", "led-to", "credits", "replaces"]
"""What one record is to another (docs/domain.md §2.3)."""

HANDLE_LETTERS: dict[str, str] = {
    "e": "entry",
    "s": "session",
    "g": "goal",
    "p": "person",
    "r": "pairing",
    "l": "learning",
    "a": "action",
    "w": "win",
    "n": "note",
    "i": "agenda",
    "m": "milestone",
    "c": "check_in",
    "k": "skill",
    "t": "assessment",
    "v": "agreement",
    "h": "retention_check",
}
"""The letter that begins a record's handle, and the kind it stands for."""

LETTER_OF: dict[str, str] = {kind: letter for letter, kind in HANDLE_LETTERS.items()}

KIND_WORDS: dict[str, str] = {
    "agenda": "agenda item",
    "milestone": "step",
    "check_in": "reading",
    "assessment": "rating",
    "retention_check": "check",
}
"""What records of a kind are called where the kind has another name."""

_HANDLE = re.compile(r"([a-z])([1-9][0-9]{0,15})\Z")


@dataclass(frozen=True)
class Ref:
    """Names one record of the journal: its kind and its number."""

    kind: str
    id: int

    @property
    def handle(self) -> str:
        """The short name people type: `e42`, `s7`, `g3`."""
        return f"{LETTER_OF[self.kind]}{self.id}"

    @classmethod
    def parse(cls, text: str) -> Ref | None:
        """The record a handle names, or None if `text` is no handle."""
        match = _HANDLE.match(text.strip().casefold())
        if match is None or match[1] not in HANDLE_LETTERS:
            return None
        return cls(HANDLE_LETTERS[match[1]], int(match[2]))


@dataclass(frozen=True, kw_only=True)
class Record:
    """The fields that every stored record carries.

    `id` is 0 until the record is stored; `rev` grows by one with every change and tells a save that someone
    else saved first; `deleted_at` is set while the record lies in the trash.
    """

    id: int = 0
    uid: str = ""
    created_at: str = ""
    updated_at: str = ""
    rev: int = 0
    deleted_at: str | None = None
    visibility: Visibility = "private"
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Link(Record):
    """That one record has to do with another, and how: `entry 4 supports goal 2`."""

    from_kind: str
    from_id: int
    to_kind: str
    to_id: int
    type: LinkType
