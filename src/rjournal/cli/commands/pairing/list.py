"""`rjournal pairing list`: mentoring relationships."""

from __future__ import annotations

from typing import Any

import click

from rjournal.cli import output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented, json_option
from rjournal.cli.records import plain
from rjournal.domain.leaving import told_note, told_reason
from rjournal.domain.pairing_life import PairingFacts, status_on
from rjournal.domain.pairing_words import standing_words
from rjournal.domain.people import ROLE_WORDS, rhythm_words
from rjournal.domain.records import Ref
from rjournal.services.pairings import facts_of


@documented("list", examples=("rjournal pairing", "rjournal pairing list --all --json"))
@click.option("--all", "everything", is_flag=True, help="Also those that have ended.")
@json_option
@looks_at_call
def command(call: Call, /, *, everything: bool, as_json: bool) -> None:
    """List the pairings."""
    found = call.store.pairings.where() if everything else call.store.pairings.current()
    people = call.store.people.many([pairing.person_id for pairing in found])
    known = facts_of(call.store, found)
    if as_json:
        output.data([_plain(one, call) for one in known])
    else:
        output.rows(
            (
                Ref("pairing", one.pairing.id).handle,
                f"{people[one.pairing.person_id].name}, {ROLE_WORDS[one.pairing.my_role]}",
                f"{rhythm_words(one.pairing.cadence_days)}, {one.pairing.session_minutes} minutes,"
                f" {standing_words(one.pairing, one.pauses, call.today)}",
            )
            for one in known
        )
    if not found:
        output.say("No pairings yet: `rjournal pairing add` begins.")


def _plain(known: PairingFacts, call: Call) -> dict[str, Any]:
    """A pairing for a list: why it ended is told as lists may tell it."""
    pairing = known.pairing
    return {
        **plain("pairing", pairing),
        "ended_reason": told_reason(pairing),
        "ended_note": told_note(pairing),
        "standing": status_on(pairing, known.pauses, call.today),
    }
