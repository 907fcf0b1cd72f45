"""`rjournal due`: what waits, and having done with it."""

from __future__ import annotations

import click

from rjournal.cli.command import Group

COMMANDS: dict[str, str] = {
    "list": "List what waits, the longest waiting first.",
    "done": "Have done with something that waits.",
    "snooze": "Let something wait for some days.",
    "silent": "List what was put away or snoozed, and the kinds that are off.",
    "wake": "Let something speak again that was put away or snoozed.",
    "kinds": "List the kinds of things that wait, and which are off.",
    "off": "Let a kind say nothing until it is switched on again.",
    "on": "Switch a kind on again.",
}


@click.group("due", cls=Group, package=__name__, table=COMMANDS, alone="list")
def command() -> None:
    """See what waits.

    It follows from what the journal holds; nothing is ever pushed.
    """
