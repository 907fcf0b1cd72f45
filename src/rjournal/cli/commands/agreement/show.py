"""`rjournal agreement show`: an agreement as Markdown."""

from __future__ import annotations

from typing import Any

import click

from rjournal.cli import output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented, json_option
from rjournal.cli.records import plain
from rjournal.domain.agreements import Agreement
from rjournal.errors import NotFound
from rjournal.services import lookup
from rjournal.services.agreements import AgreementView, agreement_view
from rjournal.transfer.agreement_document import agreement_markdown
from rjournal.transfer.audience import SELF, for_self_alone


@documented(
    "show",
    examples=(
        "rjournal agreement show noor",
        "rjournal agreement show noor --version 1",
        "rjournal agreement show noor > agreement.md",
    ),
)
@click.argument("name")
@click.option(
    "--version", "number", type=click.IntRange(min=1), help="Which version; the newest unless you say."
)
@click.option(
    "--for", "audience", default=SELF, show_default=True, metavar="AUDIENCE", help="Who will read it."
)
@json_option
@looks_at_call
def command(call: Call, /, *, name: str, number: int | None, audience: str, as_json: bool) -> None:
    """Print an agreement as Markdown.

    It is for yourself and holds everything, also what is off limits and confidential.
    """
    for_self_alone(audience)
    view = agreement_view(call.store, lookup.pairing(call.store, name).id, call.today)
    version = _version(view, number)
    if as_json:
        output.data(_plain(view, version))
    else:
        output.raw(agreement_markdown(view, version, call.today, audience=audience))


def _version(view: AgreementView, number: int | None) -> Agreement:
    if not view.versions:
        raise NotFound(
            f"Nothing is written yet of an agreement with {view.person.name}.",
            "`rjournal agreement edit NAME --i-hope TEXT` begins one, or g on the People screen.",
        )
    if number is None:
        return view.current
    if number > len(view.versions):
        count = len(view.versions)
        raise NotFound(
            f"There is no version {number} of this agreement.",
            "There is one." if count == 1 else f"There are {count}.",
        )
    return view.versions[number - 1]


def _plain(view: AgreementView, version: Agreement) -> dict[str, Any]:
    return {
        **plain("agreement", version),
        "version": view.versions.index(version) + 1,
        "versions": len(view.versions),
        "standing": view.standing,
        "person": view.person.name,
    }
