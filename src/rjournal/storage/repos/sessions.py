"""Sessions and their agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rjournal.domain.pairing_life import Meeting
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.domain.text import sanitize
from rjournal.storage.repos.base import Repo
from rjournal.storage.rows import stored_day


@dataclass(frozen=True)
class SessionHead:
    """What a list shows of a session. `person` is empty for a session outside any pairing."""

    id: int
    day: date
    until: date | None
    start: str | None
    status: str
    format: str
    awaiting: str | None
    minutes: int
    purpose: str
    person: str
    role: str
    pairing_id: int | None
    lines: int
    entries: int


class Sessions(Repo[Session]):
    """Sessions, newest first."""

    kind = "session"
    record = Session
    order = "day DESC, start DESC, id DESC"

    def search_text(self, record: Session) -> tuple[str, str, date]:
        """A session is found by its purpose and notes."""
        return record.purpose, record.notes, record.day

    def heads(self, ids: Sequence[int]) -> dict[int, SessionHead]:
        """What a list shows of these sessions, in one statement.

        `lines` counts what was learned, taught, noted, promised and won in it; `entries` the reflections
        linked to it.
        """
        marks = ", ".join("?" * len(ids))
        rows = self._db.all(
            "SELECT s.id, s.day, s.until, s.start, s.status, s.format, s.awaiting, s.minutes, s.purpose,"
            " s.pairing_id,"
            " coalesce(p.name, '') AS person, coalesce(r.my_role, '') AS role,"
            " (SELECT count(*) FROM learning WHERE session_id = s.id AND deleted_at IS NULL)"
            " + (SELECT count(*) FROM note WHERE session_id = s.id AND deleted_at IS NULL)"
            " + (SELECT count(*) FROM action WHERE session_id = s.id AND deleted_at IS NULL)"
            " + (SELECT count(*) FROM win WHERE session_id = s.id AND deleted_at IS NULL) AS lines,"
            " (SELECT count(*) FROM link JOIN entry e ON e.id = from_id AND e.deleted_at IS NULL"
            "   WHERE from_kind = 'entry' AND to_kind = 'session' AND to_id = s.id"
            "   AND link.deleted_at IS NULL) AS entries"
            " FROM session s LEFT JOIN pairing r ON r.id = s.pairing_id"
            " LEFT JOIN person p ON p.id = r.person_id"
            f" WHERE s.id IN ({marks})",
            tuple(ids),
        )
        return {
            row["id"]: SessionHead(
                row["id"],
                stored_day(row["day"]),
                None if row["until"] is None else stored_day(row["until"]),
                row["start"],
                row["status"],
                row["format"],
                row["awaiting"],
                row["minutes"],
                sanitize(row["purpose"]),
                sanitize(row["person"]),
                row["role"],
                row["pairing_id"],
                row["lines"],
                row["entries"],
            )
            for row in rows
        }

    def calendar(self) -> list[tuple[int, str]]:
        """The number and day (`YYYY-MM-DD`) of every session, newest first."""
        # The index alone knows the days; two long texts are read in a quarter of the time of as many rows.
        row = self._db.one(
            "SELECT group_concat(id), group_concat(day) FROM (SELECT id, day FROM session"
            f" WHERE deleted_at IS NULL ORDER BY {self.order})"
        )
        if row is None or row[0] is None:
            return []
        return list(zip(map(int, row[0].split(",")), row[1].split(","), strict=True))

    def planned_ids(self, today: date) -> list[int]:
        """The numbers of the planned sessions of which a day is left, soonest first."""
        # Few are planned: to go through the table is faster than to follow the index to each of its rows.
        rows = self._db.all(
            "SELECT id FROM session NOT INDEXED WHERE deleted_at IS NULL AND status = 'planned'"
            " AND coalesce(until, day) >= ? ORDER BY day, start, id",
            (today.isoformat(),),
        )
        return [row["id"] for row in rows]

    def upcoming(self, today: date, *, limit: int = 20) -> list[Session]:
        """Planned sessions from `today` on, soonest first."""
        soonest = self.planned_ids(today)[:limit]
        found = self.many(soonest)
        return [found[id] for id in soonest if id in found]

    def last_held(self, pairing_id: int, *, until: date) -> Session | None:
        """The last session held in a pairing up to and including `until`."""
        found = self.where(
            "pairing_id = ? AND status = 'held' AND day <= ?", (pairing_id, until.isoformat()), limit=1
        )
        return found[0] if found else None

    def held_days(self, person_id: int, after: date) -> list[date]:
        """The days after one on which sessions were held with somebody, one for each session."""
        days = self._db.column(
            "SELECT day FROM session WHERE deleted_at IS NULL AND status = 'held' AND day > ?"
            " AND pairing_id IN (SELECT id FROM pairing WHERE person_id = ?)",
            (after.isoformat(), person_id),
        )
        return [stored_day(day) for day in days]

    def last_held_days(self) -> dict[int, date]:
        """The day of the last session held in each pairing that has held one, by the pairing's number."""
        # Each pairing's sessions are looked through from the last one on; to group them all takes 4 ms.
        rows = self._db.all(
            "SELECT id, (SELECT day FROM session WHERE pairing_id = pairing.id AND deleted_at IS NULL"
            "   AND status = 'held' ORDER BY day DESC LIMIT 1) AS day FROM pairing"
        )
        return {row["id"]: stored_day(row["day"]) for row in rows if row["day"] is not None}

    def meetings(self, pairing_ids: Sequence[int]) -> dict[int, list[Meeting]]:
        """The sessions of these pairings as their rhythm sees them, by the number of the pairing."""
        found: dict[int, list[Meeting]] = {}
        marks = ", ".join("?" * len(pairing_ids))
        rows = self._db.each(
            "SELECT pairing_id, CASE status WHEN 'planned' THEN coalesce(until, day) ELSE day END, status"
            f" FROM session WHERE deleted_at IS NULL AND pairing_id IN ({marks}) ORDER BY day, id",
            tuple(pairing_ids),
        )
        for pairing_id, day, status in rows:
            found.setdefault(pairing_id, []).append(Meeting(stored_day(day), status))
        return found

    def between(self, first: date, last: date) -> list[Session]:
        """The sessions of a period, both days included, newest first."""
        return self.where("day BETWEEN ? AND ?", (first.isoformat(), last.isoformat()))


