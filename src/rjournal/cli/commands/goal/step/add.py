"""`rjournal goal step add`: one step more."""

from __future__ import annotations

import click

from rjournal.cli import records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.services import lookup
from rjournal.services.goal_steps import add_step


@documented("add", examples=('rjournal goal step add data "Rehearse with Noor"',))
@click.argument("name")
@click.argument("words", nargs=-1, required=True)
@takes_call
def command(call: Call, /, *, name: str, words: tuple[str, ...]) -> None:
    """Add a step to a goal."""
    text = " ".join(words)
    with keeping(call, text):
        goal = lookup.goal(call.store, name)
        if goal.measure != "milestones":
            raise Invalid("This goal has no steps.", "Note a reading with `rjournal goal check-in`.")
        step = add_step(call.store, goal.id, text, call.today)
    records.done("Added.", call.store, Ref("milestone", step.id), step)
