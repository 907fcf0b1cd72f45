"""People and pairings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from rjournal.domain.agreements import Agreement
from rjournal.domain.people import Pairing, PairingPause, Person, PersonStatus, Role
from rjournal.domain.text import sanitize
from rjournal.storage.repos.base import Repo, join_text
from rjournal.storage.rows import stored_day

if TYPE_CHECKING:
    from sqlite3 import Row


@dataclass(frozen=True)
class PersonHead:
    """What a list shows of a person, with the pairing that counts: one that goes on before one that ended.

    `role` is None without a pairing. `last` and `next` are days of sessions held and planned with them,
    `next_start` its clock time.
    """

    id: int
    name: str
    function: str
    status: PersonStatus
    role: Role | None
    pairing_status: str
    cadence_days: int
    ended_on: date | None
    last: date | None
    next: date | None
    next_start: str

    @property
    def is_earlier(self) -> bool:
        """Whether this person belongs to the past: said to, or no pairing with them goes on any more."""
        return self.status == "past" or self.pairing_status == "ended"


_SHOWN_PAIRING = """(SELECT id FROM pairing WHERE person_id = p.id AND deleted_at IS NULL ORDER BY
    CASE status WHEN 'active' THEN 0 WHEN 'closing' THEN 1 WHEN 'paused' THEN 2 WHEN 'proposed' THEN 3
    ELSE 4 END, id DESC LIMIT 1)"""

# As `rjournal.domain.pairing_life.status_on` tells it on the day `?1`; of an ended one the day is not asked.
_PAUSES = "SELECT 1 FROM pairing_pause WHERE pairing_id = r.id AND deleted_at IS NULL"
_STANDING = f"""CASE
    WHEN r.status IN ('proposed', 'ended') THEN r.status
    WHEN EXISTS ({_PAUSES} AND start <= ?1 AND (until IS NULL OR until > ?1)) THEN 'paused'
    WHEN r.status = 'paused' AND EXISTS ({_PAUSES}) THEN 'active'
    ELSE coalesce(r.status, '') END"""

# Left to itself SQLite looks for the greatest day among all sessions, once for every person.
_SESSIONS = """FROM session s INDEXED BY session_by_pairing
    WHERE s.pairing_id IN (SELECT id FROM pairing WHERE person_id = p.id) AND s.deleted_at IS NULL"""


class People(Repo[Person]):
    """Everyone the journal knows."""

    kind = "person"
    record = Person
    order = "name COLLATE NOCASE, id"

    def search_text(self, record: Person) -> tuple[str, str, date]:
        """A person is found by name, alias, function, skills and notes."""
        body = join_text(
            (
                record.alias,
                record.function,
                *record.teaches,
                *record.learns,
                record.access_needs,
                record.contact_note,
            )
        )
        return record.name, body, stored_day(record.created_at[:10])

    def in_groups(self, today: date) -> tuple[list[int], list[int]]:
        """The numbers of the people of now and of those of earlier, each in the order of a list.

        First come those one meets, then those whose pairing rests, then those without one; by name.
        """
        rows = self._db.all(
            "SELECT p.id, p.status = 'past' OR coalesce(r.status, '') = 'ended' AS earlier"
            f" FROM person p LEFT JOIN pairing r ON r.id = {_SHOWN_PAIRING} WHERE p.deleted_at IS NULL"
            f" ORDER BY CASE {_STANDING} WHEN '' THEN 2 WHEN 'active' THEN 0 WHEN 'closing' THEN 0 ELSE 1 END"
            ", p.name COLLATE NOCASE, p.id",
            (today.isoformat(),),
        )
        now = [row["id"] for row in rows if not row["earlier"]]
        return now, [row["id"] for row in rows if row["earlier"]]

    def heads(self, ids: Sequence[int], today: date) -> dict[int, PersonHead]:
        """What a list shows of these people on a day, in one statement."""
        marks = ", ".join("?" * len(ids))
        rows = self._db.all(
            "SELECT p.id, p.name, p.function, p.status, r.my_role AS role,"
            f" {_STANDING} AS pairing_status, coalesce(r.cadence_days, 0) AS cadence_days, r.ended_on,"
            f" (SELECT max(s.day) {_SESSIONS} AND s.status = 'held' AND s.day <= ?1) AS last,"
            f" (SELECT min(s.day || coalesce(s.start, '')) {_SESSIONS} AND s.status = 'planned'"
            "   AND coalesce(s.until, s.day) >= ?1) AS next"
            f" FROM person p LEFT JOIN pairing r ON r.id = {_SHOWN_PAIRING} WHERE p.id IN ({marks})",
            (today.isoformat(), *ids),
        )
        return {row["id"]: _head(row) for row in rows}


_ISO_DAY = len("2026-02-16")


def _head(row: Row) -> PersonHead:
    planned = row["next"] or ""
    return PersonHead(
        id=row["id"],
        name=sanitize(row["name"]),
        function=sanitize(row["function"]),
        status=row["status"],
        role=row["role"],
        pairing_status=row["pairing_status"],
        cadence_days=row["cadence_days"],
        ended_on=_day(row["ended_on"]),
        last=_day(row["last"]),
        next=_day(planned[:_ISO_DAY]),
        next_start=sanitize(planned[_ISO_DAY:]),
    )


def _day(text: str | None) -> date | None:
    return stored_day(text) if text else None


class Pairings(Repo[Pairing]):
    """The mentoring relationships."""

    kind = "pairing"
    record = Pairing

    def search_text(self, record: Pairing) -> tuple[str, str, date]:
        """A pairing is found by its purpose and the reasons it was made."""
        return record.purpose, join_text(record.criteria), stored_day(record.created_at[:10])

    def of_person(self, person_id: int) -> list[Pairing]:
        """A person's pairings, oldest first."""
        return self.where("person_id = ?", (person_id,))

    def current(self) -> list[Pairing]:
        """The pairings that have not ended."""
        return self.where("status <> 'ended'")


R = TypeVar("R", Agreement, PairingPause)


class _OfPairings(Repo[R]):
    """Records that belong to a pairing."""

    def of_pairing(self, pairing_id: int) -> list[R]:
        """All that belongs to a pairing, in the kind's order."""
        return self.where("pairing_id = ?", (pairing_id,))

    def of_pairings(self, pairing_ids: Sequence[int]) -> dict[int, list[R]]:
        """All that belongs to these pairings, in the kind's order, by the number of the pairing."""
        found: dict[int, list[R]] = {}
        marks = ", ".join("?" * len(pairing_ids))
        for one in self.where(f"pairing_id IN ({marks})", tuple(pairing_ids)) if pairing_ids else ():
            found.setdefault(one.pairing_id, []).append(one)
        return found


class Agreements(_OfPairings[Agreement]):
    """What the two of a pairing agreed, the first version first."""

    kind = "agreement"
    record = Agreement

    def search_text(self, record: Agreement) -> tuple[str, str, date]:
        """An agreement is found by everything it says."""
        body = join_text(
            (
                record.they_hope,
                record.in_bounds,
                record.off_limits,
                record.confidential,
                record.exceptions,
                record.notes_kept_by,
                record.may_quote,
                record.cancellation_notice,
                record.reply_within,
                record.feedback,
                record.discomfort,
                record.ending,
                record.retention,
            )
        )
        return record.i_hope, body, record.agreed_on or stored_day(record.created_at[:10])


class PairingPauses(_OfPairings[PairingPause]):
    """When pairings rested, oldest first."""

    kind = "pairing_pause"
    record = PairingPause
    order = "start, id"
