"""`rjournal undelete`: out of the trash."""

from __future__ import annotations

import click

from rjournal.cli import output, records
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented
from rjournal.errors import Invalid
from rjournal.services import lookup, trash


@documented("undelete", examples=("rjournal undelete e42", "rjournal undelete --list"))
@click.argument("handle", required=False)
@click.option("--list", "listing", is_flag=True, help="List what lies in the trash.")
@looks_at_call
def command(call: Call, /, *, handle: str | None, listing: bool) -> None:
    """Take a record out of the trash."""
    if listing:
        _list(call)
        return
    if handle is None:
        raise Invalid("Say which record, by its handle.", "`rjournal undelete --list` lists the trash.")
    ref, _ = lookup.record(call.store, handle, trashed=True)
    records.done("Back from the trash.", call.store, ref, trash.undelete(call.store, ref))


def _list(call: Call) -> None:
    from rjournal.domain.records import HANDLE_LETTERS, Ref

    found = []
    for kind in HANDLE_LETTERS.values():
        found += [(Ref(kind, record.id), record) for record in call.store.repo(kind).trashed()]
    found.sort(key=lambda pair: pair[1].deleted_at or "", reverse=True)
    output.rows(records.rows(call.store, dict(found)))
    if not found:
        output.say("The trash is empty.")
