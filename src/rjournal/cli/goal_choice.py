"""What `--all` means to the commands that pause goals and take them up again."""

from __future__ import annotations

from collections.abc import Sequence

from rjournal.cli import output, records
from rjournal.cli.call import Call
from rjournal.domain.goals import Goal
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.services import lookup


def chosen(call: Call, name: str | None, everything: bool) -> Goal | None:
    """The goal that was named; None for all of them.

    Raises:
        Invalid: neither was said, or both.
    """
    if everything == (name is not None):
        raise Invalid("Say which goal, or all of them.", "Give its name or its handle, or --all.")
    return None if name is None else lookup.goal(call.store, name)


def done(call: Call, words: str, goals: Sequence[Goal]) -> None:
    """Say what was done to how many goals, and print a line for each."""
    output.say(f"{words}: {len(goals)} {'goal' if len(goals) == 1 else 'goals'}.")
    output.rows(records.rows(call.store, {Ref("goal", goal.id): goal for goal in goals}))
