"""`rjournal taught check`: whether it stayed."""

from __future__ import annotations

from rjournal.cli.learning_commands import checking

command = checking(
    "given",
    "Note whether what you taught stayed.\n\n"
    "Two checks are asked for, 14 and 45 days after you taught it. It is no test of the person, but of"
    " how well it was explained. What they showed unaided moves along.",
    (
        "rjournal taught check l3 --result unaided --how 'explain it back'",
        "rjournal taught check l3 --result 'not yet' --note 'I start from a picture next time'",
    ),
)
