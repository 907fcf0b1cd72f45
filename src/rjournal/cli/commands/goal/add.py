"""`rjournal goal add`: a goal, whatever it is measured by."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import click

from rjournal.cli import days, output, records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.goal_options import direction_of, ends_after, kind_of, measure_options, measured
from rjournal.cli.kept import keeping_new_goal
from rjournal.domain.goal_echo import understood
from rjournal.domain.goals import CHECK_EVERY, Beneficiary, Goal, GoalDirection, Pace, Theme
from rjournal.domain.records import Ref, Visibility
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid
from rjournal.services.goals import create_goal


@documented(
    "add",
    examples=(
        'rjournal goal add "Time to decide on prices" --from 21 --to 10 --unit days --by "30 march"',
        'rjournal goal add "Data storytelling" --step "Retell one deck" --step "Present it to the board"',
        'rjournal goal add "Ask before answering" --times 3 --per week --periods 12',
        'rjournal goal add "Read charts" --skill "Charts" --from 1 --to 3',
        'rjournal goal add "Answer Noor within two days" --at-most 2 --unit days',
    ),
)
@click.argument("title")
@measure_options
@click.option("--skill", metavar="NAME", help="A skill, in levels from 0 to 5.")
@click.option(
    "--step", "steps", metavar="TEXT", multiple=True, help="A step instead of a number. Repeatable."
)
@click.option("--unit", default="", help="What is counted, like days or scale 1-5.")
@click.option("--direction", type=click.Choice(get_args(GoalDirection)), help="Needed only without --from.")
@click.option("--start", metavar="DATE", help="The day it begins; today unless you say.")
@click.option("--by", metavar="DATE", help="The day you want to be there, or until which it goes on.")
@click.option("--periods", type=click.IntRange(1, 600), help="How many weeks or months a habit goes on.")
@click.option(
    "--every", type=click.IntRange(min=1), help="Days between readings; 7, 14 or 30 by the kind of goal."
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
@click.option("--owner", default="me", show_default=True, metavar="NAME", help="Whose goal it is.")
@click.option(
    "--visibility",
    type=click.Choice(get_args(Visibility)),
    default="private",
    show_default=True,
    help="Who may see it.",
)
@click.option("--draft", is_flag=True, help="Keep it as a draft that has not begun.")
@takes_call
def command(
    call: Call,
    /,
    *,
    title: str,
    unit: str,
    direction: GoalDirection | None,
    start: str | None,
    by: str | None,
    periods: int | None,
    every: int | None,
    pace: Pace,
    why: str,
    observed: str,
    beneficiary: Beneficiary,
    theme: Theme | None,
    owner: str,
    visibility: Visibility,
    draft: bool,
    **typed: Any,
) -> None:
    """Set a goal.

    A number to reach (--to) or to hold (--at-least, --at-most), a level of a skill (--skill with --to), steps
    (--step), a habit (--times), a count (--count-to) or a question (--question).
    """
    words = {
        "title": title,
        "why": why,
        "observed": observed,
        "question": typed["question"] or "",
        "steps": "\n".join(typed["steps"]),
    }
    if typed["steps"] or typed["question"]:
        # The form asks for them where this is the kind.
        words["measure"] = "milestones" if typed["steps"] else "reflective"
    with keeping_new_goal(call, words):
        kind = kind_of(typed)
        fields = measured(typed, unit)
        begin = call.today if start is None else days.day(call, start)
        goal = Goal(
            title=title,
            why=sanitize(why),
            observed=sanitize(observed),
            beneficiary=beneficiary,
            theme=theme,
            measure=kind,
            unit=sanitize(unit).strip(),
            direction=direction or direction_of(fields.get("baseline"), fields.get("target")),
            start=begin,
            due=_due(call, by) if periods is None else _after(call, by, periods, begin, typed),
            check_every=every or CHECK_EVERY[kind],
            pace=pace,
            owner=sanitize(owner).strip() or "me",
            visibility=visibility,
            lifecycle="draft" if draft else "active",
            **fields,
        )
        stored = create_goal(call.store, goal, typed["steps"], today=call.today)
    records.done(f"Set: {understood(stored)}.", call.store, Ref("goal", stored.id), stored)
    if kind in ("numeric", "skill") and stored.baseline is None:
        output.say("The first reading can become its starting point.")


def _due(call: Call, by: str | None) -> date | None:
    return None if by is None else days.day(call, by, future=True)


def _after(call: Call, by: str | None, periods: int, begin: date, typed: dict[str, Any]) -> date:
    """The day a habit goes on until, so many weeks or months from its beginning.

    Raises:
        Invalid: it is no habit, or a date was given as well.
    """
    if typed["times"] is None or by is not None:
        raise Invalid("Weeks or months are counted for a habit without a date.", "Give --by or --periods.")
    return ends_after(begin, typed["per"] or "week", periods, call.settings.first_weekday)
