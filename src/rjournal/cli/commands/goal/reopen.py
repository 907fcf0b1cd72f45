"""`rjournal goal reopen`: a closed goal goes on."""

from __future__ import annotations

import click

from rjournal.cli import records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.domain.records import Ref
from rjournal.services import goal_life, lookup


@documented("reopen", examples=("rjournal goal reopen prices",))
@click.argument("name")
@takes_call
def command(call: Call, /, *, name: str) -> None:
    """Take a closed goal up again.

    What you wrote when you closed it stays with it.
    """
    goal = goal_life.reopen(call.store, lookup.goal(call.store, name).id, call.today)
    records.done("Open again.", call.store, Ref("goal", goal.id), goal)
