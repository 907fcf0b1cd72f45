"""`rjournal goal look-back`: where a skill began, as it looks in hindsight."""

from __future__ import annotations

import click

from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.commands.goal.check_in import say_standing
from rjournal.domain.numbers import parse_number
from rjournal.services import goals, lookup


@documented("look-back", examples=("rjournal goal look-back charts 0",))
@click.argument("name")
@click.argument("level")
@takes_call
def command(call: Call, /, *, name: str, level: str) -> None:
    """Rate in hindsight where a skill began.

    Your first rating stays as it is; both are shown from then on.
    """
    goal = goals.look_back(call.store, lookup.goal(call.store, name).id, parse_number(level), call.today)
    say_standing(call, goal.id, call.today, "Noted, beside your first rating.")
