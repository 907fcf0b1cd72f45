"""`rjournal session status`: what became of a session."""

from __future__ import annotations

from typing import get_args

import click

from rjournal.cli import days, records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.session_options import by_option, session_of
from rjournal.domain.records import Ref
from rjournal.domain.sessions import ChangedBy, SessionStatus
from rjournal.errors import Invalid
from rjournal.services import planning
from rjournal.services.sessions import begin_session


@documented(
    "status",
    examples=(
        "rjournal session status s7 held",
        "rjournal session status s7 cancelled --by them",
        "rjournal session status s7 moved --by me --on '19 feb 11:00'",
    ),
)
@click.argument("handle")
@click.argument("status", type=click.Choice(get_args(SessionStatus)))
@by_option
@click.option("--on", metavar="DATE", help="When one that was moved takes place, with a time if you like.")
@takes_call
def command(
    call: Call, /, *, handle: str, status: SessionStatus, by: ChangedBy | None, on: str | None
) -> None:
    """Say that a session was held, moved, cancelled or missed, and by whom.

    What is open on the agenda of one that was not held waits for the next.
    """
    session = session_of(call, handle)
    if on is not None and status != "moved":
        raise Invalid("Only a session that was moved gets a new date.", "Leave --on out, or say moved.")
    if status == "moved" and on is not None:
        when = days.moment(call, on, future=True)
        start = session.start if when.time is None else when.time.strftime("%H:%M")
        stored = planning.move_session(call.store, session, by, when.day, start, today=call.today)
        records.done("Moved; this is the new one.", call.store, Ref("session", stored.id), stored)
        return
    if status == "held" and session.status == "planned":
        stored = begin_session(call.store, session.id, call.now, call.zone)
    else:
        stored = planning.set_status(call.store, session, status, by, call.today)
    records.done(f"Now {status}.", call.store, Ref("session", stored.id), stored)
