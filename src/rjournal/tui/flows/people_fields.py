"""What the form about a person asks, and what its values mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar, get_args

from rjournal.domain.people import (
    LikesCredit,
    Person,
    PersonStatus,
    Relation,
)
from rjournal.tui.modals.fields import (
    ChoiceField,
    Field,
    MultilineField,
    SuggestField,
    TextField,
)

Word = TypeVar("Word", bound=str)

_RELATIONS: Mapping[Relation, str] = {
    "other": "not said",
    "junior": "junior",
    "peer": "a peer",
    "senior": "senior",
}


def person_fields(person: Person, functions: tuple[str, ...] = ()) -> Sequence[Field]:
    """What is asked about someone; all but the name may stay empty. Of a new person some only with `F2`."""
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
    later: tuple[Field, ...] = (
        TextField(name="learns", label="Learns", value=", ".join(person.learns)),
        MultilineField(name="contact_note", label="How to reach", value=person.contact_note, lines=2),
        ChoiceField(
            name="status",
            label="They are",
            value=person.status,
            options=(("current", "part of now"), ("past", "part of the past")),
        ),
    )
    fields += (replace(field, more=not person.id) for field in later)
    return fields


def read_person(person: Person, values: Mapping[str, str]) -> Person:
    """The person a filled-in form means; what it did not ask stays as it was."""
    return replace(
        person,
        name=values["name"],
        function=values["function"],
        relation=known_word(values["relation"], get_args(Relation), person.relation),
        teaches=_listed(values["teaches"]),
        alias=values["alias"],
        access_needs=values["access_needs"],
        likes_credit=known_word(values["likes_credit"], get_args(LikesCredit), person.likes_credit),
        learns=_listed(values["learns"]),
        contact_note=values["contact_note"],
        status=known_word(values["status"], get_args(PersonStatus), person.status),
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def known_word(value: str, known: Sequence[Word], otherwise: Word) -> Word:
    """The one of `known` that a choice names, or else `otherwise`."""
    return next((word for word in known if word == value), otherwise)
