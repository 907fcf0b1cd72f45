"""`rjournal goal pause`: nothing is asked of the goal for a while."""

from __future__ import annotations

import click

from rjournal.cli import records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping
from rjournal.domain.records import Ref
from rjournal.services import goals, lookup


@documented("pause", examples=('rjournal goal pause prices --reason "Year-end close"',))
@click.argument("name")
@click.option("--reason", default="", metavar="TEXT", help="Why.")
@takes_call
def command(call: Call, /, *, name: str, reason: str) -> None:
    """Pause a goal.

    Nothing is asked of it, and its pace stands still until you take it up again.
    """
    with keeping(call, reason):
        goal = goals.pause(call.store, lookup.goal(call.store, name).id, call.today, reason)
    records.done("Paused.", call.store, Ref("goal", goal.id), goal)
