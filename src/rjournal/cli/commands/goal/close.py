"""`rjournal goal close`: the owner's own verdict."""

from __future__ import annotations

from typing import get_args

import click

from rjournal.cli import records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping
from rjournal.domain.goals import CloseResult
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.services import goals, lookup


@documented(
    "close", examples=('rjournal goal close prices --result partly --note "Faster, and still two rounds"',)
)
@click.argument("name")
@click.option(
    "--result", type=click.Choice(get_args(CloseResult)), required=True, help="What you make of it."
)
@click.option("--note", default="", metavar="TEXT", help="A closing word.")
@takes_call
def command(call: Call, /, *, name: str, result: CloseResult, note: str) -> None:
    """Close a goal with your own verdict."""
    with keeping(call, note):
        found = lookup.goal(call.store, name)
        if found.lifecycle == "closed":
            raise Invalid("This goal is closed already.", "Nothing was changed.")
        goal = goals.close(call.store, found.id, call.today, result, note)
    records.done(f"Closed: {result}.", call.store, Ref("goal", goal.id), goal)
