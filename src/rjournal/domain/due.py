"""What is due: one list, derived, never pushed (docs/domain.md §2.5).

`KINDS` is the one table of its kinds: another kind is another rule and a line here. The words never blame: a
day is named, how far past it lies is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rjournal.domain import due_lines, due_meeting
from rjournal.domain.due_facts import Due, DueFacts
from rjournal.domain.periods import full
from rjournal.domain.silences import Silence

Rule = Callable[[DueFacts], Iterable[Due]]


@dataclass(frozen=True)
class DueKind:
    """A kind of thing that waits.

    `id` is what it is called on the command line and in stored silences, `name` its heading, `says` when it
    speaks, in a sentence, `act` the word for doing what it waits for.
    """

    id: str
    name: str
    says: str
    act: str
    rule: Rule


KINDS: Mapping[str, DueKind] = {
    kind.id: kind
    for kind in (
        DueKind(
            "session",
            "Sessions to plan",
            "When the rhythm of a pairing has come round and nothing is planned.",
            "Plan",
            due_meeting.to_plan,
        ),
        DueKind(
            "agenda",
            "Sessions to prepare",
            "From 48 hours before a session that has no agenda.",
            "Prepare",
            due_meeting.to_prepare,
        ),
        DueKind(
            "reflect",
            "Sessions to write about",
            "For seven days after a session nobody wrote about.",
            "Write",
            due_meeting.to_write_about,
        ),
        DueKind(
            "reply",
            "Replies",
            "While an exchange in writing waits for you.",
            "Reply",
            due_meeting.to_reply,
        ),
        DueKind(
            "rhythm",
            "Rhythms",
            "When the last two sessions did not take place, or two of the last three were moved.",
            "Choose",
            due_meeting.longer_rhythm,
        ),
        DueKind(
            "action",
            "Promises",
            "From seven days before the day something is promised for.",
            "Result",
            due_lines.actions,
        ),
        DueKind(
            "sponsorship",
            "Sponsorship",
            "30 days after it was promised, while it is open.",
            "Result",
            due_lines.sponsorships,
        ),
        DueKind(
            "question",
            "Questions",
            "14 days after a question, or once you met the person since, while it has no answer.",
            "Answer",
            due_lines.questions,
        ),
        DueKind(
            "challenge",
            "Challenges",
            "14 days after a challenge, while it has no response.",
            "Respond",
            due_lines.challenges,
        ),
        DueKind(
            "assumption",
            "Assumptions",
            "On the day you wanted to look at one again.",
            "Look again",
            due_lines.assumptions,
        ),
        DueKind(
            "retention",
            "What stayed",
            "14 and 45 days after something was learned or taught.",
            "Check",
            due_lines.checks,
        ),
        DueKind(
            "check-in",
            "Check-ins",
            "When the last reading of a goal is older than its rhythm.",
            "Check in",
            due_lines.readings,
        ),
        DueKind(
            "goal-date",
            "Goals past their date",
            "When a goal's date has passed and it is not closed.",
            "Decide",
            due_lines.dates_passed,
        ),
        DueKind(
            "agreement",
            "Agreements to make",
            "From the second session on, while nothing is agreed.",
            "Agree",
            due_meeting.to_agree,
        ),
        DueKind(
            "agreement-review",
            "Agreements to look at",
            "On the day an agreement says.",
            "Look again",
            due_meeting.to_review,
        ),
        DueKind(
            "ending",
            "Pairings that end",
            "From 30 days before a planned end.",
            "Extend",
            due_meeting.ending,
        ),
        DueKind(
            "balance",
            "Give and take",
            "When three sessions in a pairing of both went one way.",
            "To the agenda",
            due_meeting.one_way,
        ),
    )
}
"""Every kind, by its id, in the order in which they are listed."""


@dataclass(frozen=True)
class Quiet:
    """Something that would wait and was told not to, and what says so."""

    due: Due
    silence: Silence


@dataclass(frozen=True)
class Waiting:
    """What waits on a day, longest waiting first, and what is silent: one by one, or a whole kind."""

    open: tuple[Due, ...] = ()
    quiet: tuple[Quiet, ...] = ()
    off: tuple[Silence, ...] = ()


def waiting(facts: DueFacts, silences: Sequence[Silence] = ()) -> Waiting:
    """What waits on the day of the facts, and what of it is silent.

    A kind that is off asks for nothing, and is not gone through.
    """
    off = {one.due_kind: one for one in silences if one.about_kind is None and _lasts(one, facts.as_of)}
    found = sorted(
        (due for kind in KINDS.values() if kind.id not in off for due in kind.rule(facts)),
        key=lambda due: (due.when, due.ref.kind, due.ref.id, due.kind),
    )
    told = {(one.due_kind, one.about_kind, one.about_id): one for one in silences if one.about_kind}
    quiet = {due: told.get((due.kind, due.ref.kind, due.ref.id)) for due in found}
    return Waiting(
        open=tuple(due for due, one in quiet.items() if not _is_silent(due, one, facts.as_of)),
        quiet=tuple(
            Quiet(due, one) for due, one in quiet.items() if one and _is_silent(due, one, facts.as_of)
        ),
        off=tuple(off[kind] for kind in KINDS if kind in off),
    )


def quiet_words(one: Quiet) -> str:
    """How long something says nothing: `until Mon 23 Feb 2026`, or `put away` until its day moves."""
    return "put away" if one.silence.until is None else f"until {full(one.silence.until)}"


def _is_silent(due: Due, silence: Silence | None, as_of: date) -> bool:
    """Whether a silence holds: not any more where its day has come, or where what it is about has moved."""
    return silence is not None and silence.occasion in (None, due.when) and _lasts(silence, as_of)


def _lasts(silence: Silence, as_of: date) -> bool:
    return silence.until is None or as_of < silence.until
