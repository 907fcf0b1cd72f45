"""`rjournal due off`: a kind that says nothing any more."""

from __future__ import annotations

import click

from rjournal.cli import output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.domain.due import KINDS
from rjournal.services.due import switch_off


@documented("off", examples=("rjournal due off retention",))
@click.argument("kind", type=click.Choice(list(KINDS)))
@takes_call
def command(call: Call, /, *, kind: str) -> None:
    """Let a kind say nothing until it is switched on again."""
    switch_off(call.store, kind)
    output.say(f"{KINDS[kind].name}: off.")
