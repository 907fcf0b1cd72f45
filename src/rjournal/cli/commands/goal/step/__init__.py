"""`rjournal goal step`: the steps of a goal that has them."""

from __future__ import annotations

import click

from rjournal.cli.command import Group

COMMANDS: dict[str, str] = {
    "add": "Add a step to a goal.",
    "tick": "Mark a step done, or open again.",
    "drop": "Drop a step, with a reason.",
}


@click.group("step", cls=Group, package=__name__, table=COMMANDS)
def command() -> None:
    """Add, tick or drop a step."""
