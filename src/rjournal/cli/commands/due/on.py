"""`rjournal due on`: a kind that speaks again."""

from __future__ import annotations

import click

from rjournal.cli import output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.domain.due import KINDS
from rjournal.services.due import switch_on


@documented("on", examples=("rjournal due on retention",))
@click.argument("kind", type=click.Choice(list(KINDS)))
@takes_call
def command(call: Call, /, *, kind: str) -> None:
    """Switch a kind on again."""
    switch_on(call.store, kind)
    output.say(f"{KINDS[kind].name}: on.")
