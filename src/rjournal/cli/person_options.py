"""What can be said of a person, as options: the same to add and to change one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import click

from rjournal.domain.people import LikesCredit, PersonStatus, Relation
from rjournal.domain.text import sanitize

_OPTIONS = (
    click.option("--alias", help="What exports call them."),
    click.option("--function", help="What they do."),
    click.option("--relation", type=click.Choice(get_args(Relation)), help="How you stand to each other."),
    click.option("--teaches", metavar="SKILL", multiple=True, help="A skill they can teach. Repeatable."),
    click.option("--learns", metavar="SKILL", multiple=True, help="A skill they want to learn. Repeatable."),
    click.option(
        "--credit",
        "likes_credit",
        type=click.Choice(get_args(LikesCredit)),
        help="How they like to be thanked.",
    ),
    click.option("--access", "access_needs", metavar="TEXT", help="What they need to take part."),
    click.option("--contact", "contact_note", metavar="TEXT", help="How to reach them."),
    click.option("--status", type=click.Choice(get_args(PersonStatus)), help="Whether you still meet."),
)


def person_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command every option about a person."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def said(options: dict[str, Any]) -> dict[str, Any]:
    """What was said, by the record's own field names; what was not said is left out."""
    fields: dict[str, Any] = {}
    for name, value in options.items():
        if isinstance(value, tuple) and value:
            fields[name] = tuple(dict.fromkeys(sanitize(item).strip() for item in value if item.strip()))
        elif isinstance(value, str):
            fields[name] = sanitize(value).strip()
    return fields
