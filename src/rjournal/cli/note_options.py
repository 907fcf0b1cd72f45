"""What is said of a note beside its words, as options: shared by adding one and by changing one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from rjournal.domain.lines import NOTE_KINDS, NoteItem, Owner
from rjournal.domain.notes import AREAS, LENSES

if TYPE_CHECKING:
    from rjournal.cli.call import Call

F = TypeVar("F", bound=Callable[..., Any])

kind_option = click.option("--kind", type=click.Choice(NOTE_KINDS), help="What it is.")

_OPTIONS = (
    click.option("--raised-by", type=click.Choice(get_args(Owner)), help="Who brought it up."),
    click.option("--lens", type=click.Choice(LENSES), help="What kind of question it is."),
    click.option("--priority/--no-priority", default=None, help="Whether this topic comes first."),
    click.option("--confidence", type=int, metavar="1-5", help="How sure you are of an assumption."),
    click.option("--would-change", metavar="TEXT", help="What would change your mind about it."),
    click.option("--revisit", metavar="DATE", help="When to look at an assumption again."),
    click.option("--area", type=click.Choice(AREAS), help="What an idea or a decision touches."),
)


def note_options(function: F) -> F:
    """Give a command the options that `with_options` reads."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def with_options(call: Call, note: NoteItem, said: dict[str, Any]) -> NoteItem:
    """The note with what the options say; those that were not given leave it as it is.

    Raises:
        Invalid: a date is none.
    """
    from rjournal.cli import days

    revisit = said.pop("revisit")
    changes = {name: value for name, value in said.items() if value is not None}
    if revisit is not None:
        changes["revisit_on"] = days.day(call, revisit, future=True) if revisit else None
    return replace(note, **changes)
