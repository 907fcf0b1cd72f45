"""`rjournal person add`: someone you learn from or teach."""

from __future__ import annotations

from typing import Any

import click

from rjournal.cli import output, records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.person_options import person_options, said
from rjournal.domain.people import Person
from rjournal.domain.records import Ref
from rjournal.domain.text import one_line, sanitize
from rjournal.errors import Invalid


@documented(
    "add",
    examples=('rjournal person add "Noor Vermeer" --function "Data analyst" --teaches "Data storytelling"',),
)
@click.argument("name")
@person_options
@takes_call
def command(call: Call, /, *, name: str, **options: Any) -> None:
    """Add a person."""
    words = one_line(sanitize(name))
    if not words:
        raise Invalid("The person has no name yet.", "Give the name you know them by.", field="name")
    same = [person for person in call.store.people.where() if person.name == words]
    if same:
        raise Invalid(
            f"There is a {output.quoted(words)} already ({Ref('person', same[0].id).handle}).",
            "Add something to the name that tells them apart, or use `rjournal person edit`.",
            field="name",
        )
    person = call.store.people.add(Person(name=words, **said(options)))
    records.done("Added.", call.store, Ref("person", person.id), person)
