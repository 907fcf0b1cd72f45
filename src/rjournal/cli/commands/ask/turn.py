"""`rjournal ask turn`: a note that becomes something else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import click

from rjournal.cli import days, notes, output, records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import KeepingCommand, keeping
from rjournal.domain.lines import Action, Owner
from rjournal.domain.notes import TurnInto, turn_words
from rjournal.errors import Invalid
from rjournal.services.notes import blank_of, turn


@documented(
    "turn",
    cls=KeepingCommand,
    examples=(
        "rjournal ask turn n5 question",
        'rjournal ask turn n8 action "Ask two shift leads" --due friday',
        "rjournal ask turn n8 goal",
    ),
)
@click.argument("handle")
@click.argument("into", type=click.Choice(get_args(TurnInto)))
@click.argument("words", nargs=-1)
@click.option("--due", metavar="DATE", help="The day an action is promised for.")
@click.option("--owner", type=click.Choice(get_args(Owner)), help="Whose the action is.")
@takes_call
def command(
    call: Call,
    /,
    *,
    handle: str,
    into: TurnInto,
    words: tuple[str, ...],
    due: str | None,
    owner: Owner | None,
) -> None:
    """Turn a note into something else, and link the two.

    Its words go along unless others are given. The note itself stays and says what it turned into. A goal is
    a draft at first, and is set on the screen.
    """
    text = " ".join(words)
    with keeping(call, text):
        note = notes.note_of(call, handle)
        made: Any = blank_of(replace(note, text=text or note.text), into, call.today)
        if due is not None or owner is not None:
            made = _promised(call, made, due, owner)
        ref = turn(call.store, note.id, into, made, call.today)
    output.say(f"Turned into {turn_words(into)}.")
    output.rows([records.row(call.store, ref, call.store.repo(ref.kind).get(ref.id))])


def _promised(call: Call, made: Any, due: str | None, owner: Owner | None) -> Action:
    if not isinstance(made, Action):
        raise Invalid("Only an action has a day and an owner.", "Leave --due and --owner out.")
    day = made.due if due is None else days.day(call, due, future=True)
    return replace(made, due=day, owner=owner or made.owner)
