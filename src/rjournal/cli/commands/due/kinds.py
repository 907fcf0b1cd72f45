"""`rjournal due kinds`: what can wait."""

from __future__ import annotations

from rjournal.cli import due, output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented, json_option
from rjournal.domain.due import KINDS


@documented("kinds", examples=("rjournal due kinds",))
@json_option
@looks_at_call
def command(call: Call, /, *, as_json: bool) -> None:
    """List the kinds of things that wait, and which are off.

    With when each speaks, and how many of it wait now.
    """
    found = due.waiting(call, call.today)
    off = {one.due_kind for one in found.off}
    counts = {kind: sum(one.kind == kind for one in found.open) for kind in KINDS}
    if as_json:
        output.data(
            [
                {
                    "kind": kind.id,
                    "name": kind.name,
                    "says": kind.says,
                    "on": kind.id not in off,
                    "waiting": n,
                }
                for kind, n in ((KINDS[id], n) for id, n in counts.items())
            ]
        )
    else:
        output.rows(
            (id, "off" if id in off else str(counts[id] or ""), f"{kind.name}. {kind.says}")
            for id, kind in KINDS.items()
        )
