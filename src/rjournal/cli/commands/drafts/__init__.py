"""`rjournal drafts`: text that was typed and not saved."""

from __future__ import annotations

import click

from rjournal.cli.command import Group

COMMANDS: dict[str, str] = {
    "list": "List the drafts, the last one first.",
    "show": "Print the text of a draft.",
    "discard": "Throw a draft away, or all of them.",
}


@click.group("drafts", cls=Group, package=__name__, table=COMMANDS, alone="list")
def command() -> None:
    """See text that was typed and not saved."""
