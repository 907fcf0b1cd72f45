"""`rjournal action edit`: a promise changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from rjournal.cli import records
from rjournal.cli.action_options import action_options, with_options
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented, with_option
from rjournal.cli.kept import KeepingCommand, keeping
from rjournal.services import lookup
from rjournal.services.actions import save_action


@documented(
    "edit",
    cls=KeepingCommand,
    examples=("rjournal action edit a3 --due 'in 2 weeks'", "rjournal action edit a3 --owner both --no-due"),
)
@click.argument("handle")
@click.option("--text", metavar="TEXT", help="Its words.")
@click.option("--result", metavar="TEXT", help="What came of it.")
@click.option("--no-due", is_flag=True, help="Take its day away.")
@with_option
@action_options
@takes_call
def command(
    call: Call,
    /,
    *,
    handle: str,
    text: str | None,
    result: str | None,
    no_due: bool,
    who: str | None,
    **said: Any,
) -> None:
    """Change a promise.

    What is not given stays as it is.
    """
    with keeping(call, "\n\n".join(words for words in (text, result) if words)):
        ref = lookup.record(call.store, handle, "action")[0]
        action = with_options(call, call.store.actions.get(ref.id), said)
        changes: dict[str, Any] = {"text": text, "result": result}
        if who is not None:
            changes["person_id"] = lookup.person(call.store, who).id
        action = replace(action, **{name: value for name, value in changes.items() if value is not None})
        stored = save_action(call.store, replace(action, due=None) if no_due else action)
    records.done("Changed.", call.store, ref, stored)
