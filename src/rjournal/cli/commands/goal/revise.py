"""`rjournal goal revise`: a goal changed, visibly."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from rjournal.cli import days
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.commands.goal.check_in import say_standing
from rjournal.cli.kept import keeping
from rjournal.domain.goals import Goal
from rjournal.domain.numbers import parse_number
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid
from rjournal.services import lookup
from rjournal.services.goals import change_goal


@documented(
    "revise",
    examples=(
        'rjournal goal revise prices --to 12 --reason "Legal joined the decision"',
        "rjournal goal revise prices --by '30 june'",
    ),
)
@click.argument("name")
@click.option("--title", help="Another title.")
@click.option("--from", "baseline", metavar="NUMBER", help="Another starting point.")
@click.option("--to", "target", metavar="NUMBER", help="Another number to reach.")
@click.option("--by", metavar="DATE", help="Another date.")
@click.option("--no-date", is_flag=True, help="No date any more.")
@click.option("--every", type=click.IntRange(min=1), help="Days between readings.")
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
    baseline: str | None,
    target: str | None,
    by: str | None,
    no_date: bool,
    every: int | None,
    why: str | None,
    observed: str | None,
    reason: str,
) -> None:
    """Change a goal, with a reason.

    Another starting point, number or date stays visible, and any earlier day is still told as it was.
    """
    with keeping(call, "\n".join(text for text in (why, observed, reason) if text)):
        goal = lookup.goal(call.store, name)
        words = {"title": title, "why": why, "observed": observed}
        changes: dict[str, Any] = {key: sanitize(text) for key, text in words.items() if text is not None}
        changes |= _numbers(goal, baseline, target)
        if every is not None:
            changes["check_every"] = every
        if by is not None and no_date:
            raise Invalid("Another date and no date cannot both be.", "Give --by or --no-date.")
        if by is not None or no_date:
            changes["due"] = None if by is None else days.day(call, by, future=True)
        if not changes:
            raise Invalid("Say what to change.", "For example --to 12, or --by '30 june'.")
        stored = change_goal(
            call.store, replace(goal, **changes), call.today, reason=sanitize(reason).strip()
        )
    say_standing(call, stored.id, call.today, "Changed.")


def _numbers(goal: Goal, baseline: str | None, target: str | None) -> dict[str, Any]:
    if goal.measure == "milestones" and (baseline is not None or target is not None):
        raise Invalid("This goal goes by steps, not by a number.", "Use `rjournal goal step`.")
    changes: dict[str, Any] = {}
    if baseline is not None:
        changes["baseline"] = parse_number(baseline, goal.unit)
    if target is not None:
        changes["target"] = parse_number(target, goal.unit)
    begin, aim = changes.get("baseline", goal.baseline), changes.get("target", goal.target)
    if changes and begin is not None and aim is not None and begin != aim:
        changes["direction"] = "up" if aim > begin else "down"
    return changes
