"""`rjournal redo`: take back the last undo."""

from __future__ import annotations

from rjournal.cli import output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented
from rjournal.errors import Invalid
from rjournal.services import undoing


@documented("redo", examples=("rjournal redo",))
@looks_at_call
def command(call: Call) -> None:
    """Do again what was taken back last."""
    step = undoing.redo(call.store)
    if step is None:
        raise Invalid("There is nothing to do again.", "Only what was just taken back can be done again.")
    output.say(step.says)
