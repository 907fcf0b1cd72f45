"""`rjournal pairing show`: a pairing whole."""

from __future__ import annotations

import click

from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.cards import show
from rjournal.cli.command import documented, json_option
from rjournal.domain.records import Ref
from rjournal.services import lookup


@documented("show", examples=("rjournal pairing show noor", "rjournal pairing show r1 --json"))
@click.argument("name")
@json_option
@looks_at_call
def command(call: Call, /, *, name: str, as_json: bool) -> None:
    """Show a pairing.

    Where it stands, its phase, its rhythm, what is agreed, and what waits.
    """
    pairing = lookup.pairing(call.store, name)
    show(call, Ref("pairing", pairing.id), pairing, as_json=as_json)
