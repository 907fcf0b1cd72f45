"""What was learned and taught, the checks that were made of it, and how both are counted."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.indicators import Fate, ripe_on
from rjournal.domain.ledger import EVERYTHING, NARROWED_BY, LedgerFilter
from rjournal.domain.lines import Area, Learning
from rjournal.domain.reciprocity import Flow
from rjournal.domain.retention import RetentionCheck, RetentionResult
from rjournal.domain.text import sanitize
from rjournal.storage.repos.base import Repo, join_text
from rjournal.storage.repos.lines import Lines
from rjournal.storage.rows import decode, stored_day

if TYPE_CHECKING:
    from rjournal.storage.connection import Value

Condition = tuple[str, tuple["Value", ...]]
"""A condition made of constants, and its values."""


@dataclass(frozen=True)
class LearningHead:
    """What a list shows of something learned or taught, with the checks that were made of it.

    `person` is empty for what came from nobody named.
    """

    learning: Learning
    person: str
    checks: tuple[RetentionCheck, ...] = ()


class Learnings(Lines[Learning]):
    """What was learned and what was taught."""

    kind = "learning"
    record = Learning

    def search_text(self, record: Learning) -> tuple[str, str, date]:
        """A learning is found by its topic, skill, evidence, resources and what was believed before."""
        body = join_text((record.skill, record.evidence, record.believed_before, *record.resources))
        return record.topic, body, record.day

    # The ledger

    def ledger(self, only: LedgerFilter = EVERYTHING, among: Iterable[int] | None = None) -> list[Learning]:
        """What the filter lets through, newest first; of these numbers alone if they are given."""
        return self.where(*self.narrowed(only, among))

    def ledger_ids(self, only: LedgerFilter = EVERYTHING, among: Iterable[int] | None = None) -> array[int]:
        """The numbers of what `ledger` gives."""
        return self.ids(*self.narrowed(only, among))

    def outlines(self, only: LedgerFilter) -> list[Learning]:
        """What `ledger` gives, without its words: number, direction, day and status alone."""
        condition, values = self.narrowed(only)
        rows = self._db.all(
            f"SELECT id, direction, day, status FROM learning WHERE deleted_at IS NULL AND ({condition})",
            values,
        )
        return [
            Learning(
                id=row["id"],
                direction=row["direction"],
                topic="",
                day=stored_day(row["day"]),
                status=sanitize(row["status"]),
            )
            for row in rows
        ]

    def heads(self, ids: Sequence[int]) -> dict[int, LearningHead]:
        """What a list shows of these, with the names of the people and the checks, in two statements."""
        marks = ", ".join("?" * len(ids))
        rows = self._db.all(
            "SELECT l.*, coalesce(p.name, '') AS person FROM learning l"
            f" LEFT JOIN person p ON p.id = l.person_id WHERE l.id IN ({marks})",
            tuple(ids),
        )
        checks: dict[int, list[RetentionCheck]] = {}
        for check in self._store.retention_checks.of_learnings(ids):
            checks.setdefault(check.learning_id, []).append(check)
        return {
            row["id"]: LearningHead(
                decode(Learning, row), sanitize(row["person"]), tuple(checks.get(row["id"], ()))
            )
            for row in rows
        }

    def with_skill(self, names: Sequence[str], until: date, *, limit: int = -1) -> list[Learning]:
        """What was learned and taught up to a day with a skill, by its names as written, newest first."""
        if not names:
            return []
        marks = ", ".join("?" * len(names))
        # Without the first condition SQLite may not use the index over what belongs to a skill.
        return self.where(
            f"skill <> '' AND skill IN ({marks}) AND day <= ?", (*names, until.isoformat()), limit=limit
        )

    def skills(self) -> dict[str, int]:
        """The names of skills as they are written here, and how often."""
        return self._counted("skill", "skill <> ''", ())

    def narrowed(self, only: LedgerFilter, among: Iterable[int] | None = None) -> Condition:
        """The condition that the filter means, made of constants, and its values."""
        asked: list[tuple[str, Value | None]] = [
            # The sign keeps SQLite from an index over these, where one over the day or person does more.
            ("+direction = ?", only.direction),
            ("person_id = ?", only.person_id),
            ("area = ?", only.area),
            ("method = ?", only.method),
            ("+status = ?", only.status or None),
            ("day >= ?", only.first.isoformat() if only.first else None),
            ("day <= ?", only.last.isoformat() if only.last else None),
            (_WITH_SKILL, self._as_written(only.skill) if only.skill else None),
            (_AMONG, None if among is None else _numbers(among)),
        ]
        given = [(text, value) for text, value in asked if value is not None]
        return " AND ".join(text for text, _ in given) or "1", tuple(value for _, value in given)

    def _as_written(self, skill: str) -> str:
        """The names that mean a skill, as a list for SQL."""
        # Noting something needs neither.
        import json

        from rjournal.domain.skills import folded_name

        wanted = folded_name(skill)
        rows = self._db.all("SELECT DISTINCT skill FROM learning WHERE deleted_at IS NULL AND skill <> ''")
        # As they are stored, which is not what is shown of them where another program wrote.
        return json.dumps([row[0] for row in rows if folded_name(sanitize(row[0])) == wanted])

    # Counting

    def counts(self, field: str, only: LedgerFilter = EVERYTHING) -> dict[str, int]:
        """How much there is of each value of a field that the ledger can be narrowed by, most first.

        A person stands there by their number, written out.

        Raises:
            ValueError: the ledger is not narrowed by this (a programming mistake).
        """
        if field not in NARROWED_BY:
            raise ValueError(f"the ledger is not narrowed by {field}")
        return self._counted(field, *self.narrowed(only))

    def _counted(self, field: str, condition: str, values: Sequence[Value]) -> dict[str, int]:
        rows = self._db.all(
            f"SELECT {field} AS value, count(*) AS n FROM learning WHERE deleted_at IS NULL AND ({condition})"
            f" AND coalesce({field}, '') <> '' GROUP BY {field} ORDER BY n DESC, {field}",
            values,
        )
        return {sanitize(str(row["value"])): row["n"] for row in rows}

    def areas(self, first: date, last: date) -> dict[Area | None, int]:
        """How much was learned in a period of each area; under None what was given none."""
        rows = self._db.all(
            "SELECT area, count(*) AS n FROM learning WHERE deleted_at IS NULL AND direction = 'received'"
            " AND day BETWEEN ? AND ? GROUP BY area",
            (first.isoformat(), last.isoformat()),
        )
        return {row["area"]: row["n"] for row in rows}

    def fates(self, as_of: date, only: LedgerFilter = EVERYTHING) -> list[Fate]:
        """What became of it all, those alike on a day counted together, in one statement.

        The day of a fate stands for theirs: the last on which they are old enough, or the day itself.
        """
        condition, values = self.narrowed(only)
        ripe = ripe_on(as_of)
        # Grouped by what the index is ordered by, nothing has to be sorted; where few are left, no need.
        sign = "" if only.person_id is None and not only.skill else "+"
        rows = self._db.all(
            "SELECT direction, status, count(*) AS n, sum(day <= ?) AS ripe,"
            " sum(day <= ? AND used_on > ?) AS later FROM learning"
            f" WHERE deleted_at IS NULL AND ({condition}) GROUP BY {sign}direction, {sign}status",
            (ripe.isoformat(), ripe.isoformat(), as_of.isoformat(), *values),
        )
        found = []
        for row in rows:
            direction, status = row["direction"], sanitize(row["status"])
            later = row["later"] or 0
            found += [
                Fate(direction, status, as_of, None, row["n"] - row["ripe"]),
                Fate(direction, status, ripe, None, row["ripe"] - later),
                Fate(direction, status, ripe, date.max, later),
            ]
        return [fate for fate in found if fate.count]

    def waits(self, as_of: date, only: LedgerFilter = EVERYTHING) -> dict[int, int]:
        """How many first uses up to a day came how many days after hearing of it."""
        condition, values = self.narrowed(only)
        sign = "" if only.person_id is None and not only.skill else "+"
        rows = self._db.all(
            "SELECT CAST(julianday(used_on) - julianday(day) AS INTEGER) AS days, count(*) AS n FROM learning"
            f" WHERE deleted_at IS NULL AND {sign}direction = 'received' AND used_on <= ? AND ({condition})"
            " GROUP BY days",
            (as_of.isoformat(), *values),
        )
        return {row["days"]: row["n"] for row in rows}

    # Between two people

    def each_way(self, person_id: int) -> dict[str, int]:
        """How many things were received from, and given to, a person; what is only planned is not given."""
        rows = self._db.all(
            "SELECT direction, count(*) AS n FROM learning WHERE deleted_at IS NULL AND person_id = ?"
            " AND status <> 'planned' GROUP BY direction",
            (person_id,),
        )
        return {row["direction"]: row["n"] for row in rows}

    def each_way_in(self, pairing_id: int) -> dict[str, int]:
        """The same for one pairing: in its sessions, and outside any in its time."""
        rows = self._db.all(
            "SELECT l.direction, count(*) AS n FROM learning l JOIN pairing r ON r.id = ?"
            " WHERE l.deleted_at IS NULL AND l.status <> 'planned' AND l.person_id = r.person_id"
            f" AND CASE WHEN l.session_id IS NULL THEN {_IN_ITS_TIME}"
            " ELSE l.session_id IN (SELECT id FROM session WHERE pairing_id = r.id) END"
            " GROUP BY l.direction",
            (pairing_id,),
        )
        return {row["direction"]: row["n"] for row in rows}

    def flows(self, pairings: Iterable[int], until: date, *, last: int = -1) -> dict[int, list[Flow]]:
        """What each session held in these pairings up to a day left each way, by the pairing.

        Only the `last` sessions of each are looked at, unless it is negative.
        """
        rows = self._db.all(
            "SELECT s.pairing_id, s.id, s.day,"
            f" (SELECT count(*) {_OF_SESSION} AND direction = 'received') AS received,"
            f" (SELECT count(*) {_OF_SESSION} AND direction = 'given' AND status <> 'planned') AS given"
            " FROM (SELECT id, day, pairing_id, row_number() OVER"
            " (PARTITION BY pairing_id ORDER BY day DESC, id DESC) AS place FROM session"
            " WHERE deleted_at IS NULL AND status = 'held' AND day <= ?"
            " AND pairing_id IN (SELECT value FROM json_each(?))) AS s WHERE ? < 0 OR s.place <= ?",
            (until.isoformat(), _numbers(pairings), last, last),
        )
        found: dict[int, list[Flow]] = {}
        for row in rows:
            flow = Flow(row["id"], stored_day(row["day"]), row["received"], row["given"])
            found.setdefault(row["pairing_id"], []).append(flow)
        return found


def _numbers(ids: Iterable[int]) -> str:
    """Numbers as a list for SQL, whose statements have a fixed number of marks."""
    return f"[{', '.join(map(str, ids))}]"


_AMONG = "id IN (SELECT value FROM json_each(?))"
# Without the first condition SQLite may not use the index over what belongs to a skill.
_WITH_SKILL = "skill <> '' AND skill IN (SELECT value FROM json_each(?))"
_OF_SESSION = "FROM learning WHERE session_id = s.id AND deleted_at IS NULL"
_IN_ITS_TIME = """(l.day >= coalesce(r.start, '') AND l.day <= coalesce(r.ended_on, '9999-12-31')
    OR NOT EXISTS (SELECT 1 FROM pairing o WHERE o.person_id = r.person_id AND o.id <> r.id
        AND o.deleted_at IS NULL))"""
"""What was noted outside any session belongs to the pairing of its day, or to the only one there is."""


class RetentionChecks(Repo[RetentionCheck]):
    """Checks that were made of what was learned and taught, oldest first."""

    kind = "retention_check"
    record = RetentionCheck
    order = "done_on, id"

    def words(self) -> str:
        """People call it a check."""
        return "check"

    def search_text(self, record: RetentionCheck) -> tuple[str, str, date] | None:
        """A check is found by what was noted of it."""
        return (record.note, "", record.done_on) if record.note else None

    def of_learnings(self, ids: Sequence[int]) -> list[RetentionCheck]:
        """The checks made of these learnings, in one statement."""
        marks = ", ".join("?" * len(ids))
        return self.where(f"learning_id IN ({marks})", tuple(ids)) if ids else []

    def results(self, as_of: date, only: LedgerFilter = EVERYTHING) -> Mapping[RetentionResult, int]:
        """How often each result was found up to a day, in the checks of what the filter lets through."""
        condition, values = self._store.learnings.narrowed(only)
        rows = self._db.all(
            "SELECT result, count(*) AS n FROM retention_check WHERE deleted_at IS NULL AND done_on <= ?"
            f" AND learning_id IN (SELECT id FROM learning WHERE deleted_at IS NULL AND ({condition}))"
            " GROUP BY result",
            (as_of.isoformat(), *values),
        )
        return {row["result"]: row["n"] for row in rows}
