"""`rjournal search`: words, anywhere in the journal."""

from __future__ import annotations

from typing import Any

import click

from rjournal.cli import output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import documented, json_option, limit_option
from rjournal.domain.periods import full
from rjournal.domain.query import snippet
from rjournal.domain.records import HANDLE_LETTERS
from rjournal.services.finding import Hit, find

_KINDS = tuple(kind.replace("_", "-") for kind in HANDLE_LETTERS.values())
_SNIPPET = 100
"""How much of a text is shown around what was found, in cells: the same on a terminal and in a pipe."""


@documented(
    "search",
    examples=(
        "rjournal search pricing deck",
        "rjournal search '\"lead with the decision\"' --kind entry",
        "rjournal search '#listening' -meeting --best",
    ),
    # So that `-meeting`, which leaves out what holds the word, is no option.
    context_settings={"ignore_unknown_options": True},
)
@click.argument("words", nargs=-1, required=True)
@click.option("--kind", type=click.Choice(_KINDS), help="Only this kind of record.")
@click.option("--best", is_flag=True, help="Best matches first, not the newest.")
@limit_option
@json_option
@looks_at_call
def command(
    call: Call, /, *, words: tuple[str, ...], kind: str | None, best: bool, limit: int, as_json: bool
) -> None:
    """Find words anywhere in the journal.

    All words must occur. "A phrase" keeps its words together, -word leaves out, #tag looks at tags.
    """
    query = " ".join(words)
    kinds = () if kind is None else (kind.replace("-", "_"),)
    hits = find(call.store, query, kinds=kinds, ranked=best, limit=limit)
    if as_json:
        output.data([_data(hit, query) for hit in hits])
    else:
        output.rows((hit.ref.handle, full(hit.day), hit.word, _said(hit, query)) for hit in hits)
    if not hits:
        output.say(f"Nothing holds {output.quoted(query)}.")


def _data(hit: Hit, query: str) -> dict[str, Any]:
    return {
        "handle": hit.ref.handle,
        "record": hit.ref.kind,
        "what": hit.word,
        "day": hit.day.isoformat(),
        "about": hit.about or None,
        "title": hit.title,
        "snippet": snippet(hit.body or hit.title, query, _SNIPPET).text,
    }


def _said(hit: Hit, query: str) -> str:
    """The title, what was found below it, and whom or what it belongs to."""
    found = snippet(hit.body, query, _SNIPPET)
    words = [hit.title, found.text if found.marks or not hit.title else ""]
    about = f" ({hit.about})" if hit.about and hit.about != hit.title else ""
    return ": ".join(filter(None, words)) + about
