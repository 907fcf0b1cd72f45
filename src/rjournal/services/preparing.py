"""The prep sheet: everything one looks at before a session, gathered in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.ledger import LedgerFilter
from rjournal.domain.lines import Action, NoteItem
from rjournal.domain.people import Pairing, Person
from rjournal.domain.prompts import Prompt, one_of, prompts_in
from rjournal.domain.records import Ref
from rjournal.domain.retention import Check
from rjournal.domain.sessions import AgendaItem, Session, last_day
from rjournal.errors import Invalid
from rjournal.services import agenda, planning
from rjournal.services.ledger import due_checks

if TYPE_CHECKING:
    from rjournal.storage.store import Store

MOST = 25
"""How many open promises and questions are gathered; the People area holds all of them."""

CHECKS = 3
"""How many checks are gathered: whoever makes none of them shall not find a wall of them."""

CURIOSITY = ("CU",)
"""The group of questions to put to the other person (docs/domain.md §4)."""


@dataclass(frozen=True)
class LastTime:
    """The session held before: what was taken from it, and how many of its promises were kept.

    `learned`, `taught` and `decided` are the words of its lines.
    """

    session: Session
    learned: tuple[str, ...]
    taught: tuple[str, ...]
    decided: tuple[str, ...]
    done: int
    open: int


@dataclass(frozen=True)
class PrepSheet:
    """A session to prepare, with what could be talked about.

    `pairing` and `person` are None outside a pairing. `waiting` is what was parked or waits for an agenda;
    `actions` are the open promises of both, mine first; `questions` are unanswered, topics among them;
    `checks` are the first of the `checks_due` by the session's day. What stands on the agenda already is in
    none of these. `question` is one from the curiosity bank, None once all of them are on the agenda.
    """

    session: Session
    pairing: Pairing | None
    person: Person | None
    agenda: tuple[AgendaItem, ...]
    waiting: tuple[AgendaItem, ...]
    actions: tuple[Action, ...]
    questions: tuple[NoteItem, ...]
    checks: tuple[Check, ...]
    checks_due: int
    last: LastTime | None
    question: Prompt | None

    @property
    def ref(self) -> Ref:
        """The session itself."""
        return Ref("session", self.session.id)


def session_to_prepare(store: Store, today: date) -> Session | None:
    """The next planned session; None where none is planned."""
    return next(iter(store.sessions.upcoming(today, limit=1)), None)


def prep_sheet(store: Store, session_id: int, today: date) -> PrepSheet:
    """A session's prep sheet as it is on the day `today`.

    Raises:
        NotFound: there is no such session, or it lies in the trash.
    """
    session = store.sessions.get(session_id)
    pairing = None if session.pairing_id is None else store.pairings.find(session.pairing_id, trashed=True)
    person = None if pairing is None else store.people.find(pairing.person_id, trashed=True)
    items = tuple(store.agenda.of_session(session_id))
    on_it = agenda.sources_on(store, session_id)
    waiting = () if pairing is None else _waiting(store, pairing.id, session_id)
    parked = agenda.sources_among(store, [item.id for item in waiting])
    who = 0 if person is None else person.id
    rests = pairing is not None and planning.standing(store, pairing, today) == "paused"
    due = () if rests else _checks(store, who, on_it, max(today, last_day(session)))
    return PrepSheet(
        session=session,
        pairing=pairing,
        person=person,
        agenda=items,
        waiting=waiting,
        actions=_actions(store, who, on_it),
        questions=_questions(store, who, on_it | parked),
        checks=due[:CHECKS],
        checks_due=len(due),
        last=None if pairing is None else _last_time(store, session),
        question=_from_the_bank(store, items, today),
    )


def another_question(store: Store, prompt: Prompt, today: date) -> None:
    """Put a question of the bank aside for another one."""
    store.prompt_uses.note(prompt.id, today, skipped=True)


def put_question(store: Store, session: Session, prompt: Prompt, today: date) -> AgendaItem:
    """Put a question of the bank on a session's agenda, and remember that it was used.

    Raises:
        Invalid: it is on this agenda already.
    """
    if prompt.plain in _bank_texts(store.agenda.of_session(session.id)):
        raise Invalid("This is on the agenda already.", "Nothing was changed.")
    with store.act("Put on the agenda"):
        item = agenda.add_item(store, session, prompt.plain, origin="bank")
        store.prompt_uses.note(prompt.id, today)
    return item


def _from_the_bank(store: Store, items: Sequence[AgendaItem], today: date) -> Prompt | None:
    there = _bank_texts(items)
    offered = [prompt for prompt in prompts_in(CURIOSITY) if prompt.plain not in there]
    ids = {prompt.id for prompt in offered}
    skipped = [id for id in store.prompt_uses.skipped_on(today) if id in ids]
    return one_of(offered, today, store.prompt_uses.last_used(), skipped=skipped) if offered else None


def _bank_texts(items: Sequence[AgendaItem]) -> frozenset[str]:
    return frozenset(item.text for item in items if item.origin in ("bank", "carried"))


def _waiting(store: Store, pairing_id: int, session_id: int) -> tuple[AgendaItem, ...]:
    parked = [item for item in store.agenda.parked(pairing_id) if item.session_id != session_id]
    return tuple([*store.agenda.waiting(pairing_id), *parked][:MOST])


def _actions(store: Store, person_id: int, on_it: frozenset[Ref]) -> tuple[Action, ...]:
    """The open promises between the two, mine first, those with a date before those without."""
    found = store.actions.where(
        "person_id = ? AND status IN ('open', 'carried')",
        (person_id,),
        limit=4 * MOST,
        order="owner = 'them', due IS NULL, due, day, id",
    )
    standing = [action for action in found if Ref("action", action.id) not in on_it]
    return tuple(standing[:MOST])


def _questions(store: Store, person_id: int, left_out: frozenset[Ref]) -> tuple[NoteItem, ...]:
    """Unanswered questions and topics for this person, then those for anyone; what matters most first."""
    found = store.notes.where(
        "kind IN ('question', 'topic') AND status IN ('open', 'on agenda')"
        " AND (person_id = ? OR person_id IS NULL)",
        (person_id,),
        limit=4 * MOST,
        order="person_id IS NULL, coalesce(priority, 0) = 0, kind = 'topic', day, id",
    )
    standing = [note for note in found if Ref("note", note.id) not in left_out]
    return tuple(standing[:MOST])


def _checks(store: Store, person_id: int, on_it: frozenset[Ref], as_of: date) -> tuple[Check, ...]:
    due = due_checks(store, as_of, LedgerFilter(person_id=person_id))
    return tuple(one for one in due if Ref("learning", one.learning.id) not in on_it)


def _last_time(store: Store, session: Session) -> LastTime | None:
    found = store.sessions.where(
        "pairing_id = ? AND status = 'held' AND day <= ? AND id <> ?",
        (session.pairing_id, session.day.isoformat(), session.id),
        limit=1,
    )
    if not found:
        return None
    last = found[0]
    learnings = store.learnings.of_session(last.id)
    actions = store.actions.of_session(last.id)
    return LastTime(
        session=last,
        learned=tuple(one.topic for one in learnings if one.direction == "received"),
        taught=tuple(one.topic for one in learnings if one.direction == "given"),
        decided=tuple(one.text for one in store.notes.of_session(last.id) if one.kind == "decision"),
        done=sum(one.status == "done" for one in actions),
        open=sum(one.status in ("open", "carried") for one in actions),
    )
