"""`rjournal agreement`: what the two of a pairing agreed."""

from __future__ import annotations

import click

from rjournal.cli.command import Group

COMMANDS: dict[str, str] = {
    "show": "Print an agreement as Markdown.",
    "edit": "Write an agreement, or change it.",
    "agree": "Note that both of you agreed.",
    "history": "List the versions of an agreement.",
}


@click.group("agreement", cls=Group, package=__name__, table=COMMANDS)
def command() -> None:
    """Keep what the two of a pairing agreed."""
