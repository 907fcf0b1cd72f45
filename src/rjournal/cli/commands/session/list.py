"""`rjournal session list`: sessions, the latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from rjournal.cli import days, output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import (
    all_option,
    documented,
    from_option,
    json_option,
    limit_option,
    until_option,
    with_option,
)
from rjournal.cli.records import plain
from rjournal.domain.periods import full
from rjournal.domain.sessions import SessionStatus
from rjournal.services import lookup

if TYPE_CHECKING:
    from rjournal.storage.repos.sessions import SessionHead


@documented(
    "list", examples=("rjournal session list", "rjournal session list --with Noor --status planned --json")
)
@with_option
@click.option("--status", type=click.Choice(get_args(SessionStatus)), help="Only these.")
@from_option
@until_option
@limit_option
@all_option
@json_option
@looks_at_call
def command(
    call: Call,
    /,
    *,
    who: str | None,
    status: str | None,
    first: str | None,
    last: str | None,
    limit: int,
    everything: bool,
    as_json: bool,
) -> None:
    """List sessions, the latest first."""
    conditions, values = days.within(*days.period(call, first, last))
    if status is not None:
        conditions.append("status = ?")
        values.append(status)
    if who is not None:
        person = lookup.person(call.store, who)
        conditions.append("pairing_id IN (SELECT id FROM pairing WHERE person_id = ?)")
        values.append(str(person.id))
    # One more than asked for tells that there are more.
    found = call.store.sessions.where(
        " AND ".join(conditions) or "1", values, limit=-1 if everything else limit + 1
    )
    more = not everything and len(found) > limit
    if more:
        del found[limit:]
    if as_json:
        output.data([plain("session", session) for session in found])
    else:
        _print_rows(call, [session.id for session in found])
    if not found:
        output.say("No sessions here.")
    elif more:
        output.say(f"These are the latest {limit}; --all lists every one.")


def _print_rows(call: Call, ids: list[int]) -> None:
    table = []
    for start in range(0, len(ids), 500):
        heads = call.store.sessions.heads(ids[start : start + 500])
        for number in ids[start : start + 500]:
            head = heads[number]
            words = f"with {head.person}" if head.person else "outside any pairing"
            purpose = f": {head.purpose}" if head.purpose else ""
            when = f"{full(head.day)} {head.start or ''}".rstrip()
            table.append((f"s{number}", when, _status(head), f"{words}{purpose}"))
    output.rows(table)


def _status(head: SessionHead) -> str:
    """Where it stands, and whose reply is awaited in one held in writing."""
    if head.awaiting and head.status in ("planned", "held"):
        return f"{head.status}, {'your' if head.awaiting == 'me' else 'their'} reply"
    return head.status
