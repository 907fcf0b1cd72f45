"""`rjournal taught list`: what was given, and what became of it."""

from __future__ import annotations

from rjournal.cli.learning_commands import listing

command = listing(
    "given",
    "List what you taught and what became of it.",
    (
        "rjournal taught",
        "rjournal taught list --with Noor --method demonstrated --json",
        "rjournal taught list --due",
    ),
)
