"""`rjournal person show`: a person whole."""

from __future__ import annotations

import click

from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.cards import show
from rjournal.cli.command import documented, json_option
from rjournal.domain.records import Ref
from rjournal.services import lookup


@documented("show", examples=("rjournal person show noor", "rjournal person show p1 --json"))
@click.argument("name")
@json_option
@looks_at_call
def command(call: Call, /, *, name: str, as_json: bool) -> None:
    """Show a person."""
    person = lookup.person(call.store, name)
    show(call, Ref("person", person.id), person, as_json=as_json)
