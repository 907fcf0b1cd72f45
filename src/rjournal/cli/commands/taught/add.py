"""`rjournal taught add`: one line of what was taught."""

from __future__ import annotations

from rjournal.cli.learning_commands import adding

command = adding(
    "given",
    "Note something you taught.",
    (
        'rjournal taught "How to read a cohort chart" --with Noor',
        'rjournal taught "How a budget is made" --session s7 --method "did together" --depth apply',
        'rjournal taught "How to say no" --with Noor --status planned',
    ),
)
