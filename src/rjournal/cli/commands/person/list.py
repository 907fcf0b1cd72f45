"""`rjournal person list`: everyone the journal knows."""

from __future__ import annotations

from rjournal.cli import output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented, json_option
from rjournal.cli.records import plain
from rjournal.domain.records import Ref


@documented("list", examples=("rjournal person", "rjournal person list --json"))
@json_option
@looks_at_call
def command(call: Call, /, *, as_json: bool) -> None:
    """List the people you know."""
    found = call.store.people.where()
    if as_json:
        output.data([plain("person", person) for person in found])
    else:
        output.rows((Ref("person", person.id).handle, person.name, person.function) for person in found)
    if not found:
        output.say("Nobody yet: `rjournal person add` begins.")
