"""`rjournal learned check`: whether it is used yet."""

from __future__ import annotations

from rjournal.cli.learning_commands import checking

command = checking(
    "received",
    "Note whether you use it yet.\n\n"
    "Two checks are asked for, 14 and 45 days after you learned it. What was used moves along.",
    (
        "rjournal learned check l3 --result unaided",
        "rjournal learned check l3 --result 'with hints' --note 'I looked at my notes once'",
    ),
)
