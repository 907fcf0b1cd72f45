"""`rjournal due`: what waits."""

from __future__ import annotations

import click

from rjournal.cli import output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented, json_option


@documented("due", examples=("rjournal due", "rjournal due --on friday --json"))
@click.option("--on", metavar="DATE", help="As it will be, or was, on that day; today unless you say.")
@json_option
@takes_call
def command(call: Call, /, *, on: str | None, as_json: bool) -> None:
    """List what waits.

    Promises that come up, goals that ask for a reading, sessions nobody wrote about yet.
    """
    from rjournal.cli import days
    from rjournal.domain.periods import full
    from rjournal.services.goals import overview
    from rjournal.services.today import due_list

    as_of = call.today if on is None else days.day(call, on)
    goals = overview(call.store, as_of, call.store.goals.where("lifecycle = 'active'"))
    waiting = due_list(call.store, as_of, goals)
    if as_json:
        output.data(
            [
                {
                    "handle": one.ref.handle,
                    "text": one.text,
                    "why": one.why,
                    "when": None if one.when is None else one.when.isoformat(),
                }
                for one in waiting
            ]
        )
    else:
        output.rows(
            (one.ref.handle, "" if one.when is None else full(one.when), f"{one.text} ({one.why})")
            for one in waiting
        )
    if not waiting:
        output.say("Nothing waits.")
