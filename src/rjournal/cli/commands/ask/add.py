"""`rjournal ask add`: a question, or another note."""

from __future__ import annotations

from typing import Any

import click

from rjournal.cli import days, records, typed
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented, on_option, session_option, with_option
from rjournal.cli.kept import KeepingCommand, keeping
from rjournal.cli.lines import about
from rjournal.cli.note_options import kind_option, note_options, with_options
from rjournal.domain.lines import NoteItem, NoteKind
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.services.notes import save_note


@documented(
    "add",
    cls=KeepingCommand,
    examples=(
        'rjournal ask "Who meets this decision last?" --with Noor',
        'rjournal ask add "They wait for us" --kind assumption --confidence 2 --revisit "in 6 weeks"',
    ),
)
@click.argument("words", nargs=-1)
@kind_option
@with_option
@session_option
@on_option
@note_options
@takes_call
def command(
    call: Call,
    /,
    *,
    words: tuple[str, ...],
    kind: NoteKind | None,
    who: str | None,
    session: str | None,
    on: str | None,
    **said: Any,
) -> None:
    """Note a question, or a gap, a topic, an assumption, an idea.

    The word "add" can be left out.
    """
    text = typed.given(words)
    if text is None:
        raise Invalid("There are no words yet.", 'Write them after the command: rjournal ask "…".')
    with keeping(call, text):
        held, person = about(call, session, who)
        day = days.recorded(call, on) if on is not None or held is None else held.day
        note = NoteItem(
            kind=kind or "question",
            text=text,
            person_id=person,
            session_id=None if held is None else held.id,
            day=day,
        )
        stored = save_note(call.store, with_options(call, note, said))
    records.done("Saved.", call.store, Ref("note", stored.id), stored)
