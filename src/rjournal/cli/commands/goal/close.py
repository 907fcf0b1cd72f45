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
from rjournal.services import goal_life, lookup


@documented(
    "close",
    examples=(
        'rjournal goal close prices --result partly --note "Faster, and still two rounds"',
        "rjournal goal close prices --result reached --attainment 1",
    ),
)
@click.argument("name")
@click.option(
    "--result", type=click.Choice(get_args(CloseResult)), required=True, help="What you make of it."
)
@click.option("--note", default="", metavar="TEXT", help="A closing word.")
@click.option(
    "--attainment",
    type=click.IntRange(-2, 2),
    help="-2 much less than expected, 0 as expected, 2 much more.",
)
@takes_call
def command(call: Call, /, *, name: str, result: CloseResult, note: str, attainment: int | None) -> None:
    """Close a goal with your own verdict."""
    with keeping(call, note):
        found = lookup.goal(call.store, name)
        goal = goal_life.close(call.store, found.id, call.today, result, note, attainment=attainment)
    records.done(f"Closed: {result}.", call.store, Ref("goal", goal.id), goal)
