"""`rjournal due silent`: what says nothing."""

from __future__ import annotations

from rjournal.cli import due, output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented, json_option
from rjournal.domain.due import KINDS, quiet_words


@documented("silent", examples=("rjournal due silent",))
@json_option
@looks_at_call
def command(call: Call, /, *, as_json: bool) -> None:
    """List what was put away or snoozed, and the kinds that are off."""
    found = due.waiting(call, call.today)
    if as_json:
        quiet = [
            due.plain(one.due)
            | {"until": None if one.silence.until is None else one.silence.until.isoformat()}
            for one in found.quiet
        ]
        output.data({"silent": quiet, "off": [one.due_kind for one in found.off]})
    else:
        output.rows(
            [
                *(
                    (*due.row(one.due)[:2], f"{due.row(one.due)[2]}: {quiet_words(one)}")
                    for one in found.quiet
                ),
                *((one.due_kind, "", f"{KINDS[one.due_kind].name}: off") for one in found.off),
            ]
        )
    if not found.quiet and not found.off:
        output.say("Nothing is silent.")
