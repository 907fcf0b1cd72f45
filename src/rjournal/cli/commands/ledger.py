"""`rjournal ledger`: what went both ways, in one list."""

from __future__ import annotations

from typing import Any

from rjournal.cli import ledger
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented, json_option
from rjournal.cli.learning_options import filter_options


@documented(
    "ledger",
    examples=(
        "rjournal ledger",
        "rjournal ledger --with Noor --area perspective",
        "rjournal ledger --due --json",
    ),
)
@filter_options(None)
@json_option
@looks_at_call
def command(call: Call, /, *, as_json: bool, **options: Any) -> None:
    """List what you learned and taught in one list, newest first.

    What became of it all is said in counts; nothing is said of fewer than three.
    """
    ledger.show_list(call, None, options, as_json=as_json)
