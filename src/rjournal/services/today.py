"""Everything Today shows, gathered in a fixed number of statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rjournal.domain.due_facts import Due
from rjournal.domain.pairing_life import status_on
from rjournal.domain.people import Pairing, Person, next_by_rhythm
from rjournal.domain.periods import week_start
from rjournal.domain.prompts import Prompt, question_for
from rjournal.domain.records import Ref
from rjournal.domain.sections import title_of
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.services.due import what_waits
from rjournal.services.goals import GoalView, overview

if TYPE_CHECKING:
    from rjournal.storage.store import Store

FIRST_STEPS: tuple[str, ...] = ("person", "entry", "goal")
"""The kinds of record a journal begins with."""

RECENT = 12
"""How many recent records are gathered; the screen shows as many as fit."""


@dataclass(frozen=True)
class NextSession:
    """The next session planned, with its agenda and what became of the last promises.

    `pairing` and `person` are None for a session outside any pairing. `done` and `open` count the actions
    agreed in the last session held.
    """

    session: Session
    pairing: Pairing | None
    person: Person | None
    agenda: tuple[AgendaItem, ...]
    done: int
    open: int


@dataclass(frozen=True)
class Turn:
    """Whose turn it is while no session is planned.

    `day` is what the pairing's rhythm proposes, never before today. `last` is the day they last held a
    session, None before the first.
    """

    pairing: Pairing
    person: Person
    day: date
    last: date | None


@dataclass(frozen=True)
class Recent:
    """Something written or held lately. `title` may be empty."""

    ref: Ref
    day: date
    title: str
    what: str


@dataclass(frozen=True)
class Today:
    """What the first screen shows on a day.

    `turn` says who would be next while no session is planned. `weeks` counts what was written and held, the
    oldest week first. `begun` are the kinds of record (of `FIRST_STEPS`) that the journal holds, and `is_new`
    says that nothing was ever put into it.
    """

    next: NextSession | None
    turn: Turn | None
    due: tuple[Due, ...]
    goals: tuple[GoalView, ...]
    question: Prompt
    recent: tuple[Recent, ...]
    weeks: tuple[int, ...]
    entries: int
    sessions: int
    begun: frozenset[str]
    is_new: bool


def today(store: Store, as_of: date, *, weeks: int = 12, first_weekday: int = 0) -> Today:
    """Gather the first screen for the day `as_of`; `entries` and `sessions` count those of the `weeks`."""
    active = store.goals.where("lifecycle IN ('active', 'paused')")
    goals = overview(store, as_of, active, first_weekday=first_weekday, lean=True)
    per_week, entries, sessions = _weeks(store, as_of, weeks, first_weekday)
    recent = _recent(store, as_of)
    upcoming = next_session(store, as_of)
    return Today(
        next=upcoming,
        turn=None if upcoming else whose_turn(store, as_of),
        due=what_waits(store, as_of, [view.progress for view in goals]).open,
        goals=tuple(goals),
        question=question_of(store, as_of),
        recent=recent,
        weeks=per_week,
        entries=entries,
        sessions=sessions,
        begun=begun(store),
        is_new=is_new(store),
    )


def is_new(store: Store) -> bool:
    """Whether nothing has been put into this journal yet."""
    row = store.connection.one(
        "SELECT 1 FROM (SELECT id FROM entry UNION ALL SELECT id FROM person UNION ALL SELECT id FROM goal"
        " UNION ALL SELECT id FROM session UNION ALL SELECT id FROM action UNION ALL SELECT id FROM learning"
        " UNION ALL SELECT id FROM note UNION ALL SELECT id FROM win UNION ALL SELECT id FROM skill) LIMIT 1"
    )
    return row is None


def begun(store: Store) -> frozenset[str]:
    """Which of `FIRST_STEPS` the journal holds a record of, the trash left out."""
    return frozenset(kind for kind in FIRST_STEPS if store.repo(kind).where(limit=1))


def question_of(store: Store, as_of: date) -> Prompt:
    """The one question for the day (docs/domain.md §4.1)."""
    return question_for(as_of, store.prompt_uses.last_used(), skipped=store.prompt_uses.skipped_on(as_of))


def next_session(store: Store, as_of: date) -> NextSession | None:
    """The next planned session and what belongs to it, or None."""
    upcoming = store.sessions.upcoming(as_of, limit=1)
    if not upcoming:
        return None
    session = upcoming[0]
    if session.pairing_id is None:
        return NextSession(session, None, None, tuple(store.agenda.of_session(session.id)), 0, 0)
    pairing = store.pairings.get(session.pairing_id, trashed=True)
    agenda = [*store.agenda.of_session(session.id), *store.agenda.waiting(pairing.id)]
    last = store.sessions.last_held(pairing.id, until=as_of)
    actions = [] if last is None else store.actions.of_session(last.id)
    return NextSession(
        session,
        pairing,
        store.people.get(pairing.person_id, trashed=True),
        tuple(agenda),
        done=sum(action.status == "done" for action in actions),
        open=sum(action.status in ("open", "carried") for action in actions),
    )


def whose_turn(store: Store, as_of: date) -> Turn | None:
    """Who would be next by the rhythm of the active pairings, or None where there is none.

    Nobody of the past is: nothing is asked about them.
    """
    current = store.pairings.current()
    people = store.people.many([pairing.person_id for pairing in current])
    current = [one for one in current if one.person_id in people and people[one.person_id].status != "past"]
    pauses = store.pairing_pauses.of_pairings([pairing.id for pairing in current])
    pairings = [one for one in current if status_on(one, pauses.get(one.id, ()), as_of) == "active"]
    if not pairings:
        return None
    last = store.sessions.last_held_days()
    by_day = [
        (next_by_rhythm(pairing, last[pairing.id]) if pairing.id in last else as_of, pairing.id, pairing)
        for pairing in pairings
    ]
    day, _, pairing = min(by_day, key=lambda turn: turn[:2])
    return Turn(pairing, people[pairing.person_id], max(day, as_of), last.get(pairing.id))


def _recent(store: Store, as_of: date) -> tuple[Recent, ...]:
    day = as_of.isoformat()
    entry_ids = store.entries.ids("day <= ?", (day,), limit=RECENT)
    session_ids = store.sessions.ids("day <= ? AND status = 'held'", (day,), limit=RECENT)
    found = [
        Recent(Ref("entry", head.id), head.day, title_of(head.title, head.start), head.person or "entry")
        for head in store.entries.heads(entry_ids).values()
    ]
    found += [
        Recent(Ref("session", head.id), head.day, head.purpose or "Session", head.person or "session")
        for head in store.sessions.heads(session_ids).values()
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.ref.id), reverse=True)[:RECENT])


def _weeks(store: Store, as_of: date, weeks: int, first_weekday: int) -> tuple[tuple[int, ...], int, int]:
    this_week = week_start(as_of, first_weekday)
    first = this_week - timedelta(weeks=weeks - 1)
    counts = [0] * weeks
    entries = store.entries.per_day(first, as_of)
    held = store.sessions.per_day(first, as_of, "status = 'held'")
    for day, count in (*entries.items(), *held.items()):
        counts[(week_start(day, first_weekday) - first).days // 7] += count
    return tuple(counts), sum(entries.values()), sum(held.values())
