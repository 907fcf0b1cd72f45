"""`rjournal goal revise`: a goal changed, visibly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

import click

from rjournal.cli import days
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.commands.goal.check_in import say_standing
from rjournal.cli.goal_options import check_fits, direction_of, measure_options, measured
from rjournal.cli.kept import keeping
from rjournal.domain.goal_echo import understood
from rjournal.domain.goals import Goal, Pace
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid
from rjournal.services import lookup
from rjournal.services.goals import change_goal


@documented(
    "revise",
    examples=(
        'rjournal goal revise prices --to 12 --reason "Legal joined the decision"',
        "rjournal goal revise prices --by '30 june'",
        "rjournal goal revise ask --times 2",
    ),
)
@click.argument("name")
@click.option("--title", help="Another title.")
@measure_options
@click.option("--by", metavar="DATE", help="Another date.")
@click.option("--no-date", is_flag=True, help="No date any more.")
@click.option("--start", metavar="DATE", help="Another day to begin.")
@click.option("--every", type=click.IntRange(min=1), help="Days between readings.")
@click.option("--pace", type=click.Choice(get_args(Pace)), help="How you expect it to move.")
@click.option("--why", metavar="TEXT", help="Why it matters, said anew.")
@click.option("--observed", metavar="TEXT", help="How anyone would notice, said anew.")
@click.option("--reason", default="", metavar="TEXT", help="Why you change it.")
@takes_call
def command(
    call: Call,
    /,
    *,
    name: str,
    title: str | None,
    by: str | None,
    no_date: bool,
    start: str | None,
    every: int | None,
    pace: Pace | None,
    why: str | None,
    observed: str | None,
    reason: str,
    **typed: Any,
) -> None:
    """Change a goal, with a reason.

    What it is measured by stays visible as it was, and any earlier day is still told by it.
    """
    words = "\n".join(text for text in (why, observed, typed["question"], reason) if text)
    with keeping(call, words, title=title or ""):
        goal = lookup.goal(call.store, name)
        check_fits(goal, typed)
        texts = {"title": title, "why": why, "observed": observed}
        changes: dict[str, Any] = {key: sanitize(text) for key, text in texts.items() if text is not None}
        changes |= {"check_every": every} if every is not None else {}
        changes |= {"pace": pace} if pace is not None else {}
        changes |= _numbers(goal, typed) | _days(call, by, no_date, start)
        if not changes:
            raise Invalid("Say what to change.", "For example --to 12, or --by '30 june'.")
        changed = replace(goal, **changes)
        if changed == goal:
            raise Invalid("Nothing would be different.", f"It is so already: {understood(goal)}.")
        stored = change_goal(call.store, changed, call.today, reason=sanitize(reason).strip())
    say_standing(call, stored.id, call.today, "Changed.")


def _days(call: Call, by: str | None, no_date: bool, start: str | None) -> dict[str, Any]:
    if by is not None and no_date:
        raise Invalid("Another date and no date cannot both be.", "Give --by or --no-date.")
    changes: dict[str, Any] = {}
    if by is not None or no_date:
        changes["due"] = None if by is None else days.day(call, by, future=True)
    if start is not None:
        changes["start"] = days.day(call, start)
    return changes


def _numbers(goal: Goal, typed: Mapping[str, Any]) -> dict[str, Any]:
    changes = measured(typed, goal.unit)
    begin, aim = changes.get("baseline", goal.baseline), changes.get("target", goal.target)
    if goal.measure == "numeric" and changes and begin is not None and aim is not None and begin != aim:
        changes["direction"] = direction_of(begin, aim)
    return changes
