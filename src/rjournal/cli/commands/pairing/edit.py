"""`rjournal pairing edit`: a pairing, changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import click

from rjournal.cli import records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.pairing_options import pairing_options, said
from rjournal.domain.people import EndedReason, PairingStatus
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.services import lookup, pairing_life
from rjournal.services.people import save_pairing


@documented(
    "edit",
    examples=(
        "rjournal pairing edit noor --every 7",
        "rjournal pairing edit noor --because skill --because 'both chose' --next amina",
        "rjournal pairing edit noor --status closing",
    ),
)
@click.argument("name")
@pairing_options
@click.option("--status", type=click.Choice(get_args(PairingStatus)), help="Where it stands.")
@click.option("--reason", "ended_reason", type=click.Choice(get_args(EndedReason)), help="Why it ended.")
@takes_call
def command(
    call: Call,
    /,
    *,
    name: str,
    status: PairingStatus | None,
    ended_reason: EndedReason | None,
    **options: Any,
) -> None:
    """Change a pairing.

    Options that can be repeated replace what was there. `pause`, `resume`, `close` and `reopen` say more
    about where it stands.
    """
    pairing = lookup.pairing(call.store, name)
    changes = said(call, options)
    if ended_reason is not None and (status or pairing.status) != "ended":
        raise Invalid("Only a pairing that ended has a reason for it.", "Give --status ended too.")
    if ended_reason is not None:
        status = "ended"
    if not changes and status is None:
        raise Invalid("Say what to change.", "For example --every 7 or --next amina.")
    with call.store.act("Change pairing"):
        stored = save_pairing(call.store, replace(pairing, **changes), call.today)
        if status is not None:
            stored = pairing_life.move_to(call.store, stored.id, status, call.today, ended_reason)
    records.done("Changed.", call.store, Ref("pairing", stored.id), stored)
