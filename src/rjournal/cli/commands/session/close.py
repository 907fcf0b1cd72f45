"""`rjournal session close`: what stayed open, what to think of it, when to meet next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import click

from rjournal.cli import days, output, records, typed
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping
from rjournal.cli.session_options import rating_options, said, say_checks, to_close
from rjournal.domain.periods import full
from rjournal.domain.records import Ref
from rjournal.domain.sessions import AgendaOutcome, Session
from rjournal.errors import Invalid
from rjournal.services import agenda, lookup, planning
from rjournal.services.sessions import as_held, save_session

if TYPE_CHECKING:
    from rjournal.domain.sessions import AgendaItem

Rest = Literal["carry", "park", "done", "leave"]
_REST: dict[Rest, AgendaOutcome] = {"carry": "carried", "park": "parked", "done": "done", "leave": "open"}


@documented(
    "close",
    examples=(
        "rjournal session close --rest carry --by-rhythm",
        "rjournal session close Noor --done i4 --rest park --next 'in 2 weeks 10:00'",
        'rjournal session close s7 --useful 5 --write "We cut it to one page."',
    ),
)
@click.argument("name", required=False)
@click.option("--done", metavar="HANDLE", multiple=True, help="A point that was talked about. Repeatable.")
@click.option("--park", "parked", metavar="HANDLE", multiple=True, help="A point that waits. Repeatable.")
@click.option(
    "--carry", "carried", metavar="HANDLE", multiple=True, help="A point for next time. Repeatable."
)
@click.option(
    "--rest",
    type=click.Choice(("carry", "park", "done", "leave")),
    default="leave",
    show_default=True,
    help="What becomes of the other open points.",
)
@rating_options
@click.option("--write", metavar="TEXT", help="Write an entry about it; - reads it from a pipe.")
@click.option(
    "--next", "next_on", metavar="DATE", help="Plan the next one on that day, with a time if you like."
)
@click.option("--by-rhythm", is_flag=True, help="Plan the next one on the day your rhythm proposes.")
@takes_call
def command(
    call: Call,
    /,
    *,
    name: str | None,
    done: tuple[str, ...],
    parked: tuple[str, ...],
    carried: tuple[str, ...],
    rest: Rest,
    write: str | None,
    next_on: str | None,
    by_rhythm: bool,
    **ratings: Any,
) -> None:
    """Close a session: what stayed open, and when you meet next.

    The latest one, the latest with a person, or the one a handle names; one that was planned was then held.
    What you leave out is said, and nothing is asked.
    """
    text = typed.piped() if write == "-" else write
    with keeping(call, text or ""):
        session = to_close(call, name)
        if next_on is not None and by_rhythm:
            raise Invalid("The next date is one of both.", "Give --next, or --by-rhythm.")
        with call.store.act("Close session"):
            session = _held(call, session, said(call, ratings))
            settled = _settle(call, session, {"done": done, "parked": parked, "carried": carried}, rest)
            _write(call, session, text)
            planned = _next(call, session, next_on, by_rhythm)
    records.done("Closed.", call.store, Ref("session", session.id), session)
    if planned is not None:
        output.rows([records.row(call.store, Ref("session", planned.id), planned)])
    say_checks(call, [id for id, outcome in settled.items() if outcome == "done"])
    _say_what_is_left(call, session, wrote=bool(text))


def _held(call: Call, session: Session, ratings: dict[str, Any]) -> Session:
    held = as_held(session, call.now, call.zone) if session.status == "planned" else session
    if held.status != "held":
        raise Invalid(f"This session was {held.status}.", "Only one that was held is closed.")
    return save_session(call.store, replace(held, **ratings), today=call.today)


def _settle(
    call: Call, session: Session, said: dict[str, tuple[str, ...]], rest: Rest
) -> dict[int, AgendaOutcome]:
    named = {
        lookup.record(call.store, handle, "agenda")[0].id: outcome
        for outcome, handles in said.items()
        for handle in handles
    }
    others = {} if rest == "leave" else {item.id: _REST[rest] for item in _open(call, session)}
    outcomes: dict[int, AgendaOutcome] = {**others, **named}  # type: ignore[dict-item]
    agenda.settle(call.store, outcomes, of=session)
    return outcomes


def _open(call: Call, session: Session) -> list[AgendaItem]:
    return [item for item in call.store.agenda.of_session(session.id) if item.outcome == "open"]


def _write(call: Call, session: Session, text: str | None) -> None:
    if text is None or not text.strip():
        return
    from rjournal.services.entries import EntryLinks, new_entry, save_entry

    entry = replace(new_entry(call.now, call.zone), body=text, type="session")
    save_entry(call.store, entry, EntryLinks(session=session.id))


def _next(call: Call, session: Session, next_on: str | None, by_rhythm: bool) -> Session | None:
    if next_on is not None:
        when = days.moment(call, next_on, future=True)
        start = None if when.time is None else when.time.strftime("%H:%M")
        return planning.plan_next(call.store, session.id, when.day, start, today=call.today, carry=False)
    if by_rhythm:
        day = planning.day_by_rhythm(call.store, session, call.today)
        if day is None:
            raise Invalid("This session has no rhythm to follow.", "Give the day with --next.")
        return planning.plan_next(call.store, session.id, day, None, today=call.today, carry=False)
    return None


def _say_what_is_left(call: Call, session: Session, *, wrote: bool) -> None:
    """Say what could still be done, with the words that do it."""
    handle = Ref("session", session.id).handle
    still_open = _open(call, session)
    if still_open:
        handles = ", ".join(Ref("agenda", item.id).handle for item in still_open)
        output.say(f"Still open: {handles}. --rest carry takes them along.")
    if not wrote and not call.store.links.starts(Ref("session", session.id), "entry", "from"):
        output.say(f"Nobody wrote about it yet: `rjournal add --session {handle}`.")
    day = planning.day_by_rhythm(call.store, session, call.today)
    if day is not None and not planning.is_next_planned(call.store, session, call.today):
        output.say(f"Your rhythm proposes {full(day)}: --by-rhythm plans it.")
