"""`rjournal win`: what went well."""

from __future__ import annotations

import click

from rjournal.cli.command import Group

COMMANDS: dict[str, str] = {
    "add": "Note something that went well.",
    "list": "List what went well, the latest first.",
}


@click.group("win", cls=Group, package=__name__, table=COMMANDS, alone="list", otherwise="add")
def command() -> None:
    """Note what went well."""
