"""`rjournal drafts discard`: drafts nobody needs."""

from __future__ import annotations

import click

from rjournal.cli import output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented
from rjournal.cli.finding_drafts import find_draft
from rjournal.errors import Invalid


@documented("discard", examples=("rjournal drafts discard add:2026-02-16", "rjournal drafts discard --all"))
@click.argument("key", required=False)
@click.option("--all", "everything", is_flag=True, help="Every draft there is.")
@click.option("--yes", is_flag=True, help="With --all: do it without asking.")
@looks_at_call
def command(call: Call, /, *, key: str | None, everything: bool, yes: bool) -> None:
    """Throw a draft away, or all of them.

    `rjournal undo` brings it back.
    """
    if (key is None) is not everything:
        raise Invalid(
            "Say which draft.", "Give the beginning of its key, or --all; `rjournal drafts` lists them."
        )
    if key is not None:
        draft = find_draft(call.store, key)
        call.store.drafts.discard(draft.key)
        output.say(f"Discarded {draft.key}; `rjournal undo` brings it back.")
    else:
        _discard_all(call, yes=yes)


def _discard_all(call: Call, *, yes: bool) -> None:
    from rjournal.cli.asking import confirm

    drafts = call.store.drafts.all()
    if not drafts:
        output.say("There is no draft to discard.")
        return
    number = "1 draft" if len(drafts) == 1 else f"{len(drafts)} drafts"
    if not confirm(f"Discard {number}?", yes=yes):
        output.say("Nothing was changed.")
        return
    with call.store.act("Discard drafts"):
        for draft in drafts:
            call.store.drafts.discard(draft.key)
    output.say(f"Discarded {number}; `rjournal undo` brings it back.")
