"""`rjournal action reopen`: a promise taken up again."""

from __future__ import annotations

import click

from rjournal.cli import records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.services import lookup
from rjournal.services.actions import reopen


@documented("reopen", examples=("rjournal action reopen a3",))
@click.argument("handle")
@takes_call
def command(call: Call, /, *, handle: str) -> None:
    """Take up again what was done or let go."""
    ref = lookup.record(call.store, handle, "action")[0]
    records.done("Open again.", call.store, ref, reopen(call.store, ref.id))
