"""`rjournal goal step tick`: a step done."""

from __future__ import annotations

import click

from rjournal.cli import days
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.commands.goal.check_in import say_standing
from rjournal.services import goal_steps, lookup


@documented("tick", examples=("rjournal goal step tick m2", "rjournal goal step tick m2 --on yesterday"))
@click.argument("handle")
@click.option("--on", metavar="DATE", help="The day it was done; today unless you say.")
@takes_call
def command(call: Call, /, *, handle: str, on: str | None) -> None:
    """Mark a step done, or open again."""
    ref = lookup.record(call.store, handle, "milestone")[0]
    step = goal_steps.tick(call.store, ref.id, days.recorded(call, on))
    say_standing(call, step.goal_id, call.today, "Done." if step.done_on else "Open again.")
