"""What a person writes on the writing screen, and how it is kept as a draft.

The same for entries and for a session's notes: whoever opens the screen says which of it they use.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rjournal.domain.prompts import Prompt
from rjournal.domain.records import Visibility
from rjournal.domain.templates import Template
from rjournal.tui.modals.choose import Pick
from rjournal.tui.questions import AskedUnder

VISIBILITY_WORDS: dict[Visibility, str] = {
    "private": "private",
    "counterpart": "for the two of you",
    "shareable": "shareable",
}
"""Who may see it, as the writing screen says it."""

KnownTags = Callable[[], tuple[str, ...]]
"""Gives the tags that are in use, the most used first: to count them takes a while, and few texts get any."""


@dataclass(frozen=True, kw_only=True)
class Details:
    """What may be said about a text and never has to be; `mood` and `energy` are −2…+2.

    `day` is the day it belongs to, None where that is no question. `people` are the keys of those it is about
    (`Writing.people`).
    """

    tags: tuple[str, ...] = ()
    mood: int | None = None
    energy: int | None = None
    mood_word: str = ""
    visibility: Visibility = "private"
    day: date | None = None
    people: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Written:
    """A text with all that was said about it.

    `goals` are the keys of the goals it moved (`Writing.goals`), `prompts` the ids of the questions that were
    on the screen while it was written. `template` is the id of the one whose headings it has, `session` the
    key of the session it reflects on; both may be empty.
    """

    title: str = ""
    body: str = ""
    details: Details = field(default_factory=Details)
    goals: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    template: str = ""
    session: str = ""

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
            "day": "" if details.day is None else details.day.isoformat(),
            "people": " ".join(details.people),
            "template": self.template,
            "session": self.session,
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
                day=_day(fields.get("day", "")),
                people=tuple(fields.get("people", "").split()),
            ),
            goals=tuple(fields.get("goals", "").split()),
            prompts=tuple(fields.get("prompts", "").split()),
            template=fields.get("template", ""),
            session=fields.get("session", ""),
        )


Save = Callable[[Written], Awaitable[object] | None]
"""Makes a record of what was written, and deletes its draft with it; raises RJournalError when that fails."""


@dataclass(frozen=True, kw_only=True)
class TwoTexts:
    """What can be done when another window changed or deleted the record that is being written.

    `title` says what happened there. `save_as_new` keeps both texts, each in a record of its own; `save_over`
    puts this one in the place of the other, which stays among the earlier versions, and takes the record out
    of the trash. `look` shows the other and calls what it is given when that was left; None where there is
    nothing to look at.
    """

    title: Callable[[], str]
    save_as_new: Save
    save_over: Save
    look: Callable[[Callable[[], Awaitable[None]]], None] | None = None


@dataclass(frozen=True, kw_only=True)
class Writing:
    """What is to be written, and with what at hand.

    `draft_key` is where the draft is kept. `start` is the record as it is, or for a new one the template's
    headings; `recovered` is its draft, if there is one. `base_rev` is the record's `rev`, 0 for a new one.
    `when` says what it is about ("after the session with Noor"). `goals` and `people` can be picked from;
    their keys hold no white space; `set_goal` lets another goal be set and hands it over. `prompts` are the
    questions to offer, the first at once if `asks_first`; `asked_under` gives those that suit the headings of
    a template, by its id.
    `templates` gives those to choose from when they are asked for, and `read_day` what a typed day means.
    `with_details` is False for a text that has no tags and no mood; `may_be_empty` lets nothing be saved.
    `details_begun` is what was typed into the form for the details and not saved there, if anything was.
    """

    draft_key: str
    start: Written = field(default_factory=Written)
    recovered: Written | None = None
    base_rev: int = 0
    when: str = ""
    goals: tuple[Pick, ...] = ()
    set_goal: Callable[[Callable[[Pick], None]], None] | None = None
    people: tuple[Pick, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    asks_first: bool = True
    asked_under: Callable[[str], AskedUnder] | None = None
    templates: Callable[[], Sequence[Template]] | None = None
    read_day: Callable[[str], date] | None = None
    with_title: bool = True
    with_details: bool = True
    details_begun: Mapping[str, str] | None = None
    may_be_empty: bool = False


DETAILS = "details:"
"""How the names of those fields of a draft begin that stand in the form for the details."""


def begun_to_fields(begun: Mapping[str, str] | None) -> dict[str, str]:
    """The fields of a draft for what stands in the form for the details and is not saved there yet."""
    return {f"{DETAILS}{name}": typed for name, typed in (begun or {}).items()}


def begun_from_fields(fields: Mapping[str, str]) -> dict[str, str] | None:
    """What a draft holds of the form for the details; None when that was not open."""
    begun = {name.removeprefix(DETAILS): typed for name, typed in fields.items() if name.startswith(DETAILS)}
    return begun or None


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _day(text: str) -> date | None:
    """A day from a draft; None for anything that is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _scale(text: str) -> int | None:
    """A mood or an energy from a draft: −2…+2, None for anything else."""
    return int(text) if text in {"-2", "-1", "0", "1", "2"} else None
