"""`rjournal ask list`: questions."""

from __future__ import annotations

import click

from rjournal.cli import output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented, json_option
from rjournal.cli.records import plain
from rjournal.domain.periods import full
from rjournal.domain.records import Ref


@documented("list", examples=("rjournal ask", "rjournal ask list --all --json"))
@click.option("--all", "everything", is_flag=True, help="Also those that were answered or let go.")
@json_option
@takes_call
def command(call: Call, /, *, everything: bool, as_json: bool) -> None:
    """List the questions that are open, the latest first."""
    still = "" if everything else " AND status IN ('open', 'on agenda')"
    found = call.store.notes.where("kind = 'question'" + still)
    if as_json:
        output.data([plain("note", one) for one in found])
    else:
        output.rows((Ref("note", one.id).handle, full(one.day), one.status, one.text) for one in found)
    if not found:
        output.say("No question was noted yet." if everything else "No question is open.")
