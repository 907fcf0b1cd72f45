"""What can be said of a skill, as options: the same to add and to change one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from rjournal.domain.skills import HORIZONS, parse_level
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid
from rjournal.services import lookup

if TYPE_CHECKING:
    from rjournal.cli.call import Call

_OPTIONS = (
    click.option("--why", metavar="TEXT", help="Why it matters."),
    click.option("--importance", metavar="1-3", help="1 good to have, 2 matters, 3 matters most."),
    click.option("--horizon", type=click.Choice(HORIZONS), help="Whether it is on its way in or out."),
    click.option("--target", metavar="0-5", help="The level to reach; none takes it away."),
    click.option(
        "--teacher", "teachers", metavar="NAME", multiple=True, help="Who could teach it. Repeatable."
    ),
)


def skill_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command every option about a skill."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def said(options: dict[str, Any]) -> dict[str, Any]:
    """What was said of the skill itself, by its own field names; what was not said is left out.

    Raises:
        Invalid: the importance or the level to reach is none; it names the field.
    """
    fields: dict[str, Any] = {}
    if options["why"] is not None:
        fields["why"] = sanitize(options["why"]).strip()
    if options["importance"] is not None:
        fields["importance"] = _importance(options["importance"])
    if options["horizon"] is not None:
        fields["horizon"] = options["horizon"]
    if options["target"] is not None:
        gone = options["target"].strip().casefold() == "none"
        fields["target_level"] = None if gone else parse_level(options["target"], "target_level")
    return fields


def _importance(text: str) -> int:
    if text.strip() not in ("1", "2", "3"):
        raise Invalid("Importance is 1, 2 or 3.", "3 is for what matters most.", field="importance")
    return int(text)


def teachers_of(call: Call, names: tuple[str, ...]) -> list[int] | None:
    """The numbers of the people that were named; None where nobody was.

    Raises:
        NotFound: nobody answers to a name.
        Ambiguous: several do.
    """
    return [lookup.person(call.store, name).id for name in names] or None
