"""`rjournal skill`: the map of what is worth being able to do."""

from __future__ import annotations

import click

from rjournal.cli.command import Group

COMMANDS: dict[str, str] = {
    "map": "List skills, what matters most and has furthest to go first, as of any day.",
    "add": "Put a skill on the map.",
    "rate": "Rate a level, yours or somebody else's.",
    "show": "Show a skill with its ratings, as of any day.",
    "edit": "Change a skill.",
}


@click.group("skill", cls=Group, package=__name__, table=COMMANDS, alone="map")
def command() -> None:
    """Keep the map of skills: what matters, how far you are, who could teach it."""
