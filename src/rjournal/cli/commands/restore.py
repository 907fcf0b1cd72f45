"""`rjournal restore`: the copies there are, and putting one in the journal's place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rjournal import clock
from rjournal.cli import output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented, json_option

if TYPE_CHECKING:
    from rjournal.services.upkeep.copies import Copy
    from rjournal.storage.backups import Contents
    from rjournal.storage.restoring import Restored


@documented(
    "restore",
    examples=(
        "rjournal restore",
        "rjournal restore yesterday",
        "rjournal restore /media/stick/journal.db --yes",
    ),
)
@click.argument("copy", metavar="[FILE|DATE]", required=False)
@click.option("--yes", is_flag=True, help="Do it without asking.")
@json_option
@takes_call
def command(call: Call, /, *, copy: str | None, yes: bool, as_json: bool) -> None:
    """List the copies, and put one in the journal's place.

    Without a FILE or a DATE it lists them, newest first. The copy is checked first; the journal as it is now
    is kept beside it, and what was unfinished in it is carried over.
    """
    if copy is None:
        _list(call, as_json=as_json)
        return
    from rjournal.cli.asking import confirm
    from rjournal.services.upkeep import copies

    source = _found(call, copy)
    contents = copies.contents_of(source)
    output.say(f"{source} is sound: {_told(contents, call.now)}.")
    if not confirm("Put it in the journal's place? The journal as it is now is kept.", yes=yes):
        output.say("Nothing was changed.")
        return
    restored = copies.restore(call.paths, source, stamp=clock.as_stamp(call.now))
    if as_json:
        aside = restored.kept_aside
        kept = None if aside is None else str(aside)
        output.data({"restored": str(source), "kept_aside": kept, "drafts_carried_over": restored.drafts})
    else:
        output.block(str(call.paths.journal))
    _say(restored)


def _found(call: Call, name: str) -> Path:
    from rjournal.cli import days
    from rjournal.services.upkeep import copies

    path = copies.find(call.paths, name)
    return path if path is not None else copies.of_day(call.paths, days.day(call, name), call.now.tzinfo)


def _say(restored: Restored) -> None:
    output.say("Restored.")
    if restored.kept_aside is not None:
        output.say(
            f"The journal as it was before is kept; `rjournal restore {restored.kept_aside}` goes back."
        )
    if restored.drafts is None:
        output.say("What was unfinished in it could not be read.")
    elif restored.drafts:
        what = "1 draft was" if restored.drafts == 1 else f"{restored.drafts} drafts were"
        output.say(f"{what} carried over; `rjournal drafts` lists what is unfinished.")


# What there is


def _list(call: Call, *, as_json: bool) -> None:
    from rjournal.services.upkeep.copies import copies

    found = copies(call.paths)
    if as_json:
        output.data([_as_data(copy) for copy in found])
    else:
        output.rows(_row(copy, call.now) for copy in found)
    if not found:
        output.say("There is no copy yet; `rjournal backup` makes one.")
    elif not as_json:
        output.say(f"The first is the newest. They are in {call.paths.backups}, or beside the journal.")


def _row(copy: Copy, now: datetime) -> tuple[str, ...]:
    from rjournal.domain.sizes import size_text
    from rjournal.services.upkeep.copies import WORDS

    holds = "cannot be read" if copy.contents is None else _told(copy.contents, now)
    return _when(copy.moment, now), WORDS[copy.kind], size_text(copy.size), copy.path.name, holds


def _as_data(copy: Copy) -> dict[str, Any]:
    data: dict[str, Any] = {
        "path": str(copy.path),
        "kind": copy.kind,
        "moment": clock.as_stamp(copy.moment),
        "bytes": copy.size,
        "readable": copy.contents is not None,
    }
    holds = copy.contents
    for name in ("entries", "sessions", "goals", "drafts"):
        data[name] = None if holds is None else getattr(holds, name)
    last = None if holds is None else holds.last_change
    data["last_change"] = None if last is None else clock.as_stamp(last)
    return data


def _told(contents: Contents, now: datetime) -> str:
    from rjournal.services.upkeep.findings import counted

    parts = (
        counted(contents.entries, "entry", "entries"),
        counted(contents.sessions, "session", "sessions"),
        counted(contents.goals, "goal", "goals"),
    )
    last = contents.last_change
    return ", ".join(parts) + ("" if last is None else f"; last changed {_when(last, now)}")


def _when(moment: datetime, now: datetime) -> str:
    from rjournal.domain.periods import full

    local = moment.astimezone(now.tzinfo)
    return f"{full(local.date())} {local:%H:%M}"
