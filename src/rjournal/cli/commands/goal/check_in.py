"""`rjournal goal check-in`: a reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from rjournal.cli import days, output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.goal_options import level as level_of
from rjournal.cli.kept import keeping
from rjournal.domain.goals import AssessedBy, CheckIn, Goal, Source
from rjournal.domain.numbers import parse_number
from rjournal.domain.records import Ref
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid
from rjournal.services import goals, lookup

if TYPE_CHECKING:
    from datetime import date


@documented(
    "check-in",
    examples=(
        'rjournal goal check-in prices 17 --note "Noor sat in" --confidence 4',
        "rjournal goal check-in data --tick m2 --on yesterday",
        "rjournal goal check-in charts --level 2 --rated-by them",
        'rjournal goal check-in ask --count -1 --note "Counted twice"',
    ),
    # So that a reading below zero is no option.
    context_settings={"ignore_unknown_options": True},
)
@click.argument("name")
@click.argument("value", required=False)
@click.option("--level", metavar="LEVEL", help="A skill: the level from 0 to 5, or its name.")
@click.option("--count", metavar="NUMBER", help="A habit or a count: how many more; below zero corrects.")
@click.option("--on", metavar="DATE", help="The day of the reading; today unless you say.")
@click.option("--note", default="", metavar="TEXT", help="A word about it.")
@click.option("--evidence", default="", metavar="TEXT", help="What it rests on.")
@click.option("--confidence", type=click.IntRange(1, 5), help="1 unlikely as things stand, 5 almost certain.")
@click.option(
    "--source",
    type=click.Choice(get_args(Source)),
    default="my estimate",
    show_default=True,
    help="Where the number comes from.",
)
@click.option(
    "--rated-by",
    "assessed_by",
    type=click.Choice(get_args(AssessedBy)),
    default="me",
    show_default=True,
    help="Whose rating of a skill it is.",
)
@click.option("--from", "came_from", metavar="HANDLE", help="The session or entry it came from.")
@click.option("--tick", "ticks", metavar="HANDLE", multiple=True, help="A step that is done. Repeatable.")
@takes_call
def command(
    call: Call,
    /,
    *,
    name: str,
    value: str | None,
    level: str | None,
    count: str | None,
    on: str | None,
    note: str,
    evidence: str,
    confidence: int | None,
    source: Source,
    assessed_by: AssessedBy,
    came_from: str | None,
    ticks: tuple[str, ...],
) -> None:
    """Note a reading.

    A number, a level, or how many more; a habit counts one unless you say. Steps and questions need none.
    """
    with keeping(call, "\n".join(text for text in (note, evidence) if text)):
        goal = lookup.goal(call.store, name)
        reading = CheckIn(
            goal_id=goal.id,
            day=days.recorded(call, on),
            value=_value(goal, value, level, count),
            note=note,
            evidence=sanitize(evidence).strip(),
            confidence=confidence,
            source=source,
            assessed_by=assessed_by,
        )
        origin = None if came_from is None else lookup.record(call.store, came_from, "session", "entry")[0]
        ticked = _steps(call, goal, ticks)
        stored = goals.check_in(call.store, reading, call.today, ticked=ticked, came_from=origin)
    say_standing(call, goal.id, call.today, f"Noted as {Ref('check_in', stored.id).handle}.")


def _value(goal: Goal, value: str | None, level: str | None, count: str | None) -> float | None:
    """The number of the reading, which may have been given in three ways.

    Raises:
        Invalid: it was given twice, in a way that is another kind's, or cannot be read.
    """
    given = [one for one in (value, level, count) if one is not None]
    if len(given) > 1:
        raise Invalid("One reading has one number.", "Give it once.", field="value")
    if level is not None and goal.measure != "skill":
        raise Invalid("Only a skill has levels.", "Give the number alone.", field="value")
    if count is not None and goal.measure not in ("habit", "total"):
        raise Invalid("This goal does not count up.", "Give the number it stands at.", field="value")
    if goal.measure == "milestones":
        if given:
            raise Invalid(
                "This goal goes by steps, not by a number.", "Tick a step with --tick m2.", field="value"
            )
        return None
    if not given:
        return 1.0 if goal.measure == "habit" else None
    return level_of(given[0]) if goal.measure == "skill" else parse_number(given[0], goal.unit)


def _steps(call: Call, goal: Goal, handles: tuple[str, ...]) -> list[int]:
    """The numbers of the goal's steps that these handles mean.

    Raises:
        Invalid: a step of another goal, or one that is done already: ticking it again would open it.
    """
    numbers = []
    for handle in dict.fromkeys(handles):
        step = call.store.milestones.get(lookup.record(call.store, handle, "milestone")[0].id)
        own = Ref("milestone", step.id).handle
        if step.goal_id != goal.id:
            raise Invalid(
                f"{own} is a step of another goal.", f"`rjournal goal show g{goal.id}` lists its steps."
            )
        if step.done_on is not None:
            raise Invalid(f"{own} is done already.", "Nothing was changed.")
        numbers.append(step.id)
    return numbers


def say_standing(call: Call, goal_id: int, as_of: date, words: str) -> None:
    """Say what was done, and print where the goal now stands."""
    view = goals.view(call.store, goal_id, as_of, first_weekday=call.settings.first_weekday)
    output.say(words)
    progress = view.progress
    told = ", ".join(filter(None, (progress.summary, progress.state_words)))
    output.rows([(Ref("goal", goal_id).handle, f"{view.goal.title}: {told}")])
    if progress.offered_baseline is not None:
        output.say("It has no starting point yet: `rjournal goal revise` with --from sets one.")
    if progress.offers_looking_back:
        output.say("Looking back, where did you begin? `rjournal goal look-back` keeps it beside the first.")
