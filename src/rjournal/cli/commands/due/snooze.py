"""`rjournal due snooze`: letting something wait."""

from __future__ import annotations

import click

from rjournal.cli import due, output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.domain.periods import full
from rjournal.services.due import LONGEST_SNOOZE, SNOOZE_DAYS, snooze


@documented(
    "snooze", examples=("rjournal due snooze n6", "rjournal due snooze r1 --kind agreement --days 30")
)
@click.argument("handle")
@click.option(
    "--days",
    type=click.IntRange(1, LONGEST_SNOOZE),
    default=SNOOZE_DAYS,
    show_default=True,
    help="For how many days.",
)
@due.kind_option
@takes_call
def command(call: Call, /, *, handle: str, days: int, kind: str | None) -> None:
    """Let something wait for some days."""
    one = due.named(due.waiting(call, call.today).open, handle, kind)
    until = snooze(call.store, one, days, call.today)
    output.say(f"It speaks again on {full(until)}.")
    output.rows([due.row(one)])
