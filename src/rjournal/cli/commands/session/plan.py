"""`rjournal session plan`: a session to come, with its agenda."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import click

from rjournal.cli import days, records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session, SessionFormat
from rjournal.errors import Invalid
from rjournal.services import lookup, planning
from rjournal.services.agenda import add_item

if TYPE_CHECKING:
    from rjournal.domain.people import Pairing


@documented(
    "plan",
    examples=(
        "rjournal session plan Noor --on 'next tuesday 10am'",
        'rjournal session plan Noor --agenda "Chart choice" --agenda "My pricing deck"',
    ),
)
@click.argument("name")
@click.option(
    "--on", metavar="DATE", help="The day, with a time if you like; by the pairing's rhythm otherwise."
)
@click.option("--at", metavar="TIME", help="When it begins.")
@click.option("--minutes", type=click.IntRange(1, 1440), help="How long; as last time unless you say.")
@click.option(
    "--format",
    "form",
    type=click.Choice(get_args(SessionFormat)),
    help="How you meet; as last time unless you say.",
)
@click.option("--purpose", default="", help="What it is for.")
@click.option("--agenda", metavar="TEXT", multiple=True, help="Something to talk about. Repeatable.")
@takes_call
def command(
    call: Call,
    /,
    *,
    name: str,
    on: str | None,
    at: str | None,
    minutes: int | None,
    form: SessionFormat | None,
    purpose: str,
    agenda: tuple[str, ...],
) -> None:
    """Plan a session.

    What waited with the pairing joins its agenda.
    """
    with keeping(call, "\n".join((purpose, *agenda)).strip(), title=f"Session with {name}"):
        session = _on_its_day(call, lookup.pairing(call.store, name), on)
        session = replace(
            session,
            start=session.start if at is None else days.clock_time(at),
            minutes=minutes or session.minutes,
            format=form or session.format,
            purpose=purpose,
        )
        with call.store.act("Plan session"):
            stored = planning.plan_session(call.store, session, call.today)
            for text in filter(str.strip, agenda):
                add_item(call.store, stored, text)
    records.done("Planned.", call.store, Ref("session", stored.id), stored)


def _on_its_day(call: Call, pairing: Pairing, on: str | None) -> Session:
    """The next session as the pairing's rhythm proposes it, on the day and at the time that were typed."""
    proposed = replace(planning.proposed_next(call.store, pairing, call.today), start=None, zone=call.zone)
    if on is None:
        return proposed
    when = days.moment(call, on, future=True)
    if when.day < call.today:
        raise Invalid("That day has passed.", "Record it with `rjournal session log`, or give a coming day.")
    return replace(proposed, day=when.day, start=None if when.time is None else when.time.strftime("%H:%M"))
