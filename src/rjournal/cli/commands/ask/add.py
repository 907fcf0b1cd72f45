"""`rjournal ask add`: a question."""

from __future__ import annotations

import click

from rjournal.cli import lines
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented, on_option, session_option, with_option
from rjournal.cli.kept import KeepingCommand


@documented(
    "add",
    cls=KeepingCommand,
    examples=('rjournal ask "Who meets this decision last?" --with Noor',),
)
@click.argument("words", nargs=-1)
@with_option
@session_option
@on_option
@takes_call
def command(
    call: Call, /, *, words: tuple[str, ...], who: str | None, session: str | None, on: str | None
) -> None:
    """Note a question.

    The word "add" can be left out.
    """
    lines.add(call, "question", words, who=who, session=session, on=on)
