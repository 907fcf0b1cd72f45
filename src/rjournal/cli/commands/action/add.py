"""`rjournal action add`: a promise."""

from __future__ import annotations

from typing import Any

import click

from rjournal.cli import days, records, typed
from rjournal.cli.action_options import action_options, with_options
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented, on_option, session_option, with_option
from rjournal.cli.kept import KeepingCommand, keeping
from rjournal.cli.lines import about
from rjournal.domain.lines import Action
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.services import lookup
from rjournal.services.actions import save_action


@documented(
    "add",
    cls=KeepingCommand,
    examples=(
        'rjournal action "Redo page one of the deck" --due friday --with Noor',
        'rjournal action "Name her in the review" --kind sponsor --from n4',
        'rjournal action "Ask first" --if-then "If I have the answer ready, then I ask what they see"',
    ),
)
@click.argument("words", nargs=-1)
@with_option
@session_option
@on_option
@click.option("--from", "source", metavar="HANDLE", help="The line it follows from, like n4 or l2.")
@action_options
@takes_call
def command(
    call: Call,
    /,
    *,
    words: tuple[str, ...],
    who: str | None,
    session: str | None,
    on: str | None,
    source: str | None,
    **said: Any,
) -> None:
    """Note a promise.

    The word "add" can be left out.
    """
    text = typed.given(words)
    if text is None:
        raise Invalid("There are no words yet.", 'Write them after the command: rjournal action "…".')
    with keeping(call, text):
        held, person = about(call, session, who)
        came_from, line = None, None
        if source is not None:
            came_from, line = lookup.record(call.store, source, "learning", "note", "win", "action")
            person = person or getattr(line, "person_id", None)
        day = days.recorded(call, on) if on is not None or held is None else held.day
        action = Action(text=text, person_id=person, session_id=None if held is None else held.id, day=day)
        stored = save_action(call.store, with_options(call, action, said), came_from=came_from)
    records.done("Saved.", call.store, Ref("action", stored.id), stored)
