"""`rjournal export`: the journal as files that outlive it."""

from __future__ import annotations

import click

from rjournal.cli.command import Group

COMMANDS: dict[str, str] = {
    "md": "Write a period as one Markdown file.",
}


@click.group("export", cls=Group, package=__name__, table=COMMANDS)
def command() -> None:
    """Write the journal to a file."""
