"""What a person writes on the writing screen, and how it is kept as a draft.

The same for entries and for a session's notes: whoever opens the screen says which of it they use.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rjournal.domain.prompts import Prompt
from rjournal.domain.records import Visibility
from rjournal.tui.modals.choose import Pick

VISIBILITY_WORDS: dict[Visibility, str] = {
    "private": "private",
    "counterpart": "for the two of you",
    "shareable": "shareable",
}
"""Who may see it, as the writing screen says it."""


@dataclass(frozen=True, kw_only=True)
class Details:
    """What may be said about a text and never has to be; `mood` and `energy` are −2…+2."""

    tags: tuple[str, ...] = ()
    mood: int | None = None
    energy: int | None = None
    mood_word: str = ""
    visibility: Visibility = "private"


@dataclass(frozen=True, kw_only=True)
class Written:
    """A text with all that was said about it.

    `goals` are the keys of the goals it moved (`Writing.goals`), `prompts` the ids of the questions that were
    on the screen while it was written.
    """

    title: str = ""
    body: str = ""
    details: Details = field(default_factory=Details)
    goals: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether there is no word in it."""
        return not (self.title.strip() or self.body.strip())

    def to_fields(self) -> dict[str, str]:
        """The fields of its draft."""
        details = self.details
        return {
            "title": self.title,
            "body": self.body,
            "tags": " ".join(details.tags),
            "mood": _number(details.mood),
            "energy": _number(details.energy),
            "mood_word": details.mood_word,
            "visibility": details.visibility,
            "goals": " ".join(self.goals),
            "prompts": " ".join(self.prompts),
        }

    @classmethod
    def from_fields(cls, fields: Mapping[str, str]) -> Written:
        """What a draft holds; fields that are missing or make no sense are left out, the words never."""
        asked = fields.get("visibility")
        visibility: Visibility = next((known for known in VISIBILITY_WORDS if known == asked), "private")
        return cls(
            title=fields.get("title", ""),
            body=fields.get("body", ""),
            details=Details(
                tags=tuple(fields.get("tags", "").split()),
                mood=_scale(fields.get("mood", "")),
                energy=_scale(fields.get("energy", "")),
                mood_word=fields.get("mood_word", ""),
                visibility=visibility,
            ),
            goals=tuple(fields.get("goals", "").split()),
            prompts=tuple(fields.get("prompts", "").split()),
        )


@dataclass(frozen=True, kw_only=True)
class Writing:
    """What is to be written, and with what at hand.

    `draft_key` is where the draft is kept. `start` is the record as it is, or for a new one the template's
    headings; `recovered` is its draft, if there is one. `base_rev` is the record's `rev`, 0 for a new one.
    `when` says what it is about ("Mon 16 Feb 2026, after the session with Noor"). `goals` can be picked from;
    their keys hold no white space.
    """

    draft_key: str
    start: Written = field(default_factory=Written)
    recovered: Written | None = None
    base_rev: int = 0
    when: str = ""
    goals: tuple[Pick, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    with_title: bool = True


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _scale(text: str) -> int | None:
    """A mood or an energy from a draft: −2…+2, None for anything else."""
    return int(text) if text in {"-2", "-1", "0", "1", "2"} else None
