"""`rjournal ask`: questions and their like, and what became of them."""

from __future__ import annotations

import click

from rjournal.cli.command import Group

COMMANDS: dict[str, str] = {
    "add": "Note a question, or a gap, a topic, an assumption, an idea.",
    "list": "List the questions that are open, or notes of any kind.",
    "answer": "Note the answer to a question, or what was said to any note.",
    "edit": "Change a note.",
    "let-go": "Let notes go.",
    "turn": "Turn a note into something else, and link the two.",
    "bank": "List questions to put to the other person, unused ones first.",
}


@click.group("ask", cls=Group, package=__name__, table=COMMANDS, alone="list", otherwise="add")
def command() -> None:
    """Note what you want to ask, to talk about, to find out, and what became of it."""
