"""`rjournal taught move`: what became of it."""

from __future__ import annotations

from rjournal.cli.learning_commands import moving

command = moving(
    "given",
    "Move something you taught to its next step.\n\n"
    "The steps are: planned, taught, shown back, used by them, passed on by them. Or set it aside.",
    (
        "rjournal taught move l3",
        "rjournal taught move l3 --back",
        "rjournal taught move l3 --to 'shown back' --on yesterday",
    ),
)
