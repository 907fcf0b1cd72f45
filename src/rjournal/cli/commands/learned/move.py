"""`rjournal learned move`: what became of it."""

from __future__ import annotations

from rjournal.cli.learning_commands import moving

command = moving(
    "received",
    "Move something you learned to its next step.\n\n"
    "The steps are: heard, tried, used, habit, passed on. Or set it aside.",
    (
        "rjournal learned move l3",
        "rjournal learned move l3 --back",
        "rjournal learned move l3 --to used --on yesterday",
    ),
)
