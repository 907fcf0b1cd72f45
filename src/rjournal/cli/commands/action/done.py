"""`rjournal action done`: promises kept."""

from __future__ import annotations

import click

from rjournal.cli import days, output, records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping
from rjournal.domain.records import Ref
from rjournal.services import lookup
from rjournal.services.actions import finish


@documented("done", examples=("rjournal action done a3", 'rjournal action done a3 --result "Sent on Monday"'))
@click.argument("handles", metavar="HANDLE...", nargs=-1, required=True)
@click.option("--on", metavar="DATE", help="The day it was done; today unless you say.")
@click.option("--result", default="", metavar="TEXT", help="What came of it.")
@takes_call
def command(call: Call, /, *, handles: tuple[str, ...], on: str | None, result: str) -> None:
    """Tick promises off."""
    with keeping(call, result), call.store.act("Tick off action"):
        day = days.recorded(call, on)
        stored = [
            finish(call.store, call.store.actions.get(ref.id), day, result)
            for ref in (lookup.record(call.store, handle, "action")[0] for handle in dict.fromkeys(handles))
        ]
    output.say("Done.")
    output.rows(records.rows(call.store, {Ref("action", action.id): action for action in stored}))
