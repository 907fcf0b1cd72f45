"""What the commands for single lines share: saving one, and the ledgers of what was learned and taught."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rjournal.cli import days, output, records, typed
from rjournal.cli.kept import keeping
from rjournal.domain.lines import record_kind
from rjournal.domain.periods import full
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.services import lookup
from rjournal.services.ledger import move_on
from rjournal.services.session_lines import Line, add_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rjournal.cli.call import Call
    from rjournal.domain.lines import Action, Direction, Learning, LineKind, Owner
    from rjournal.domain.sessions import Session


def add(
    call: Call,
    kind: LineKind,
    words: Sequence[str],
    *,
    who: str | None,
    session: str | None,
    on: str | None,
    skill: str = "",
    due: str | None = None,
    owner: Owner = "me",
) -> None:
    """Save a line of its own or of a session, and print it; words that cannot be saved are kept.

    Raises:
        RJournalError: a name, a date or a handle means nothing or several things, or there are no words.
    """
    text = typed.given(words)
    if text is None:
        raise Invalid("There are no words yet.", f'Write them after the command: rjournal {kind} "…".')
    with keeping(call, text):
        person = None if who is None else lookup.person(call.store, who).id
        held = _session(call, session)
        day = days.recorded(call, on) if on is not None or held is None else held.day
        by = None if due is None else days.day(call, due, future=True)
        line = Line(kind, text, owner=owner, due=by)
        stored = add_line(call.store, line, day=day, session=held, person_id=person, skill=skill)
    records.done("Saved.", call.store, Ref(record_kind(kind), stored.id), stored)


def about(call: Call, session: str | None, who: str | None) -> tuple[Session | None, int | None]:
    """The session a line comes from, and the number of whom it is with: the session's person unless named.

    Raises:
        RJournalError: a name or a handle means nothing, or several things.
    """
    held = _session(call, session)
    if who is not None:
        return held, lookup.person(call.store, who).id
    if held is None or held.pairing_id is None:
        return held, None
    return held, call.store.pairings.get(held.pairing_id, trashed=True).person_id


def _session(call: Call, handle: str | None) -> Session | None:
    if handle is None:
        return None
    return call.store.sessions.get(lookup.record(call.store, handle, "session")[0].id)


def list_learnings(
    call: Call,
    direction: Direction,
    *,
    who: str | None,
    status: str | None,
    period: tuple[date | None, date | None],
    as_json: bool,
) -> None:
    """Print the ledger of what was received or given.

    Raises:
        RJournalError: nobody, or several people, answer to the name.
    """
    person = None if who is None else lookup.person(call.store, who).id
    begin, end = period
    found = [
        learning
        for learning in call.store.learnings.ledger(direction, person)
        if status in (None, learning.status)
        and (begin is None or learning.day >= begin)
        and (end is None or learning.day <= end)
    ]
    if as_json:
        output.data([records.plain("learning", learning) for learning in found])
    else:
        names = _names(call, found)
        output.rows(
            (
                Ref("learning", one.id).handle,
                full(one.day),
                one.status,
                f"{one.topic}{f' (with {names[one.person_id]})' if one.person_id else ''}",
            )
            for one in found
        )
    if not found:
        output.say("Nothing here yet.")


def move_learning(call: Call, direction: Direction, handle: str, to: str | None, on: str | None) -> None:
    """Move a learning on, and print it.

    Raises:
        RJournalError: no such learning, or no such step.
    """
    ref = lookup.record(call.store, handle, "learning")[0]
    if call.store.learnings.get(ref.id).direction != direction:
        other = "taught" if direction == "received" else "learned"
        raise Invalid(f"{ref.handle} is something you {other}.", f"Use `rjournal {other} move {ref.handle}`.")
    moved = move_on(call.store, ref.id, days.recorded(call, on), to=to)
    records.done(f"Now “{moved.status}”.", call.store, ref, moved)


def _names(call: Call, found: Sequence[Learning | Action]) -> dict[int | None, str]:
    ids = sorted({one.person_id for one in found if one.person_id is not None})
    return {number: person.name for number, person in call.store.people.many(ids).items()}
