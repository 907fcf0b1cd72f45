"""`rjournal due done`: having done with something."""

from __future__ import annotations

import click

from rjournal.cli import due, output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.services.due import finish


@documented("done", examples=("rjournal due done a9", "rjournal due done r1 --kind agreement"))
@click.argument("handle")
@due.kind_option
@takes_call
def command(call: Call, /, *, handle: str, kind: str | None) -> None:
    """Have done with something that waits.

    A promise is ticked off, a reply was written. Anything else is put away, and speaks again when its day
    moves.
    """
    one = due.named(due.waiting(call, call.today).open, handle, kind)
    finish(call.store, one, call.today)
    output.say("Done." if one.ref.kind == "action" or one.kind == "reply" else "Put away.")
    output.rows([due.row(one)])
