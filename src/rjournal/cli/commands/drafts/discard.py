"""`rjournal drafts discard`: a draft nobody needs."""

from __future__ import annotations

import click

from rjournal.cli import output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.finding_drafts import find_draft


@documented("discard", examples=("rjournal drafts discard add:2026-02-16",))
@click.argument("key")
@takes_call
def command(call: Call, /, *, key: str) -> None:
    """Throw a draft away.

    `rjournal undo` brings it back.
    """
    draft = find_draft(call.store, key)
    call.store.drafts.discard(draft.key)
    output.say(f"Discarded {draft.key}; `rjournal undo` brings it back.")
