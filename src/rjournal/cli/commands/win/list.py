"""`rjournal win list`: what went well."""

from __future__ import annotations

from rjournal.cli import days, output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented, from_option, json_option, until_option
from rjournal.cli.records import plain, rows
from rjournal.domain.records import Ref


@documented("list", examples=("rjournal win", "rjournal win list --from '1 jan 2026' --json"))
@from_option
@until_option
@json_option
@looks_at_call
def command(call: Call, /, *, first: str | None, last: str | None, as_json: bool) -> None:
    """List what went well, the latest first."""
    conditions, values = days.within(*days.period(call, first, last))
    found = call.store.wins.where(" AND ".join(conditions) or "1", values)
    if as_json:
        output.data([plain("win", win) for win in found])
    else:
        output.rows(rows(call.store, {Ref("win", win.id): win for win in found}))
    if not found:
        output.say("Nothing here yet. However small, it counts.")
