"""`rjournal export md`: a period as one Markdown file."""

from __future__ import annotations

from pathlib import Path

import click

from rjournal import clock
from rjournal.cli import days, output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented, from_option, until_option
from rjournal.errors import NotFound
from rjournal.transfer.audience import SELF, for_self_alone


@documented(
    "md",
    examples=(
        "rjournal export md --from '1 jan 2026' --until '31 mar 2026'",
        "rjournal export md --to - > journal.md",
    ),
)
@from_option
@until_option
@click.option(
    "--to", metavar="PATH", help="The file, or - for stdout; named after the period unless you say."
)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@click.option(
    "--for", "audience", default=SELF, show_default=True, metavar="AUDIENCE", help="Who will read it."
)
@takes_call
def command(
    call: Call, /, *, first: str | None, last: str | None, to: str | None, force: bool, audience: str
) -> None:
    """Write a period as one Markdown file.

    The whole journal unless you name a period. It is for yourself and holds everything.
    """
    for_self_alone(audience)
    if not call.has_journal:
        raise NotFound(f"There is no journal yet: {call.paths.journal}.", "There is nothing to write.")
    from rjournal.transfer.files import export_name, write_file
    from rjournal.transfer.markdown import export_markdown, is_empty, period_of

    begin, end = days.period(call, first, last)
    empty = is_empty(call.store, begin, end, today=call.today)
    if empty:
        output.say("This period is empty: no entry, session, line or goal falls into it.")
    parts = export_markdown(
        call.store,
        begin,
        end,
        today=call.today,
        made_at=clock.stamp(),
        first_weekday=call.settings.first_weekday,
    )
    if to == "-":
        output.raw(parts)
        return
    name = export_name(*period_of(call.store, begin, end, today=call.today)) if to is None else to
    path = write_file(Path(name), parts, force=force)
    if not empty:
        output.say("Written, for your eyes: it holds everything of the period.")
    output.block(str(path))
