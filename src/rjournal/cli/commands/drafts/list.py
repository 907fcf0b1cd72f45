"""`rjournal drafts list`: what was typed and not saved."""

from __future__ import annotations

from rjournal.cli import output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented, json_option


@documented("list", examples=("rjournal drafts", "rjournal drafts list --json"))
@json_option
@looks_at_call
def command(call: Call, /, *, as_json: bool) -> None:
    """List the drafts, the last one first."""
    drafts = call.store.drafts.all()
    if as_json:
        output.data(
            [
                {
                    "key": draft.key,
                    "fields": dict(draft.fields),
                    "base_rev": draft.base_rev,
                    "created_at": draft.created_at,
                    "updated_at": draft.updated_at,
                }
                for draft in drafts
            ]
        )
    else:
        from rjournal.services.unfinished import unfinished

        offered = (unfinished(call.store, draft) for draft in drafts)
        output.rows((one.key, one.when, one.what, output.quoted(one.beginning)) for one in offered)
    if not drafts:
        output.say("No drafts: everything that was typed is saved.")
    elif not as_json:
        output.say("`rjournal drafts show` prints the first of them.")
