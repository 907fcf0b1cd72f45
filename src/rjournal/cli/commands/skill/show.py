"""`rjournal skill show`: a skill whole, as of any day."""

from __future__ import annotations

import click

from rjournal.cli import days, output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.cards import skill as card
from rjournal.cli.command import documented, json_option
from rjournal.services import lookup


@documented("show", examples=("rjournal skill show story", "rjournal skill show k1 --as-of '31 jan' --json"))
@click.argument("name")
@click.option("--as-of", metavar="DATE", help="As it stood on that day; today unless you say.")
@json_option
@looks_at_call
def command(call: Call, /, *, name: str, as_of: str | None, as_json: bool) -> None:
    """Show a skill with its ratings, as of any day."""
    skill = lookup.skill(call.store, name)
    day = call.today if as_of is None else days.recorded(call, as_of)
    if as_json:
        output.data(card.data(call.store, skill, day))
    else:
        output.block("\n".join(card.lines(call.store, skill, day)))
