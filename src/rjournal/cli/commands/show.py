"""`rjournal show`: one record whole."""

from __future__ import annotations

import click

from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.cards import show
from rjournal.cli.command import documented, json_option
from rjournal.services import lookup


@documented("show", examples=("rjournal show e42", "rjournal show s7 --json"))
@click.argument("handle")
@json_option
@looks_at_call
def command(call: Call, /, *, handle: str, as_json: bool) -> None:
    """Show one record whole.

    What lies in the trash can be shown too.
    """
    ref, record = lookup.record(call.store, handle, trashed=True)
    show(call, ref, record, as_json=as_json)
