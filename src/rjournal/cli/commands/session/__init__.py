"""`rjournal session`: sessions, planned and held."""

from __future__ import annotations

import click

from rjournal.cli.command import Group

COMMANDS: dict[str, str] = {
    "log": "Record a session that was held.",
    "plan": "Plan a session.",
    "prep": "Print what to look at before a session, as Markdown.",
    "agenda": "Show a session's agenda, add to it, and say what became of its points.",
    "close": "Close a session: what stayed open, and when you meet next.",
    "status": "Say that a session was held, moved, cancelled or missed, and by whom.",
    "edit": "Change what is known of a session.",
    "list": "List sessions, the latest first.",
    "show": "Show a session with all that was said in it.",
}


@click.group("session", cls=Group, package=__name__, table=COMMANDS, alone="list")
def command() -> None:
    """Plan sessions and record them."""
