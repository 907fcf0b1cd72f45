"""`rjournal redo`: take back the last undo."""

from __future__ import annotations

from rjournal.cli import output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented
from rjournal.errors import Invalid


@documented("redo", examples=("rjournal redo",))
@looks_at_call
def command(call: Call) -> None:
    """Do again what was taken back last."""
    act = call.store.redo()
    if act is None:
        raise Invalid("There is nothing to do again.", "Only what was just taken back can be done again.")
    output.say(f"Done again: {act.words}.")
