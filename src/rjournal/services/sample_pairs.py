"""What the sample says of its pairings beyond their sessions: agreements, a pause, one that was handed on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rjournal.domain.agreements import Agreement
from rjournal.domain.people import Criterion, Pairing, PairingPause, Person, Role, default_driver
from rjournal.services.sample_text import SamplePerson

Day = Callable[[int], date]
"""The day that lies so many days before today."""


@dataclass(frozen=True)
class SamplePairing:
    """What is said of one pairing; days are counted back from today, those to come are negative."""

    criteria: tuple[Criterion, ...] = ()
    planned_end: int | None = None
    following: str = ""
    pause: tuple[int, int, str] | None = None


@dataclass(frozen=True)
class SampleAgreement:
    """An agreement written `ago` days ago; one that is agreed says when to look at it again."""

    ago: int
    words: Mapping[str, str]
    agreed: int | None = None
    review: int | None = None


PAIRINGS: Mapping[str, SamplePairing] = {
    "noor": SamplePairing(
        criteria=("skill", "distance from my line", "both chose"), planned_end=-98, following="amina"
    ),
    "tomasz": SamplePairing(
        criteria=("different function", "availability"),
        pause=(52, 38, "The plant stands still for the holidays"),
    ),
}

AGREEMENTS: Mapping[str, SampleAgreement] = {
    "noor": SampleAgreement(
        ago=80,
        agreed=69,
        review=-21,
        words={
            "i_hope": "To read a chart before I believe it, and to show data so that people act on it.",
            "they_hope": "To see how a decision about prices is really made, and to be heard before it is.",
            "in_bounds": "Numbers, decks, meetings. How I come across when I do not know something.",
            "off_limits": "Noor’s own review and pay. The people I lead, by name.",
            "confidential": "What one of us says about colleagues stays between the two of us.",
            "exceptions": "Someone’s safety, and what the law asks for.",
            "notes_kept_by": "Each keeps their own. Nobody reads the other’s.",
            "may_quote": "After asking, with the sentence in front of us.",
            "cancellation_notice": "A day before, with the next date in the same message.",
            "reply_within": "Two working days.",
            "feedback": "At the end of every session: one thing to keep, one thing to try.",
            "discomfort": "Either of us says “pause”, and we talk about that first.",
            "ending": "By a word of either of us, without a reason. We meet once more to close.",
            "retention": "Half a year after we end.",
        },
    ),
    "tomasz": SampleAgreement(
        ago=17,
        words={
            "i_hope": "To understand a plant from the inside.",
            "they_hope": "A morning meeting that the night shift does not dread.",
            "notes_kept_by": "Tomasz keeps the actions, I keep the rest.",
            "cancellation_notice": "As early as the kiln allows.",
        },
    ),
}


@dataclass(frozen=True)
class SamplePast:
    """A pairing of earlier that was handed on."""

    name: str
    alias: str
    function: str
    purpose: str
    began: int
    ended: int
    following: str
    note: str
    agreement: SampleAgreement


PAST = SamplePast(
    name="Ines Okafor",
    alias="a nurse",
    function="Ward sister, then trainer",
    purpose="Listen before the second question",
    began=290,
    ended=84,
    following="noor",
    note="We had said what there was to say, and ended while it was still good. She suggested Noor.",
    agreement=SampleAgreement(
        ago=285,
        agreed=280,
        words={
            "i_hope": "To stop finishing other people’s sentences.",
            "they_hope": "To learn how a budget is argued for.",
            "ending": "After half a year, and then somebody new for both.",
        },
    ),
)


def pairing_of(one: SamplePerson, role: Role, people: Mapping[str, Person], day: Day) -> Pairing:
    """The pairing with a person of the sample; `people` are all of them by their keys."""
    said = PAIRINGS[one.key]
    return Pairing(
        person_id=people[one.key].id,
        my_role=role,
        purpose=one.purpose,
        criteria=said.criteria,
        start=day(one.began),
        planned_end=None if said.planned_end is None else day(said.planned_end),
        cadence_days=one.cadence_days,
        driven_by=default_driver(role),
        rotation_next=people[said.following].id if said.following else None,
    )


def pause_of(key: str, pairing_id: int, day: Day) -> PairingPause | None:
    """When the pairing with the person of this key rested; None if it never did."""
    said = PAIRINGS[key].pause
    if said is None:
        return None
    first, until, reason = said
    return PairingPause(pairing_id=pairing_id, start=day(first), until=day(until), reason=reason)


def agreement_of(one: SampleAgreement, pairing_id: int, day: Day) -> Agreement:
    """What the two of a pairing agreed, or mean to."""
    words: dict[str, Any] = dict(one.words)
    return Agreement(
        pairing_id=pairing_id,
        agreed_on=None if one.agreed is None else day(one.agreed),
        review_on=None if one.review is None else day(one.review),
        **words,
    )


def person_of(one: SamplePast) -> Person:
    """Somebody of earlier."""
    return Person(name=one.name, alias=one.alias, function=one.function, status="past")


def past_pairing(one: SamplePast, person_id: int, following: int, day: Day) -> Pairing:
    """A pairing that was handed on."""
    return Pairing(
        person_id=person_id,
        purpose=one.purpose,
        start=day(one.began),
        status="ended",
        ended_reason="rotated",
        ended_on=day(one.ended),
        ended_note=one.note,
        rotation_next=following,
    )
