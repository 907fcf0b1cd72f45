"""`rjournal learned add`: one line of what was learned."""

from __future__ import annotations

import click

from rjournal.cli import lines
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented, on_option, session_option, with_option
from rjournal.cli.kept import KeepingCommand


@documented(
    "add",
    cls=KeepingCommand,
    examples=(
        'rjournal learned "Lead with the decision, the data after it" --with Noor',
        'rjournal learned "Lead with the decision, the data after it" --session s7 --skill storytelling',
    ),
)
@click.argument("words", nargs=-1)
@with_option
@session_option
@on_option
@click.option("--skill", default="", help="The skill it belongs to.")
@takes_call
def command(
    call: Call, /, *, words: tuple[str, ...], who: str | None, session: str | None, on: str | None, skill: str
) -> None:
    """Note something you learned.

    The word "add" can be left out.
    """
    lines.add(call, "learned", words, who=who, session=session, on=on, skill=skill)
