"""`rjournal backup`: a verified copy of the journal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from rjournal import clock
from rjournal.cli import output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented, json_option

_LONG = 50_000
"""Pages, 200 MB, from which on it is said how far the copy is."""


@documented("backup", examples=("rjournal backup", "rjournal backup --to /media/stick/journal.db"))
@click.option("--to", metavar="PATH", help="Another file for it, which must not exist yet.")
@json_option
@takes_call
def command(call: Call, /, *, to: str | None, as_json: bool) -> None:
    """Make a verified copy of the journal.

    It is opened and checked before it gets its name. Copies you ask for are never removed by rjournal; those
    made by itself once a day are, as they grow old.
    """
    from rjournal.services.upkeep.copies import back_up

    target = None if to is None else Path(to)
    path = back_up(call.paths, stamp=clock.as_stamp(call.now), to=target, progress=_said())
    if as_json:
        output.data({"path": str(path), "bytes": path.stat().st_size})
        return
    output.say("A copy was made and found sound. It holds everything, drafts included.")
    output.block(str(path))


def _said() -> Callable[[int, int], None]:
    """Says every quarter of a long copy."""
    quarter = 0

    def progress(done: int, total: int) -> None:
        nonlocal quarter
        now = 4 * done // max(total, 1)
        if total >= _LONG and now > quarter:
            quarter = now
            output.say(f"Copying: {25 * now} %")

    return progress
