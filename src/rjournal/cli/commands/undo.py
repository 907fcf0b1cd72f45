"""`rjournal undo`: take back the last act."""

from __future__ import annotations

from rjournal.cli import output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented
from rjournal.errors import Invalid
from rjournal.services import undoing


@documented("undo", examples=("rjournal undo",))
@looks_at_call
def command(call: Call) -> None:
    """Take back the last thing that was done.

    Again and again, as far back as the journal goes.
    """
    step = undoing.undo(call.store)
    if step is None:
        raise Invalid("There is nothing to take back.")
    output.say(f"{step.says} `rjournal redo` does it again.")
