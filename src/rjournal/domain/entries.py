"""Journal entries (docs/domain.md §2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from rjournal.domain.records import Record

EntryType = Literal[
    "free",
    "session",
    "quick",
    "feedback",
    "lesson",
    "decision",
    "observation",
    "mid-quarter",
    "review",
    "closing",
]
ENTRY_TYPES: tuple[EntryType, ...] = get_args(EntryType)

MOOD_WORDS: dict[int, str] = {-2: "very low", -1: "low", 0: "even", 1: "good", 2: "very good"}
ENERGY_WORDS: dict[int, str] = {-2: "drained", -1: "tired", 0: "steady", 1: "lively", 2: "full of energy"}


@dataclass(frozen=True, kw_only=True)
class Entry(Record):
    """A reflective entry.

    `body` is one Markdown string; its sections are read from the `##` headings, and `stages` keeps the
    template's stage ids in the order of the template's headings, so that prompts still find their place when
    a heading is renamed. `at` is the moment it was begun (UTC) with `zone` beside it and `day` the local day
    it belongs to, which a back-dated entry chooses. `mood` and `energy` are −2…+2.
    """

    day: date
    at: str = ""
    zone: str = "UTC"
    type: EntryType = "free"
    template: str = ""
    title: str = ""
    body: str = ""
    stages: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    mood: int | None = None
    energy: int | None = None
    mood_word: str = ""
    depth: str | None = None
