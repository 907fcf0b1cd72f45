"""`rjournal learned list`: what was received, and what became of it."""

from __future__ import annotations

from rjournal.cli.learning_commands import listing

command = listing(
    "received",
    "List what you learned and what became of it.",
    (
        "rjournal learned",
        "rjournal learned list --with Noor --skill statistics --status used --json",
        "rjournal learned list --due",
    ),
)
