"""`rjournal search`: words, anywhere in the journal."""

from __future__ import annotations

import click

from rjournal.cli import output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented, json_option, limit_option
from rjournal.domain.records import HANDLE_LETTERS, Ref

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
@takes_call
def command(
    call: Call, /, *, words: tuple[str, ...], kind: str | None, best: bool, limit: int, as_json: bool
) -> None:
    """Find words anywhere in the journal.

    All words must occur. "A phrase" keeps its words together, -word leaves out, #tag looks at tags.
    """
    query = " ".join(words)
    hits = call.store.search.find(
        query, limit=limit, ranked=best, kinds=() if kind is None else (kind.replace("-", "_"),)
    )
    from rjournal.domain.periods import full
    from rjournal.domain.query import snippet

    found = [
        (
            Ref(hit.kind, hit.id).handle,
            hit.day,
            hit.title,
            snippet(hit.body or hit.title, query, _SNIPPET).text,
        )
        for hit in hits
    ]
    if as_json:
        output.data(
            [{"handle": h, "day": day.isoformat(), "title": t, "snippet": s} for h, day, t, s in found]
        )
    else:
        output.rows((h, full(day), f"{t}: {s}" if t and s != t else t or s) for h, day, t, s in found)
    if not found:
        output.say(f"Nothing holds {output.quoted(query)}.")
