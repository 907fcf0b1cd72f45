"""`rjournal goal`: what someone wants to change, and how it moves."""

from __future__ import annotations

import click

from rjournal.cli.command import Group

COMMANDS: dict[str, str] = {
    "add": "Set a goal.",
    "list": "List goals and where they stand.",
    "show": "Show a goal with its readings, as of any day.",
    "check-in": "Note a reading.",
    "step": "Add, tick or drop a step.",
    "revise": "Change a goal, with a reason.",
    "look-back": "Rate in hindsight where a skill began.",
    "pause": "Pause a goal, or all.",
    "resume": "Take a paused goal up again, or all.",
    "close": "Close a goal with your own verdict.",
    "reopen": "Take a closed goal up again.",
}


@click.group("goal", cls=Group, package=__name__, table=COMMANDS, alone="list")
def command() -> None:
    """Set goals, read them, change them, close them."""
