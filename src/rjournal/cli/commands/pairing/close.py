"""`rjournal pairing close`: a pairing ends, without anybody's fault."""

from __future__ import annotations

from typing import get_args

import click

from rjournal.cli import days, output, records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping
from rjournal.domain.people import EndedReason
from rjournal.domain.records import Ref
from rjournal.services import lookup, pairing_life
from rjournal.services.pairings import closing_question


@documented(
    "close",
    examples=(
        "rjournal pairing close noor --reason completed",
        "rjournal pairing close noor --on friday --note 'We both go on using the one-page rule'",
    ),
)
@click.argument("name")
@click.option("--reason", type=click.Choice(get_args(EndedReason)), help="Why it ends; nobody is at fault.")
@click.option("--note", default="", metavar="TEXT", help="A closing word, for yourself.")
@click.option("--on", metavar="DATE", help="Its last day; today unless you say.")
@takes_call
def command(call: Call, /, *, name: str, reason: EndedReason | None, note: str, on: str | None) -> None:
    """End a pairing.

    All of it stays in the journal, and it can be taken up again. That it was unsafe or uncomfortable is shown
    in no list and never leaves the journal.
    """
    with keeping(call, note):
        pairing = lookup.pairing(call.store, name)
        last = None if on is None else days.recorded(call, on)
        ended = pairing_life.close(call.store, pairing.id, call.today, reason, note, on=last)
    records.done("Closed; all of it stays here.", call.store, Ref("pairing", ended.id), ended)
    person = call.store.people.get(ended.person_id, trashed=True)
    output.say(
        f"If you like, write about it: {closing_question(call.store, call.today).text}"
        f" `rjournal add --with {Ref('person', person.id).handle}` takes it."
    )
