"""`rjournal list`: entries, newest first."""

from __future__ import annotations

import click

from rjournal.cli import output
from rjournal.cli.call import Call, looks_at_call
from rjournal.cli.command import all_option, documented, from_option, json_option, limit_option, until_option


@documented(
    "list",
    examples=(
        "rjournal list",
        "rjournal list --from '1 jan 2026' --tag listening",
        "rjournal list --all --json",
    ),
)
@from_option
@until_option
@click.option("--tag", metavar="TAG", help="Only those that carry this tag.")
@limit_option
@all_option
@json_option
@looks_at_call
def command(
    call: Call,
    /,
    *,
    first: str | None,
    last: str | None,
    tag: str | None,
    limit: int,
    everything: bool,
    as_json: bool,
) -> None:
    """List entries, newest first."""
    conditions, values = _conditions(call, first, last, tag)
    # One more than asked for tells that there are more.
    found = call.store.entries.ids(
        " AND ".join(conditions) or "1", values, limit=-1 if everything else limit + 1
    )
    more = not everything and len(found) > limit
    ids = list(found[:limit] if more else found)
    if as_json:
        _print_json(call, ids)
    else:
        _print_rows(call, ids)
    if not ids:
        output.say("No entries here yet." if not conditions else "No entries here.")
    elif more:
        output.say(f"These are the newest {limit}; --all lists every one.")


def _conditions(
    call: Call, first: str | None, last: str | None, tag: str | None
) -> tuple[list[str], list[str]]:
    conditions: list[str] = []
    values: list[str] = []
    if first is not None or last is not None:
        from rjournal.cli import days

        conditions, values = days.within(*days.period(call, first, last))
    if tag is not None:
        from rjournal.domain.tags import normalise_tag

        conditions.append("id IN (SELECT ref_id FROM record_tag WHERE tag = ? AND kind = 'entry')")
        values.append(normalise_tag(tag))
    return conditions, values


def _print_rows(call: Call, ids: list[int]) -> None:
    from rjournal.domain.periods import full
    from rjournal.domain.records import Ref
    from rjournal.domain.sections import title_of

    table = []
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        heads = call.store.entries.heads(part)
        for number in part:
            head = heads[number]
            title = title_of(head.title, head.start) or "Entry"
            words = [title, *([f"(with {head.person})"] if head.person else [])]
            # A hashtag in the title is not said twice.
            words += [f"#{tag}" for tag in head.tags if f"#{tag}" not in title.lower()]
            table.append((Ref("entry", number).handle, full(head.day), " ".join(words)))
    output.rows(table)


def _print_json(call: Call, ids: list[int]) -> None:
    from rjournal.cli.records import plain

    records = call.store.entries.many(ids)
    output.data([plain("entry", records[number]) for number in ids])
