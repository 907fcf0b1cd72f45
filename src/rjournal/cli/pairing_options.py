"""What can be said of a pairing, as options: the same to add and to change one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, get_args

import click

from rjournal.cli import days
from rjournal.domain.people import DrivenBy, Role
from rjournal.services.people import LONGEST_RHYTHM

if TYPE_CHECKING:
    from rjournal.cli.call import Call

_OPTIONS = (
    click.option("--role", "my_role", type=click.Choice(get_args(Role)), help="What you are in it."),
    click.option(
        "--every", "cadence_days", type=click.IntRange(1, LONGEST_RHYTHM), help="Days between sessions."
    ),
    click.option(
        "--minutes", "session_minutes", type=click.IntRange(1, 1440), help="How long a session takes."
    ),
    click.option("--driven-by", type=click.Choice(get_args(DrivenBy)), help="Who sets the sessions up."),
    click.option("--purpose", metavar="TEXT", help="What it is for."),
    click.option("--start", metavar="DATE", help="The day it began."),
    click.option("--until", "planned_end", metavar="DATE", help="The day it is meant to end."),
)


def pairing_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command every option about a pairing."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def said(call: Call, options: dict[str, Any]) -> dict[str, Any]:
    """What was said, by the record's own field names; what was not said is left out.

    Raises:
        Invalid: a date that is none, or that can be read two ways.
    """
    fields = {name: value for name, value in options.items() if value is not None}
    if "start" in fields:
        fields["start"] = days.day(call, fields["start"])
    if "planned_end" in fields:
        fields["planned_end"] = days.day(call, fields["planned_end"], future=True)
    return fields
