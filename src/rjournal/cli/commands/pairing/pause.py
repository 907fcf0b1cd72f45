"""`rjournal pairing pause`: nothing is asked of a pairing for a while."""

from __future__ import annotations

import click

from rjournal.cli import days, records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping
from rjournal.domain.pairing_life import status_on
from rjournal.domain.records import Ref
from rjournal.services import lookup, pairing_life


@documented(
    "pause",
    examples=(
        "rjournal pairing pause noor",
        "rjournal pairing pause noor --until '1 sep' --reason 'Parental leave'",
        "rjournal pairing pause noor --from '22 dec' --until '7 jan'",
    ),
)
@click.argument("name")
@click.option("--from", "first", metavar="DATE", help="Its first day; today unless you say.")
@click.option("--until", metavar="DATE", help="The day it goes on again; without one, when you resume it.")
@click.option("--reason", default="", metavar="TEXT", help="Why.")
@takes_call
def command(call: Call, /, *, name: str, first: str | None, until: str | None, reason: str) -> None:
    """Let a pairing rest.

    Nothing is asked of it meanwhile, and its days ask for no sessions.
    """
    with keeping(call, reason):
        pairing = lookup.pairing(call.store, name)
        start = None if first is None else days.day(call, first)
        end = None if until is None else days.day(call, until, future=None if first else True)
        paused = pairing_life.pause(call.store, pairing.id, call.today, start=start, until=end, reason=reason)
    stands = status_on(paused, call.store.pairing_pauses.of_pairing(paused.id), call.today)
    records.done("Paused." if stands == "paused" else "Noted.", call.store, Ref("pairing", paused.id), paused)