class Agenda(Repo[AgendaItem]):
    """Things to talk about, in their order."""

    kind = "agenda"
    record = AgendaItem
    order = "position, id"

    def search_text(self, record: AgendaItem) -> tuple[str, str, date]:
        """An agenda item is found by its text."""
        return record.text, "", stored_day(record.created_at[:10])

    def of_session(self, session_id: int) -> list[AgendaItem]:
        """The agenda of a session."""
        return self.where("session_id = ?", (session_id,))

    def sizes(self, session_ids: Sequence[int]) -> dict[int, int]:
        """How much stands on the agenda of each of these sessions, in one statement; none of those without.

        What was parked or carried on stands there no more.
        """
        marks = ", ".join("?" * len(session_ids))
        rows = self._db.all(
            "SELECT session_id, count(*) AS n FROM agenda WHERE deleted_at IS NULL"
            f" AND outcome IN ('open', 'done') AND session_id IN ({marks}) GROUP BY session_id",
            tuple(session_ids),
        )
        return {row["session_id"]: row["n"] for row in rows}

    def waiting(self, pairing_id: int) -> list[AgendaItem]:
        """What waits for the next session of a pairing."""
        return self.where("pairing_id = ? AND session_id IS NULL AND outcome = 'open'", (pairing_id,))

    def parked(self, pairing_id: int) -> list[AgendaItem]:
        """What was parked in sessions of a pairing and not taken up since, in their order."""
        return self.where("pairing_id = ? AND outcome = 'parked'", (pairing_id,))
