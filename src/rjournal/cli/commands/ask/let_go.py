"""`rjournal ask let-go`: notes let go."""

from __future__ import annotations

import click

from rjournal.cli import notes, output, records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.domain.records import Ref
from rjournal.services.notes import set_status


@documented("let-go", examples=("rjournal ask let-go n3",))
@click.argument("handles", metavar="HANDLE...", nargs=-1, required=True)
@takes_call
def command(call: Call, /, *, handles: tuple[str, ...]) -> None:
    """Let notes go."""
    with call.store.act("Let notes go"):
        stored = [
            set_status(call.store, notes.note_of(call, handle).id, "let go")
            for handle in dict.fromkeys(handles)
        ]
    output.say("Let go.")
    output.rows(records.rows(call.store, {Ref("note", note.id): note for note in stored}))
