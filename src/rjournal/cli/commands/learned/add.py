"""`rjournal learned add`: one line of what was learned."""

from __future__ import annotations

from rjournal.cli.learning_commands import adding

command = adding(
    "received",
    "Note something you learned.",
    (
        'rjournal learned "Lead with the decision, the data after it" --with Noor',
        'rjournal learned "Ask for the spread" --session s7 --skill statistics --area tool',
    ),
)
