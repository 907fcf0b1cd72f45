"""`rjournal agreement edit`: an agreement, written or changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from rjournal.cli import output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping
from rjournal.domain.agreements import PARTS
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.services import lookup
from rjournal.services.agreements import agreement_view, save_agreement


def _parts(function: Callable[..., None]) -> Callable[..., None]:
    """Give the command an option for each part of an agreement."""
    for part in reversed(PARTS):
        says = f"{part.label.format('the other')}: {part.invites.format('them').rstrip('?')}."
        name = f"--{part.field.replace('_', '-')}"
        function = click.option(name, part.field, metavar="TEXT", help=says)(function)
    return function


@documented(
    "edit",
    examples=(
        'rjournal agreement edit noor --i-hope "To show data so that people act on it"',
        'rjournal agreement edit noor --off-limits "Reviews of people I lead" --reply-within "Two days"',
    ),
)
@click.argument("name")
@_parts
@takes_call
def command(call: Call, /, *, name: str, **parts: Any) -> None:
    """Write an agreement, or change it.

    Parts that are not named stay as they are. Changing what was agreed makes a new version that is not agreed
    yet; the one before can still be read.
    """
    said = {field: text for field, text in parts.items() if text is not None}
    with keeping(call, "\n\n".join(said.values())):
        pairing = lookup.pairing(call.store, name)
        if not said:
            raise Invalid("Say what to write.", "For example --i-hope TEXT; --help names every part.")
        view = agreement_view(call.store, pairing.id, call.today)
        stored = save_agreement(call.store, view.current, said)
        now = agreement_view(call.store, pairing.id, call.today)
    output.say("Written." if view.current.id in (0, stored.id) else "Written as a new version.")
    output.rows([(Ref("agreement", stored.id).handle, f"Agreement with {now.person.name}", now.standing)])
