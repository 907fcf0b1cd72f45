"""`rjournal session plan`: a session to come, with its agenda."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from rjournal.cli import days, records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping_of_session
from rjournal.cli.session_options import check_fits, fact_options, said
from rjournal.domain.people import rhythm_words
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session, on_another_day
from rjournal.errors import Invalid
from rjournal.services import lookup, planning
from rjournal.services.agenda import add_item

if TYPE_CHECKING:
    from rjournal.domain.people import Pairing


@documented(
    "plan",
    examples=(
        "rjournal session plan Noor --on 'next tuesday 10am'",
        'rjournal session plan Noor --agenda "Chart choice" --purpose "cut it to one page" --protected',
        "rjournal session plan Noor --format async --on monday --until friday --awaiting me",
    ),
)
@click.argument("name")
@click.option(
    "--on", metavar="DATE", help="The day, with a time if you like; by the pairing's rhythm otherwise."
)
@fact_options
@click.option("--agenda", metavar="TEXT", multiple=True, help="Something to talk about. Repeatable.")
@takes_call
def command(call: Call, /, *, name: str, on: str | None, agenda: tuple[str, ...], **options: Any) -> None:
    """Plan a session.

    What waited with the pairing joins its agenda.
    """
    words = "\n".join(filter(None, (options["purpose"], *options["resources"], *agenda)))
    with keeping_of_session(call, words, name):
        pairing = lookup.pairing(call.store, name)
        session = _on_its_day(call, pairing, on)
        fields = said(call, options)
        session = replace(session, **fields)
        check_fits(session, fields)
        with call.store.act("Plan session"):
            stored = planning.plan_session(call.store, session, call.today)
            for text in filter(str.strip, agenda):
                add_item(call.store, stored, text)
    done = "Planned." if on is not None else f"Planned {_by_rhythm(call, pairing)}; --on gives another day."
    records.done(done, call.store, Ref("session", stored.id), stored)


def _by_rhythm(call: Call, pairing: Pairing) -> str:
    rhythm = rhythm_words(pairing.cadence_days)
    return f"by your rhythm with {records.person_name(call.store, pairing.person_id)}, {rhythm}"


def _on_its_day(call: Call, pairing: Pairing, on: str | None) -> Session:
    """The next session as the pairing's rhythm proposes it, at the usual time, or when it was typed."""
    proposed = replace(planning.proposed_next(call.store, pairing, call.today), zone=call.zone)
    if on is None:
        return proposed
    when = days.moment(call, on, future=True)
    if when.day < call.today:
        raise Invalid("That day has passed.", "Record it with `rjournal session log`, or give a coming day.")
    start = proposed.start if when.time is None else when.time.strftime("%H:%M")
    return on_another_day(proposed, when.day, start)
