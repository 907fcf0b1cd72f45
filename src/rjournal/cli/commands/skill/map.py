"""`rjournal skill map`: where the skills stand."""

from __future__ import annotations

import click

from rjournal.cli import days, output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.cards.skill import row, standing
from rjournal.cli.command import documented, json_option
from rjournal.services.skills_view import skills_map


@documented("map", examples=("rjournal skill", "rjournal skill map --as-of '31 dec 2025' --json"))
@click.option("--as-of", metavar="DATE", help="As it stood on that day; today unless you say.")
@json_option
@looks_at_call
def command(call: Call, /, *, as_of: str | None, as_json: bool) -> None:
    """List skills, what matters most and has furthest to go first, as of any day.

    Ratings by you and by them stand apart and are never averaged. What is not rated, or has no level to
    reach, comes last.
    """
    found = skills_map(call.store, call.today if as_of is None else days.recorded(call, as_of))
    if as_json:
        output.data([standing(view) for view in found.views])
    else:
        output.rows(row(view) for view in found.views)
    for view in found.views:
        if view.quiet:
            output.say(f"{output.quoted(view.skill.name)} {view.quiet}.")
    if found.review:
        output.say(f"{found.review[0].upper()}{found.review[1:]}")
    if not found.views and call.store.skills.count():
        output.say("No skill was on the map yet that day.")
    elif not found.views:
        output.say("No skills yet: `rjournal skill add` puts the first one on the map.")
