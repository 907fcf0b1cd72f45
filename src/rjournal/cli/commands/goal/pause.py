"""`rjournal goal pause`: nothing is asked of a goal, or of any, for a while."""

from __future__ import annotations

import click

from rjournal.cli import records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.goal_choice import chosen, done
from rjournal.cli.kept import keeping
from rjournal.domain.records import Ref
from rjournal.services import goal_life


@documented(
    "pause",
    examples=('rjournal goal pause prices --reason "Year-end close"', "rjournal goal pause --all"),
)
@click.argument("name", required=False)
@click.option("--all", "everything", is_flag=True, help="Every active goal at once.")
@click.option("--reason", default="", metavar="TEXT", help="Why.")
@takes_call
def command(call: Call, /, *, name: str | None, everything: bool, reason: str) -> None:
    """Pause a goal, or all.

    Nothing is asked of it, and its pace stands still until you take it up again.
    """
    with keeping(call, reason):
        found = chosen(call, name, everything)
        if found is None:
            done(call, "Paused", goal_life.pause_all(call.store, call.today, reason))
            return
        goal = goal_life.pause(call.store, found.id, call.today, reason)
    records.done("Paused.", call.store, Ref("goal", goal.id), goal)
