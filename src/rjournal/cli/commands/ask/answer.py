"""`rjournal ask answer`: what was answered."""

from __future__ import annotations

from dataclasses import replace

import click

from rjournal.cli import records, typed
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import KeepingCommand, keeping
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid
from rjournal.services import lookup


@documented("answer", cls=KeepingCommand, examples=('rjournal ask answer n3 "The people in the warehouse."',))
@click.argument("handle")
@click.argument("words", nargs=-1)
@takes_call
def command(call: Call, /, *, handle: str, words: tuple[str, ...]) -> None:
    """Note the answer to a question.

    In the words given or from a pipe; without any it is only ticked off.
    """
    text = sanitize(typed.given(words) or "").strip()
    with keeping(call, text), call.store.act("Answer question"):
        ref = lookup.record(call.store, handle, "note")[0]
        question = call.store.notes.get(ref.id)
        if question.kind != "question":
            raise Invalid(f"{ref.handle} is no question.", "`rjournal ask` lists those that are open.")
        stored = call.store.notes.save(replace(question, status="answered", answer=text or question.answer))
    records.done("Answered.", call.store, ref, stored)
