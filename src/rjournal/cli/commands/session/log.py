"""`rjournal session log`: what was held, with every line of it, in one go."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from rjournal.cli import days, output, records, typed
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented, on_option
from rjournal.cli.kept import KeepingCommand, keeping_of_session
from rjournal.cli.own_words import in_lines
from rjournal.cli.session_options import check_fits, fact_options, rating_options, said
from rjournal.domain.lines import LINE_KINDS
from rjournal.domain.periods import full
from rjournal.domain.promise_words import read_promise
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session
from rjournal.errors import Invalid
from rjournal.services import lookup
from rjournal.services.planning import plan_next
from rjournal.services.session_lines import Line
from rjournal.services.sessions import save_session

if TYPE_CHECKING:
    from collections.abc import Callable

    from rjournal.domain.people import Pairing

_LINE_HELP = {
    "learned": "Something you learned.",
    "taught": "Something you taught.",
    "question": "A question that came up.",
    "action": "A promise; “them:” or “both:” before it says whose it is, “by friday” after it when.",
    "win": "Something that went well.",
    "decision": "Something decided.",
    "idea": "An idea.",
    "topic": "Something to talk about another time.",
    "gap": "Something neither of you knew.",
    "assumption": "Something taken for granted.",
    "challenge": "Something that is hard.",
}


def _line_options(function: Callable[..., None]) -> Callable[..., None]:
    for kind in reversed(LINE_KINDS):
        option = click.option(
            f"--{kind}", metavar="TEXT", multiple=True, help=f"{_LINE_HELP[kind]} Repeatable."
        )
        function = option(function)
    return function


@documented(
    "log",
    cls=KeepingCommand,
    examples=(
        'rjournal session log Noor --learned "Lead with the decision" --action "Redo page one by friday"',
        'rjournal session log Noor --action "them: Send me the dataset by 20 feb"',
        "rjournal session log Noor --on yesterday --at 10:00 --minutes 50 --next 'in 2 weeks'",
        "rjournal session log Noor --notes - < notes.md",
    ),
)
@click.argument("name", required=False)
@on_option
@fact_options
@rating_options
@_line_options
@click.option("--notes", metavar="TEXT", help="Notes; - reads them from a pipe.")
@click.option("--next", "next_on", metavar="DATE", help="Plan the next one on that day.")
@takes_call
def command(
    call: Call,
    /,
    *,
    name: str | None,
    on: str | None,
    notes: str | None,
    next_on: str | None,
    **options: Any,
) -> None:
    """Record a session that was held.

    With the person of a pairing, or outside any with something to keep of it. A session planned for that day
    becomes the one that was held. Words that cannot be saved are kept as a draft.
    """
    lines = [Line(kind, text) for kind in LINE_KINDS for text in options.pop(kind)]
    words = typed.piped() if notes == "-" else notes
    texts = [("purpose", options["purpose"] or ""), *(("resource", one) for one in options["resources"])]
    texts += [*((line.kind, line.text) for line in lines), ("notes", words or "")]
    text = in_lines(texts)
    if name is None and not text:
        raise Invalid(
            "Say with whom it was, or what came of it.",
            'For example: rjournal session log NAME --learned "…"; `rjournal pairing list` names them.',
        )
    with keeping_of_session(call, text, name):
        pairing = None if name is None else lookup.pairing(call.store, name)
        partner = "" if pairing is None else records.person_name(call.store, pairing.person_id)
        lines = [_understood(call, line, partner) for line in lines]
        session = _held(call, pairing, on)
        fields = said(call, {**options, "notes": words})
        if words and session.notes.strip():
            # What was noted before a planned session was held stays with it.
            fields["notes"] = f"{session.notes.rstrip()}\n\n{words}"
        session = replace(session, **fields)
        check_fits(session, fields)
        with call.store.act("Record session"):
            stored = save_session(call.store, session, lines, today=call.today)
            planned = _planned(call, stored, next_on)
    records.done("Saved.", call.store, Ref("session", stored.id), stored)
    _say_promises(lines, partner)
    if planned is not None:
        output.rows([records.row(call.store, Ref("session", planned.id), planned)])


def _understood(call: Call, line: Line, partner: str) -> Line:
    """A promise with whose it is and its day, where its words say so; any other line as it is."""
    if line.kind != "action":
        return line
    promise = read_promise(line.text, partner, partial(days.day_within, call))
    return Line(line.kind, promise.text, promise.owner, promise.due)


def _say_promises(lines: list[Line], partner: str) -> None:
    """Say back what was understood of the words of promises."""
    for line in lines:
        whose = {"me": "", "them": partner or "theirs", "both": "both of you"}[line.owner]
        by = f"by {full(line.due)}" if line.due else ""
        if whose or by:
            output.say(f"Promised: {output.quoted(line.text)}, {', '.join(filter(None, (whose, by)))}.")


def _held(call: Call, pairing: Pairing | None, on: str | None) -> Session:
    """The session planned for the day, now held, or a new one."""
    day = days.recorded(call, on)
    if pairing is None:
        return Session(day=day, zone=call.zone)
    planned = call.store.sessions.where(
        "pairing_id = ? AND status = 'planned' AND day = ?", (pairing.id, day.isoformat()), limit=1
    )
    if planned:
        return replace(planned[0], status="held")
    return Session(pairing_id=pairing.id, day=day, zone=call.zone, minutes=pairing.session_minutes)


def _planned(call: Call, held: Session, next_on: str | None) -> Session | None:
    if next_on is None:
        return None
    when = days.moment(call, next_on, future=True)
    start = None if when.time is None else when.time.strftime("%H:%M")
    return plan_next(call.store, held.id, when.day, start, today=call.today)
