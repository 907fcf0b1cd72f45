"""`rjournal ask`: questions to put to somebody, and their answers."""

from __future__ import annotations

import click

from rjournal.cli.command import Group

COMMANDS: dict[str, str] = {
    "add": "Note a question.",
    "list": "List the questions that are open, the latest first.",
    "answer": "Note the answer to a question.",
}


@click.group("ask", cls=Group, package=__name__, table=COMMANDS, alone="list", otherwise="add")
def command() -> None:
    """Note what you want to ask, and what was answered."""
