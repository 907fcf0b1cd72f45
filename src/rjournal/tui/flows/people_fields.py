"""What the forms about people and pairings ask, and what their values mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar, get_args

from rjournal.domain.people import (
    CADENCES,
    DrivenBy,
    EndedReason,
    LikesCredit,
    Pairing,
    PairingStatus,
    Person,
    PersonStatus,
    Relation,
    Role,
    default_driver,
    rhythm_words,
)
from rjournal.domain.periods import full
from rjournal.errors import Invalid
from rjournal.tui.flows.reading import at_field, read_whole
from rjournal.tui.modals.fields import (
    ChoiceField,
    DateField,
    Field,
    MultilineField,
    NumberField,
    SuggestField,
    TextField,
)

ReadDay = Callable[[str], date]
"""Reads a day as people type it; raises Invalid."""

Word = TypeVar("Word", bound=str)

_OWN = "own"
"""The value of a rhythm that is none of those offered."""

_RELATIONS: Mapping[Relation, str] = {
    "other": "not said",
    "junior": "junior",
    "peer": "a peer",
    "senior": "senior",
}
_STATUSES: Mapping[PairingStatus, str] = {
    "active": "active",
    "paused": "paused",
    "closing": "closing",
    "ended": "ended",
}
_DRIVERS: Mapping[DrivenBy, str] = {"me": "I do", "them": "they do", "shared": "both of us"}


# People


def person_fields(person: Person, functions: tuple[str, ...] = ()) -> Sequence[Field]:
    """What is asked about someone; all but the name may stay empty. A new person is asked for less."""
    fields: list[Field] = [
        TextField(name="name", label="Name", value=person.name),
        SuggestField(name="function", label="What they do", value=person.function, names=functions),
        ChoiceField(
            name="relation", label="At work", value=person.relation, options=tuple(_RELATIONS.items())
        ),
        TextField(
            name="teaches",
            label="Teaches",
            value=", ".join(person.teaches),
            placeholder="spreadsheets, how customers talk",
        ),
        TextField(
            name="alias", label="In exports", value=person.alias, placeholder="a name for others to read"
        ),
        TextField(
            name="access_needs",
            label="Needs",
            value=person.access_needs,
            placeholder="captions, slides beforehand, quiet rooms",
        ),
        ChoiceField(
            name="likes_credit",
            label="Likes credit",
            value=person.likes_credit,
            options=tuple((word, word) for word in get_args(LikesCredit)),
        ),
    ]
    if person.id:
        fields += [
            TextField(name="learns", label="Learns", value=", ".join(person.learns)),
            MultilineField(name="contact_note", label="How to reach", value=person.contact_note, lines=2),
            ChoiceField(
                name="status",
                label="They are",
                value=person.status,
                options=(("current", "part of now"), ("past", "part of the past")),
            ),
        ]
    return fields


def read_person(person: Person, values: Mapping[str, str]) -> Person:
    """The person a filled-in form means; what it did not ask stays as it was."""
    return replace(
        person,
        name=values["name"],
        function=values["function"],
        relation=_word(values["relation"], get_args(Relation), person.relation),
        teaches=_listed(values["teaches"]),
        alias=values["alias"],
        access_needs=values["access_needs"],
        likes_credit=_word(values["likes_credit"], get_args(LikesCredit), person.likes_credit),
        learns=_listed(values["learns"]) if "learns" in values else person.learns,
        contact_note=values.get("contact_note", person.contact_note),
        status=_word(values.get("status", ""), get_args(PersonStatus), person.status),
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def _word(value: str, known: Sequence[Word], otherwise: Word) -> Word:
    return next((word for word in known if word == value), otherwise)


# Pairings


def pairing_fields(pairing: Pairing, name: str) -> Sequence[Field]:
    """What is asked about a pairing with the person called `name`; everything is proposed."""
    offered = pairing.cadence_days in CADENCES
    fields: list[Field] = [
        ChoiceField(
            name="my_role",
            label="Who teaches",
            value=pairing.my_role,
            options=(("learner", name), ("mentor", "I do"), ("reciprocal", "both of us")),
        ),
        ChoiceField(
            name="cadence_days",
            label="We meet every",
            value=str(pairing.cadence_days) if offered else _OWN,
            options=(*((str(days), _rhythm(days)) for days in CADENCES), (_OWN, "other")),
        ),
        NumberField(
            name="own_days",
            label="Or",
            value="" if offered else str(pairing.cadence_days),
            unit="days",
        ),
        NumberField(name="session_minutes", label="For", value=str(pairing.session_minutes), unit="minutes"),
        TextField(
            name="purpose",
            label="What for",
            value=pairing.purpose,
            placeholder="what would be different for one of us",
        ),
        DateField(name="start", label="Since", value=_day_text(pairing.start)),
    ]
    return [*fields, *_later_fields(pairing)] if pairing.id else fields


def _rhythm(days: int) -> str:
    """A rhythm short enough for one line of choices, behind the word `every`."""
    return rhythm_words(days).removeprefix("every ")


def _later_fields(pairing: Pairing) -> Sequence[Field]:
    """What matters once a pairing goes on."""
    reasons = tuple((reason, reason) for reason in get_args(EndedReason))
    statuses = dict(_STATUSES)
    if pairing.status == "proposed":
        statuses = {"proposed": "proposed", **statuses}
    return (
        ChoiceField(
            name="driven_by", label="Who arranges", value=pairing.driven_by, options=tuple(_DRIVERS.items())
        ),
        DateField(
            name="planned_end",
            label="Planned end",
            value=_day_text(pairing.planned_end),
            placeholder="end of june, in 6 months",
        ),
        ChoiceField(name="status", label="It is", value=pairing.status, options=tuple(statuses.items())),
        ChoiceField(
            name="ended_reason",
            label="Why it ended",
            value=pairing.ended_reason or "",
            options=(("", "not said"), *reasons),
            hint="Only for one that has ended.",
        ),
    )


def read_pairing(pairing: Pairing, values: Mapping[str, str], read_day: ReadDay) -> Pairing:
    """The pairing a filled-in form means; a new one is driven by whoever learns (docs/domain.md §2.3).

    Raises:
        Invalid: a number or a date cannot be read; it names the field.
    """
    role: Role = _word(values["my_role"], get_args(Role), pairing.my_role)
    changed = replace(
        pairing,
        my_role=role,
        cadence_days=_cadence(values),
        session_minutes=read_whole(values["session_minutes"], "session_minutes", "minutes"),
        purpose=values["purpose"],
        start=_day(values["start"], "start", read_day),
    )
    if "status" not in values:
        return changed if pairing.id else replace(changed, driven_by=default_driver(role))
    reason = values["ended_reason"]
    return replace(
        changed,
        driven_by=_word(values["driven_by"], get_args(DrivenBy), pairing.driven_by),
        planned_end=_day(values["planned_end"], "planned_end", read_day),
        status=_word(values["status"], get_args(PairingStatus), pairing.status),
        ended_reason=next((known for known in get_args(EndedReason) if known == reason), None),
    )


def _cadence(values: Mapping[str, str]) -> int:
    """The days typed go before the rhythm chosen: nobody types them for nothing."""
    if values["own_days"].strip():
        return read_whole(values["own_days"], "own_days", "days")
    if values["cadence_days"] == _OWN:
        raise Invalid("How many days lie between two sessions?", "Write a number, like 10.", field="own_days")
    return int(values["cadence_days"])


def _day(text: str, field: str, read_day: ReadDay) -> date | None:
    if not text.strip():
        return None
    with at_field(field):
        return read_day(text)


def _day_text(day: date | None) -> str:
    return "" if day is None else full(day)
