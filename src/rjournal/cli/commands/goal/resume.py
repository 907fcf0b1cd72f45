"""`rjournal goal resume`: a paused goal goes on."""

from __future__ import annotations

import click

from rjournal.cli import records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.goal_choice import chosen, done
from rjournal.domain.periods import full
from rjournal.domain.records import Ref
from rjournal.services import goal_life


@documented(
    "resume",
    examples=(
        "rjournal goal resume prices",
        "rjournal goal resume prices --keep-date",
        "rjournal goal resume --all",
    ),
)
@click.argument("name", required=False)
@click.option("--all", "everything", is_flag=True, help="Every paused goal at once.")
@click.option("--keep-date", is_flag=True, help="Leave the date where it is.")
@takes_call
def command(call: Call, /, *, name: str | None, everything: bool, keep_date: bool) -> None:
    """Take a paused goal up again, or all.

    Its date moves by the length of the pause unless you keep it.
    """
    found = chosen(call, name, everything)
    if found is None:
        done(call, "Resumed", goal_life.resume_all(call.store, call.today, move_date=not keep_date))
        return
    goal = goal_life.resume(call.store, found.id, call.today, move_date=not keep_date)
    moved = "" if goal.due == found.due or goal.due is None else f" Its date is {full(goal.due)} now."
    records.done(f"Resumed.{moved}", call.store, Ref("goal", goal.id), goal)
