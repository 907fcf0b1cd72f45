"""`rjournal agreement agree`: both agreed, on a day."""

from __future__ import annotations

import click

from rjournal.cli import days, output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.domain.agreements import REVIEW_AFTER, standing_words
from rjournal.domain.periods import shifted
from rjournal.domain.records import Ref
from rjournal.services import lookup
from rjournal.services.agreements import agree, agreement_view

_NEVER = "never"


@documented(
    "agree",
    examples=(
        "rjournal agreement agree noor",
        "rjournal agreement agree noor --on yesterday --review '30 jun'",
    ),
)
@click.argument("name")
@click.option("--on", metavar="DATE", help="The day you agreed; today unless you say.")
@click.option(
    "--review",
    metavar="DATE",
    help=f"When to look at it again; {REVIEW_AFTER.days} days later unless you say, or {_NEVER}.",
)
@takes_call
def command(call: Call, /, *, name: str, on: str | None, review: str | None) -> None:
    """Note that both of you agreed.

    What holds as it is can be agreed again: that is a new version with the new day.
    """
    day = days.recorded(call, on)
    if review == _NEVER:
        review_on = None
    else:
        review_on = shifted(day, REVIEW_AFTER) if review is None else days.day(call, review, future=True)
    view = agreement_view(call.store, lookup.pairing(call.store, name).id, call.today)
    agreed = agree(call.store, view.current, day, review_on, call.today)
    said = standing_words([agreed], call.today)
    output.say("Agreed.")
    output.rows([(Ref("agreement", agreed.id).handle, f"Agreement with {view.person.name}", said)])
