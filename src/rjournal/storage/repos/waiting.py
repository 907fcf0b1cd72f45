"""What decides what is due, read in a fixed number of statements and no more of it than tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from rjournal.domain.agreements import Agreement
from rjournal.domain.due_facts import DueFacts, Pair
from rjournal.domain.due_lines import RESPONDED_AFTER, SOON
from rjournal.domain.due_meeting import REFLECT_WITHIN
from rjournal.domain.lines import Action, Learning, NoteItem
from rjournal.domain.notes import OPEN, STANDING
from rjournal.domain.pairing_life import Meeting, PairingFacts, status_on
from rjournal.domain.people import Pairing, PairingPause, Person
from rjournal.domain.reciprocity import Flow
from rjournal.domain.records import Record
from rjournal.domain.retention import ASKED_FOR, CHECK_DAYS, RetentionCheck
from rjournal.domain.sessions import PREPARE_WITHIN, Session
from rjournal.storage.rows import stored_day
from rjournal.storage.swift import decode_many

if TYPE_CHECKING:
    from rjournal.storage.store import Store

R = TypeVar("R", bound=Record)

_PAIRING = (
    *("id", "person_id", "my_role", "start", "planned_end", "cadence_days", "cadence_since", "status"),
    "ended_on",
)
_SESSION = ("id", "pairing_id", "day", "until", "format", "status", "purpose", "awaiting")
_ACTION = ("id", "text", "kind", "owner", "person_id", "session_id", "goal_id", "day", "due")
_NOTE = (
    *("id", "kind", "text", "person_id", "session_id", "day", "status", "answer", "raised_by"),
    "revisit_on",
)
_LEARNING = ("id", "direction", "topic", "person_id", "session_id", "day", "status", "used_on")
_CHECK = ("id", "learning_id", "number", "done_on", "result")

_NEAR = timedelta(days=28)
"""A session called off that lies further ahead does not tell of the rhythm yet."""

# A list of all sessions would be read whole: those that tell are found by the index, pairing by pairing.
_MEETINGS = """SELECT s.pairing_id, s.day, s.status FROM pairing r JOIN session s ON s.id IN (
    SELECT id FROM (SELECT id FROM session WHERE pairing_id = r.id AND deleted_at IS NULL
        AND status <> 'planned' AND day <= ?1 ORDER BY day DESC, start DESC, id DESC LIMIT 8)
    UNION SELECT id FROM (SELECT id FROM session WHERE pairing_id = r.id AND deleted_at IS NULL
        AND status = 'held' ORDER BY day, start, id LIMIT 2))
    WHERE r.deleted_at IS NULL AND r.status <> 'ended'
    UNION ALL
    SELECT pairing_id, coalesce(until, day), status FROM session WHERE deleted_at IS NULL
    AND status = 'planned' AND +pairing_id IS NOT NULL AND coalesce(until, day) >= ?2
    ORDER BY 2"""

_FLOWS = """SELECT s.pairing_id, s.id, s.day,
    (SELECT count(*) FROM learning WHERE session_id = s.id AND deleted_at IS NULL
        AND direction = 'received') AS received,
    (SELECT count(*) FROM learning WHERE session_id = s.id AND deleted_at IS NULL
        AND direction = 'given' AND status <> 'planned') AS given
    FROM pairing r JOIN session s ON s.id IN (
        SELECT id FROM session WHERE pairing_id = r.id AND deleted_at IS NULL AND status = 'held'
        AND day <= ? ORDER BY day DESC, start DESC, id DESC LIMIT 3)
    WHERE r.deleted_at IS NULL AND r.my_role = 'reciprocal' AND r.status <> 'ended' ORDER BY s.day, s.id"""

_UNWRITTEN = """status = 'held' AND day BETWEEN ? AND ? AND NOT EXISTS (
    SELECT 1 FROM link l JOIN entry e ON e.id = l.from_id AND e.deleted_at IS NULL AND e.day <= ?2
    WHERE l.from_kind = 'entry' AND l.to_kind = 'session' AND l.to_id = session.id
    AND l.deleted_at IS NULL)"""

_OPEN_NOTES = f"""status IN {STANDING}
    AND day <= ?1 AND kind IN ('question', 'challenge', 'assumption')
    AND CASE kind WHEN 'question' THEN status IN {OPEN}
        WHEN 'challenge' THEN status IN {OPEN} AND day <= ?2 ELSE revisit_on <= ?1 END"""


class Waiting:
    """What was recorded, as the rules of what is due want it (docs/domain.md §2.5).

    It is asked for on every start. Records hold what the rules read and nothing else: they are not to be
    saved.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.connection

    def facts(self, as_of: date) -> DueFacts:
        """Everything but how goals stand. What was noted after `as_of` is left out, the rest is as now."""
        people = self._read(Person, ("id", "name", "status"))
        lines = self._lines(as_of)
        learnings = self._learnings(as_of)
        noted: list[Action | NoteItem | Learning] = [*lines.actions, *lines.notes, *learnings]
        to_come = self._sessions(
            "status = 'planned' AND day <= ? AND coalesce(until, day) >= ?",
            (_after(as_of, PREPARE_WITHIN), as_of.isoformat()),
        )
        return replace(
            lines,
            pairs=self._pairs(as_of, people),
            people={one.id: one.name for one in people if one.status != "past"},
            learnings=learnings,
            checks=self._checks(learnings),
            pairing_of=self._pairings_of({line.session_id for line in noted if line.session_id}),
            resting_goals=self._resting_goals({one.goal_id for one in lines.actions if one.goal_id}),
            unwritten=self._sessions(_UNWRITTEN, (_before(as_of, REFLECT_WITHIN), as_of.isoformat())),
            to_come=to_come,
            agenda=self._store.agenda.sizes([one.id for one in to_come]) if to_come else {},
            awaiting=self._sessions("awaiting = 'me'", ()),
        )

    def _read(
        self, record: type[R], names: Sequence[str], condition: str = "1", values: Sequence[Any] = ()
    ) -> tuple[R, ...]:
        """The records that meet a condition, the trash left out, with these fields and no others."""
        table = _TABLES[record]
        # Asked for the numbers in order, SQLite would go through the whole table for them.
        sql = (
            f"SELECT {', '.join(names)} FROM {table} WHERE deleted_at IS NULL AND ({condition}) ORDER BY +id"
        )
        return tuple(decode_many(record, names, self._db.all(sql, values)))

    def _pairs(self, as_of: date, people: Iterable[Person]) -> dict[int, Pair]:
        pairings = self._read(Pairing, _PAIRING)
        if not pairings:
            return {}
        pauses = _by_pairing(self._read(PairingPause, ("id", "pairing_id", "start", "until")))
        agreements = _by_pairing(self._read(Agreement, ("id", "pairing_id", "agreed_on", "review_on")))
        meetings: dict[int, list[Meeting]] = {}
        for pairing_id, day, status in self._db.all(_MEETINGS, (_after(as_of, _NEAR), as_of.isoformat())):
            meetings.setdefault(pairing_id, []).append(Meeting(stored_day(day), status))
        flows: dict[int, list[Flow]] = {}
        for pairing_id, *row in self._db.all(_FLOWS, (as_of.isoformat(),)):
            flows.setdefault(pairing_id, []).append(Flow(row[0], stored_day(row[1]), row[2], row[3]))
        known = {one.id: one for one in people}
        found = {}
        for pairing in pairings:
            facts = PairingFacts(
                pairing,
                tuple(pauses.get(pairing.id, ())),
                tuple(agreements.get(pairing.id, ())),
                tuple(meetings.get(pairing.id, ())),
            )
            person = known.get(pairing.person_id)
            is_past = person is None or person.status == "past"
            found[pairing.id] = Pair(
                facts=facts,
                name=person.name if person else "",
                standing="ended" if is_past else status_on(pairing, facts.pauses, as_of),
                flows=tuple(flows.get(pairing.id, ())),
            )
        return found

    def _lines(self, as_of: date) -> DueFacts:
        today = as_of.isoformat()
        actions = self._read(
            Action,
            _ACTION,
            "status IN ('open', 'carried') AND day <= ? AND (due <= ? OR kind = 'sponsor')",
            (today, _after(as_of, SOON)),
        )
        notes = self._read(NoteItem, _NOTE, _OPEN_NOTES, (today, _before(as_of, RESPONDED_AFTER)))
        return DueFacts(as_of=as_of, actions=actions, notes=notes)

    def _learnings(self, as_of: date) -> tuple[Learning, ...]:
        period = (timedelta(days=ASKED_FOR), timedelta(days=CHECK_DAYS[0]))
        condition = "day BETWEEN ? AND ? AND status NOT IN ('planned', 'set aside')"
        return self._read(Learning, _LEARNING, condition, [_before(as_of, days) for days in period])

    def _checks(self, learnings: Iterable[Learning]) -> tuple[RetentionCheck, ...]:
        ids = _as_list(one.id for one in learnings)
        return self._read(RetentionCheck, _CHECK, f"learning_id IN ({_AMONG})", (ids,))

    def _sessions(self, condition: str, values: Sequence[Any]) -> tuple[Session, ...]:
        return self._read(Session, _SESSION, condition, values)

    def _pairings_of(self, sessions: Iterable[int]) -> dict[int, int]:
        sql = f"SELECT id, pairing_id FROM session WHERE pairing_id IS NOT NULL AND id IN ({_AMONG})"
        return {row[0]: row[1] for row in self._db.all(sql, (_as_list(sessions),))}

    def _resting_goals(self, goals: Iterable[int]) -> frozenset[int]:
        sql = f"SELECT id FROM goal WHERE lifecycle <> 'active' AND id IN ({_AMONG})"
        return frozenset(self._db.column(sql, (_as_list(goals),)))


_TABLES: dict[type[Record], str] = {
    Person: "person",
    Pairing: "pairing",
    PairingPause: "pairing_pause",
    Agreement: "agreement",
    Session: "session",
    Action: "action",
    NoteItem: "note",
    Learning: "learning",
    RetentionCheck: "retention_check",
}

_AMONG = "SELECT value FROM json_each(?)"

P = TypeVar("P", Agreement, PairingPause)


def _after(day: date, days: timedelta) -> str:
    """The day so much later as it is stored, or the last there is."""
    return (day + min(days, date.max - day)).isoformat()


def _before(day: date, days: timedelta) -> str:
    """The day so much earlier as it is stored, or the first there is."""
    return (day - min(days, day - date.min)).isoformat()


def _as_list(numbers: Iterable[int]) -> str:
    return f"[{','.join(str(number) for number in numbers)}]"


def _by_pairing(records: Iterable[P]) -> dict[int, list[P]]:
    found: dict[int, list[P]] = {}
    for one in records:
        found.setdefault(one.pairing_id, []).append(one)
    return found
