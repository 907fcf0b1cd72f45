"""`rjournal action add`: a promise."""

from __future__ import annotations

from typing import get_args

import click

from rjournal.cli import lines
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented, on_option, session_option, with_option
from rjournal.cli.kept import KeepingCommand
from rjournal.domain.lines import Owner


@documented(
    "add",
    cls=KeepingCommand,
    examples=(
        'rjournal action "Redo page one of the deck" --due friday --with Noor',
        'rjournal action "Send me the dataset" --owner them --session s7',
    ),
)
@click.argument("words", nargs=-1)
@with_option
@session_option
@on_option
@click.option("--due", metavar="DATE", help="The day it is promised for.")
@click.option(
    "--owner", type=click.Choice(get_args(Owner)), default="me", show_default=True, help="Whose it is."
)
@takes_call
def command(
    call: Call,
    /,
    *,
    words: tuple[str, ...],
    who: str | None,
    session: str | None,
    on: str | None,
    due: str | None,
    owner: Owner,
) -> None:
    """Note a promise.

    The word "add" can be left out.
    """
    lines.add(call, "action", words, who=who, session=session, on=on, due=due, owner=owner)
