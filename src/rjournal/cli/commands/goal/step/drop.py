"""`rjournal goal step drop`: a step let go."""

from __future__ import annotations

import click

from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.commands.goal.check_in import say_standing
from rjournal.cli.kept import keeping
from rjournal.services import goal_steps, lookup


@documented("drop", examples=('rjournal goal step drop m2 --reason "The board meets in June"',))
@click.argument("handle")
@click.option("--reason", default="", metavar="TEXT", help="Why.")
@takes_call
def command(call: Call, /, *, handle: str, reason: str) -> None:
    """Drop a step, with a reason.

    It no longer counts, and stays visible with its reason.
    """
    with keeping(call, reason):
        ref = lookup.record(call.store, handle, "milestone")[0]
        step = goal_steps.drop_step(call.store, ref.id, call.today, reason)
    say_standing(call, step.goal_id, call.today, "Dropped.")
