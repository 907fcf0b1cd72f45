"""`rjournal goal show`: a goal whole, as of any day."""

from __future__ import annotations

import click

from rjournal.cli import days, output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.cards import goal as card
from rjournal.cli.command import documented, json_option
from rjournal.services import lookup


@documented("show", examples=("rjournal goal show prices", "rjournal goal show g1 --as-of '31 jan' --json"))
@click.argument("name")
@click.option("--as-of", metavar="DATE", help="As it stood on that day; today unless you say.")
@json_option
@looks_at_call
def command(call: Call, /, *, name: str, as_of: str | None, as_json: bool) -> None:
    """Show a goal with its readings, as of any day."""
    goal = lookup.goal(call.store, name)
    day = call.today if as_of is None else days.day(call, as_of)
    first_weekday = call.settings.first_weekday
    if as_json:
        output.data(card.data(call.store, goal, day, first_weekday=first_weekday))
    else:
        output.block("\n".join(card.lines(call.store, goal, day, first_weekday=first_weekday)))
