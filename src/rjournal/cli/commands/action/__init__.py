"""`rjournal action`: what was promised."""

from __future__ import annotations

import click

from rjournal.cli.command import Group

COMMANDS: dict[str, str] = {
    "add": "Note a promise.",
    "list": "List promises, the soonest first.",
    "done": "Tick promises off.",
    "drop": "Let a promise go.",
    "edit": "Change a promise.",
    "reopen": "Take up again what was done or let go.",
}


@click.group("action", cls=Group, package=__name__, table=COMMANDS, alone="list", otherwise="add")
def command() -> None:
    """Note what was promised, and tick it off."""
