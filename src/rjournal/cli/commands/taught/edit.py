"""`rjournal taught edit`: what is known of it, changed."""

from __future__ import annotations

from rjournal.cli.learning_commands import editing

command = editing(
    "given",
    "Change something you taught.",
    (
        "rjournal taught edit l3 --method 'they did, I watched' --depth create",
        "rjournal taught edit l3 --resource 'https://example.org/deck the deck'",
    ),
)
