"""What can be said of a pairing, as options: the same to add and to change one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, get_args

import click

from rjournal.cli import days
from rjournal.domain.pairing_life import LONGEST_RHYTHM
from rjournal.domain.people import Criterion, DrivenBy, Phase, Role
from rjournal.services import lookup

if TYPE_CHECKING:
    from rjournal.cli.call import Call

NOBODY, DERIVED = "nobody", "derived"
"""What takes a planned partner, or a phase that was said, away again."""

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
    click.option("--until", "planned_end", metavar="DATE", help="The day it is meant to end."),
)
_MORE_OPTIONS = (
    click.option(
        "--because",
        "criteria",
        type=click.Choice(get_args(Criterion)),
        multiple=True,
        help="Why the two of you. Repeatable.",
    ),
    click.option("--start", metavar="DATE", help="The day it began."),
    click.option(
        "--phase",
        type=click.Choice((*get_args(Phase), DERIVED)),
        help="The phase it is in; derived from sessions and dates unless you say.",
    ),
    click.option(
        "--next", "rotation_next", metavar="NAME", help=f"Who comes next in a rotation, or {NOBODY}."
    ),
)


def rhythm_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that a rotation can change."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def pairing_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command every option about a pairing."""
    for option in reversed((*_OPTIONS, *_MORE_OPTIONS)):
        function = option(function)
    return function


def said(call: Call, options: dict[str, Any]) -> dict[str, Any]:
    """What was said, by the record's own field names; what was not said is left out.

    Raises:
        Invalid: a date that is none, or that can be read two ways.
        NotFound: nobody is called as the next partner is.
    """
    fields = {name: value for name, value in options.items() if value not in (None, ())}
    if "start" in fields:
        fields["start"] = days.day(call, fields["start"])
    if "planned_end" in fields:
        fields["planned_end"] = days.day(call, fields["planned_end"], future=True)
    if fields.get("phase") == DERIVED:
        fields["phase"] = None
    if "rotation_next" in fields:
        name = fields["rotation_next"]
        fields["rotation_next"] = None if name == NOBODY else lookup.person(call.store, name).id
    return fields
