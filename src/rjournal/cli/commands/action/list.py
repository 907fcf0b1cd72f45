"""`rjournal action list`: promises."""

from __future__ import annotations

from typing import Any, get_args

import click

from rjournal.cli import output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.cards.session import action_words
from rjournal.cli.command import documented, json_option, with_option
from rjournal.cli.notes import linked
from rjournal.domain.line_lists import ActionFilter, Standing
from rjournal.domain.lines import ActionKind, Owner
from rjournal.domain.promises import follow_through
from rjournal.domain.records import Ref
from rjournal.services import lookup


@documented(
    "list", examples=("rjournal action", "rjournal action list --status done --with Noor --owner me --json")
)
@with_option
@click.option(
    "--status",
    "standing",
    type=click.Choice(get_args(Standing)),
    default="open",
    show_default=True,
    help="Where they stand.",
)
@click.option("--owner", type=click.Choice(get_args(Owner)), help="Whose they are.")
@click.option("--kind", type=click.Choice(get_args(ActionKind)), help="Of one kind.")
@click.option("--all", "everything", is_flag=True, help="However they stand.")
@json_option
@looks_at_call
def command(
    call: Call, /, *, who: str | None, standing: Standing, everything: bool, as_json: bool, **more: Any
) -> None:
    """List promises, the soonest first.

    With how many of those that were to be done by now were kept.
    """
    person = None if who is None else lookup.person(call.store, who).id
    only = ActionFilter(standing="all" if everything else standing, person_id=person, **more)
    found = call.store.actions.shown(only)
    if as_json:
        output.data(linked(call.store, "action", found))
    else:
        output.rows(
            (Ref("action", action.id).handle, f"{action.text} ({action_words(action)})") for action in found
        )
    if not found:
        output.say("Nothing promised is open." if only.standing == "open" else "Nothing here yet.")
    kept = follow_through(call.store.actions.fates(only, call.today), call.today).words
    if kept:
        output.say(f"So far: {kept}.")
