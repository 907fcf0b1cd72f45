"""`rjournal action drop`: a promise let go."""

from __future__ import annotations

import click

from rjournal.cli import records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping
from rjournal.services import lookup
from rjournal.services.actions import drop


@documented("drop", examples=('rjournal action drop a3 --reason "The meeting was cancelled"',))
@click.argument("handle")
@click.option("--reason", default="", metavar="TEXT", help="Why.")
@takes_call
def command(call: Call, /, *, handle: str, reason: str) -> None:
    """Let a promise go."""
    with keeping(call, reason):
        ref = lookup.record(call.store, handle, "action")[0]
        stored = drop(call.store, call.store.actions.get(ref.id), reason)
    records.done("Dropped.", call.store, ref, stored)
