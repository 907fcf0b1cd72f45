"""The curiosity bank: questions to put to the other person, unused ones first (docs/domain.md §4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.prompts import Prompt, prompts_in
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.domain.text import one_line
from rjournal.errors import Invalid, NotFound
from rjournal.services.preparing import CURIOSITY, put_question

if TYPE_CHECKING:
    from rjournal.storage.store import Store


@dataclass(frozen=True)
class BankQuestion:
    """A question of the bank, and the day it was last put on an agenda or written to; None for never."""

    prompt: Prompt
    used: date | None


def bank(store: Store) -> list[BankQuestion]:
    """Every question to put to somebody: those never used first, then the longest unused."""
    used = store.prompt_uses.last_used()
    found = [BankQuestion(prompt, used.get(prompt.id)) for prompt in prompts_in(CURIOSITY)]
    return sorted(found, key=lambda one: one.used or date.min)


def next_session(store: Store, today: date, person_id: int | None = None) -> Session:
    """The next planned session, with anybody or with one person.

    Raises:
        NotFound: none is planned.
    """
    theirs = (
        None if person_id is None else {one.id for one in store.pairings.where("person_id = ?", (person_id,))}
    )
    for session in store.sessions.upcoming(today, limit=200):
        if theirs is None or session.pairing_id in theirs:
            return session
    raise NotFound(
        "No session is planned." if person_id is None else "No session is planned with them.",
        "Plan one first: p in Sessions, or `rjournal session plan NAME`.",
    )


def put_on_next(store: Store, prompt_id: str, today: date, person_id: int | None = None) -> AgendaItem:
    """Put a question of the bank on the agenda of the next session, with anybody or with one person.

    Raises:
        Invalid: there is no such question, or it is on that agenda already.
        NotFound: no session is planned.
    """
    wanted = prompt_id.strip().casefold()
    prompt = next((one for one in prompts_in(CURIOSITY) if one.id.casefold() == wanted), None)
    if prompt is None:
        raise Invalid(
            f"There is no question “{one_line(prompt_id)[:40]}” in the bank.",
            "`rjournal ask bank` lists them, their ids first.",
        )
    return put_question(store, next_session(store, today, person_id), prompt, today)
