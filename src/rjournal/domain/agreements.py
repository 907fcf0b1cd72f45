"""What the two of a pairing agreed, version by version (docs/domain.md §2.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rjournal.domain.periods import full
from rjournal.domain.records import Record

REVIEW_AFTER = timedelta(days=90)
"""When to look at an agreement again, unless another day is chosen."""


@dataclass(frozen=True, kw_only=True)
class Agreement(Record):
    """One version of an agreement; the newest of a pairing is the one that counts.

    `agreed_on` is None while it is not agreed yet; an agreed version is never changed, a new one takes its
    place. `off_limits`, `confidential` and `exceptions` never leave in a document for others. `retention`
    says when notes about the other are deleted.
    """

    pairing_id: int
    i_hope: str = ""
    they_hope: str = ""
    in_bounds: str = ""
    off_limits: str = ""
    confidential: str = ""
    exceptions: str = ""
    notes_kept_by: str = ""
    may_quote: str = ""
    cancellation_notice: str = ""
    reply_within: str = ""
    feedback: str = ""
    discomfort: str = ""
    ending: str = ""
    retention: str = ""
    agreed_on: date | None = None
    review_on: date | None = None


@dataclass(frozen=True)
class Part:
    """One thing to agree on: the field it is kept in, what it is called, and what its emptiness invites to.

    `{}` in `label` and `invites` is the other person's name.
    """

    field: str
    label: str
    invites: str


PARTS: tuple[Part, ...] = (
    Part("i_hope", "What I hope", "what would be different for you in half a year?"),
    Part("they_hope", "What {} hopes", "ask {}: what is in it for them?"),
    Part("in_bounds", "What we talk about", "topics both of you welcome"),
    Part("off_limits", "Off limits", "what stays outside, for either of you"),
    Part("confidential", "Confidential", "what stays between the two of you"),
    Part("exceptions", "Except", "safety or the law: what could not be kept"),
    Part("notes_kept_by", "Notes kept by", "who writes down what, and who can read it"),
    Part("may_quote", "Quoting", "may one quote the other, and after asking how?"),
    Part("cancellation_notice", "Calling off", "how long before, and how to say it"),
    Part("reply_within", "Answers within", "two days, a week: what both can keep"),
    Part("feedback", "Feedback", "how you tell each other what helps and what does not"),
    Part("discomfort", "If it gets uncomfortable", "how either of you raises it"),
    Part("ending", "How we end", "without fault, by a word of either of you"),
    Part("retention", "Notes are deleted", "when each deletes what was noted about the other"),
)
"""Everything an agreement holds, in the order of its page (docs/domain.md §2.3)."""

BLOCKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Hopes", ("i_hope", "they_hope")),
    ("Boundaries", ("in_bounds", "off_limits", "confidential", "exceptions")),
    (
        "How we work together",
        ("notes_kept_by", "may_quote", "cancellation_notice", "reply_within", "feedback", "discomfort"),
    ),
    ("How it ends", ("ending", "retention")),
)
"""The parts under what they have in common."""

PART_OF: dict[str, Part] = {part.field: part for part in PARTS}

PERSONAL: frozenset[str] = frozenset({"they_hope", "off_limits"})
"""What belongs to the two of one pairing and is not taken along into the next one's agreement."""


def current_version(versions: Sequence[Agreement]) -> Agreement | None:
    """The version that counts: the newest; None where nothing was written yet."""
    return max(versions, key=lambda one: one.id, default=None)


def agreed_version(versions: Sequence[Agreement], as_of: date) -> Agreement | None:
    """The newest version that had been agreed by a day; one that was written after it does not undo it."""
    agreed = [one for one in versions if one.agreed_on is not None and one.agreed_on <= as_of]
    return max(agreed, key=lambda one: one.id, default=None)


def is_empty(agreement: Agreement) -> bool:
    """Whether nothing was written into any part yet."""
    return not any(getattr(agreement, part.field).strip() for part in PARTS)


def taken_along(agreement: Agreement, pairing_id: int) -> Agreement:
    """The first version for another pairing: what was agreed as a proposal, without what is personal."""
    words = {part.field: getattr(agreement, part.field) for part in PARTS if part.field not in PERSONAL}
    return Agreement(pairing_id=pairing_id, **words)


def next_version(agreement: Agreement) -> Agreement:
    """A new version that says the same and is not agreed yet; the one it follows stays as it is."""
    return replace(
        agreement, id=0, uid="", created_at="", updated_at="", rev=0, agreed_on=None, review_on=None
    )


def standing_words(versions: Sequence[Agreement], as_of: date) -> str:
    """How an agreement stands on a day, in one line.

    `no agreement yet`, `not yet agreed`, `agreed on Mon 5 Jan 2026, review on Sun 5 Apr 2026`,
    `due for review: agreed on …, review on …`; with a newer version under way
    `version 2 not yet agreed; version 1 …`.
    """
    current = current_version(versions)
    if current is None:
        return "no agreement yet"
    agreed = agreed_version(versions, as_of)
    if agreed is None:
        return "not yet agreed"
    words = _agreed_words(agreed, as_of)
    if agreed.id == current.id:
        return words
    numbers = {one.id: at for at, one in enumerate(sorted(versions, key=lambda one: one.id), start=1)}
    return f"version {numbers[current.id]} not yet agreed; version {numbers[agreed.id]} {words}"


def _agreed_words(agreed: Agreement, as_of: date) -> str:
    on = "" if agreed.agreed_on is None else f"agreed on {full(agreed.agreed_on)}"
    if agreed.review_on is None:
        return on
    due = "due for review: " if agreed.review_on <= as_of else ""
    return f"{due}{on}, review on {full(agreed.review_on)}"
