"""`rjournal drafts show`: the text of a draft."""

from __future__ import annotations

import click

from rjournal.cli import output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented
from rjournal.cli.finding_drafts import find_draft, words_of
from rjournal.errors import NotFound


@documented("show", examples=("rjournal drafts show", "rjournal drafts show add:2026-02-16"))
@click.argument("key", required=False)
@looks_at_call
def command(call: Call, /, *, key: str | None) -> None:
    """Print the text of a draft.

    The last one unless you say which. `rjournal add --draft` saves one as an entry.
    """
    if key is None:
        drafts = call.store.drafts.all()
        if not drafts:
            raise NotFound("There are no drafts.", "Everything that was typed is saved.")
        draft = drafts[0]
    else:
        draft = find_draft(call.store, key)
    output.block("\n\n".join(text for text in (draft.fields.get("title", ""), words_of(draft)) if text))
