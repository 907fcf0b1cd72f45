"""`rjournal pairing resume`: a paused pairing goes on."""

from __future__ import annotations

import click

from rjournal.cli import records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.domain.records import Ref
from rjournal.services import lookup, pairing_life


@documented("resume", examples=("rjournal pairing resume noor",))
@click.argument("name")
@takes_call
def command(call: Call, /, *, name: str) -> None:
    """Take a paused pairing up again."""
    pairing = lookup.pairing(call.store, name)
    resumed = pairing_life.resume(call.store, pairing.id, call.today)
    records.done("Taken up again.", call.store, Ref("pairing", resumed.id), resumed)
