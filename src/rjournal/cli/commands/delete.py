"""`rjournal delete`: into the trash."""

from __future__ import annotations

import click

from rjournal.cli import output, records
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented
from rjournal.services import lookup, trash


@documented("delete", examples=("rjournal delete e42", "rjournal delete e42 a3"))
@click.argument("handles", metavar="HANDLE...", nargs=-1, required=True)
@looks_at_call
def command(call: Call, /, *, handles: tuple[str, ...]) -> None:
    """Put records into the trash.

    All of them or, if one cannot be deleted, none. `rjournal undelete` and `rjournal undo` bring them back.
    """
    refs = dict.fromkeys(lookup.record(call.store, handle)[0] for handle in handles)
    with call.store.act("Delete record" if len(handles) == 1 else "Delete records"):
        deleted = {ref: trash.delete(call.store, ref) for ref in refs}
    output.say(f"In the trash now; `rjournal undo` brings {'it' if len(deleted) == 1 else 'them'} back.")
    output.rows(records.rows(call.store, deleted))
