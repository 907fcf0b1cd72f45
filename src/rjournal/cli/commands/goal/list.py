"""`rjournal goal list`: where the goals stand."""

from __future__ import annotations

from typing import get_args

import click

from rjournal.cli import days, output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.cards.goal import standing
from rjournal.cli.command import documented, json_option
from rjournal.domain.goals import Lifecycle
from rjournal.domain.progress import portfolio
from rjournal.domain.records import Ref
from rjournal.services.goals import overview


@documented(
    "list",
    examples=(
        "rjournal goal",
        "rjournal goal list --state paused",
        "rjournal goal list --all --as-of '31 dec 2025' --json",
    ),
)
@click.option("--all", "everything", is_flag=True, help="Also those that are closed.")
@click.option(
    "--state", "states", type=click.Choice(get_args(Lifecycle)), multiple=True, help="Only these. Repeatable."
)
@click.option("--as-of", metavar="DATE", help="As they stood on that day; today unless you say.")
@json_option
@looks_at_call
def command(
    call: Call,
    /,
    *,
    everything: bool,
    states: tuple[Lifecycle, ...],
    as_of: str | None,
    as_json: bool,
) -> None:
    """List goals and where they stand."""
    day = call.today if as_of is None else days.day(call, as_of)
    wanted = states or (get_args(Lifecycle) if everything else ("draft", "active", "paused"))
    told = overview(call.store, day, first_weekday=call.settings.first_weekday, lean=True)
    # What a goal was on that day decides, and not what has become of it since.
    views = [view for view in told if view.progress.goal.lifecycle in wanted]
    if as_json:
        output.data([standing(view) for view in views])
    else:
        output.rows(
            (
                Ref("goal", view.goal.id).handle,
                f"{view.goal.title}: "
                + ", ".join(filter(None, (view.progress.summary, view.progress.state_words))),
            )
            for view in views
        )
    if views:
        output.say(f"{portfolio([view.progress for view in views]).capitalize()}.")
    elif not told:
        output.say("No goals yet. `rjournal goal add` sets the first one.")
    elif states:
        output.say(f"No goal is {' or '.join(states)}.")
    else:
        output.say("No open goals. `rjournal goal list --all` shows those that are closed.")
