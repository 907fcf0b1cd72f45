"""`rjournal pairing`: mentoring relationships."""

from __future__ import annotations

import click

from rjournal.cli.command import Group

COMMANDS: dict[str, str] = {
    "add": "Add a pairing with a person.",
    "list": "List the pairings.",
    "show": "Show a pairing.",
    "edit": "Change a pairing.",
    "pause": "Let a pairing rest.",
    "resume": "Take a paused pairing up again.",
    "close": "End a pairing.",
    "reopen": "Take up again a pairing that has ended.",
    "rotate": "Hand a pairing on to the next person.",
    "timeline": "Show the pairs past, present and planned.",
}


@click.group("pairing", cls=Group, package=__name__, table=COMMANDS, alone="list")
def command() -> None:
    """Keep the mentoring relationships."""
