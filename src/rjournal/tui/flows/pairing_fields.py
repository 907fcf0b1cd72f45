"""What the forms about a pairing ask, and what their values mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import get_args

from rjournal.domain.people import (
    CADENCES,
    PHASE_WORDS,
    Criterion,
    DrivenBy,
    EndedReason,
    Pairing,
    Phase,
    Role,
    default_driver,
    rhythm_words,
)
from rjournal.domain.periods import full
from rjournal.errors import Invalid
from rjournal.services.pairing_life import NextPairing
from rjournal.tui.flows.people_fields import known_word
from rjournal.tui.flows.reading import at_field, read_whole
from rjournal.tui.modals.fields import (
    YES,
    ChoiceField,
    DateField,
    Field,
    MultilineField,
    NumberField,
    SuggestField,
    TextField,
    TickField,
)

ReadDay = Callable[[str], date]
"""Reads a day as people type it; raises Invalid."""

FindPerson = Callable[[str], int]
"""The number of whoever a name means; raises an RJournalError."""

ENDED, CLOSING = "ended", "closing"
"""The two ways to say that a pairing goes on no more: over, or coming to an end."""

_OWN = "own"
"""The value of a rhythm that is none of those offered."""

_CRITERIA: tuple[Criterion, ...] = get_args(Criterion)
_DRIVERS: tuple[tuple[str, str], ...] = (("me", "I do"), ("them", "they do"), ("shared", "both of us"))


# A pairing


def pairing_fields(pairing: Pairing, name: str, following: str, names: Sequence[str]) -> Sequence[Field]:
    """What is asked about a pairing with the person called `name`; everything is proposed.

    `following` is the name of the planned next partner, `names` are those to offer. Of a new pairing only
    what matters first is asked at once.
    """
    is_new = pairing.id == 0
    more: list[Field] = [
        _driver_field(pairing.driven_by, is_new=is_new),
        *_criteria_fields(pairing.criteria),
        _planned_end_field(pairing.planned_end),
        _next_field(following, names, "Who comes next", "for a rotation; may stay empty"),
    ]
    if is_new:
        more.append(
            ChoiceField(
                name="status", label="It is", options=(("", "begun"), ("proposed", "proposed, not begun yet"))
            )
        )
    else:
        more.append(_phase_field(pairing))
    return [
        *_shared_fields(pairing.my_role, name, pairing.cadence_days, pairing.session_minutes),
        _purpose_field(pairing.purpose),
        DateField(name="start", label="Since", value=_day_text(pairing.start)),
        *(replace(field, more=is_new) for field in more),
    ]


def _shared_fields(role: Role, name: str, cadence: int, minutes: int) -> Sequence[Field]:
    """Who teaches, how often and for how long."""
    offered = cadence in CADENCES
    return (
        ChoiceField(
            name="my_role",
            label="Who teaches",
            value=role,
            options=(("learner", name), ("mentor", "I do"), ("reciprocal", "both of us")),
        ),
        ChoiceField(
            name="cadence_days",
            label="We meet every",
            value=str(cadence) if offered else _OWN,
            options=(*((str(days), _rhythm(days)) for days in CADENCES), (_OWN, "other")),
        ),
        NumberField(
            name="own_days",
            label="Or",
            value="" if offered else str(cadence),
            unit="days",
            instead_of="cadence_days",
        ),
        NumberField(name="session_minutes", label="For", value=str(minutes), unit="minutes"),
    )


def _rhythm(days: int) -> str:
    """A rhythm short enough for one line of choices, behind the word `every`."""
    return rhythm_words(days).removeprefix("every ")


def _purpose_field(purpose: str) -> TextField:
    return TextField(
        name="purpose",
        label="What for",
        value=purpose,
        placeholder="what would be different for one of us",
    )


def _driver_field(driver: DrivenBy, *, is_new: bool) -> ChoiceField:
    learns = (("", "whoever learns"),) if is_new else ()
    return ChoiceField(
        name="driven_by",
        label="Who arranges",
        value="" if is_new else driver,
        options=(*learns, *_DRIVERS),
    )


def _planned_end_field(day: date | None) -> DateField:
    return DateField(
        name="planned_end",
        label="Planned end",
        value=_day_text(day),
        placeholder="end of june, in 6 months",
    )


def _criteria_fields(chosen: Sequence[str]) -> Sequence[Field]:
    """Why the two were brought together, one to tick each."""
    return tuple(
        TickField(
            name=_criterion_name(at),
            label="" if at else "Why us two",
            words=reason,
            value=YES if reason in chosen else "",
        )
        for at, reason in enumerate(_CRITERIA)
    )


def _criterion_name(at: int) -> str:
    return f"criterion-{at}"


def _next_field(following: str, names: Sequence[str], label: str, hint: str) -> SuggestField:
    return SuggestField(
        name="rotation_next", label=label, value=following, names=tuple(names), placeholder=hint
    )


def _phase_field(pairing: Pairing) -> ChoiceField:
    phases: tuple[Phase, ...] = get_args(Phase)
    return ChoiceField(
        name="phase",
        label="Phase",
        value=pairing.phase or "",
        options=(("", "as it follows"), *((phase, phase) for phase in phases)),
        says=(("", "from the sessions held and the dates"), *PHASE_WORDS.items()),
    )


def read_pairing(
    pairing: Pairing, values: Mapping[str, str], read_day: ReadDay, find_person: FindPerson
) -> Pairing:
    """The pairing a filled-in form means; a new one is driven by whoever learns (docs/domain.md §2.3).

    Reasons for it that are not among those offered stay.

    Raises:
        Invalid: a number, a date or a name cannot be read; it names the field.
    """
    role = known_word(values["my_role"], get_args(Role), pairing.my_role)
    own = [reason for reason in pairing.criteria if reason not in _CRITERIA]
    ticked = [reason for at, reason in enumerate(_CRITERIA) if values[_criterion_name(at)] == YES]
    changed = replace(
        pairing,
        my_role=role,
        cadence_days=_cadence(values),
        session_minutes=read_whole(values["session_minutes"], "session_minutes", "minutes"),
        purpose=values["purpose"],
        start=_day(values["start"], "start", read_day),
        driven_by=known_word(values["driven_by"], get_args(DrivenBy), default_driver(role)),
        criteria=(*ticked, *own),
        planned_end=_day(values["planned_end"], "planned_end", read_day),
        rotation_next=_person(values["rotation_next"], find_person),
    )
    if pairing.id == 0:
        return replace(changed, status="proposed") if values["status"] == "proposed" else changed
    return replace(changed, phase=next((one for one in get_args(Phase) if one == values["phase"]), None))


def _cadence(values: Mapping[str, str]) -> int:
    """The days typed go before the rhythm chosen: nobody types them for nothing."""
    if values["own_days"].strip():
        return read_whole(values["own_days"], "own_days", "days")
    if values["cadence_days"] == _OWN:
        raise Invalid("How many days lie between two sessions?", "Write a number, like 10.", field="own_days")
    return int(values["cadence_days"])


def _person(name: str, find_person: FindPerson) -> int | None:
    if not name.strip():
        return None
    with at_field("rotation_next"):
        return find_person(name)


def _day(text: str, field: str, read_day: ReadDay) -> date | None:
    if not text.strip():
        return None
    with at_field(field):
        return read_day(text)


def _day_text(day: date | None) -> str:
    return "" if day is None else full(day)


# A pause


def pause_fields(today: date) -> Sequence[Field]:
    """When a pairing rests, and why."""
    return (
        DateField(name="start", label="From", value=full(today)),
        DateField(
            name="until",
            label="Until",
            placeholder="may stay empty",
            hint="The day it goes on; without one it rests until you take it up again.",
        ),
        TextField(name="reason", label="Why", placeholder="may stay empty"),
    )


def read_pause(values: Mapping[str, str], read_day: ReadDay) -> tuple[date | None, date | None]:
    """The first day of a pause and the first one after it, None where nothing was typed.

    Raises:
        Invalid: a day cannot be read; it names the field.
    """
    return _day(values["start"], "start", read_day), _day(values["until"], "until", read_day)


# Its end


def closing_fields(pairing: Pairing, today: date) -> Sequence[Field]:
    """How a pairing ends: at once or soon, on which day, why, and a word about it."""
    reasons: tuple[EndedReason, ...] = get_args(EndedReason)
    over = ("how", (ENDED,))
    ways = ((ENDED, "has ended"), (CLOSING, "is coming to an end"))
    can_wait = pairing.status in ("active", "paused")
    return (
        ChoiceField(name="how", label="It", options=ways if can_wait else ways[:1]),
        ChoiceField(
            name="ended_reason",
            label="Because",
            value=pairing.ended_reason or "",
            options=(("", "not said"), *((reason, reason) for reason in reasons)),
            hint="Nobody is at fault. The last of these is shown in no list and never leaves.",
            when=over,
        ),
        DateField(name="ended_on", label="On", value=full(pairing.ended_on or today), when=over),
        MultilineField(name="note", label="A closing word", value=pairing.ended_note, lines=3, when=over),
    )


def read_closing(values: Mapping[str, str], read_day: ReadDay) -> tuple[EndedReason | None, date | None, str]:
    """Why a pairing ended, on which day, and what is said about it.

    Raises:
        Invalid: the day cannot be read; it names the field.
    """
    reasons: tuple[EndedReason, ...] = get_args(EndedReason)
    reason = next((one for one in reasons if one == values["ended_reason"]), None)
    return reason, _day(values["ended_on"], "ended_on", read_day), values["note"]


# Who comes next


def rotation_fields(
    pairing: Pairing, proposed: NextPairing, following: str, names: Sequence[str]
) -> Sequence[Field]:
    """Whom a pairing is handed on to, and what the next one begins with."""
    return (
        _next_field(following, names, "To", "a name"),
        *_shared_fields(proposed.my_role, "they do", proposed.cadence_days, proposed.session_minutes),
        _purpose_field(proposed.purpose),
        _driver_field(proposed.driven_by, is_new=False),
        _planned_end_field(proposed.planned_end),
        MultilineField(name="note", label="A closing word", value=pairing.ended_note, lines=3),
    )


def read_rotation(
    proposed: NextPairing, values: Mapping[str, str], read_day: ReadDay, find_person: FindPerson
) -> NextPairing:
    """The next pairing a filled-in form means.

    Raises:
        Invalid: nobody is named, or a number, a date or the name cannot be read; it names the field.
    """
    person_id = _person(values["rotation_next"], find_person)
    if person_id is None:
        raise Invalid("Who comes next?", "Give a name; + on People adds somebody new.", field="rotation_next")
    return replace(
        proposed,
        person_id=person_id,
        my_role=known_word(values["my_role"], get_args(Role), proposed.my_role),
        cadence_days=_cadence(values),
        session_minutes=read_whole(values["session_minutes"], "session_minutes", "minutes"),
        purpose=values["purpose"],
        driven_by=known_word(values["driven_by"], get_args(DrivenBy), proposed.driven_by),
        planned_end=_day(values["planned_end"], "planned_end", read_day),
    )
