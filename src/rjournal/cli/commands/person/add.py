"""`rjournal person add`: someone you learn from or teach."""

from __future__ import annotations

from typing import Any

import click

from rjournal.cli import records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.person_options import person_options, said
from rjournal.domain.people import Person
from rjournal.domain.records import Ref
from rjournal.services.people import save_person


@documented(
    "add",
    examples=('rjournal person add "Noor Vermeer" --function "Data analyst" --teaches "Data storytelling"',),
)
@click.argument("name")
@person_options
@takes_call
def command(call: Call, /, *, name: str, **options: Any) -> None:
    """Add a person."""
    person = save_person(call.store, Person(name=name, **said(options)))
    records.done("Added.", call.store, Ref("person", person.id), person)
