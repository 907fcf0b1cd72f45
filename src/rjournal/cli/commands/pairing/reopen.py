"""`rjournal pairing reopen`: a pairing that had ended goes on."""

from __future__ import annotations

import click

from rjournal.cli import records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.domain.records import Ref
from rjournal.services import lookup, pairing_life


@documented("reopen", examples=("rjournal pairing reopen noor", "rjournal pairing reopen r2"))
@click.argument("name")
@takes_call
def command(call: Call, /, *, name: str) -> None:
    """Take up again a pairing that has ended.

    The days between ask for no sessions; what was said at its end stays with it.
    """
    pairing = lookup.pairing(call.store, name, ended=True)
    opened = pairing_life.reopen(call.store, pairing.id, call.today)
    records.done("Taken up again.", call.store, Ref("pairing", opened.id), opened)
