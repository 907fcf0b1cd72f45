"""`rjournal person edit`: what is known of a person, changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from rjournal.cli import records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.person_options import person_options, said
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.services import lookup
from rjournal.services.people import save_person


@documented("edit", examples=('rjournal person edit noor --function "Head of data" --credit public',))
@click.argument("name")
@click.option("--name", "new_name", metavar="NAME", help="Another name.")
@person_options
@takes_call
def command(call: Call, /, *, name: str, new_name: str | None, **options: Any) -> None:
    """Change what is known of a person.

    Options that can be repeated replace what was there.
    """
    person = lookup.person(call.store, name)
    changes = said(options)
    if new_name is not None:
        changes["name"] = new_name
    if not changes:
        raise Invalid("Say what to change.", "For example --function or --credit.")
    stored = save_person(call.store, replace(person, **changes))
    records.done("Changed.", call.store, Ref("person", stored.id), stored)
