"""`rjournal action list`: promises."""

from __future__ import annotations

import click

from rjournal.cli import output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.cards.session import action_words
from rjournal.cli.command import documented, json_option, with_option
from rjournal.cli.records import plain
from rjournal.domain.records import Ref
from rjournal.services import lookup


@documented("list", examples=("rjournal action", "rjournal action list --all --with Noor --json"))
@with_option
@click.option("--all", "everything", is_flag=True, help="Also what is done or was dropped.")
@json_option
@takes_call
def command(call: Call, /, *, who: str | None, everything: bool, as_json: bool) -> None:
    """List promises, the soonest first."""
    found = call.store.actions.where() if everything else call.store.actions.open()
    if who is not None:
        person = lookup.person(call.store, who)
        found = [action for action in found if action.person_id == person.id]
    if as_json:
        output.data([plain("action", action) for action in found])
    else:
        output.rows(
            (Ref("action", action.id).handle, f"{action.text} ({action_words(action)})") for action in found
        )
    if not found:
        output.say("Nothing promised is open." if not everything else "Nothing was promised yet.")
