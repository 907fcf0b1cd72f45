"""`rjournal learned edit`: what is known of it, changed."""

from __future__ import annotations

from rjournal.cli.learning_commands import editing

command = editing(
    "received",
    "Change something you learned.",
    (
        "rjournal learned edit l3 --area perspective --before 'That silence is agreement'",
        "rjournal learned edit l3 --evidence 'The Monday deck' --strength 'several cases'",
    ),
)
