"""What the commands for single lines share: saving one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rjournal.cli import days, records, typed
from rjournal.cli.kept import keeping
from rjournal.domain.lines import record_kind
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.services import lookup
from rjournal.services.session_lines import LearningFacts, Line, add_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rjournal.cli.call import Call
    from rjournal.domain.lines import LineKind, Owner
    from rjournal.domain.sessions import Session


_NOTHING_SAID = LearningFacts()


def add(
    call: Call,
    kind: LineKind,
    words: Sequence[str],
    *,
    who: str | None,
    session: str | None,
    on: str | None,
    facts: LearningFacts = _NOTHING_SAID,
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
        stored = add_line(call.store, line, day=day, session=held, person_id=person, facts=facts)
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
