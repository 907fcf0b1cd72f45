"""`rjournal goal add`: a goal, in numbers or in steps."""

from __future__ import annotations

from typing import get_args

import click

from rjournal.cli import days, output, records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping
from rjournal.domain.goal_echo import understood
from rjournal.domain.goals import Beneficiary, Goal, GoalDirection, MeasureKind, Pace, Theme
from rjournal.domain.numbers import parse_number
from rjournal.domain.records import Ref
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid
from rjournal.services.goals import create_goal


@documented(
    "add",
    examples=(
        'rjournal goal add "Time to decide on prices" --from 21 --to 10 --unit days --by "30 march"',
        'rjournal goal add "Data storytelling" --step "Retell one deck" --step "Present it to the board"',
    ),
)
@click.argument("title")
@click.option("--from", "baseline", metavar="NUMBER", help="Where it begins; the first reading can also say.")
@click.option("--to", "target", metavar="NUMBER", help="The number you want to reach.")
@click.option("--unit", default="", help="What is counted, like days or scale 1-5.")
@click.option("--direction", type=click.Choice(get_args(GoalDirection)), help="Needed only without --from.")
@click.option(
    "--step", "steps", metavar="TEXT", multiple=True, help="A step instead of a number. Repeatable."
)
@click.option("--start", metavar="DATE", help="The day it begins; today unless you say.")
@click.option("--by", metavar="DATE", help="The day you want to be there.")
@click.option(
    "--every", type=click.IntRange(min=1), default=14, show_default=True, help="Days between readings."
)
@click.option(
    "--pace",
    type=click.Choice(get_args(Pace)),
    default="linear",
    show_default=True,
    help="How you expect it to move.",
)
@click.option("--why", default="", metavar="TEXT", help="Why it matters.")
@click.option("--observed", default="", metavar="TEXT", help="How anyone would notice.")
@click.option(
    "--for",
    "beneficiary",
    type=click.Choice(get_args(Beneficiary)),
    default="me",
    show_default=True,
    help="Whom it serves.",
)
@click.option("--theme", type=click.Choice(get_args(Theme)), help="What it is about.")
@takes_call
def command(
    call: Call,
    /,
    *,
    title: str,
    baseline: str | None,
    target: str | None,
    unit: str,
    direction: GoalDirection | None,
    steps: tuple[str, ...],
    start: str | None,
    by: str | None,
    every: int,
    pace: Pace,
    why: str,
    observed: str,
    beneficiary: Beneficiary,
    theme: Theme | None,
) -> None:
    """Set a goal.

    Either a number to reach (--to) or steps to take (--step).
    """
    words = "\n".join(text for text in (why, observed, *steps) if text)
    with keeping(call, words, title=title):
        measure = _measure(target, baseline, steps)
        first = None if baseline is None else parse_number(baseline, unit)
        aim = None if target is None else parse_number(target, unit)
        goal = Goal(
            title=title,
            why=sanitize(why),
            observed=sanitize(observed),
            beneficiary=beneficiary,
            theme=theme,
            measure=measure,
            unit=sanitize(unit).strip(),
            baseline=first,
            target=aim,
            direction=direction or _direction(first, aim),
            start=call.today if start is None else days.day(call, start),
            due=None if by is None else days.day(call, by, future=True),
            check_every=every,
            pace=pace,
        )
        stored = create_goal(call.store, goal, steps, today=call.today)
    records.done(f"Set: {understood(stored)}.", call.store, Ref("goal", stored.id), stored)
    if measure == "numeric" and stored.baseline is None:
        output.say("The first reading can become its starting point.")


def _measure(target: str | None, baseline: str | None, steps: tuple[str, ...]) -> MeasureKind:
    if steps and (target is not None or baseline is not None):
        raise Invalid(
            "A goal goes by a number or by steps, not both.", "Give --to or --step.", field="target"
        )
    if not steps and target is None:
        raise Invalid(
            "Say how anyone would notice that it moves.",
            "Give the number to reach with --to, or its steps with --step.",
            field="target",
        )
    return "milestones" if steps else "numeric"


def _direction(first: float | None, aim: float | None) -> GoalDirection:
    return "down" if first is not None and aim is not None and aim < first else "up"
