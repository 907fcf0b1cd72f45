"""`rjournal due list`: what waits."""

from __future__ import annotations

import click

from rjournal.cli import due, output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented, json_option
from rjournal.domain.due import KINDS


@documented("list", examples=("rjournal due", "rjournal due list --on friday --kind action --json"))
@click.option("--on", metavar="DATE", help="As it will be, or was, on that day; today unless you say.")
@click.option("--kind", type=click.Choice(list(KINDS)), help="Only this kind.")
@json_option
@looks_at_call
def command(call: Call, /, *, on: str | None, kind: str | None, as_json: bool) -> None:
    """List what waits, the longest waiting first.

    Of another day it is told by what the journal holds now.
    """
    from rjournal.cli import days

    as_of = call.today if on is None else days.day(call, on)
    found = [one for one in due.waiting(call, as_of).open if kind in (None, one.kind)]
    if as_json:
        output.data([due.plain(one) for one in found])
    else:
        output.rows(due.row(one) for one in found)
    if not found:
        output.say("Nothing waits.")
