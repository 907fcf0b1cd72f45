"""What is said of a promise beside its words, as options: shared by adding one and by changing one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from rjournal.domain.lines import Action, ActionKind, Owner
from rjournal.services import lookup

if TYPE_CHECKING:
    from rjournal.cli.call import Call

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--due", metavar="DATE", help="The day it is promised for."),
    click.option("--owner", type=click.Choice(get_args(Owner)), help="Whose it is; yours unless you say."),
    click.option("--kind", type=click.Choice(get_args(ActionKind)), help="What kind of promise it is."),
    click.option("--if-then", metavar="TEXT", help="If this comes up, then I will do that."),
    click.option("--goal", metavar="GOAL", help="The goal it is for."),
)


def action_options(function: F) -> F:
    """Give a command the options that `with_options` reads."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def with_options(call: Call, action: Action, said: dict[str, Any]) -> Action:
    """The action with what the options say; those that were not given leave it as it is.

    Raises:
        Invalid: a date is none.
        NotFound: no goal answers to the name.
    """
    from rjournal.cli import days

    due, goal = said.pop("due"), said.pop("goal")
    changes = {name: value for name, value in said.items() if value is not None}
    if due is not None:
        changes["due"] = days.day(call, due, future=True)
    if goal is not None:
        changes["goal_id"] = lookup.goal(call.store, goal).id
    return replace(action, **changes)
