"""`rjournal ask list`: questions and their like."""

from __future__ import annotations

from typing import get_args

import click

from rjournal.cli import notes, output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented, json_option, with_option
from rjournal.domain.line_lists import EVERY_STATUS, KIND_TITLES, STILL_OPEN
from rjournal.domain.lines import NOTE_KINDS, NoteStatus


@documented(
    "list", examples=("rjournal ask", "rjournal ask list --kind all --with Noor --status answered --json")
)
@click.option(
    "--kind",
    type=click.Choice([*NOTE_KINDS, "all"]),
    default="question",
    show_default=True,
    help="What to list.",
)
@with_option
@click.option("--status", type=click.Choice(get_args(NoteStatus)), help="Only those that stand so.")
@click.option("--all", "everything", is_flag=True, help="However they stand.")
@json_option
@looks_at_call
def command(
    call: Call, /, *, kind: str, who: str | None, status: str | None, everything: bool, as_json: bool
) -> None:
    """List the questions that are open, or notes of any kind.

    What matters most comes first, then the latest.
    """
    stands = status or (EVERY_STATUS if everything else STILL_OPEN)
    found = call.store.notes.shown(notes.filter_of(call, kind, who, stands))
    if as_json:
        output.data(notes.linked(call.store, "note", found))
    else:
        output.rows(notes.rows(call, found, with_kind=kind == "all"))
    if not found:
        what = next((words.lower() for known, words in KIND_TITLES.items() if known == kind), "notes")
        output.say(f"There are no {what} here." if everything or status else f"No {what} are open.")
