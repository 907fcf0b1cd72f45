"""`rjournal session edit`: the facts of a session."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import click

from rjournal.cli import days, records
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.session_options import check_fits, fact_options, rating_options, said, session_of
from rjournal.domain.records import Ref, Visibility
from rjournal.errors import Invalid
from rjournal.services.sessions import save_session


@documented(
    "edit",
    examples=(
        "rjournal session edit s7 --at 10:30 --minutes 60",
        "rjournal session edit s7 --useful 5 --talk-share 40",
        'rjournal session edit s7 --awaiting them --resource "https://example.org/set the problem set"',
    ),
)
@click.argument("handle")
@click.option("--on", metavar="DATE", help="The day, with a time if you like.")
@fact_options
@rating_options
@click.option("--visibility", type=click.Choice(get_args(Visibility)), help="Who may see it.")
@takes_call
def command(call: Call, /, *, handle: str, on: str | None, **options: Any) -> None:
    """Change what is known of a session.

    What you do not say stays as it is; resources you give replace those there were. `rjournal edit s7`
    opens its notes in your editor, and `rjournal session status` says what became of it.
    """
    session = session_of(call, handle)
    fields = said(call, options)
    if on is not None:
        when = days.moment(call, on, future=session.status == "planned")
        fields["day"] = when.day
        if when.time is not None:
            fields["start"] = when.time.strftime("%H:%M")
    if not fields:
        raise Invalid("There is nothing to change.", "--help names what can be said.")
    changed = replace(session, **fields)
    check_fits(changed, fields)
    stored = save_session(call.store, changed, today=call.today)
    records.done("Changed.", call.store, Ref("session", stored.id), stored)
