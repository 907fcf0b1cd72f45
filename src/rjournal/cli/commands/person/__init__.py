"""`rjournal person`: people you learn from and teach."""

from __future__ import annotations

import click

from rjournal.cli.command import Group

COMMANDS: dict[str, str] = {
    "add": "Add a person.",
    "list": "List the people you know.",
    "show": "Show a person.",
    "edit": "Change what is known of a person.",
}


@click.group("person", cls=Group, package=__name__, table=COMMANDS, alone="list")
def command() -> None:
    """Keep the people you learn from and teach."""
