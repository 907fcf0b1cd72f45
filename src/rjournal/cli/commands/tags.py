"""`rjournal tags`: the tags in use."""

from __future__ import annotations

from rjournal.cli import output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented, json_option


@documented("tags", examples=("rjournal tags", "rjournal tags --json"))
@json_option
@looks_at_call
def command(call: Call, /, *, as_json: bool) -> None:
    """List the tags in use.

    The most used come first, each with the number of records that carry it.
    """
    counts = call.store.tags.counts()
    if as_json:
        output.data([{"tag": tag, "count": count} for tag, count in counts.items()])
    else:
        output.rows((f"#{tag}", str(count)) for tag, count in counts.items())
    if not counts:
        output.say("No tags yet: write #like-this in a text, or use --tag.")
