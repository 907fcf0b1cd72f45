"""`rjournal taught`: what I taught."""

from __future__ import annotations

import click

from rjournal.cli.command import Group

COMMANDS: dict[str, str] = {
    "add": "Note something you taught.",
    "list": "List what you taught and what became of it.",
    "move": "Move something you taught to its next step.",
    "check": "Note whether what you taught stayed.",
    "edit": "Change something you taught.",
}


@click.group("taught", cls=Group, package=__name__, table=COMMANDS, alone="list", otherwise="add")
def command() -> None:
    """Note what you taught, and see what became of it."""
