"""`rjournal learned list`: the ledger."""

from __future__ import annotations

import click

from rjournal.cli import days, lines
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented, from_option, json_option, until_option, with_option
from rjournal.domain.lines import SET_ASIDE, steps


@documented("list", examples=("rjournal learned", "rjournal learned list --with Noor --json"))
@with_option
@click.option("--status", type=click.Choice((*steps("received"), SET_ASIDE)), help="Only those at this step.")
@from_option
@until_option
@json_option
@takes_call
def command(
    call: Call, /, *, who: str | None, status: str | None, first: str | None, last: str | None, as_json: bool
) -> None:
    """List what you learned and what became of it."""
    period = days.period(call, first, last)
    lines.list_learnings(call, "received", who=who, status=status, period=period, as_json=as_json)
