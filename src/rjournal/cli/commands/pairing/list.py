"""`rjournal pairing list`: mentoring relationships."""

from __future__ import annotations

import click

from rjournal.cli import output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented, json_option
from rjournal.cli.records import plain
from rjournal.domain.people import ROLE_WORDS, rhythm_words
from rjournal.domain.records import Ref


@documented("list", examples=("rjournal pairing", "rjournal pairing list --all --json"))
@click.option("--all", "everything", is_flag=True, help="Also those that have ended.")
@json_option
@looks_at_call
def command(call: Call, /, *, everything: bool, as_json: bool) -> None:
    """List the pairings."""
    found = call.store.pairings.where() if everything else call.store.pairings.current()
    people = call.store.people.many([pairing.person_id for pairing in found])
    if as_json:
        output.data([plain("pairing", pairing) for pairing in found])
    else:
        output.rows(
            (
                Ref("pairing", one.id).handle,
                f"{people[one.person_id].name}, {ROLE_WORDS[one.my_role]}",
                f"{rhythm_words(one.cadence_days)}, {one.session_minutes} minutes, {one.status}",
            )
            for one in found
        )
    if not found:
        output.say("No pairings yet: `rjournal pairing add` begins.")
