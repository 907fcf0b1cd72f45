"""`rjournal ask answer`: what was answered."""

from __future__ import annotations

import click

from rjournal.cli import notes, records, typed
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import KeepingCommand, keeping
from rjournal.domain.notes import status_words
from rjournal.domain.records import Ref
from rjournal.services.notes import answer


@documented("answer", cls=KeepingCommand, examples=('rjournal ask answer n3 "The people in the warehouse."',))
@click.argument("handle")
@click.argument("words", nargs=-1)
@takes_call
def command(call: Call, /, *, handle: str, words: tuple[str, ...]) -> None:
    """Note the answer to a question, or what was said to any note.

    In the words given or from a pipe; without any it is only ticked off. A challenge is responded to; an
    idea, a decision or an assumption stands as it stood.
    """
    text = typed.given(words) or ""
    with keeping(call, text):
        stored = answer(call.store, notes.note_of(call, handle), text)
    said = status_words(stored.kind, stored.status) if stored.status == "answered" else "noted"
    records.done(f"{said[:1].upper()}{said[1:]}.", call.store, Ref("note", stored.id), stored)
