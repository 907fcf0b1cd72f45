"""What the lists of notes and of promises can be narrowed to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from rjournal.domain.lines import ActionKind, NoteKind, NoteStatus, Owner

Standing = Literal["open", "done", "dropped", "all"]

STILL_OPEN: Final = "still open"
EVERY_STATUS: Final = "all"

KIND_TITLES: dict[NoteKind, str] = {
    "question": "Questions",
    "gap": "Gaps",
    "topic": "Topics",
    "assumption": "Assumptions",
    "idea": "Ideas",
    "decision": "Decisions",
    "challenge": "Challenges",
}
"""What several notes of a kind are called."""

OWNER_TITLES: dict[Owner, str] = {"me": "Mine", "them": "Theirs", "both": "Of both"}
"""What promises are called by whose they are."""

STANDING_TITLES: dict[Standing, str] = {
    "open": "Open",
    "done": "Done",
    "dropped": "Let go",
    "all": "All",
}
"""What promises are called by where they stand."""


@dataclass(frozen=True, kw_only=True)
class NoteFilter:
    """Which notes a list shows: what meets all that is asked; None asks for nothing.

    `status` is one a note can have, `STILL_OPEN` for whatever something is still to become of, or
    `EVERY_STATUS`. Among what is open decisions are only shown where they are asked for: they stand.
    """

    kind: NoteKind | None = None
    person_id: int | None = None
    status: NoteStatus | Literal["still open", "all"] = STILL_OPEN

    def words(self, person: str = "") -> str:
        """What is shown, for a title: `Questions · with Noor · answered`."""
        parts: list[str] = [KIND_TITLES[self.kind] if self.kind else "Notes"]
        parts += [f"with {person}"] if person else []
        parts += [] if self.status == STILL_OPEN else [self.status]
        return " · ".join(parts)


@dataclass(frozen=True, kw_only=True)
class ActionFilter:
    """Which promises a list shows: what meets all that is asked; None asks for nothing."""

    standing: Standing = "open"
    owner: Owner | None = None
    person_id: int | None = None
    kind: ActionKind | None = None

    def words(self, person: str = "") -> str:
        """What is shown, for a title: `Promises · done · mine · with Noor`."""
        parts = ["Promises"]
        parts += [] if self.standing == "open" else [STANDING_TITLES[self.standing].lower()]
        parts += [OWNER_TITLES[self.owner].lower()] if self.owner else []
        parts += [self.kind] if self.kind else []
        parts += [f"with {person}"] if person else []
        return " · ".join(parts)
