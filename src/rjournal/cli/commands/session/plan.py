"""`rjournal session plan`: a session to come, with its agenda."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

import click

from rjournal.cli import days, records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping
from rjournal.domain.records import Ref
from rjournal.domain.sessions import AgendaItem, Session, SessionFormat
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid
from rjournal.services import lookup
from rjournal.services.sessions import next_by_rhythm, save_session

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
@click.option("--minutes", type=click.IntRange(1, 1440), help="How long it will take.")
@click.option(
    "--format", "form", type=click.Choice(get_args(SessionFormat)), default="video", help="How you meet."
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
    form: SessionFormat,
    purpose: str,
    agenda: tuple[str, ...],
) -> None:
    """Plan a session.

    What waited with the pairing joins its agenda.
    """
    with keeping(call, "\n".join((purpose, *agenda)).strip(), title=f"Session with {name}"):
        pairing = lookup.pairing(call.store, name)
        day, start = _when(call, pairing, on)
        session = Session(
            pairing_id=pairing.id,
            day=day,
            start=start if at is None else days.clock_time(at),
            zone=call.zone,
            minutes=minutes or pairing.session_minutes,
            format=form,
            status="planned",
            purpose=purpose,
        )
        stored = _stored(call, session, agenda)
    records.done("Planned.", call.store, Ref("session", stored.id), stored)


def _when(call: Call, pairing: Pairing, on: str | None) -> tuple[date, str | None]:
    if on is None:
        last = call.store.sessions.last_held(pairing.id, until=call.today)
        return max(call.today, next_by_rhythm(pairing, call.today if last is None else last.day)), None
    when = days.moment(call, on, future=True)
    if when.day < call.today:
        raise Invalid("That day has passed.", "Record it with `rjournal session log`, or give a coming day.")
    return when.day, None if when.time is None else when.time.strftime("%H:%M")


def _stored(call: Call, session: Session, agenda: tuple[str, ...]) -> Session:
    from dataclasses import replace

    with call.store.act("Plan session"):
        stored = save_session(call.store, session)
        waiting = [] if session.pairing_id is None else call.store.agenda.waiting(session.pairing_id)
        for item in waiting:
            call.store.agenda.save(replace(item, session_id=stored.id))
        for position, text in enumerate((text for text in agenda if text.strip()), len(waiting)):
            call.store.agenda.add(
                AgendaItem(
                    text=sanitize(text).strip(),
                    pairing_id=session.pairing_id,
                    session_id=stored.id,
                    position=position,
                )
            )
    return stored
