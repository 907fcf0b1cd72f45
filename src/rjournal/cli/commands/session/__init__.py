"""`rjournal session`: sessions, planned and held."""

from __future__ import annotations

import click

from rjournal.cli.command import Group

COMMANDS: dict[str, str] = {
    "log": "Record a session that was held.",
    "plan": "Plan a session.",
    "list": "List sessions, the latest first.",
    "show": "Show a session with all that was said in it.",
}


@click.group("session", cls=Group, package=__name__, table=COMMANDS, alone="list")
def command() -> None:
    """Plan sessions and record them."""
