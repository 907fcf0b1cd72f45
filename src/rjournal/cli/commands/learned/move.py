"""`rjournal learned move`: what became of it."""

from __future__ import annotations

import click

from rjournal.cli import lines
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.domain.lines import SET_ASIDE, steps


@documented(
    "move", examples=("rjournal learned move l3", "rjournal learned move l3 --to 'used' --on yesterday")
)
@click.argument("handle")
@click.option(
    "--to", type=click.Choice((*steps("received"), SET_ASIDE)), help="The step; the next one unless you say."
)
@click.option("--on", metavar="DATE", help="The day it moved; today unless you say.")
@takes_call
def command(call: Call, /, *, handle: str, to: str | None, on: str | None) -> None:
    """Move something you learned to its next step.

    The steps are: heard, tried, used, habit, passed on. Or set it aside.
    """
    lines.move_learning(call, "received", handle, to, on)
