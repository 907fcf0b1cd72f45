"""`rjournal pairing rotate`: a pairing ends and the next one begins, in one act."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from rjournal.cli import output, records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping
from rjournal.cli.pairing_options import rhythm_options, said
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.services import lookup, pairing_life


@documented(
    "rotate",
    examples=("rjournal pairing rotate noor", "rjournal pairing rotate noor --to amina --every 14"),
)
@click.argument("name")
@click.option("--to", "to", metavar="NAME", help="Who comes next; the planned partner unless you say.")
@rhythm_options
@click.option("--note", default="", metavar="TEXT", help="A closing word, for yourself.")
@takes_call
def command(call: Call, /, *, name: str, to: str | None, note: str, **options: Any) -> None:
    """Hand a pairing on to the next person.

    It ends as rotated, a pairing with the next person begins with the same role, rhythm and length, and the
    agreement comes along, not agreed yet. One undo takes all of it back.
    """
    with keeping(call, note):
        pairing = lookup.pairing(call.store, name)
        person_id = pairing.rotation_next if to is None else lookup.person(call.store, to).id
        if person_id is None:
            raise Invalid("Nobody is planned to come next.", "Give --to NAME.")
        proposed = pairing_life.proposed_next(pairing, person_id, call.today)
        following = replace(proposed, **said(call, options))
        begun = pairing_life.rotate(call.store, pairing.id, following, call.today, note)
    records.done("Handed on.", call.store, Ref("pairing", begun.id), begun)
    if call.store.agreements.of_pairing(begun.id):
        output.say("The agreement came along, not agreed yet.")
