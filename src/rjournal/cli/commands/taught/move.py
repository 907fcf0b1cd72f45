"""`rjournal taught move`: what became of it."""

from __future__ import annotations

import click

from rjournal.cli import lines
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.domain.lines import SET_ASIDE, steps


@documented(
    "move", examples=("rjournal taught move l3", "rjournal taught move l3 --to 'shown back' --on yesterday")
)
@click.argument("handle")
@click.option(
    "--to", type=click.Choice((*steps("given"), SET_ASIDE)), help="The step; the next one unless you say."
)
@click.option("--on", metavar="DATE", help="The day it moved; today unless you say.")
@takes_call
def command(call: Call, /, *, handle: str, to: str | None, on: str | None) -> None:
    """Move something you taught to its next step.

    The steps are: planned, taught, shown back, used by them, passed on by them. Or set it aside.
    """
    lines.move_learning(call, "given", handle, to, on)
