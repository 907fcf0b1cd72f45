"""`rjournal pairing add`: a mentoring relationship."""

from __future__ import annotations

from typing import Any

import click

from rjournal.cli import records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.pairing_options import pairing_options, said
from rjournal.domain.people import Pairing, default_driver
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.services import lookup
from rjournal.services.people import save_pairing


@documented(
    "add",
    examples=(
        "rjournal pairing add noor --role learner --every 14",
        'rjournal pairing add tomasz --role mentor --minutes 30 --purpose "First year as a manager"',
    ),
)
@click.argument("name")
@pairing_options
@takes_call
def command(call: Call, /, *, name: str, **options: Any) -> None:
    """Add a pairing with a person.

    The person has to be known: `rjournal person add` comes first.
    """
    person = lookup.person(call.store, name)
    fields = said(call, options)
    if "my_role" not in fields:
        raise Invalid(
            f"Say what you are in the pairing with {person.name}.",
            "Give --role learner, --role mentor or --role reciprocal.",
        )
    fields.setdefault("driven_by", default_driver(fields["my_role"]))
    fields.setdefault("start", call.today)
    pairing = save_pairing(call.store, Pairing(person_id=person.id, **fields), call.today)
    records.done("Added.", call.store, Ref("pairing", pairing.id), pairing)
