"""`rjournal learned`: what I learned."""

from __future__ import annotations

import click

from rjournal.cli.command import Group

COMMANDS: dict[str, str] = {
    "add": "Note something you learned.",
    "list": "List what you learned and what became of it.",
    "move": "Move something you learned to its next step.",
    "check": "Note whether you use it yet.",
    "edit": "Change something you learned.",
}


@click.group("learned", cls=Group, package=__name__, table=COMMANDS, alone="list", otherwise="add")
def command() -> None:
    """Note what you learned, and see what became of it."""
