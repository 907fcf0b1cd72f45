"""`rjournal session show`: a session whole."""

from __future__ import annotations

import click

from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.cards import show
from rjournal.cli.command import documented, json_option
from rjournal.services import lookup


@documented("show", examples=("rjournal session show s7", "rjournal session show s7 --json"))
@click.argument("handle")
@json_option
@looks_at_call
def command(call: Call, /, *, handle: str, as_json: bool) -> None:
    """Show a session with all that was said in it."""
    ref, record = lookup.record(call.store, handle, "session", trashed=True)
    show(call, ref, record, as_json=as_json)
