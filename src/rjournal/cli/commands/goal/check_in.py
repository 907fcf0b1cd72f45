"""`rjournal goal check-in`: a reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from rjournal.cli import days, output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping
from rjournal.domain.goals import CheckIn, Goal, Source
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
    ),
    # So that a reading below zero is no option.
    context_settings={"ignore_unknown_options": True},
)
@click.argument("name")
@click.argument("value", required=False)
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
@click.option("--tick", "ticks", metavar="HANDLE", multiple=True, help="A step that is done. Repeatable.")
@takes_call
def command(
    call: Call,
    /,
    *,
    name: str,
    value: str | None,
    on: str | None,
    note: str,
    evidence: str,
    confidence: int | None,
    source: Source,
    ticks: tuple[str, ...],
) -> None:
    """Note a reading.

    A goal with steps needs no number.
    """
    with keeping(call, "\n".join(text for text in (note, evidence) if text)):
        goal = lookup.goal(call.store, name)
        reading = CheckIn(
            goal_id=goal.id,
            day=days.recorded(call, on),
            value=_value(goal, value),
            note=note,
            evidence=sanitize(evidence).strip(),
            confidence=confidence,
            source=source,
        )
        stored = goals.check_in(call.store, reading, call.today, ticked=_steps(call, goal, ticks))
    say_standing(call, goal.id, call.today, f"Noted as {Ref('check_in', stored.id).handle}.")


def _value(goal: Goal, typed: str | None) -> float | None:
    if goal.measure == "milestones":
        if typed is not None:
            raise Invalid(
                "This goal goes by steps, not by a number.", "Tick a step with --tick m2.", field="value"
            )
        return None
    return None if typed is None else parse_number(typed, goal.unit)


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
    view = goals.view(call.store, goal_id, as_of)
    output.say(words)
    progress = view.progress
    output.rows(
        [(Ref("goal", goal_id).handle, f"{view.goal.title}: {progress.summary}, {progress.state_words}")]
    )
    if progress.offered_baseline is not None:
        output.say("It has no starting point yet: `rjournal goal revise` with --from sets one.")
