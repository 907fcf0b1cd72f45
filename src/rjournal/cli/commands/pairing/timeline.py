"""`rjournal pairing timeline`: the pairs past, present and planned."""

from __future__ import annotations

import os
from typing import Any

import click

from rjournal.cli import output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented, json_option
from rjournal.domain.pair_timeline import LEGEND, Pair, drawn, in_words
from rjournal.domain.records import Ref
from rjournal.services.pairings import timeline_of

_WIDTH = 80
"""Cells of a line where no terminal says how wide it is."""


@documented(
    "timeline",
    examples=("rjournal pairing timeline", "rjournal pairing timeline --text"),
)
@click.option("--text", "as_text", is_flag=True, help="As lines of text; NO_COLOR chooses them too.")
@json_option
@looks_at_call
def command(call: Call, /, *, as_text: bool, as_json: bool) -> None:
    """Show the pairs past, present and planned."""
    pairs = timeline_of(call.store, call.today)
    if as_json:
        output.data([_plain(pair) for pair in pairs])
    elif as_text or os.environ.get("NO_COLOR"):
        for pair in pairs:
            output.block(in_words(pair, call.today))
    elif pairs:
        picture = drawn(pairs, call.today, output.width() or _WIDTH)
        lines = [f"{'':{picture.name_width}}{line}" for line in picture.axis]
        lines += [f"{row.name}  {row.bar}  {row.word}" for row in picture.rows]
        output.block("\n".join(line.rstrip() for line in lines))
        output.say("   ".join(f"{sign} {says}" for sign, says in LEGEND))
    if not pairs:
        output.say("No pairings yet: `rjournal pairing add` begins.")


def _plain(pair: Pair) -> dict[str, Any]:
    return {
        "pairing": None if pair.pairing_id is None else Ref("pairing", pair.pairing_id).handle,
        "name": pair.name,
        "role": pair.role,
        "when": pair.when,
        "standing": pair.standing,
        "start": None if pair.start is None else pair.start.isoformat(),
        "end": None if pair.end is None else pair.end.isoformat(),
        "cadence_days": pair.cadence_days,
        "rests": [
            {"start": one.start.isoformat(), "until": None if one.until is None else one.until.isoformat()}
            for one in pair.rests
        ],
    }
