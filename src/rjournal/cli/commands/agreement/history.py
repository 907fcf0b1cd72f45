"""`rjournal agreement history`: the versions of an agreement."""

from __future__ import annotations

import click

from rjournal.cli import output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented, json_option
from rjournal.cli.records import plain
from rjournal.domain.agreements import standing_words
from rjournal.domain.records import Ref
from rjournal.services import lookup
from rjournal.services.agreements import agreement_view


@documented("history", examples=("rjournal agreement history noor", "rjournal agreement history noor --json"))
@click.argument("name")
@json_option
@looks_at_call
def command(call: Call, /, *, name: str, as_json: bool) -> None:
    """List the versions of an agreement.

    The first one comes first. `rjournal agreement show NAME --version 1` prints it.
    """
    view = agreement_view(call.store, lookup.pairing(call.store, name).id, call.today)
    if as_json:
        output.data([plain("agreement", one) for one in view.versions])
    else:
        output.rows(
            (Ref("agreement", one.id).handle, f"version {number}", standing_words([one], call.today))
            for number, one in enumerate(view.versions, start=1)
        )
    if not view.versions:
        output.say("No agreement yet: `rjournal agreement edit` begins one.")
