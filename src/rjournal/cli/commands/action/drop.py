"""`rjournal action drop`: a promise let go."""

from __future__ import annotations

from dataclasses import replace

import click

from rjournal.cli import records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping
from rjournal.domain.text import sanitize
from rjournal.services import lookup


@documented("drop", examples=('rjournal action drop a3 --reason "The meeting was cancelled"',))
@click.argument("handle")
@click.option("--reason", default="", metavar="TEXT", help="Why.")
@takes_call
def command(call: Call, /, *, handle: str, reason: str) -> None:
    """Let a promise go."""
    with keeping(call, reason), call.store.act("Drop action"):
        ref = lookup.record(call.store, handle, "action")[0]
        action = call.store.actions.get(ref.id)
        stored = call.store.actions.save(
            replace(action, status="dropped", done_on=None, dropped_reason=sanitize(reason).strip())
        )
    records.done("Dropped.", call.store, ref, stored)
