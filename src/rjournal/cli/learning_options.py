"""What can be said of something learned or taught, and what a list of it can be narrowed to, as options."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, get_args

import click

from rjournal.cli import days
from rjournal.cli.command import from_option, until_option, with_option
from rjournal.domain.ledger import LedgerFilter
from rjournal.domain.lines import SET_ASIDE, Area, Depth, Direction, Method, Strength, steps
from rjournal.domain.resources import read_resources
from rjournal.domain.text import sanitize
from rjournal.services import lookup
from rjournal.services.session_lines import LearningFacts

if TYPE_CHECKING:
    from rjournal.cli.call import Call

Command = Callable[..., None]

NONE = "none"
"""What takes a word away again."""

_WORDS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("area", get_args(Area), "What kind of thing it is."),
    ("method", get_args(Method), "How it was taught."),
    ("depth", get_args(Depth), "How deep it goes."),
    ("strength", get_args(Strength), "How much the evidence weighs."),
)
_TEXTS: tuple[tuple[str, str], ...] = (
    ("skill", "The skill it belongs to."),
    ("evidence", "How it shows."),
    ("before", "What you believed before."),
)


def steps_of(direction: Direction) -> click.Choice[str]:
    """The statuses of a direction, as what an option takes."""
    return click.Choice((*steps(direction), SET_ASIDE))


def facts_options(direction: Direction, *, changing: bool = False) -> Callable[[Command], Command]:
    """Give a command every option about a learning; with `changing` a word can be taken away with `none`."""

    def give(function: Command) -> Command:
        options = [
            click.option(f"--{name}", metavar="TEXT", help=says)
            for name, says in _TEXTS
            if name != "before" or direction == "received"
        ]
        for name, words, says in _WORDS:
            known = (*words, NONE) if changing else words
            options.append(click.option(f"--{name}", type=click.Choice(known), help=says))
        options.append(
            click.option(
                "--resource", "resources", metavar="TEXT", multiple=True, help="A link or a file. Repeatable."
            )
        )
        for option in reversed(options):
            function = option(function)
        return function

    return give


def said(options: dict[str, Any]) -> dict[str, Any]:
    """What was said of a learning, by its own field names; what was not said is left out."""
    fields: dict[str, Any] = {}
    for option, field in (("skill", "skill"), ("evidence", "evidence"), ("before", "believed_before")):
        if options.get(option) is not None:
            fields[field] = sanitize(options[option]).strip()
    for name, _, _ in _WORDS:
        if options.get(name) is not None:
            fields[name] = None if options[name] == NONE else options[name]
    if options.get("resources"):
        fields["resources"] = read_resources("\n".join(options["resources"]))
    return fields


def facts(options: dict[str, Any]) -> LearningFacts:
    """What was said of a new learning."""
    return LearningFacts(**said(options), status=options.get("status") or "")


def filter_options(direction: Direction | None) -> Callable[[Command], Command]:
    """Give a list every option that narrows it; they can be combined."""
    known = steps_of(direction) if direction else click.Choice(_every_step())

    def give(function: Command) -> Command:
        for option in reversed(
            (
                with_option,
                click.option("--skill", metavar="TEXT", help="Only those of this skill."),
                click.option("--area", type=click.Choice(get_args(Area)), help="Only those of this kind."),
                click.option("--method", type=click.Choice(get_args(Method)), help="Only those taught so."),
                click.option("--status", type=known, help="Only those at this step."),
                click.option("--due", "check_due", is_flag=True, help="Only those a check is due for."),
                from_option,
                until_option,
            )
        ):
            function = option(function)
        return function

    return give


def _every_step() -> tuple[str, ...]:
    return (*steps("received"), *steps("given"), SET_ASIDE)


def asked(call: Call, direction: Direction | None, options: dict[str, Any]) -> LedgerFilter:
    """The filter that the options mean.

    Raises:
        RJournalError: nobody, or several people, answer to the name, or a date is none.
    """
    first, last = days.period(call, options["first"], options["last"])
    return LedgerFilter(
        direction=direction,
        person_id=None if options["who"] is None else lookup.person(call.store, options["who"]).id,
        skill=sanitize(options["skill"] or "").strip(),
        area=options["area"],
        method=options["method"],
        status=options["status"] or "",
        first=first,
        last=last,
        check_due=options["check_due"],
    )
