"""`rjournal ask edit`: a note changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import click

from rjournal.cli import notes, records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented, with_option
from rjournal.cli.kept import KeepingCommand, keeping
from rjournal.cli.note_options import kind_option, note_options, with_options
from rjournal.domain.lines import NoteKind, NoteStatus
from rjournal.domain.records import Ref
from rjournal.services import lookup
from rjournal.services.notes import of_kind, save_note


@documented(
    "edit",
    cls=KeepingCommand,
    examples=(
        'rjournal ask edit n3 --status weakened --revisit "in 3 months"',
        "rjournal ask edit n4 --priority",
    ),
)
@click.argument("handle")
@click.option("--text", metavar="TEXT", help="Its words.")
@click.option("--answer", metavar="TEXT", help="What was answered.")
@click.option("--status", type=click.Choice(get_args(NoteStatus)), help="Where it stands.")
@kind_option
@with_option
@note_options
@takes_call
def command(
    call: Call,
    /,
    *,
    handle: str,
    text: str | None,
    answer: str | None,
    status: NoteStatus | None,
    kind: NoteKind | None,
    who: str | None,
    **said: Any,
) -> None:
    """Change a note.

    What is not given stays as it is.
    """
    with keeping(call, "\n\n".join(words for words in (text, answer) if words)):
        note = notes.note_of(call, handle)
        note = note if kind is None else of_kind(note, kind)
        if who is not None:
            note = replace(note, person_id=lookup.person(call.store, who).id)
        changes: dict[str, Any] = {"text": text, "answer": answer, "status": status}
        note = replace(note, **{name: value for name, value in changes.items() if value is not None})
        stored = save_note(call.store, with_options(call, note, said))
    records.done("Changed.", call.store, Ref("note", stored.id), stored)
