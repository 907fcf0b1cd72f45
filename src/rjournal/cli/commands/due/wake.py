"""`rjournal due wake`: letting something speak again."""

from __future__ import annotations

import click

from rjournal.cli import due, output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.services.due import wake


@documented("wake", examples=("rjournal due wake n6",))
@click.argument("handle")
@due.kind_option
@takes_call
def command(call: Call, /, *, handle: str, kind: str | None) -> None:
    """Let something speak again that was put away or snoozed."""
    found = {one.due: one.silence for one in due.waiting(call, call.today).quiet}
    one = due.named(tuple(found), handle, kind, silent=True)
    wake(call.store, found[one])
    output.say("It speaks again.")
    output.rows([due.row(one)])
