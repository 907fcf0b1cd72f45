"""`rjournal ask bank`: questions to put to the other person."""

from __future__ import annotations

import click

from rjournal.cli import output, records
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented, json_option, with_option
from rjournal.domain.periods import full
from rjournal.domain.records import Ref
from rjournal.services import lookup
from rjournal.services.curiosity import bank, put_on_next


@documented("bank", examples=("rjournal ask bank", "rjournal ask bank CU1 --with Noor"))
@click.argument("question", required=False)
@with_option
@json_option
@looks_at_call
def command(call: Call, /, *, question: str | None, who: str | None, as_json: bool) -> None:
    """List questions to put to the other person, unused ones first.

    With the id of one it goes on the agenda of the next session, with anybody or with the person named.
    """
    if question is not None:
        person = None if who is None else lookup.person(call.store, who).id
        item = put_on_next(call.store, question, call.today, person)
        records.done("Put on the agenda.", call.store, Ref("agenda", item.id), item)
        return
    found = bank(call.store)
    if as_json:
        output.data(
            [
                {
                    "id": one.prompt.id,
                    "text": one.prompt.plain,
                    "used": None if one.used is None else one.used.isoformat(),
                }
                for one in found
            ]
        )
    else:
        output.rows(
            (one.prompt.id, "" if one.used is None else f"asked {full(one.used)}", one.prompt.plain)
            for one in found
        )
